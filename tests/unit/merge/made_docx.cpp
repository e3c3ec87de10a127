#include "made_docx.h"

#include <utility>

#include "docx/write.h"

namespace vanthu::test {
namespace {

constexpr std::uint32_t body_style = 0, cell_style = 1;
const Line annex_title{"phu-luc", "Phụ lục I", true};

rules::RunFormat run_format() {
  rules::RunFormat format;
  format.size = Length::pt(14);
  return format;
}

rules::StyledDocument empty_document() {
  rules::StyledDocument document;
  document.defaults = run_format();
  rules::Style body{"NoiDung", "Nội dung", {}, run_format()};
  body.paragraph.first_line = Length::twips(567);
  rules::Style cell{"ChuTrongBang", "Chữ trong bảng", {}, run_format()};
  cell.run.size = Length::pt(13);
  document.styles = {body, cell};
  return document;
}

rules::StyledParagraph paragraph(const rules::StyledDocument& document, std::uint32_t style,
                                 const std::string& text) {
  rules::StyledParagraph result;
  result.style = style;
  result.format = document.styles[style].paragraph;
  result.mark = document.styles[style].run;
  if (text.empty()) return result;
  rules::StyledRun run;
  run.text = text;
  run.format = document.styles[style].run;
  result.runs.push_back(std::move(run));
  return result;
}

rules::StyledRow row(const rules::StyledDocument& document, const Cells& cells) {
  rules::StyledRow result;
  result.identity = cells.key;
  for (const std::string& text : cells.texts) {
    rules::StyledCell cell;
    cell.paragraphs.push_back(paragraph(document, cell_style, text));
    result.cells.push_back(std::move(cell));
  }
  return result;
}

void add_table(const rules::StyledDocument& document, const std::string& key,
               const Content& content, const std::vector<Cells>& rows,
               rules::StyledSection& section) {
  if (rows.empty()) return;
  rules::StyledTable table;
  table.identity = key;
  table.columns.assign(rows.front().texts.size(), Length::twips(3000));
  table.cell_margins = {Length(), Length::twips(108), Length(), Length::twips(108)};
  if (content.header_lines.empty()) {
    Cells header{key + "/dau[1]", content.headers};
    table.rows.push_back(row(document, header));
    table.rows.back().header = true;
  }
  for (std::size_t i = 0; i < content.header_lines.size(); ++i) {
    Cells header{key + "/dau[" + std::to_string(i + 1) + ']', {}};
    for (const HeaderCell& cell : content.header_lines[i]) header.texts.push_back(cell.text);
    table.rows.push_back(row(document, header));
    table.rows.back().header = true;
    for (std::size_t c = 0; c < content.header_lines[i].size(); ++c) {
      table.rows.back().cells[c].column_span = content.header_lines[i][c].columns;
      table.rows.back().cells[c].row_span = content.header_lines[i][c].rows;
    }
  }
  for (const Cells& cells : rows) table.rows.push_back(row(document, cells));
  section.blocks.emplace_back(std::move(table));
  rules::StyledParagraph spacer = paragraph(document, body_style, "");
  spacer.role = rules::Role::Spacer;
  spacer.identity = key + '^';
  section.blocks.emplace_back(std::move(spacer));
}

void add_lines(const rules::StyledDocument& document, const std::vector<Line>& lines,
               rules::StyledSection& section) {
  for (const Line& line : lines) {
    rules::StyledParagraph one = paragraph(document, body_style, line.text);
    one.identity = line.key;
    if (line.is_heading) {
      one.format.outline = 0;
      one.anchor = line.key;
    }
    section.blocks.emplace_back(std::move(one));
  }
}

// One line for each heading of the first level, with a page of its own.
void add_contents(rules::StyledDocument& document, const std::vector<Line>& headings,
                  rules::StyledSection& section) {
  document.contents_levels = 1;
  int page = 1;
  for (const Line& heading : headings) {
    rules::StyledParagraph entry = paragraph(document, body_style, heading.text);
    entry.role = rules::Role::Contents;
    entry.identity = "muc-luc:" + heading.key;
    for (const auto kind : {rules::StyledRun::Kind::Tab, rules::StyledRun::Kind::PageReference}) {
      rules::StyledRun run = entry.runs.front();
      run.kind = kind;
      run.text = kind == rules::StyledRun::Kind::Tab ? "" : std::to_string(page);
      entry.runs.push_back(std::move(run));
    }
    for (rules::StyledRun& run : entry.runs) run.link = heading.key;
    section.blocks.emplace_back(std::move(entry));
    ++page;
  }
}

rules::PageSetup page() {
  rules::PageSetup page;
  page.width = Length::twips(11906);
  page.height = Length::twips(16838);
  page.top = page.bottom = page.right = Length::twips(1134);
  page.left = Length::twips(1701);
  page.header_distance = page.footer_distance = Length::twips(567);
  return page;
}

}  // namespace

Content sample_content() {
  Content content;
  content.opening = {{"muc-1", "1. Mục tiêu chung của kế hoạch năm nay"},
                     {"ct-1", "- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 60% trở lên."},
                     {"ct-2", "- Chỉ tiêu 2: Tỷ lệ lao động nữ đạt 52%."},
                     {"ct-3", "- Chỉ tiêu 3: Trẻ em gái đi học đạt 99%."}};
  content.rows = {{"b:1", {"1", "Tỷ lệ nữ lãnh đạo", "Văn phòng"}},
                  {"b:2", {"2", "Tỷ lệ lao động nữ", "Phòng Kinh tế"}},
                  {"b:3", {"3", "Trẻ em gái đi học", "Phòng Văn hóa"}}};
  content.closing = {{"ket-1", "Giao các đơn vị tổ chức thực hiện kế hoạch này."}};
  content.annex_rows = {{"p:1", {"1", "Báo cáo quý I", "Văn phòng"}},
                        {"p:2", {"2", "Báo cáo quý II", "Công an xã"}}};
  return content;
}

std::string made(const Content& content) {
  rules::StyledDocument document = empty_document();
  document.properties.date = "2026-06-15";
  rules::StyledSection main;
  main.page = page();
  if (content.contents) {
    std::vector<Line> headings;
    for (const Line& line : content.opening) {
      if (line.is_heading) headings.push_back(line);
    }
    headings.push_back(annex_title);
    add_lines(document, {{"muc-luc[1]", "MỤC LỤC"}}, main);
    add_contents(document, headings, main);
  }
  add_lines(document, content.opening, main);
  add_table(document, "bang", content, content.rows, main);
  add_lines(document, content.closing, main);
  document.sections.push_back(std::move(main));
  rules::StyledSection annex;
  annex.page = page();
  annex.annex = true;
  annex.identity = "phu-luc";
  add_lines(document, {annex_title}, annex);
  add_table(document, "bang-pl", content, content.annex_rows, annex);
  add_lines(document, {{"pl-ket", "Hết phụ lục."}}, annex);
  document.sections.push_back(std::move(annex));
  if (content.second_annex) {
    rules::StyledSection second;
    second.page = page();
    second.annex = true;
    second.identity = "phu-luc-2";
    add_lines(document, {{"phu-luc-2", "Phụ lục II"}, {"pl2-ket", "Hết phụ lục thứ hai."}}, second);
    document.sections.push_back(std::move(second));
  }
  for (const std::string& key : content.annexes) {
    rules::StyledSection more;
    more.page = page();
    more.annex = true;
    more.identity = "pl-" + key;
    const auto header = content.headers_of.find(key);
    if (header != content.headers_of.end()) {
      more.header = {paragraph(document, body_style, header->second)};
    }
    add_lines(document,
              {{"pl-" + key, "Phụ lục " + key}, {"pl-" + key + "-ket", "Hết phụ lục " + key + '.'}},
              more);
    document.sections.push_back(std::move(more));
  }
  const docx::Origin origin{.engine = "0.1.0",
                            .template_id = "mau-thu",
                            .template_digest = "aa",
                            .rules_id = "nd30",
                            .rules_digest = "bb",
                            .data = "{}",
                            .question = {}};
  return docx::write(document, {&origin});
}

}  // namespace vanthu::test
