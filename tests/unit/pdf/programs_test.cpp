// What other programs make of our files. Each test passes with a warning where the program is not
// installed.

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "composer.h"
#include "pdf/write.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf_tests;

namespace {

// A folder of its own for a file of the test, gone at the end.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    std::string pattern = (std::filesystem::temp_directory_path() / "vanthu-pdf-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    std::ofstream out(path(), std::ios::binary);
    out << bytes;
    REQUIRE(out.good());
  }
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path() const { return (folder_ / "test.pdf").string(); }

 private:
  std::filesystem::path folder_;
};

struct Output {
  int status = 0;
  std::string text;
};

Output run(const std::string& command) {
  Output result;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    result.text.append(buffer.data(), size);
  }
  result.status = pclose(pipe);
  return result;
}

bool is_installed(const char* program) {
  if (std::system(fmt::format("command -v {} >/dev/null 2>&1", program).c_str()) == 0) return true;
  WARN("skipped: " << program << " is not installed");
  return false;
}

// Lines without the blank ones and the spaces at their ends.
std::string tidy(const std::string& text) {
  std::string result, line;
  for (const char c : text) {
    if (c != '\n' && c != '\f') {
      line += c;
      continue;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!line.empty()) result += line + '\n';
    line.clear();
  }
  return result;
}

layout::BlockInfo cell_at(int row, int column) {
  layout::BlockInfo block;
  block.role = rules::Role::TableCell;
  block.table = 0;
  block.row = row;
  block.column = column;
  block.header_row = row == 0;
  return block;
}

// Every face, every letter, several pages, a table, an artifact, a stroke, colours.
Composer full_document() {
  Composer composer(installed_fonts());
  composer.begin_page("1");
  layout::BlockInfo heading;
  heading.outline = 0;
  composer.add({"I. QUÁN TRIỆT; CHỈ ĐẠO", fonts::Face::Bold, Length::pt(14), {}, heading});
  for (const fonts::Face face : fonts::all_faces) {
    composer.add({all_letters(), face, Length::pt(13), {}, {}});
  }
  layout::BlockInfo item;
  item.role = rules::Role::ListItem;
  for (int i = 0; i < 30; ++i) {
    composer.add(
        {"- Uỷ ban nhân dân xã phối hợp với các đơn vị liên quan tổ chức thực hiện Kế hoạch số "
         "12/KH-UBND ngày 03 tháng 02 năm 2026 (nếu có) và báo cáo kết quả về Sở Nội vụ.",
         fonts::Face::Regular,
         Length::pt(14),
         {},
         item});
  }
  composer.add({"MẬT", fonts::Face::BoldItalic, Length::pt(13), {255, 0, 0}, {}});
  composer.add({"TT", fonts::Face::Bold, Length::pt(12), {}, cell_at(0, 0)});
  composer.add({"1", fonts::Face::Regular, Length::pt(12), {}, cell_at(1, 0)});
  layout::Page& page = composer.pages.pages.front();
  page.strokes.push_back(
      {Length::mm(30), Length::mm(20), Length::mm(60), Length::mm(20), Length::pt(0.75), {}});
  return composer;
}

rules::Properties properties() {
  rules::Properties result;
  result.title = "Kế hoạch (thử)";
  result.author = "UBND xã An Phú";
  result.date = "2026-06-15";
  return result;
}

}  // namespace

TEST_CASE("qpdf finds nothing to complain about") {
  const auto fonts = installed_fonts();
  if (!fonts || !is_installed("qpdf")) return;
  for (const layout::Pages& pages : {full_document().pages, sample_plan(fonts, 40)}) {
    const TemporaryFile file(pdf::write(pages, properties(), *fonts));
    const Output output = run("qpdf --check " + file.path());
    INFO(output.text);
    CHECK(output.status == 0);
    CHECK(output.text.find("WARNING") == std::string::npos);
    CHECK(output.text.find("No syntax or stream encoding errors found") != std::string::npos);
  }
}

