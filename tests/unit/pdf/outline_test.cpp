#include "pdf/outline.h"

#include <string>
#include <vector>

#include "composer.h"
#include "pdf/write.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

namespace {

layout::BlockInfo heading(int outline) {
  layout::BlockInfo block;
  block.role = rules::Role::Heading;
  block.outline = outline;
  return block;
}

// "Title" lines, indented by depth, by walking /First and /Next; checks /Parent, /Prev and /Last.
std::string walk(const Pdf& pdf, std::uint32_t parent, int depth) {
  std::string result;
  const std::string& text = pdf.at(parent).text;
  if (value_of(text, "First").empty()) return result;
  std::uint32_t item = references(value_of(text, "First")).at(0), previous = 0;
  while (true) {
    const std::string& here = pdf.at(item).text;
    CHECK(references(value_of(here, "Parent")).at(0) == parent);
    if (previous != 0) CHECK(references(value_of(here, "Prev")).at(0) == previous);
    result +=
        std::string(static_cast<std::size_t>(depth) * 2, ' ') + value_of(here, "Title") + '\n';
    result += walk(pdf, item, depth + 1);
    previous = item;
    if (value_of(here, "Next").empty()) break;
    item = references(value_of(here, "Next")).at(0);
  }
  CHECK(references(value_of(text, "Last")).at(0) == previous);
  return result;
}

std::string outline_of(const Pdf& pdf) {
  return walk(pdf, references(value_of(pdf.catalog().text, "Outlines")).at(0), 0);
}

std::string labels_of(const std::vector<std::string>& labels) {
  layout::Pages pages;
  for (const std::string& label : labels) {
    layout::Page page;
    page.width = page.height = Length::mm(100);
    page.label = label;
    pages.pages.push_back(page);
  }
  Deflater deflater;
  File file(deflater);
  const Ref result = write_page_labels(pages, file);
  const std::string bytes = file.finish(result, result);
  return read_pdf(bytes).at(result.number).text;
}

}  // namespace

TEST_CASE("bookmarks nest as the headings do") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  const auto add = [&](const char* text, int outline) {
    composer.add({text, fonts::Face::Bold, Length::pt(14), {}, heading(outline)});
  };
  add("I", 0);
  add("1", 1);
  composer.add({"body"});
  add("a", 2);
  add("2", 1);
  add("II", 0);
  add("b", 2);  // a level left out
  add("c", 2);
  add("3", 1);
  add("III", 0);
  const Pdf pdf = read_pdf(write(composer.pages, {}, *fonts));
  CHECK(outline_of(pdf) == "(I)\n  (1)\n    (a)\n  (2)\n(II)\n  (b)\n  (c)\n  (3)\n(III)\n");
  const PdfObject& root = pdf.follow(pdf.catalog().text, "Outlines");
  CHECK(value_of(root.text, "Count") == " 3");
  const PdfObject& first = pdf.follow(root.text, "First");
  CHECK(value_of(first.text, "Count") == " -2");
}

TEST_CASE("a heading over several lines and pages is one bookmark, where it begins") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.width = Length::mm(20);
  composer.add({"Plan for all of us", fonts::Face::Bold, Length::pt(14), {}, heading(0)});
  const Pdf pdf = read_pdf(write(composer.pages, {}, *fonts));
  CHECK(outline_of(pdf) == "(Plan for all of us)\n");
  const PdfObject& item = pdf.follow(pdf.follow(pdf.catalog().text, "Outlines").text, "First");
  const std::string dest = value_of(item.text, "Dest");
  CHECK(dest == "[" + std::to_string(pdf.page_numbers()[0]) + " 0 R/XYZ null 782.407 null]");
}

TEST_CASE("very long headings give bookmarks cut at a character") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  std::string text;
  for (int i = 0; i < 500; ++i) text += "đề ";
  composer.add({text + "x", fonts::Face::Bold, Length::pt(10), {}, heading(0)});
  const Pdf pdf = read_pdf(write(composer.pages, {}, *fonts));
  const PdfObject& item = pdf.follow(pdf.follow(pdf.catalog().text, "Outlines").text, "First");
  const std::string title = value_of(item.text, "Title");
  CHECK(title.size() < 4100);
  CHECK(title.find("\x20\x26)") != std::string::npos);  // ends in U+2026
}

TEST_CASE("without headings there is no outline") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"Tờ trình"});
  const Pdf pdf = read_pdf(write(composer.pages, {}, *fonts));
  CHECK(value_of(pdf.catalog().text, "Outlines").empty());
}

TEST_CASE("page labels are as printed, one range for each run of numbers") {
  CHECK(labels_of({"1", "2", "3"}) == "<</Nums[0<</S/D/St 1>>]>>");
  CHECK(labels_of({"1", "2", "1", "2", "1"}) ==
        "<</Nums[0<</S/D/St 1>>2<</S/D/St 1>>4<</S/D/St 1>>]>>");
  CHECK(labels_of({"5", "", "6"}) == "<</Nums[0<</S/D/St 5>>1<</P()>>2<</S/D/St 6>>]>>");
  CHECK(labels_of({"I-1", "07"}) == "<</Nums[0<</P(I-1)>>1<</P(07)>>]>>");
}
