// Choosing and opening the four faces: fallbacks, refusals, metrics.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "fonts/fonts.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::fonts;
namespace fs = std::filesystem;

namespace {

const fs::path shipped = fs::path(VANTHU_SOURCE_DIR) / "fonts";
const fs::path liberation2 = "/usr/share/fonts/truetype/liberation2";

// A folder of its own for one test, gone afterwards.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "vanthu-fonts-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path / name, std::ios::binary) << content;
  }
  void copy_liberation() const {
    fs::copy_file(liberation2 / "LiberationSerif-Regular.ttf", path / "times.ttf");
    fs::copy_file(liberation2 / "LiberationSerif-Bold.ttf", path / "timesbd.ttf");
    fs::copy_file(liberation2 / "LiberationSerif-Italic.ttf", path / "timesi.ttf");
    fs::copy_file(liberation2 / "LiberationSerif-BoldItalic.ttf", path / "timesbi.ttf");
  }
};

const std::string dropped_in =
    R"(<fonts><family name="Times New Roman" folder="." regular="times.ttf" bold="timesbd.ttf"
       italic="timesi.ttf" bold-italic="timesbi.ttf"/></fonts>)";

std::string codes(const Diagnostics& diagnostics) {
  std::string list;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    list += std::string(list.empty() ? "" : " ") + std::string(entry(diagnostic.code).id);
  }
  return list;
}

}  // namespace

TEST_CASE("the shipped catalogue finds a family on this machine") {
  Diagnostics diagnostics;
  const auto set = open_fonts(shipped, diagnostics);
  REQUIRE(set != nullptr);
  CHECK_FALSE(diagnostics.has_errors());
  for (const Face face : all_faces) {
    CHECK(set->has(face, U'ự'));
    CHECK(set->has(face, U'Đ'));
    CHECK_FALSE(set->has(face, U'\u2611'));
    CHECK(set->file_bytes(face).size() > 100'000);
  }
}

TEST_CASE("metrics are those of hhea, the same in the four faces") {
  Diagnostics diagnostics;
  const auto set = open_fonts(shipped, diagnostics);
  REQUIRE(set != nullptr);
  for (const Face face : all_faces) {
    const Metrics& metrics = set->metrics(face);
    CHECK(metrics.units_per_em == 2048);
    CHECK(metrics.ascender == 1825);
    CHECK(metrics.descender == 443);
    CHECK(metrics.line_gap == 87);
    CHECK(metrics.cap_height > 1300);
    CHECK(metrics.cap_height < 1450);
    CHECK(metrics.bounding_box[3] > metrics.bounding_box[1]);
  }
  CHECK(set->metrics(Face::Regular).italic_angle_tenths == 0);
  CHECK(set->metrics(Face::Italic).italic_angle_tenths < -100);
  CHECK(set->metrics(Face::Bold).stem_weight > set->metrics(Face::Regular).stem_weight);
}

TEST_CASE("an office's own files in the folder are used by path") {
  if (!fs::exists(liberation2)) {
    WARN("fonts-liberation2 is not installed");
    return;
  }
  const Folder folder;
  folder.write("catalogue.xml", dropped_in);
  folder.copy_liberation();
  Diagnostics diagnostics;
  const auto set = open_fonts(folder.path, diagnostics);
  REQUIRE(set != nullptr);
  CHECK(codes(diagnostics).empty());
  CHECK(set->postscript_name(Face::Regular) == "LiberationSerif");
  CHECK(set->postscript_name(Face::BoldItalic) == "LiberationSerif-BoldItalic");
}

TEST_CASE("a family that does not serve is passed over with a warning") {
  const Folder folder;
  folder.write("catalogue.xml", dropped_in);
  Diagnostics diagnostics;

  SECTION("no files at all") {
    CHECK(open_fonts(folder.path, diagnostics) == nullptr);
    CHECK(codes(diagnostics) == "fonts-missing");
    CHECK(hint(diagnostics.all()[0], Language::Vietnamese).find(folder.path.string()) !=
          std::string::npos);
  }
  SECTION("three files of four") {
    if (!fs::exists(liberation2)) return;
    folder.copy_liberation();
    fs::remove(folder.path / "timesbi.ttf");
    CHECK(open_fonts(folder.path, diagnostics) == nullptr);
    CHECK(codes(diagnostics) == "fonts-missing");
  }
  SECTION("not fonts") {
    for (const char* name : {"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"}) {
      folder.write(name, "not a font");
    }
    CHECK(open_fonts(folder.path, diagnostics) == nullptr);
    CHECK(codes(diagnostics) == "fonts-broken fonts-missing");
  }
  SECTION("an empty file") {
    for (const char* name : {"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"}) {
      folder.write(name, "");
    }
    CHECK(open_fonts(folder.path, diagnostics) == nullptr);
    CHECK(codes(diagnostics) == "fonts-broken fonts-missing");
  }
  SECTION("cut off in the middle") {
    if (!fs::exists(liberation2)) return;
    folder.copy_liberation();
    fs::resize_file(folder.path / "times.ttf", 5000);
    CHECK(open_fonts(folder.path, diagnostics) == nullptr);
    CHECK(diagnostics.has_errors());
  }
}

TEST_CASE("letters, not the family name, decide") {
  // Version 1 of Liberation Serif has the same name and no Vietnamese.
  const fs::path old = "/usr/share/fonts/truetype/liberation";
  if (!fs::exists(old / "LiberationSerif-Regular.ttf")) {
    WARN("no second Liberation Serif on this machine");
    return;
  }
  const Folder folder;
  folder.write("catalogue.xml",
               "<fonts><family name='Liberation Serif' folder='" + old.string() +
                   "' regular='LiberationSerif-Regular.ttf' bold='LiberationSerif-Bold.ttf'"
                   " italic='LiberationSerif-Italic.ttf'"
                   " bold-italic='LiberationSerif-BoldItalic.ttf'/></fonts>");
  Diagnostics diagnostics;
  const auto set = open_fonts(folder.path, diagnostics);
  if (set != nullptr) {
    CHECK(set->has(Face::Regular, U'ữ'));  // the folder holds version 2 here
  } else {
    CHECK(codes(diagnostics) == "fonts-lack-letters fonts-missing");
    CHECK(message(diagnostics.all()[0], Language::English).find("U+1EA3") != std::string::npos);
  }
}

TEST_CASE("a wrong catalogue is named with its line") {
  struct Row {
    const char* content;
    const char* line;
  };
  const Row rows[] = {
      {"<fonts>\n<family", "2"},
      {"<phong/>", "1"},
      {"<fonts>\n\n<famly/></fonts>", "3"},
      {"<fonts>\n<family name='x' regular='a' bold='b' italic='c'/></fonts>", "2"},
  };
  for (const Row& row : rows) {
    const Folder folder;
    folder.write("catalogue.xml", row.content);
    Diagnostics diagnostics;
    CHECK(open_fonts(folder.path, diagnostics) == nullptr);
    REQUIRE_FALSE(diagnostics.all().empty());
    CHECK(diagnostics.all()[0].code == Code::FontsCatalogueBad);
    CHECK(diagnostics.all()[0].args[1] == row.line);
  }
}

TEST_CASE("no catalogue is trouble with the surroundings") {
  const Folder folder;
  Diagnostics diagnostics;
  CHECK_THROWS(open_fonts(folder.path, diagnostics));
}
