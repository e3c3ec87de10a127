#include "support.h"
#include "support/catch.h"

#include <numeric>

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

namespace {

model::Cell cell(const std::string& text) {
  model::Cell one;
  if (!text.empty()) one.lines = {words(text)};
  return one;
}

model::Row row(const std::vector<std::string>& texts) {
  model::Row one;
  for (const std::string& text : texts) one.cells.push_back(cell(text));
  return one;
}

model::Table indicators() {
  model::Table table;
  table.columns.resize(4);
  table.header = {row({"TT", "Chỉ tiêu", "Kết quả đạt được năm 2026", "Đơn vị chủ trì"})};
  table.rows = {
      row({"1",
           "Tỷ lệ nữ tham gia cấp ủy các cấp trên địa bàn xã nhiệm kỳ 2025 - 2030 đạt từ 15% "
           "trở lên",
           "", "Ban Tổ chức Đảng ủy"}),
      row({"2", "Tỷ số giới tính khi sinh", "", "Trạm Y tế"}), row({"*", "Số vụ", "", ""})};
  return table;
}

const StyledTable& only_table(const StyledDocument& document) {
  return table_at(document, 0);
}

Length sum(const std::vector<Length>& columns) {
  return std::accumulate(columns.begin(), columns.end(), Length());
}

Length text_width(const StyledDocument& document) {
  const PageSetup& page = document.sections.at(0).page;
  return page.width - page.left - page.right;
}

}  // namespace

TEST_CASE("a table is exactly as wide as the text, bordered, its header repeated") {
  for (const model::Orientation orientation :
       {model::Orientation::Portrait, model::Orientation::Landscape}) {
    model::Document source = test::document({indicators()});
    source.sections[0].orientation = orientation;
    Diagnostics diagnostics;
    const StyledDocument document = styled(source, &diagnostics);
    CHECK(diagnostics.all().empty());
    const StyledTable& table = only_table(document);
    CHECK(table.purpose == StyledTable::Purpose::Data);
    CHECK(sum(table.columns) == text_width(document));
    for (const Length column : table.columns) CHECK(column == column.snapped());
    CHECK(table.indent == Length());
    CHECK(table.cell_margins ==
          std::array<Length, 4>{Length(), Length::twips(108), Length(), Length::twips(108)});
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].header);
    CHECK_FALSE(table.rows[1].header);
    for (const StyledRow& one : table.rows) {
      CHECK_FALSE(one.splits);
      for (const StyledCell& each : one.cells) {
        const Borders& b = each.borders;
        for (const Border* border : {&b.top, &b.left, &b.bottom, &b.right}) {
          CHECK(border->width == Length::pt(0.5));
        }
        for (const StyledParagraph& paragraph : each.paragraphs) {
          CHECK(paragraph.role == Role::TableCell);
        }
      }
    }
    for (const StyledCell& head : table.rows[0].cells) {
      CHECK(head.vertical == VerticalAlign::Center);
      CHECK(head.paragraphs[0].format.align == Align::Center);
      CHECK(head.paragraphs[0].mark.bold);
    }
    CHECK(table.rows[1].cells[0].vertical == VerticalAlign::Top);
    CHECK_FALSE(table.rows[1].cells[1].paragraphs[0].mark.bold);
  }
}

TEST_CASE("without widths the columns follow what they hold") {
  const StyledDocument document = styled(test::document({indicators()}));
  const StyledTable& table = only_table(document);
  const std::vector<Length>& columns = table.columns;
  CHECK(columns[0] < columns[2]);         // "TT" against a header of words
  CHECK(columns[1] > columns[3]);         // sentences against names
  CHECK(columns[2] >= Length::mm(21.5));  // to be filled in by hand
  CHECK(columns[0] >= Length::mm(7));     // "TT" itself and its margins
  // A column of numbers and signs is centred, one of sentences is not.
  CHECK(table.rows[1].cells[0].paragraphs[0].format.align == Align::Center);
  CHECK(table.rows[3].cells[0].paragraphs[0].format.align == Align::Center);
  CHECK(table.rows[1].cells[1].paragraphs[0].format.align == Align::Left);
  CHECK(table.rows[1].cells[2].paragraphs.size() == 1);
  CHECK(table.rows[1].cells[2].paragraphs[0].runs.empty());
}

