// Setting a table: every cell's lines, every row's height.
//
//   in    one StyledTable and the column it stands in
//   out   SetTable: cells with their lines placed from left to right, and who owns each field
//
// Columns have fixed widths (w:tblLayout fixed). A cell's text is as wide as its columns less the
// cell margins; border widths take nothing from it. A cell over several rows that needs more than
// they have makes the last of them taller. Pages are left to place_table.cpp.

#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "rules/styled.h"

namespace vanthu::layout {

struct CellLine {
  SetLine set;
  Length top;   // from the top of the cell's content
  Length lead;  // room above it when the cell goes on here overleaf
};

struct SetCell {
  const rules::StyledCell* source = nullptr;
  std::size_t row = 0, column = 0;
  std::vector<CellLine> lines;
  std::vector<Stroke> strokes;  // paragraph borders, from the top of the content
  Length content;               // height, spacing included
  // While a cell is spread over pages: what already stands on earlier ones.
  std::size_t next_line = 0;
  Length taken;

  [[nodiscard]] std::size_t last_row() const {
    return row + static_cast<std::size_t>(source->row_span) - 1;
  }
  [[nodiscard]] Length rest() const { return content - taken; }
};

struct SetRow {
  const rules::StyledRow* source = nullptr;
  std::vector<SetCell> cells;        // that begin here
  std::vector<std::size_t> owners;   // for each column: index into SetTable::order
  Length border;                     // room for the borders above the row
  Length height;                     // border included
  Length first_line;                 // the least it takes when it may split: border, margins, a line
  bool keep_next = false;
};

struct SetTable {
  const rules::StyledTable* source = nullptr;
  std::vector<Length> edges;         // x of the lines between columns; one more than columns
  std::vector<SetRow> rows;
  std::size_t headers = 0;           // leading rows that are repeated
  struct CellIndex {
    std::size_t row, cell;
  };
  std::vector<CellIndex> order;      // every cell in reading order
  bool has_row_spans = false;

  [[nodiscard]] const SetCell& owner(std::size_t row, std::size_t column) const {
    const CellIndex index = order[rows[row].owners[column]];
    return rows[index.row].cells[index.cell];
  }
  [[nodiscard]] std::size_t columns() const { return edges.size() - 1; }
  // The border between two rows at a column: the wider of the two cells' own. Inside a cell over
  // both rows there is none. Either row may be absent (no_row): an edge of the table or of a page.
  [[nodiscard]] rules::Border horizontal(std::size_t upper, std::size_t lower,
                                         std::size_t column) const;
  // The border left of column `edge` in a row; edge = columns() is the table's right one.
  [[nodiscard]] rules::Border vertical(std::size_t row, std::size_t edge) const;
  // The widest border between two rows.
  [[nodiscard]] Length border_between(std::size_t upper, std::size_t lower) const;
  [[nodiscard]] Length margins() const {
    return source->cell_margins[0] + source->cell_margins[2];
  }
};
inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

// What set_table asks for each paragraph: its block number. The column: that of the cell's text.
using AddBlock = std::function<std::uint32_t(const rules::StyledParagraph&, const SetCell&,
                                             const Column& column)>;

[[nodiscard]] SetTable set_table(const rules::StyledTable& table, const Column& column,
                                 std::string_view page_label, ParagraphSetter& setter,
                                 const AddBlock& add_block);

}  // namespace vanthu::layout
