#include "app/resources.h"

#include <stdlib.h>

#include <utility>

#include "base/file.h"
#include "support/catch.h"
#include "unit/app/temporary_folder.h"

namespace {

using namespace vanthu;
using tests::TemporaryFolder;

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> result;
  for (const Diagnostic& d : diagnostics.all()) result.push_back(d.code);
  return result;
}

// The font with its licence bits (OS/2 table, fsType) set to "restricted".
std::string restricted(std::string font) {
  const std::size_t entry = font.find("OS/2");
  REQUIRE(entry != std::string::npos);
  std::size_t table = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    table = table << 8 | static_cast<unsigned char>(font.at(entry + 8 + i));
  }
  font.at(table + 8) = 0;
  font.at(table + 9) = 2;
  return font;
}

}  // namespace

TEST_CASE("a font whose licence forbids embedding is passed over, and doctor can say so") {
  const std::filesystem::path liberation = "/usr/share/fonts/truetype/liberation2";
  if (!std::filesystem::exists(liberation)) {
    WARN("fonts-liberation2 is not installed: not tested");
    return;
  }
  const TemporaryFolder folder;
  std::string family = R"(<family name="X" folder=".")";
  for (const auto& [attribute, face] :
       {std::pair{"regular", "Regular"}, std::pair{"bold", "Bold"}, std::pair{"italic", "Italic"},
        std::pair{"bold-italic", "BoldItalic"}}) {
    const std::string name = std::string("LiberationSerif-") + face + ".ttf";
    folder.write(name, restricted(read_file(liberation / name, 1 << 20)));
    family += std::string(" ") + attribute + "=\"" + name + "\"";
  }
  folder.write("catalogue.xml", "<fonts>" + family + "/></fonts>");
  Diagnostics diagnostics;
  CHECK(fonts::open_fonts(folder / "", diagnostics) == nullptr);
  REQUIRE(diagnostics.all().size() >= 2);
  CHECK(codes(diagnostics).front() == Code::FontsNotEmbeddable);
  CHECK(codes(diagnostics).back() == Code::FontsMissing);
}

TEST_CASE("a template is a folder or an id, and never leaves the templates folder") {
  const TemporaryFolder folder;
  folder.write("templates/ke-hoach/template.xml", "<mau/>");
  folder.write("templates/to-trinh/template.xml", "<mau/>");
  folder.write("templates/rules/nd30.xml", "<x/>");
  const auto mine = folder.write("mine/template.xml", "<mau/>");
  const std::filesystem::path resources = folder / "";

  Diagnostics none;
  CHECK(app::find_template("ke-hoach", resources, none) ==
        resources / "templates" / "ke-hoach" / "template.xml");
  CHECK(app::find_template(mine.parent_path().string(), resources, none) == mine);
  CHECK(none.all().empty());
  CHECK(app::template_ids(resources) == std::vector<std::string>{"ke-hoach", "to-trinh"});

  struct Row {
    std::string name;
    Code expected;
  };
  const std::vector<Row> rows{
      {"", Code::TemplateNotFound},
      {"rules", Code::TemplateNotFound},  // a folder, but no template
      {"../mine", Code::TemplateNotFound},
      {"/etc", Code::TemplateNotFound},
      {"ke-hoach/", Code::TemplateMisspelt},
      {"ke_hoach", Code::TemplateMisspelt},
      {"Kế hoạch", Code::TemplateMisspelt},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    Diagnostics diagnostics;
    CHECK_FALSE(app::find_template_id(row.name, resources, diagnostics).has_value());
    CHECK(codes(diagnostics) == std::vector{row.expected});
  }
}

TEST_CASE("a folder without templates and fonts is not a resource folder") {
  const TemporaryFolder folder;
  Sources sources;
  Diagnostics diagnostics;
  CHECK(app::open_resources(folder / "", sources, diagnostics) == nullptr);
  CHECK(codes(diagnostics) == std::vector{Code::ResourcesMissing});
}

TEST_CASE("the resource folder is beside the program unless VANTHU_HOME says otherwise") {
  ::setenv("VANTHU_HOME", "/some/where", 1);
  CHECK(app::default_resource_folder() == "/some/where");
  ::setenv("VANTHU_HOME", "", 1);
  const auto beside = app::default_resource_folder();
  ::unsetenv("VANTHU_HOME");
  CHECK(app::default_resource_folder() == beside);
  CHECK(std::filesystem::exists(beside / "templates" / "rules"));
}

TEST_CASE("inputs that cannot be read are reported, each by name") {
  const TemporaryFolder folder;
  Sources sources;
  Diagnostics diagnostics;
  CHECK_FALSE(app::read_input(folder / "none.json", sources, diagnostics).has_value());
  CHECK_FALSE(app::read_input(folder / "", sources, diagnostics).has_value());
  CHECK(codes(diagnostics) == std::vector{Code::FileUnreadable, Code::FileUnreadable});
  REQUIRE(diagnostics.all().front().args.size() == 2);
  CHECK(diagnostics.all().front().args.front() == (folder / "none.json").string());
}

TEST_CASE("an input may be as large as the limit, not one byte larger") {
  const TemporaryFolder folder;
  const auto path = folder.write("big.json", "");
  std::filesystem::resize_file(path, app::largest_input);
  Sources sources;
  Diagnostics diagnostics;
  CHECK(app::read_input(path, sources, diagnostics).has_value());
  CHECK(diagnostics.all().empty());
  std::filesystem::resize_file(path, app::largest_input + 1);
  CHECK_FALSE(app::read_input(path, sources, diagnostics).has_value());
  CHECK(codes(diagnostics) == std::vector{Code::FileTooLarge});
}
