// What a page end must not part. That the pages obey is shown by unit/app/page_laws_test.cpp.

#include "rules/keep_on_page.h"

#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::Level;

namespace {

model::Paragraph body(std::size_t word_count) {
  model::Paragraph paragraph;
  std::string text;
  for (std::size_t i = 0; i < word_count; ++i) text += i == 0 ? "Nội" : " dung";
  paragraph.text = words(text);
  return paragraph;
}

model::Item heading(Level level = Level::RomanSection) {
  model::Item one;
  one.level = level;
  one.number = "I.";
  one.text = words("Mục đích");
  one.titled = true;
  return one;
}

model::Closing closing() {
  model::Closing one;
  one.archive = words("VT");
  one.signature.emplace();
  one.signature->name = words("Nguyễn Văn An");
  return one;
}

// `lines`: of each row's first cell.
model::Table table(const std::vector<int>& lines, int header = 0) {
  model::Table one;
  one.columns.resize(2);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    model::Row row;
    row.cells.resize(2);
    for (int line = 0; line < lines[i]; ++line) row.cells[0].lines.push_back(words("một"));
    (static_cast<int>(i) < header ? one.header : one.rows).push_back(row);
  }
  return one;
}

// "K" for each paragraph and row that keeps with the next, "-" for one that does not; "s": spacers
// and rules, which only pass it on.
std::string kept(const std::vector<model::Block>& blocks) {
  std::string all;
  const StyledDocument document = styled(test::document(blocks));
  for (const StyledBlock& block : document.sections[0].blocks) {
    if (const auto* paragraph = std::get_if<StyledParagraph>(&block)) {
      const bool text = paragraph->role != Role::Rule && paragraph->role != Role::Spacer;
      all += paragraph->format.keep_next ? (text ? 'K' : 's') : '-';
      continue;
    }
    const auto& one = std::get<StyledTable>(block);
    if (one.purpose == StyledTable::Purpose::Layout) {
      all += "|";
      continue;
    }
    all += "[";
    for (const StyledRow& row : one.rows) {
      all += row.cells[0].paragraphs[0].format.keep_next ? 'K' : '-';
    }
    all += "]";
  }
  return all;
}

}  // namespace

TEST_CASE("the closing takes two lines of text along, whatever they stand in") {
  CHECK(kept({body(80), body(80), closing()}) == "-K|-");
  CHECK(kept({body(80), body(80), body(3), closing()}) == "-KK|-");
  CHECK(kept({body(3), body(3), body(3), closing()}) == "-KK|-");
  CHECK(kept({body(3), table({1, 1, 1}), closing()}) == "-[-KK]s|-");
  CHECK(kept({body(3), table({1, 1, 2}), closing()}) == "-[--K]s|-");
  CHECK(kept({body(3), table({1}), closing()}) == "K[K]s|-");
  // A line behind a table takes the table's last row along.
  CHECK(kept({body(3), table({1, 1, 1}), body(3), closing()}) == "-[--K]K|-");
  CHECK(kept({closing()}) == "|-");
}

TEST_CASE("a heading stands above two lines at least") {
  // Layout takes two lines of what follows; a single line takes its own follower along.
  CHECK(kept({heading(), body(80), body(3)}) == "K--");
  CHECK(kept({heading(), body(3), body(3), body(3)}) == "KK--");
  CHECK(kept({heading(), heading(Level::Clause), body(3), body(80)}) == "KKK-");
  CHECK(kept({heading(), body(3)}) == "K-");
  CHECK(kept({heading(), table({1, 1, 1}), body(3)}) == "K[K--]-");
  CHECK(kept({heading(), table({2, 1, 1}), body(3)}) == "K[---]-");
  CHECK(kept({heading(), table({1, 1, 1}, 1), body(3)}) == "K[---]-");
  CHECK(kept({heading(), body(3), table({1, 1}), body(3)}) == "KK[--]-");
  CHECK(kept({heading(), body(3), model::PageBreak{}, body(3)}) == "K--");
  CHECK(kept({body(3), body(3), body(3)}) == "---");
}

TEST_CASE("a title keeps with the first paragraph, its rule passes it on") {
  model::Title title;
  title.kind = words("Kế hoạch");
  title.trich_yeu = {words("Hành động năm 2026")};
  CHECK(kept({title, body(80), body(3)}) == "KKs--");
  model::AnnexTitle annex;
  annex.title = {words("Danh mục chỉ tiêu")};
  model::Document document = test::document({body(3)});
  document.sections.emplace_back();
  document.sections.back().annex = true;
  document.sections.back().blocks = {annex, body(80)};
  const StyledDocument result = styled(document);
  for (const StyledBlock& block : result.sections[1].blocks) {
    const auto& paragraph = std::get<StyledParagraph>(block);
    CHECK(paragraph.format.keep_next == (paragraph.role != Role::Text));
  }
}
