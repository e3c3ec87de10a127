#include "layout/header_heights.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <variant>

#include "base/diagnostics.h"
#include "layout/paragraph.h"
#include "layout/table.h"

namespace vanthu::layout {
namespace {

using Rule = rules::LineSpacing::Rule;

// A row as high as this has no room on any page, which layout tells.
constexpr Length tallest = Length::twips(31680);

// The rows that are repeated: none when nothing follows them, or when a cell goes on below them.
std::size_t repeated_rows(const rules::StyledTable& table) {
  const auto first_plain = std::find_if_not(table.rows.begin(), table.rows.end(),
                                            [](const rules::StyledRow& row) { return row.header; });
  if (first_plain == table.rows.end()) return 0;
  const auto count = static_cast<std::size_t>(std::distance(table.rows.begin(), first_plain));
  for (std::size_t r = 0; r < count; ++r) {
    for (const rules::StyledCell& cell : table.rows[r].cells) {
      if (r + static_cast<std::size_t>(cell.row_span) > count) return 0;
    }
  }
  return count;
}

bool has_row_span(const rules::StyledTable& table, std::size_t rows) {
  return std::any_of(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(rows),
                     [](const rules::StyledRow& row) {
                       return std::any_of(
                           row.cells.begin(), row.cells.end(),
                           [](const rules::StyledCell& cell) { return cell.row_span > 1; });
                     });
}

// What the row would have without the cells over several rows; no border.
Length own_height(const SetTable& table, const SetRow& row) {
  Length height;
  for (const SetCell& cell : row.cells) {
    if (cell.source->row_span == 1) height = std::max(height, table.margins() + cell.content);
  }
  return height;
}

void hold(rules::StyledTable& table, std::size_t rows, const Column& column,
          ParagraphSetter& setter) {
  rules::StyledTable header;
  header.columns = table.columns;
  header.indent = table.indent;
  header.cell_margins = table.cell_margins;
  header.rows.assign(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(rows));
  const SetTable set = set_table(header, column, {}, setter,
                                 [](const auto&, const auto&, const auto&) { return 0U; });
  for (std::size_t r = 0; r < rows; ++r) {
    rules::StyledRow& row = table.rows[r];
    // Word adds the border to a least height.
    const Length height = set.rows[r].height - set.rows[r].border;
    if (row.height_rule != Rule::Multiple || height <= own_height(set, set.rows[r])) continue;
    if (height > tallest) continue;
    row.height_rule = Rule::AtLeast;
    row.height = height;
  }
}

}  // namespace

void hold_header_heights(rules::StyledDocument& document, fonts::Shaper& shaper) {
  Diagnostics told;  // the layout of the whole says the same
  ParagraphSetter setter(shaper, told);
  for (rules::StyledSection& section : document.sections) {
    const rules::PageSetup& page = section.page;
    for (rules::StyledBlock& block : section.blocks) {
      auto* table = std::get_if<rules::StyledTable>(&block);
      if (table == nullptr) continue;
      const std::size_t rows = repeated_rows(*table);
      if (rows < 2 || !has_row_span(*table, rows)) continue;
      hold(*table, rows, {page.left, page.width - page.left - page.right}, setter);
    }
  }
}

}  // namespace vanthu::layout
