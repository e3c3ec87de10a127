#include "merge/places.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace vanthu::merge {
namespace {

constexpr std::string_view then = " › ";
constexpr std::size_t words_shown = 6;

std::string first_line(std::string_view text) {
  return text::collapsed(text.substr(0, text.find('\n')));
}

// The first line of the section's first paragraph: "Phụ lục I". "" for the main text.
std::string name_of_section(const Record& record, Index section) {
  if (section == 0) return "";
  for (const RecordedBlock& block : record.blocks) {
    if (block.section != section || block.kind != RecordedBlock::Kind::Paragraph) continue;
    const std::string& text = block.text();
    return text.substr(0, std::min(text.find('\n'), text.size()));
  }
  return "";
}

// Counted as a person counts, header rows included.
std::size_t number_in_table(const Record& record, Index block) {
  std::size_t number = 1;
  while (block > 0 && record.blocks[block - 1].table == record.blocks[block].table) {
    --block;
    ++number;
  }
  return number;
}

std::string row_number(std::size_t number) {
  return both("hàng", "row") + ' ' + fmt::format_int(number).str();
}

std::string column_named(const std::string& name) {
  return both("cột", "column") + ' ' + name;
}

std::string paragraph_named(const std::string& words) {
  return both("đoạn", "paragraph") + " \"" + words + '"';
}

// What heads the section, as the file has it.
std::string section_of(const Side& side, const RecordedBlock& block) {
  if (side.record.sections[block.section].empty()) return {};
  for (Index i = 0; i < side.record.blocks.size(); ++i) {
    if (side.record.blocks[i].section != block.section) continue;
    const Unit* unit = side.unit_of(i);
    const std::string title =
        first_line(unit != nullptr ? unit->cells.front() : side.record.blocks[i].cells.front());
    if (!title.empty()) return title;
  }
  return side.record.sections[block.section];
}

bool is_header(const docx::parse::StoryPart& part, const docx::parse::Row& row) {
  for (const auto node : part.tree.xml().children(row.properties)) {
    if (part.tree.xml().names()[part.tree.xml().name(node)].local == "tblHeader") return true;
  }
  return false;
}

const docx::parse::Cell* visible_cell(const docx::parse::Row& row, Index index) {
  for (const docx::parse::Cell& cell : row.cells) {
    if (cell.merge == docx::parse::Cell::Merge::Continue) continue;
    if (index-- == 0) return &cell;
  }
  return nullptr;
}

// What the header says above a column: the lowest line of it.
std::string column_of(const Side& side, const Unit& row, Index cell) {
  const docx::parse::Cell* found = visible_cell(*row.table_row, cell);
  if (found == nullptr) return fmt::format_int(cell + 1).str();
  std::string name;
  for (const docx::parse::Row& header : row.table->rows) {
    if (header.properties == docx::parse::no_node || !is_header(side.part, header)) break;
    const auto unit = side.units.find(&header);
    if (unit == side.units.end()) continue;
    Index index = 0;
    for (const docx::parse::Cell& one : header.cells) {
      if (one.merge == docx::parse::Cell::Merge::Continue) continue;
      const bool above =
          one.column <= found->column && found->column < one.column + one.column_span;
      const auto& cells = side.found.units[unit->second].cells;
      if (above && index < cells.size() && !cells[index].empty()) {
        name = text::collapsed(cells[index]);
      }
      ++index;
    }
  }
  return name.empty() ? fmt::format_int(cell + 1).str() : '"' + name + '"';
}

// Counted from the first that is no header.
std::size_t number_of(const Side& side, const Unit& row) {
  std::size_t number = 0;
  for (const docx::parse::Row& one : row.table->rows) {
    if (one.properties == docx::parse::no_node || !is_header(side.part, one)) ++number;
    if (&one == row.table_row) break;
  }
  return number;
}

}  // namespace

std::string first_words(std::string_view text) {
  const std::vector<std::string_view> words = text::words(text);
  std::string result;
  for (std::size_t i = 0; i < std::min(words.size(), words_shown); ++i) {
    if (i > 0) result += ' ';
    result += words[i];
  }
  return words.size() > words_shown ? result + "…" : result;
}

std::string where(const Record& record, Index block, std::size_t cell) {
  const RecordedBlock& one = record.blocks[block];
  std::string place = name_of_section(record, one.section);
  if (!place.empty()) place += then;
  if (one.kind == RecordedBlock::Kind::Row) {
    place += row_number(number_in_table(record, block));
    return place.append(then) + column_named(fmt::format_int(cell + 1).str());
  }
  return place + paragraph_named(first_words(one.text()));
}

std::string place_of(const Side& side, Index block, Index cell) {
  const RecordedBlock& recorded = side.record.blocks[block];
  std::string result = section_of(side, recorded);
  const auto add = [&](const std::string& part) {
    if (!result.empty()) result += then;
    result += part;
  };
  const Unit* unit = side.unit_of(block);
  if (recorded.kind == RecordedBlock::Kind::Row) {
    if (unit == nullptr) {
      std::string words;
      for (const std::string& text : recorded.cells) {
        if (words.size() < text.size()) words = text;
      }
      add(both("hàng", "row") + " \"" + first_words(words) + '"');
      return result;
    }
    const std::size_t number = number_of(side, *unit);
    add(number == 0 ? both("hàng tiêu đề của bảng", "header row of the table")
                    : row_number(number));
    if (cell != none) add(column_named(column_of(side, *unit, cell)));
    return result;
  }
  const std::string words =
      first_words(unit != nullptr ? unit->cells.front() : recorded.cells.front());
  if (result != words) add(paragraph_named(words));
  return result;
}

}  // namespace vanthu::merge