TEST_CASE("pdftotext gives back the exact text, line by line") {
  const auto fonts = installed_fonts();
  if (!fonts || !is_installed("pdftotext")) return;
  const Composer composer = full_document();
  REQUIRE(composer.pages.pages.size() >= 3);
  const TemporaryFile file(pdf::write(composer.pages, properties(), *fonts));
  for (const char* mode : {"", "-raw", "-layout"}) {
    const Output output = run(fmt::format("pdftotext -enc UTF-8 {} {} -", mode, file.path()));
    INFO(mode);
    CHECK(output.status == 0);
    std::string text = tidy(output.text);
    for (std::size_t at = 0; mode[0] == '-' && mode[1] == 'l' && at < text.size();) {
      text.erase(at, text.find_first_not_of(' ', at) - at);  // -layout keeps the left margin
      at = text.find('\n', at) + 1;
    }
    CHECK(text == composer.lines);
  }
}

TEST_CASE("pdftotext sees the text of ActualText spans") {
  const auto fonts = installed_fonts();
  if (!fonts || !is_installed("pdftotext")) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"từ nay từ nay từ nay"});
  layout::GlyphRun& line = composer.pages.pages[0].lines[0].runs[0];
  REQUIRE(line.words[2].text() == "nay");
  fonts::SizedText other = *line.words[2].word;
  other.text = "may";  // the glyph of n stands for m once
  other.number = 5'000;
  line.words[2].word = &other;
  const TemporaryFile file(pdf::write(composer.pages, {}, *fonts));
  CHECK(tidy(run("pdftotext -enc UTF-8 " + file.path() + " -").text) == "từ may từ nay từ nay\n");
}

TEST_CASE("pdffonts sees only embedded subsets with a Unicode map") {
  const auto fonts = installed_fonts();
  if (!fonts || !is_installed("pdffonts")) return;
  const TemporaryFile file(pdf::write(full_document().pages, {}, *fonts));
  const Output output = run("pdffonts " + file.path());
  INFO(output.text);
  CHECK(occurrences(output.text, "CID TrueType") == 4);
  CHECK(occurrences(output.text, "Custom           yes yes yes") == 4);
  CHECK(occurrences(output.text, "+" + fonts->postscript_name(fonts::Face::Bold)) >= 1);
}

TEST_CASE("pdfinfo reads title, author, date and tagging") {
  const auto fonts = installed_fonts();
  if (!fonts || !is_installed("pdfinfo")) return;
  const TemporaryFile file(pdf::write(full_document().pages, properties(), *fonts));
  const std::string text = run("pdfinfo -isodates " + file.path()).text;
  INFO(text);
  CHECK(text.find("Kế hoạch (thử)") != std::string::npos);
  CHECK(text.find("UBND xã An Phú") != std::string::npos);
  CHECK(text.find("2026-06-1") != std::string::npos);
  CHECK(occurrences(text, "Tagged:          yes") == 1);
  CHECK(occurrences(text, "JavaScript:      no") == 1);
}

TEST_CASE("the structure tree leads to the text in reading order") {
  const auto fonts = installed_fonts();
  if (!fonts || !is_installed("pdfinfo")) return;
  const TemporaryFile file(pdf::write(full_document().pages, {}, *fonts));
  const std::string text = run("pdfinfo -struct-text -enc UTF-8 " + file.path()).text;
  INFO(text);
  CHECK(text.find("\"I. QUÁN TRIỆT; CHỈ ĐẠO\"") != std::string::npos);
  CHECK(text.find("LBody") != std::string::npos);
  CHECK(text.find("Table") != std::string::npos);
  // The words of neighbouring lines do not run together.
  std::string joined;
  for (const char c : text) {
    if (c != '"' && c != '\n') joined += c;
  }
  CHECK(joined.find("và báo cáo kết quả") != std::string::npos);
}
