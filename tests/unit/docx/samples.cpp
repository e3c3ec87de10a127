#include "samples.h"

#include <utility>

namespace vanthu::test {

using rules::StyledDocument;
using rules::StyledParagraph;

rules::RunFormat plain_run() {
  rules::RunFormat format;
  format.size = Length::pt(14);
  return format;
}

rules::StyledRun text_run(std::string text) {
  rules::StyledRun run;
  run.text = std::move(text);
  run.format = plain_run();
  return run;
}

rules::StyledRun break_run() {
  rules::StyledRun run = text_run("");
  run.kind = rules::StyledRun::Kind::LineBreak;
  return run;
}

rules::StyledRun page_number_run() {
  rules::StyledRun run = text_run("");
  run.kind = rules::StyledRun::Kind::PageNumber;
  return run;
}

StyledParagraph paragraph(const StyledDocument& document, SampleStyle style, std::string text) {
  StyledParagraph result;
  result.style = style;
  result.format = document.styles[style].paragraph;
  result.mark = document.styles[style].run;
  if (!text.empty()) {
    result.runs.push_back(text_run(std::move(text)));
    result.runs.back().format = document.styles[style].run;
  }
  return result;
}

rules::StyledCell cell(const StyledDocument& document, std::string text, int column_span,
                       int row_span) {
  rules::StyledCell result;
  result.paragraphs.push_back(paragraph(document, CellText, std::move(text)));
  result.column_span = column_span;
  result.row_span = row_span;
  return result;
}

rules::Borders box() {
  rules::Border edge;
  edge.width = Length::pt(0.5);
  return {edge, edge, edge, edge};
}

rules::StyledTable table(std::vector<Length> columns, std::vector<rules::StyledRow> rows) {
  rules::StyledTable result;
  result.columns = std::move(columns);
  result.rows = std::move(rows);
  result.cell_margins = {Length(), Length::twips(108), Length(), Length::twips(108)};
  return result;
}

rules::StyledRow row(std::vector<rules::StyledCell> cells) {
  rules::StyledRow result;
  result.cells = std::move(cells);
  return result;
}

rules::PageSetup portrait() {
  rules::PageSetup page;
  page.width = Length::twips(11906);
  page.height = Length::twips(16838);
  page.top = page.bottom = page.right = Length::twips(1134);
  page.left = Length::twips(1701);
  page.header_distance = page.footer_distance = Length::twips(567);
  return page;
}

rules::PageSetup landscape() {
  rules::PageSetup page = portrait();
  std::swap(page.width, page.height);
  page.landscape = true;
  return page;
}

StyledDocument empty_document() {
  StyledDocument document;
  document.defaults = plain_run();

  rules::Style body{"NoiDung", "Nội dung", {}, plain_run()};
  body.paragraph.first_line = Length::twips(567);
  body.paragraph.after = Length::pt(6);

  rules::Style heading{"DeMuc1", "Đề mục I", {}, plain_run()};
  heading.run.bold = true;
  heading.paragraph.keep_next = true;
  heading.paragraph.outline = 0;
  heading.paragraph.first_line = Length::twips(567);

  rules::Style line{"DuongKe", "Đường kẻ", {}, plain_run()};
  line.run.size = Length::pt(1);
  line.paragraph.align = rules::Align::Center;
  line.paragraph.line = {rules::LineSpacing::Rule::Exact, 240, Length::pt(1)};
  line.paragraph.left = line.paragraph.right = Length::twips(1200);
  line.paragraph.borders.bottom = {Length::pt(0.75), Length::pt(1), {}};

  rules::Style cell{"ChuTrongBang", "Chữ trong bảng", {}, plain_run()};
  cell.paragraph.align = rules::Align::Left;
  cell.run.size = Length::pt(13);

  rules::Style number{"SoTrang", "Số trang", {}, plain_run()};
  number.paragraph.align = rules::Align::Center;

  document.styles = {body, heading, line, cell, number};
  document.sections.emplace_back();
  document.sections.back().page = portrait();
  return document;
}

StyledDocument document_of(const std::vector<std::string>& lines) {
  StyledDocument document = empty_document();
  for (const std::string& line : lines) {
    document.sections.back().blocks.emplace_back(paragraph(document, Body, line));
  }
  return document;
}

namespace {

rules::StyledTable letter_head(const StyledDocument& document) {
  rules::StyledCell left = cell(document, "ỦY BAN NHÂN DÂN");
  left.paragraphs.push_back(paragraph(document, CellText, "XÃ PHÚ LÂM"));
  left.paragraphs.push_back(paragraph(document, RuleLine, ""));
  left.paragraphs.push_back(paragraph(document, CellText, "Số:"));
  rules::StyledRun blank = text_run(" ");
  blank.format = document.styles[CellText].run;
  blank.format.letter_spacing = Length::pt(24);
  left.paragraphs.back().runs.push_back(blank);
  left.paragraphs.back().runs.push_back(text_run("/KH-UBND"));
  left.paragraphs.back().runs.back().glue = {3};

  rules::StyledCell right = cell(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  right.paragraphs.push_back(paragraph(document, CellText, "Độc lập - Tự do - Hạnh phúc"));
  right.paragraphs.push_back(paragraph(document, RuleLine, ""));

  rules::StyledTable head = table({Length::twips(3400), Length::twips(5671)}, {row({left, right})});
  head.purpose = rules::StyledTable::Purpose::Layout;
  head.cell_margins = {};
  return head;
}

rules::StyledTable indicators(const StyledDocument& document) {
  std::vector<rules::StyledRow> rows;
  rows.push_back(row({cell(document, "STT", 1, 2), cell(document, "Chỉ tiêu", 1, 2),
                      cell(document, "Kết quả năm", 3, 1)}));
  rows.push_back(row({cell(document, "2024"), cell(document, "2025"), cell(document, "2026")}));
  rows[0].header = rows[1].header = true;
  rows.push_back(row({cell(document, "1"), cell(document, "Tỷ lệ nữ đại biểu", 1, 2),
                      cell(document, "30%"), cell(document, "32%"), cell(document, "35%")}));
  rows.push_back(row({cell(document, "2"), cell(document, "", 3, 1)}));
  for (rules::StyledRow& each : rows) {
    for (rules::StyledCell& one : each.cells) one.borders = box();
  }
  return table({Length::twips(700), Length::twips(4000), Length::twips(1400), Length::twips(1400),
                Length::twips(1400)},
               std::move(rows));
}

}  // namespace

StyledDocument full_document() {
  StyledDocument document = empty_document();
  document.properties = {"Kế hoạch \"bình đẳng giới\" <2026>", "UBND xã Phú Lâm",
                         "Bình đẳng giới & vì sự tiến bộ của phụ nữ", "Kế hoạch", "2026-06-15"};
  StyledParagraph number = paragraph(document, PageNumberLine, "");
  number.runs.push_back(page_number_run());

  rules::StyledSection& main = document.sections.front();
  main.header = {number};
  main.blocks.emplace_back(letter_head(document));
  main.blocks.emplace_back(paragraph(document, Heading, "I. MỤC ĐÍCH, YÊU CẦU"));
  StyledParagraph basis =
      paragraph(document, Body, "Căn cứ Điều 5 Quyết định số 12/2024/QĐ-UBND & các văn bản;");
  const std::string& basis_text = basis.runs[0].text;
  basis.runs[0].glue = {static_cast<std::uint32_t>(basis_text.find(" 5")),
                        static_cast<std::uint32_t>(basis_text.find("-UBND"))};
  main.blocks.emplace_back(basis);
  StyledParagraph broken = paragraph(document, Body, "Dòng trên ");
  broken.runs.push_back(break_run());
  broken.runs.push_back(text_run("Dòng dưới"));
  broken.runs.back().format.italic = true;
  main.blocks.emplace_back(broken);

  document.sections.emplace_back();
  rules::StyledSection& annex = document.sections.back();
  annex.page = landscape();
  annex.annex = true;
  annex.first_page_number = 1;
  annex.header = {number};
  annex.blocks.emplace_back(paragraph(document, Heading, "PHỤ LỤC"));
  annex.blocks.emplace_back(indicators(document));
  annex.blocks.emplace_back(paragraph(document, Body, "Ghi chú: hết."));
  return document;
}

std::vector<std::string> full_document_text() {
  return {"ỦY BAN NHÂN DÂN",
          "XÃ PHÚ LÂM",
          "",
          "Số: /KH-UBND",
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "Độc lập - Tự do - Hạnh phúc",
          "",
          "I. MỤC ĐÍCH, YÊU CẦU",
          "Căn cứ Điều 5 Quyết định số 12/2024/QĐ-UBND & các văn bản;",
          "Dòng trên \nDòng dưới",
          "PHỤ LỤC",
          "STT",
          "Chỉ tiêu",
          "Kết quả năm",
          "2024",
          "2025",
          "2026",
          "1",
          "Tỷ lệ nữ đại biểu",
          "30%",
          "32%",
          "35%",
          "2",
          "",
          "Ghi chú: hết."};
}

}  // namespace vanthu::test