TEST_CASE("fixed widths hold, shares divide the rest") {
  model::Table source = indicators();
  source.columns[0].fixed_mm = 12;
  source.columns[1].share = 2;
  source.columns[2].share = 1;
  source.columns[3].share = 1;
  const StyledDocument document = styled(test::document({source}));
  const std::vector<Length>& columns = only_table(document).columns;
  CHECK(std::abs(columns[0].twips() - Length::mm(12).twips()) <= 1);
  CHECK(std::abs(columns[1].twips() - columns[2].twips() * 2) <= 3);
  CHECK(std::abs(columns[2].twips() - columns[3].twips()) <= 2);
  CHECK(sum(columns) == text_width(document));
}

TEST_CASE("a column gives way for its neighbour's widest word") {
  model::Table source;
  source.columns.resize(2);
  source.columns[0].share = 1;
  source.columns[1].share = 19;  // 8 mm for the first, by its share
  source.rows = {row({"Nghiêng", "hai"})};
  Diagnostics diagnostics;
  const StyledDocument document = styled(test::document({source}), &diagnostics);
  CHECK(diagnostics.all().empty());
  const Length word = shaper().width(fonts::Face::Regular, Length::pt(13), "Nghiêng");
  CHECK(only_table(document).columns[0] >= word + Length::mm(3.8));
}

TEST_CASE("a table too wide for the text is narrowed and reported, so is a word without room") {
  model::Table source;
  source.columns.resize(2);
  source.columns[0].fixed_mm = 120;
  source.columns[1].fixed_mm = 120;
  source.rows = {row({"một", "hai"})};
  Diagnostics diagnostics;
  StyledDocument document = styled(test::document({source}), &diagnostics);
  CHECK(codes(diagnostics) == std::vector{Code::TableTooWide});
  CHECK(diagnostics.all()[0].args == std::vector<std::string>{"240", "160"});
  CHECK(sum(only_table(document).columns) == text_width(document));
  CHECK(only_table(document).columns[0] < Length::mm(81));

  source.columns[0].fixed_mm = 5;
  source.columns[1].fixed_mm = 0;
  Diagnostics narrow;
  document = styled(test::document({source}), &narrow);
  REQUIRE(codes(narrow) == std::vector{Code::ColumnTooNarrow});
  CHECK(narrow.all()[0].args == std::vector<std::string>{"1", "5", "một"});
  CHECK(sum(only_table(document).columns) == text_width(document));

  // More columns than any paper holds: still a table, still as wide as the text.
  model::Table many;
  many.columns.resize(40);
  many.rows = {row(std::vector<std::string>(40, "nghiêng"))};
  Diagnostics crowded;
  document = styled(test::document({many}), &crowded);
  CHECK(sum(only_table(document).columns) == text_width(document));
  CHECK(crowded.count(Severity::Warning) == 40);
  for (const Length column : only_table(document).columns) CHECK(column > Length());
}

TEST_CASE("merged cells keep their spans; measuring looks at the right columns") {
  model::Table source;
  source.columns.resize(4);
  model::Row top = row({"TT", "Kết quả", "Ghi chú"});
  top.cells[0].row_span = 2;
  top.cells[1].column_span = 2;
  top.cells[2].row_span = 2;
  source.header = {top, row({"Nam", "Nữ"})};
  source.rows = {row({"1", "một hai ba bốn năm sáu bảy tám chín mười mười một", "12", "không"})};
  const StyledDocument document = styled(test::document({source}));
  const StyledTable& table = only_table(document);
  CHECK(table.rows[0].cells[1].column_span == 2);
  CHECK(table.rows[0].cells[0].row_span == 2);
  REQUIRE(table.rows[1].cells.size() == 2);
  CHECK(table.rows[0].header);
  CHECK(table.rows[1].header);
  CHECK(table.columns[1] > table.columns[2]);
  CHECK(sum(table.columns) == text_width(document));
  CHECK(reading_text(document) ==
        "TT\nKết quả\nGhi chú\nNam\nNữ\n1\nmột hai ba bốn năm sáu bảy tám chín mười mười một\n12\n"
        "không\n");
}

