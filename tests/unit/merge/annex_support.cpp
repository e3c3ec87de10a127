#include "annex_support.h"

#include <algorithm>
#include <functional>
#include <set>

#include "docx/edit/patch.h"
#include "docx/parse/read.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "docx/write.h"
#include "merge/record_reader.h"
#include "support/catch.h"
#include "zip/read.h"
#include "zip/write.h"

namespace vanthu::test {
namespace {

using docx::parse::Document;
using docx::parse::Paragraph;
using docx::parse::Row;

constexpr std::uint32_t body_style = 0, cell_style = 1;

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
               const std::vector<std::string>& headers, const std::vector<Cells>& rows,
               rules::StyledSection& section) {
  if (rows.empty()) return;
  rules::StyledTable table;
  table.identity = key;
  table.columns.assign(headers.size(), Length::twips(3000));
  table.cell_margins = {Length(), Length::twips(108), Length(), Length::twips(108)};
  Cells header{key + "/dau[1]", headers};
  table.rows.push_back(row(document, header));
  table.rows.back().header = true;
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
    section.blocks.emplace_back(std::move(one));
  }
}

void add_contents(rules::StyledDocument& document, rules::StyledSection& section) {
  document.contents_levels = 1;
  rules::StyledParagraph entry = paragraph(document, body_style, "Phụ lục I");
  entry.role = rules::Role::Contents;
  entry.runs.front().link = "phu-luc";
  section.blocks.emplace_back(std::move(entry));
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

Document parsed(const std::string& bytes) {
  Diagnostics diagnostics;
  auto document = docx::parse::read(bytes, "thu.docx", diagnostics);
  REQUIRE(document);
  return *std::move(document);
}

std::string with_main(const std::string& bytes, const std::string& main) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  for (zip::Entry& entry : *entries) {
    if (entry.name == "word/document.xml") entry.bytes = main;
  }
  return zip::write(*entries);
}

// A paragraph that shows the words, and where they stand in its bytes.
struct Spot {
  const Paragraph* paragraph = nullptr;
  docx::parse::Piece piece;
  std::uint32_t begin = 0, end = 0;
};

Spot spot_of(const Document& document, std::string_view words) {
  Spot spot;
  const docx::parse::StoryPart& part = document.part_of(document.body());
  docx::parse::for_each_paragraph(document.body().blocks, [&](const Paragraph& one) {
    if (spot.paragraph != nullptr) return;
    for (const docx::parse::Piece& piece : one.pieces) {
      if (piece.kind != docx::parse::Piece::Kind::Text) continue;
      const auto range = part.tree.xml().content(piece.node);
      const std::size_t at = part.tree.xml().slice(range).find(words);
      if (at == std::string_view::npos) continue;
      spot = {&one, piece, range.begin + static_cast<std::uint32_t>(at),
              range.begin + static_cast<std::uint32_t>(at + words.size())};
      return;
    }
  });
  INFO(words);
  REQUIRE(spot.paragraph != nullptr);
  return spot;
}

void for_each_row(const std::vector<docx::parse::Block>& blocks,
                  const std::function<void(const docx::parse::Table&, const Row&)>& visit) {
  for (const docx::parse::Block& block : blocks) {
    const auto* table = std::get_if<docx::parse::Table>(&block.content);
    if (table == nullptr) continue;
    for (const Row& one : table->rows) visit(*table, one);
  }
}

void keep_spaces(const docx::parse::StoryPart& part, docx::parse::NodeId text,
                 docx::edit::PartPatch& patch) {
  if (part.tree.has(text, docx::parse::Name::xml_space)) return;
  patch.insert(part.tree.xml().start_tag(text).end - 1, " xml:space=\"preserve\"");
}

