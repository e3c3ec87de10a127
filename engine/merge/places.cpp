#include "merge/places.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace vanthu::merge {
namespace {

constexpr std::string_view then = " › ";
constexpr std::size_t words_shown = 6;

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
    if (!is_header_row(side.part, header)) break;
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
  std::string result = side.titles[recorded.section];
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
    const std::uint32_t number = side.row_numbers[side.found.blocks[block].unit];
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
