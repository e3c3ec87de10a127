// Tabs with dots, links and anchors, page numbers that are known only after layout.

#include "layout/page_references.h"

#include "build.h"

using namespace build;

namespace {

StyledRun linked(StyledRun::Kind kind, std::string text, std::string link) {
  StyledRun one = run(std::move(text));
  one.kind = kind;
  one.link = std::move(link);
  return one;
}

constexpr Length text_width = Length::twips(9071);

// An entry of a table of contents; words wrap 40 mm before the edge.
StyledParagraph entry(const std::string& words, const std::string& link) {
  StyledParagraph one = paragraph("");
  one.role = rules::Role::Contents;
  one.format.tab = text_width;
  one.format.right = Length::mm(40);
  one.runs = {linked(StyledRun::Kind::Text, words, link), linked(StyledRun::Kind::Tab, "", link),
              linked(StyledRun::Kind::PageReference, "0", link)};
  return one;
}

StyledParagraph anchored(StyledParagraph one, std::string anchor) {
  one.anchor = std::move(anchor);
  return one;
}

layout::Pages settle(StyledDocument& document) {
  Diagnostics diagnostics;
  std::optional<layout::Pages> pages = layout::paginate_settled(document, shaper(), diagnostics);
  REQUIRE(pages.has_value());
  return std::move(*pages);
}

Length end_of(const layout::GlyphRun& run) {
  return run.x + run.width();
}

}  // namespace

TEST_CASE("the number behind a tab ends at the stop, dots fill the way, words wrap before it") {
  std::string words = "Đề";
  while (words.size() < 110) words += " mục";
  StyledDocument one = document({entry(words, "a"), anchored(paragraph("x"), "a")});
  const layout::Pages pages = settle(one);
  const auto& lines = pages.pages[0].lines;
  REQUIRE(lines.size() == 5);  // two of words, the dots, the number; the target
  const Length left = one.sections[0].page.left;
  CHECK(end_of(lines[0].runs.back()) <= left + text_width - Length::mm(40));
  CHECK(lines[1].runs[0].baseline > lines[0].runs[0].baseline);
  CHECK(lines[1].break_text == " ");
  CHECK(lines[2].leader);
  CHECK(lines[2].page_furniture);
  CHECK(lines[2].runs[0].text().find_first_not_of('.') == std::string::npos);
  CHECK(lines[2].runs[0].x > end_of(lines[1].runs.back()));
  CHECK(end_of(lines[2].runs[0]) < lines[3].runs[0].x);
  CHECK(lines[3].runs[0].text() == "1");
  CHECK(end_of(lines[3].runs[0]).snapped() == (left + text_width).snapped());
  CHECK(lines[3].last_of_paragraph);
  for (const std::size_t line : {1, 2, 3}) {
    CHECK(lines[line].runs[0].baseline == lines[1].runs[0].baseline);
    CHECK(lines[line].block == 0);
  }
}

TEST_CASE("page references say the label of the page, also in annexes and tables") {
  StyledParagraph sentence = paragraph("trang ");
  sentence.runs.push_back(linked(StyledRun::Kind::PageReference, "0", "b"));
  StyledDocument one = document({entry("A", "a"), entry("B", "b"), entry("C", "c"), sentence,
                                 lines("n", 6), anchored(paragraph("đích"), "a")},
                                line14 * 6);
  StyledSection annex =
      section({lines("p", 7), column_of({"x"}), anchored(paragraph("đích"), "c")}, line14 * 6);
  annex.first_page_number = 1;
  auto& cell = std::get<StyledTable>(annex.blocks[1]).rows[0].cells[0];
  cell.paragraphs[0].anchor = "b";
  one.sections.push_back(annex);
  const layout::Pages pages = settle(one);
  const auto text = [&](std::size_t block) {
    return std::get<StyledParagraph>(one.sections[0].blocks[block]).runs.back().text;
  };
  CHECK(text(0) == "2");
  CHECK(text(1) == "2");
  CHECK(text(2) == "2");
  CHECK(text(3) == "2");
  REQUIRE(pages.anchors.size() == 3);
  CHECK(pages.anchors[0].name == "a");
  CHECK(pages.anchors[0].page == 1);
  CHECK(pages.anchors[1].name == "b");
  CHECK(pages.anchors[1].page == 3);  // the fourth sheet, the annex's page 2
}

TEST_CASE("a number that grows may move what it counts") {
  // Forty numbers of one digit are a line, those of two digits are two: on page 10 by the first
  // guess, the target goes to page 11.
  std::vector<StyledBlock> blocks;
  StyledParagraph sentence = paragraph("");
  for (int i = 0; i < 40; ++i) {
    sentence.runs.push_back(linked(StyledRun::Kind::PageReference, "0", "a"));
    sentence.runs.push_back(run(" "));
  }
  blocks.emplace_back(sentence);
  for (int i = 0; i < 18; ++i) blocks.emplace_back(paragraph("x"));
  blocks.emplace_back(anchored(paragraph("đích"), "a"));
  StyledDocument one = document(std::move(blocks), line14 * 2);
  const layout::Pages pages = settle(one);
  CHECK(show(pages).starts_with("11 11 11 "));
  CHECK(layout::has_page_references(one));
  StyledDocument none = document({paragraph("x")});
  CHECK_FALSE(layout::has_page_references(none));
}

TEST_CASE("links and labels are parts of their own; neighbours that lead to the same are one") {
  StyledParagraph item = paragraph("");
  item.role = rules::Role::ListItem;
  item.labelled = true;
  item.level = 8;
  item.runs = {run("a) "),
               run("theo "),
               linked(StyledRun::Kind::Text, "khoản ", "k"),
               linked(StyledRun::Kind::Text, "1", "k"),
               run(" và "),
               linked(StyledRun::Kind::Text, "Mục II", "m")};
  const layout::Pages pages = paginate(document({item}));
  std::string parts;
  for (const layout::GlyphRun& one : pages.pages[0].lines[0].runs) {
    parts += fmt::format("{}[{}]", one.text(),
                         one.part == layout::label_part ? "label" : fmt::format("{}", one.part));
  }
  CHECK(parts == "a) [label]theo [0]khoản 1[1] và [0]Mục II[2]");
  CHECK(pages.blocks[0].links == std::vector<std::string>{"k", "m"});
  CHECK(pages.blocks[0].level == 8);
}