const Row& row_with(const Document& document, const Paragraph& paragraph) {
  const Row* found = nullptr;
  for_each_row(document.body().blocks, [&](const docx::parse::Table&, const Row& one) {
    for (const docx::parse::Cell& cell : one.cells) {
      docx::parse::for_each_paragraph(cell.blocks, [&](const Paragraph& each) {
        if (&each == &paragraph) found = &one;
      });
    }
  });
  REQUIRE(found != nullptr);
  return *found;
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
  if (content.contents) add_contents(document, main);
  add_lines(document, content.opening, main);
  add_table(document, "bang", content.headers, content.rows, main);
  add_lines(document, content.closing, main);
  document.sections.push_back(std::move(main));
  rules::StyledSection annex;
  annex.page = page();
  annex.annex = true;
  annex.identity = "phu-luc";
  add_lines(document, {{"phu-luc", "Phụ lục I"}}, annex);
  auto& title = std::get<rules::StyledParagraph>(annex.blocks.front());
  title.format.outline = 0;
  title.anchor = "phu-luc";
  add_table(document, "bang-pl", content.headers, content.annex_rows, annex);
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
    if (key == content.header_of) {
      more.header = {paragraph(document, body_style, content.header + ' ' + key)};
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

Hand& Hand::replace(std::string_view words, std::string_view with) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  patch.replace({spot.begin, spot.end}, std::string(with));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::insert_paragraph_behind(std::string_view words, std::string_view text) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  patch.insert(document.parts[0].tree.range(spot.paragraph->node).end,
               "<w:p><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::insert_row_behind(std::string_view words, const std::vector<std::string>& texts) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  std::string markup = "<w:tr>";
  for (const std::string& text : texts) {
    markup += "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>" + text +
              "</w:t></w:r></w:p></w:tc>";
  }
  docx::edit::PartPatch patch;
  patch.insert(document.parts[0].tree.range(row_with(document, *spot.paragraph).node).end,
               markup + "</w:tr>");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::delete_paragraph(std::string_view words) {
  const Document document = parsed(bytes_);
  docx::edit::PartPatch patch;
  patch.remove(document.parts[0].tree.range(spot_of(document, words).paragraph->node));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::delete_row(std::string_view words) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  patch.remove(document.parts[0].tree.range(row_with(document, *spot.paragraph).node));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::embolden(std::string_view words) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  docx::edit::PartPatch patch;
  const auto& tree = document.parts[0].tree;
  if (spot.piece.properties == docx::parse::no_node) {
    patch.insert(tree.xml().content(spot.piece.run).begin, "<w:rPr><w:b/></w:rPr>");
  }
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::split(std::string_view words) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  const auto& part = document.parts[0];
  const std::string properties = spot.piece.properties == docx::parse::no_node
                                     ? std::string()
                                     : std::string(part.slice(spot.piece.properties));
  docx::edit::PartPatch patch;
  keep_spaces(part, spot.piece.node, patch);
  patch.insert(spot.begin,
               "</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r w:rsidR=\"00A1B2C3\">" +
                   properties + "<w:t xml:space=\"preserve\">");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::add_column(std::string_view header) {
  const Document document = parsed(bytes_);
  const auto& tree = document.parts[0].tree;
  docx::edit::PartPatch patch;
  std::set<const docx::parse::Table*> seen;
  for_each_row(document.body().blocks, [&](const docx::parse::Table& table, const Row& one) {
    const bool first = seen.insert(&table).second;
    if (first) {
      const auto column = tree.child(table.grid, docx::parse::Name::w_gridCol);
      patch.insert(tree.range(column).end, "<w:gridCol w:w=\"1000\"/>");
    }
    patch.insert(tree.range(one.cells.front().node).end,
                 "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p>" +
                     (first ? "<w:r><w:t>" + std::string(header) + "</w:t></w:r>" : std::string()) +
                     "</w:p></w:tc>");
  });
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::merge_cells(std::string_view words) {
  const Document document = parsed(bytes_);
  const auto& tree = document.parts[0].tree;
  const Spot spot = spot_of(document, words);
  const auto cell = tree.xml().parent(spot.paragraph->node);
  const auto properties = tree.child(cell, docx::parse::Name::w_tcPr);
  const auto next = tree.xml().next_sibling(cell);
  REQUIRE(next != docx::parse::no_node);
  docx::edit::PartPatch patch;
  patch.replace(tree.range(properties),
                "<w:tcPr><w:tcW w:w=\"6000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/></w:tcPr>");
  patch.remove(tree.range(next));
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::drop_bookmarks() {
  const Document document = parsed(bytes_);
  const auto& tree = document.parts[0].tree;
  docx::edit::PartPatch patch;
  for (const docx::parse::Bookmark& one : document.parts[0].bookmarks) {
    patch.remove(tree.range(one.start));
    patch.remove(tree.range(one.end));
  }
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::replace_tracked(std::string_view words, std::string_view with,
                            std::string_view author) {
  const Document document = parsed(bytes_);
  const Spot spot = spot_of(document, words);
  const auto mark = [&](const char* element, int id) {
    return "<w:" + std::string(element) + " w:id=\"" + std::to_string(id) + "\" w:author=\"" +
           std::string(author) + "\">";
  };
  docx::edit::PartPatch patch;
  keep_spaces(document.parts[0], spot.piece.node, patch);
  patch.replace({spot.begin, spot.end},
                "</w:t></w:r>" + mark("del", 9001) + "<w:r><w:delText>" + std::string(words) +
                    "</w:delText></w:r></w:del>" + mark("ins", 9002) + "<w:r><w:t>" +
                    std::string(with) + "</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">");
  bytes_ = with_main(bytes_, patch.applied(document.package.main().bytes));
  return *this;
}

Hand& Hand::part(const std::string& name, std::string_view from, std::string_view to) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes_, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  for (zip::Entry& entry : *entries) {
    if (entry.name != name) continue;
    const std::size_t at = entry.bytes.find(from);
    REQUIRE(at != std::string::npos);
    entry.bytes.replace(at, from.size(), to);
  }
  bytes_ = zip::write(*entries);
  return *this;
}

Hand& Hand::drop_part(std::string_view stem) {
  Diagnostics diagnostics;
  auto entries = zip::read(bytes_, "thu.docx", {}, diagnostics);
  REQUIRE(entries);
  std::erase_if(*entries, [&](const zip::Entry& one) { return one.name.starts_with(stem); });
  bytes_ = zip::write(*entries);
  return *this;
}

std::size_t Merged::count(Code code) const {
  return static_cast<std::size_t>(std::count_if(
      said.begin(), said.end(), [&](const Diagnostic& one) { return one.code == code; }));
}

std::string Merged::place(Code code) const {
  for (const Diagnostic& one : said) {
    if (one.code == code) return in_language(one.args.front(), Language::Vietnamese);
  }
  return {};
}

Merged merged(const std::string& edited, const std::string& ours,
              const merge::AnnexOptions& options) {
  Diagnostics diagnostics;
  const Document one = parsed(edited);
  const Document other = parsed(ours);
  const auto base = merge::read_record(one.package, diagnostics);
  const auto our_record = merge::read_record(other.package, diagnostics);
  REQUIRE(our_record);
  merge::AnnexOptions dated = options;
  dated.date = "2026-06-15";
  const auto result =
      merge::annex(edited, one, base ? &*base : nullptr, other, *our_record, dated, diagnostics);
  CHECK(result.has_value() != diagnostics.has_errors());
  Merged answer;
  if (result) {
    answer.bytes = result->bytes;
    answer.conflicts = result->conflicts;
  }
  answer.said = diagnostics.all();
  return answer;
}

std::vector<std::string> text_of(const std::string& bytes, Marks marks) {
  const Document document = parsed(bytes);
  const auto view = marks == Marks::Accepted   ? docx::parse::View::Final
                    : marks == Marks::Rejected ? docx::parse::View::Original
                                               : docx::parse::View::All;
  const std::string text = docx::parse::reading_text(document, document.body(), view);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::size_t section_count(const std::string& bytes) {
  return parsed(bytes).sections.size();
}

std::vector<std::string> headers_of(const std::string& bytes) {
  const Document document = parsed(bytes);
  std::vector<std::string> result;
  for (const docx::parse::Section& section : document.sections) {
    const docx::parse::Index story = section.headers[0];
    std::string text = story == docx::parse::none
                           ? ""
                           : docx::parse::reading_text(document, document.stories[story]);
    while (text.ends_with('\n')) text.pop_back();  // a part without words is none
    result.push_back(std::move(text));
  }
  return result;
}

std::size_t ragged_rows(const std::string& bytes) {
  const Document document = parsed(bytes);
  const auto& tree = document.parts[0].tree;
  std::size_t count = 0;
  for_each_row(document.body().blocks, [&](const docx::parse::Table& table, const Row& one) {
    int columns = 0;
    for (const docx::parse::Cell& cell : one.cells) columns += cell.column_span;
    int grid = 0;
    for (const auto child : tree.children(table.grid)) {
      grid += tree.name(child) == docx::parse::Name::w_gridCol ? 1 : 0;
    }
    if (columns != grid) ++count;
  });
  return count;
}

bool holds(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

std::string main_part(const std::string& bytes) {
  return std::string(parsed(bytes).package.main().bytes);
}

std::vector<std::string> faults_of(const std::string& bytes) {
  std::vector<std::string> faults;
  const Document document = parsed(bytes);
  std::set<std::string> ids, names;
  for (const docx::parse::StoryPart& part : document.parts) {
    for (const docx::parse::Bookmark& one : part.bookmarks) {
      if (!ids.insert(one.id).second) faults.push_back("bookmark id twice: " + one.id);
      if (!names.insert(one.name).second) faults.push_back("bookmark twice: " + one.name);
      if (one.end == docx::parse::no_node) faults.push_back("bookmark open: " + one.name);
    }
    for (const docx::parse::Revision& one : part.revisions) {
      if (!ids.insert(one.id).second) faults.push_back("revision id twice: " + one.id);
      if (one.parent != docx::parse::none) faults.push_back("revision in a revision: " + one.id);
    }
    const std::string_view text = part.part->bytes;
    const auto& tree = part.tree;
    for (docx::parse::NodeId node = 0; node < tree.xml().size(); ++node) {
      const auto name = tree.name(node);
      const auto parent = tree.xml().parent(node);
      using docx::parse::Name;
      if ((name == Name::w_ins || name == Name::w_del) && parent != docx::parse::no_node &&
          (tree.name(parent) == Name::w_r || tree.name(parent) == Name::w_t)) {
        faults.push_back("a mark in a run");
      }
      if (name == Name::w_r && tree.name(parent) == Name::w_r) faults.push_back("a run in a run");
      if (name == Name::w_tc) {
        docx::parse::NodeId last = docx::parse::no_node;
        for (const auto child : tree.children(node)) last = child;
        if (last == docx::parse::no_node || tree.name(last) != Name::w_p) {
          faults.push_back("a cell that does not end in a paragraph");
        }
      }
      if (name == Name::w_t) {
        for (auto above = parent; above != docx::parse::no_node; above = tree.xml().parent(above)) {
          if (tree.name(above) == Name::w_del) faults.push_back("w:t in w:del");
        }
      }
    }
    static_cast<void>(text);
  }
  return faults;
}

}  // namespace vanthu::test
