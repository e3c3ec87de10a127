#include "app/fit_pages.h"

#include <fmt/format.h>

#include "base/file.h"
#include "layout/last_pages.h"
#include "support/catch.h"
#include "unit/app/temporary_folder.h"

namespace {

using namespace vanthu;

const app::Resources& resources() {
  static const std::shared_ptr<const app::Resources> one = [] {
    Sources sources;
    Diagnostics diagnostics;
    return app::open_resources(VANTHU_SOURCE_DIR, sources, diagnostics);
  }();
  REQUIRE(one != nullptr);
  return *one;
}

// Resources whose rules set paragraphs and lines at other distances.
std::shared_ptr<const app::Resources> with_rules(const tests::TemporaryFolder& folder,
                                                 const std::string& gap, const std::string& lines) {
  const std::filesystem::path source = VANTHU_SOURCE_DIR;
  std::filesystem::create_directory(folder / "home");
  std::filesystem::copy(source / "templates", folder / "home/templates",
                        std::filesystem::copy_options::recursive);
  std::filesystem::create_directory_symlink(source / "fonts", folder / "home/fonts");
  std::string rules = read_file(source / "templates/rules/nd30.xml", 1 << 20);
  const auto replace = [&](const std::string& from, const std::string& to) {
    REQUIRE(rules.find(from) != std::string::npos);
    rules.replace(rules.find(from), from.size(), to);
  };
  replace(R"(min="6pt" use="6pt")", fmt::format(R"(min="6pt" use="{}")", gap));
  replace(R"(max="1.5" use="1.15")", fmt::format(R"(max="1.5" use="{}")", lines));
  folder.write("home/templates/rules/nd30.xml", rules);
  Sources sources;
  Diagnostics diagnostics;
  auto opened = app::open_resources(folder / "home", sources, diagnostics);
  REQUIRE(opened != nullptr);
  return opened;
}

model::Closing closing() {
  model::Closing one;
  one.archive = model::text_of("VT");
  one.signature.emplace();
  one.signature->post = {model::text_of("Chủ tịch")};
  one.signature->name = model::text_of("Nguyễn Văn An");
  return one;
}

// Paragraphs of a line each, and a closing behind those of the main text.
model::Document document(int count, bool with_closing, int annex_count = 0) {
  model::Document result;
  result.kind = "KH";
  const auto add = [&](int lines) {
    model::Section& section = result.sections.emplace_back();
    for (int i = 0; i < lines; ++i) {
      model::Paragraph one;
      one.text = model::text_of(fmt::format("Dòng {}", i));
      section.blocks.emplace_back(one);
    }
  };
  add(count);
  if (with_closing) result.sections.back().blocks.emplace_back(closing());
  if (annex_count > 0) {
    add(annex_count);
    result.sections.back().annex = true;
  }
  return result;
}

struct Result {
  std::size_t pages = 0;
  std::size_t nearly_empty = 0;
  std::string dump;
  std::vector<Code> codes;
  std::vector<std::vector<std::string>> args;
};

Result lay_out(const model::Document& source, bool fit, const app::Resources& home = resources()) {
  app::Worker worker(home);
  Diagnostics diagnostics;
  const auto laid_out = app::lay_out(source, home, worker, fit, diagnostics);
  REQUIRE(laid_out.has_value());
  Result result;
  result.pages = laid_out->pages.pages.size();
  for (const layout::LastPage& one : layout::last_pages(laid_out->pages)) {
    result.nearly_empty += one.nearly_empty() ? 1 : 0;
  }
  result.dump = rules::dump(laid_out->styled) + layout::dump(laid_out->pages);
  for (const Diagnostic& one : diagnostics.all()) {
    result.codes.push_back(one.code);
    result.args.push_back(one.args);
  }
  return result;
}

// The least number of paragraphs whose last page is nearly empty.
int just_too_many(bool with_closing, const app::Resources& home = resources()) {
  for (int count = 20; count < 60; ++count) {
    if (lay_out(document(count, with_closing), false, home).nearly_empty > 0) return count;
  }
  FAIL("no such number");
  return 0;
}

using Codes = std::vector<Code>;

}  // namespace

TEST_CASE("a last page of one line is saved by the first line spacing that does it") {
  const int count = just_too_many(false);
  const Result plain = lay_out(document(count, false), false);
  CHECK(plain.pages == 2);
  CHECK(plain.codes.empty());
  const Result fitted = lay_out(document(count, false), true);
  CHECK(fitted.pages == 1);
  REQUIRE(fitted.codes == Codes{Code::FitLineSpacing});
  CHECK(fitted.args[0] == std::vector<std::string>{"115%", "110%", "2"});
  CHECK(fitted.dump.find("line=264") != std::string::npos);
  CHECK(lay_out(document(count, false), true).dump == fitted.dump);
}

TEST_CASE("a closing with two lines is a nearly empty page as well, and is saved too") {
  const int count = just_too_many(true);
  CHECK(lay_out(document(count, true), false).pages == 2);
  const Result fitted = lay_out(document(count, true), true);
  CHECK(fitted.pages == 1);
  CHECK(fitted.nearly_empty == 0);
  CHECK(fitted.codes == Codes{Code::FitLineSpacing});
}

TEST_CASE("the distance between paragraphs goes first, lines only when that is not enough") {
  const tests::TemporaryFolder folder;
  const auto home = with_rules(folder, "8pt", "18pt");
  const int count = just_too_many(false, *home);
  const Result fitted = lay_out(document(count, false), true, *home);
  CHECK(fitted.pages == 1);
  REQUIRE(fitted.codes == Codes{Code::FitParagraphGap});
  CHECK(fitted.args[0] == std::vector<std::string>{"8 pt", "7 pt", "2"});
  // A closing that takes so many lines more that both are needed.
  Result both;
  const int first = just_too_many(true, *home);
  for (int more = first; more < first + 8; ++more) {
    both = lay_out(document(more, true), true, *home);
    if (both.codes.size() == 2) break;
  }
  REQUIRE(both.codes == Codes{Code::FitParagraphGap, Code::FitLineSpacing});
  CHECK(both.args[0][1] == "6 pt");
  CHECK(both.args[1][0] == "18 pt");
}

TEST_CASE("where nothing helps the document stays as it was, and that is said") {
  const tests::TemporaryFolder folder;
  const auto home = with_rules(folder, "6pt", "1");
  const int count = just_too_many(false, *home);
  const Result plain = lay_out(document(count, false), false, *home);
  const Result fitted = lay_out(document(count, false), true, *home);
  CHECK(fitted.dump == plain.dump);
  REQUIRE(fitted.codes == Codes{Code::FitNoHelp});
  CHECK(fitted.args[0] == std::vector<std::string>{"2"});
}

TEST_CASE("a document whose last page is well filled is left alone") {
  const int count = just_too_many(false);
  for (const int other : {count - 1, count + 5}) {
    const Result fitted = lay_out(document(other, false), true);
    CHECK(fitted.codes.empty());
    CHECK(fitted.dump == lay_out(document(other, false), false).dump);
  }
}

TEST_CASE("annexes count, and one setting may save several pages") {
  const int count = just_too_many(false);
  const Result annex = lay_out(document(3, false, count), true);
  CHECK(annex.pages == 2);
  REQUIRE(annex.codes == Codes{Code::FitLineSpacing});
  CHECK(annex.args[0][2] == "3");
  const Result both = lay_out(document(count, false, count), true);
  CHECK(both.pages == 2);
  REQUIRE(both.codes == Codes{Code::FitLineSpacing});
  CHECK(both.args[0][2] == "2, 4");
}