TEST_CASE("alignment: the cell's own, else its column's; emphasis of a cell is its paragraphs'") {
  model::Table source = indicators();
  source.columns[3].align = Align::Right;
  source.rows[0].cells[1].align = Align::Justify;
  source.rows[0].cells[3].bold = true;
  source.rows[0].cells[3].italic = true;
  const StyledDocument document = styled(test::document({source}));
  const StyledTable& table = only_table(document);
  CHECK(table.rows[1].cells[1].paragraphs[0].format.align == Align::Justify);
  const StyledParagraph& last = table.rows[1].cells[3].paragraphs[0];
  CHECK(last.format.align == Align::Right);
  CHECK(last.mark.bold);
  CHECK(last.runs[0].format.bold);
  CHECK(last.runs[0].format.italic);
}

TEST_CASE("alignment: a row that is one cell is where it says, else like its first column") {
  const auto align_of_row = [](std::optional<Align> own, Align first_column) {
    model::Table source = indicators();
    source.columns[0].align = first_column;
    model::Row whole = row({"Lĩnh vực chính trị"});
    whole.cells[0].column_span = static_cast<int>(source.columns.size());
    whole.cells[0].align = own;
    source.rows.push_back(whole);
    const StyledDocument document = styled(test::document({source}));
    return only_table(document).rows.back().cells[0].paragraphs[0].format.align;
  };
  CHECK(align_of_row(Align::Left, Align::Center) == Align::Left);
  CHECK(align_of_row(Align::Center, Align::Left) == Align::Center);
  CHECK(align_of_row(Align::Right, Align::Center) == Align::Right);
  CHECK(align_of_row(std::nullopt, Align::Left) == Align::Left);
  CHECK(align_of_row(std::nullopt, Align::Center) == Align::Center);
}

TEST_CASE("only a row higher than a third of the page may split") {
  model::Table source;
  source.columns.resize(1);
  source.columns[0].fixed_mm = 160;
  model::Row tall = row({"một"});
  for (int i = 0; i < 40; ++i) tall.cells[0].lines.push_back(words("dòng"));
  source.rows = {row({"một"}), tall};
  const StyledDocument document = styled(test::document({source}));
  CHECK_FALSE(only_table(document).rows[0].splits);
  CHECK(only_table(document).rows[1].splits);
}

TEST_CASE("a document number is not torn by a cell wide enough for it") {
  model::Table source;
  source.columns.resize(2);
  source.columns[0].fixed_mm = 20;
  source.rows = {row({"số 169/KH-UBND", "số 169/KH-UBND"})};
  const StyledDocument document = styled(test::document({source}));
  const StyledTable& table = only_table(document);
  CHECK(glued(table.rows[0].cells[0].paragraphs[0]) == "số 169/KH-UBND");
  CHECK(glued(table.rows[0].cells[1].paragraphs[0]) == "số_169/KH=UBND");
}

TEST_CASE("text behind a table keeps its distance; tables stand apart and end with a paragraph") {
  model::Paragraph body;
  body.text = words("Một");
  const StyledDocument document =
      styled(test::document({indicators(), body, indicators(), indicators()}));
  const auto& blocks = document.sections[0].blocks;
  REQUIRE(blocks.size() == 6);
  CHECK(std::get<StyledParagraph>(blocks[1]).format.before == Length::pt(8));
  CHECK(std::holds_alternative<StyledTable>(blocks[2]));
  const StyledParagraph& between = std::get<StyledParagraph>(blocks[3]);
  CHECK(between.role == Role::Spacer);
  CHECK(between.format.line.height == Length::pt(1));
  CHECK(between.format.after == Length::pt(8));
  CHECK(std::holds_alternative<StyledTable>(blocks[4]));
  const StyledParagraph& last = std::get<StyledParagraph>(blocks[5]);
  CHECK(last.role == Role::Spacer);
  CHECK(last.format.after == Length());
}
