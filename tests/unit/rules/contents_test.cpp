// The table of contents, and links between paragraphs.

#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::Level;

namespace {

model::Item heading(Level level, const std::string& number, const std::string& text) {
  model::Item one;
  one.level = level;
  one.number = number;
  one.text = words(text);
  one.titled = true;
  one.key = text;
  return one;
}

model::Document plan(const model::Contents& contents) {
  model::Document source = test::document({contents, heading(Level::RomanSection, "I.", "Mục đích"),
                                           heading(Level::Clause, "1.", "Nâng cao nhận thức"),
                                           heading(Level::Subclause, "1.1.", "Sâu hơn"),
                                           heading(Level::RomanSection, "II.", "Thực hiện")});
  model::Section annex;
  annex.annex = true;
  model::AnnexTitle title;
  title.number = "I";
  title.title = {words("Biểu số liệu")};
  title.key = "pl";
  annex.blocks = {title, heading(Level::RomanSection, "I.", "Trong phụ lục")};
  source.sections.push_back(std::move(annex));
  return source;
}

// "level words -> anchor", one line an entry; the title in front.
std::string listed(const StyledDocument& document) {
  std::string all;
  for (const StyledParagraph* one : paragraphs(document)) {
    if (style_of(document, *one).id == "TieuDeMucLuc") all += text_of(*one) + "\n";
    if (one->role != Role::Contents) continue;
    REQUIRE(one->runs.size() >= 3);
    CHECK(one->runs[one->runs.size() - 2].kind == StyledRun::Kind::Tab);
    CHECK(one->runs.back().kind == StyledRun::Kind::PageReference);
    CHECK(one->format.tab > Length());
    CHECK(one->format.right > Length());
    for (const StyledRun& run : one->runs) CHECK(run.link == one->runs.front().link);
    all += std::to_string(one->level) + " ";
    for (std::size_t i = 0; i + 2 < one->runs.size(); ++i) {
      const bool line_break = one->runs[i].kind == StyledRun::Kind::LineBreak;
      all += line_break ? " / " : one->runs[i].text;
    }
    all += " -> " + one->runs.front().link + "\n";
  }
  return all;
}

// What Word lists when it makes the table anew: the paragraphs whose outline is low enough.
std::string by_outline(const StyledDocument& document) {
  std::string all;
  for (const StyledParagraph* one : paragraphs(document)) {
    if (one->format.outline < 0 || one->format.outline >= document.contents_levels) continue;
    all += std::to_string(one->format.outline) + " ";
    for (const StyledRun& run : one->runs) {
      all += run.kind == StyledRun::Kind::LineBreak ? " / " : run.text;
    }
    all += " -> " + one->anchor + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a table of contents lists headings down to a level and the titles of annexes") {
  struct Row {
    Level deepest;
    bool annexes;
    int levels;
    std::string entries;
  };
  const std::string roman = "0 I. MỤC ĐÍCH -> Mục đích\n";
  const std::string clause = "1 1. Nâng cao nhận thức -> Nâng cao nhận thức\n";
  const std::string subclause = "2 1.1. Sâu hơn -> Sâu hơn\n";
  const std::string last = "0 II. THỰC HIỆN -> Thực hiện\n";
  const std::string annex = "0 Phụ lục I / BIỂU SỐ LIỆU -> pl\n";
  for (const Row& row : {Row{Level::Clause, true, 2, roman + clause + last + annex},
                         Row{Level::RomanSection, true, 1, roman + last + annex},
                         Row{Level::Subclause, false, 3, roman + clause + subclause + last},
                         Row{Level::RomanSection, false, 1, roman + last},
                         Row{Level::Part, true, 1, roman + last + annex}}) {
    model::Contents contents;
    contents.deepest = row.deepest;
    contents.annexes = row.annexes;
    const StyledDocument document = styled(plan(contents));
    CHECK(document.contents_levels == row.levels);
    CHECK(listed(document) == "MỤC LỤC\n" + row.entries);
    CHECK(by_outline(document) == row.entries);
  }
}

TEST_CASE("a table of contents: its title, the types of its lines, no line behind the last") {
  model::Contents contents;
  contents.title = words("Nội dung kế hoạch");
  const StyledDocument own = styled(plan(contents));
  CHECK(listed(own).starts_with("NỘI DUNG KẾ HOẠCH\n"));
  CHECK(style_of(own, in_style(own, "MucLuc1")).name == "toc 1");
  CHECK(in_style(own, "MucLuc1").mark.bold);
  CHECK_FALSE(in_style(own, "MucLuc2").mark.bold);
  CHECK(in_style(own, "MucLuc2").format.left > in_style(own, "MucLuc1").format.left);
  CHECK(in_style(own, "MucLuc1").format.outline == -1);
  contents.title = model::Text();
  CHECK(listed(styled(plan(contents))).starts_with("0 I."));
}

TEST_CASE("a table of contents without a heading is not printed, and said to be missing") {
  Diagnostics diagnostics;
  model::Paragraph text;
  text.text = words("Chỉ có lời văn.");
  const StyledDocument document = styled(test::document({model::Contents(), text}), &diagnostics);
  CHECK(codes(diagnostics) == std::vector{Code::ContentsEmpty});
  CHECK(document.contents_levels == 0);
  CHECK(reading_text(document) == "Chỉ có lời văn.\n");
}

TEST_CASE("the headings of a text issued with a decision stand below its title") {
  model::Document source = test::document({model::Contents()});
  model::Section rules_of_work;
  rules_of_work.annex = true;
  rules_of_work.name = "Quy chế";
  model::Title title;
  title.kind = words("QUY CHẾ");
  title.trich_yeu = {words("Làm việc")};
  title.key = "qc";
  rules_of_work.blocks = {title, heading(Level::Chapter, "Chương I", "Chung"),
                          heading(Level::Article, "Điều 1.", "Phạm vi")};
  source.sections.push_back(rules_of_work);
  const StyledDocument document = styled(source);
  CHECK(document.contents_levels == 3);
  CHECK(listed(document) ==
        "MỤC LỤC\n0 QUY CHẾ / Làm việc -> qc\n1 Chương I / CHUNG -> Chung\n"
        "2 Điều 1. Phạm vi -> Phạm vi\n");
}

TEST_CASE(
    "links keep their targets; what nothing leads to has no anchor, what leads nowhere no link") {
  model::Paragraph text;
  text.text = words("Xem ");
  model::Run link;
  link.text = "Mục I";
  link.link = "Mục đích";
  text.text.push_back(link);
  link.text = "hàng trống";
  link.link = "không có";
  text.text.push_back(link);
  link.text = "0";
  link.page = true;
  text.text.push_back(link);
  link.link = "Mục đích";
  text.text.push_back(link);
  const StyledDocument document =
      styled(test::document({heading(Level::RomanSection, "I.", "Mục đích"),
                             heading(Level::RomanSection, "II.", "Thực hiện"), text}));
  const auto all = paragraphs(document);
  CHECK(all.at(0)->anchor == "Mục đích");
  CHECK(all.at(1)->anchor.empty());
  const auto& runs = all.at(2)->runs;
  REQUIRE(runs.size() == 5);
  CHECK(runs[1].link == "Mục đích");
  CHECK(runs[2].link.empty());
  CHECK(runs[3].kind == StyledRun::Kind::Text);
  CHECK(runs[3].text == "…");
  CHECK(runs[4].kind == StyledRun::Kind::PageReference);
}

TEST_CASE("links lead to a table's name, else to its first words; to a row's first words") {
  model::Cell blank, filled;
  filled.lines = {words("Chỉ tiêu")};
  model::Row row;
  row.cells = {blank, filled};
  row.key = "hang";
  model::Table table;
  table.columns.resize(2);
  table.columns[1].names_rows = true;
  table.header = {row};
  table.rows = {row};
  table.key = "bang";
  model::Paragraph caption;
  caption.role = model::Paragraph::Role::Caption;
  caption.text = words("Bảng 1");
  caption.key = "bang/ten";
  model::Paragraph text;
  for (const char* key : {"bang", "hang"}) {
    model::Run link;
    link.text = key;
    link.link = key;
    text.text.push_back(link);
  }
  const auto anchors = [](const StyledDocument& document) {
    std::string all;
    for (const StyledParagraph* one : paragraphs(document)) {
      if (!one->anchor.empty()) all += text_of(*one) + "=" + one->anchor + " ";
    }
    return all;
  };
  table.header.front().key = "dau";
  CHECK(anchors(styled(test::document({caption, table, text}))) == "Bảng 1=bang Chỉ tiêu=hang ");
  table.header.front().key.clear();
  const StyledDocument document = styled(test::document({table, text}));
  CHECK(anchors(document) == "Chỉ tiêu=bang Chỉ tiêu=hang ");
  const StyledTable& made = table_at(document, 0);
  CHECK_FALSE(made.rows[0].cells[1].heads_row);  // the header row is one already
  CHECK_FALSE(made.rows[1].cells[0].heads_row);
  CHECK(made.rows[1].cells[1].heads_row);
}
