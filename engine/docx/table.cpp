// Tables: grid, rows, cells.
//
//   in    StyledTable: columns in lengths, cells that may span columns and rows
//   out   w:tbl
//
// Widths are fixed and said three times over (w:tblW, w:tblGrid, w:tcW), always the same, because
// Word and LibreOffice believe different ones. A cell that spans rows is a chain of cells here: the
// first restarts a w:vMerge, the others continue it and hold one empty paragraph each.

#include <cassert>
#include <cstddef>
#include <optional>

#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::Border;
using rules::Borders;
using rules::LineSpacing;
using rules::StyledCell;
using rules::StyledRow;
using rules::StyledTable;
using rules::VerticalAlign;

// The same edges on all cells can be said once, for the whole table: then a row that somebody adds
// in Word has them too.
std::optional<Borders> common_borders(const StyledTable& table) {
  const Borders& first = table.rows.front().cells.front().borders;
  if (first.top != first.bottom || first.left != first.right) return std::nullopt;
  for (const StyledRow& row : table.rows) {
    for (const StyledCell& cell : row.cells) {
      if (cell.borders != first) return std::nullopt;
    }
  }
  return first;
}

void write_width(xml::Emitter& out, std::string_view element, Length width) {
  out.open(element).attribute("w:w", width.twips()).attribute("w:type", "dxa").close();
}

void write_table_borders(xml::Emitter& out, const Borders& borders) {
  out.open("w:tblBorders");
  write_border(out, "w:top", borders.top);
  write_border(out, "w:left", borders.left);
  write_border(out, "w:bottom", borders.bottom);
  write_border(out, "w:right", borders.right);
  write_border(out, "w:insideH", borders.top);
  write_border(out, "w:insideV", borders.left);
  out.close();
}

void write_cell_borders(xml::Emitter& out, const Borders& borders) {
  out.open("w:tcBorders");
  write_border(out, "w:top", borders.top);
  write_border(out, "w:left", borders.left);
  write_border(out, "w:bottom", borders.bottom);
  write_border(out, "w:right", borders.right);
  out.close();
}

void write_table_properties(xml::Emitter& out, const StyledTable& table, Length width,
                            const std::optional<Borders>& borders) {
  const auto& [top, left, bottom, right] = table.cell_margins;
  out.open("w:tblPr");
  write_width(out, "w:tblW", width);
  // In compatibility mode 14 the indent is that of the first cell's text, not of the border.
  write_width(out, "w:tblInd", table.indent + left);
  if (borders) write_table_borders(out, *borders);
  out.open("w:tblLayout").attribute("w:type", "fixed").close();
  out.open("w:tblCellMar");
  write_width(out, "w:top", top);
  write_width(out, "w:left", left);
  write_width(out, "w:bottom", bottom);
  write_width(out, "w:right", right);
  out.close();
  // No conditional formatting: no part of a table style but the whole table applies.
  out.open("w:tblLook")
      .attribute("w:val", "0600")
      .attribute("w:firstRow", "0")
      .attribute("w:lastRow", "0")
      .attribute("w:firstColumn", "0")
      .attribute("w:lastColumn", "0")
      .attribute("w:noHBand", "1")
      .attribute("w:noVBand", "1")
      .close();
  out.close();
}

void write_row_properties(xml::Emitter& out, const StyledRow& row) {
  const bool sized = row.height_rule != LineSpacing::Rule::Multiple;
  if (row.splits && !sized && !row.header) return;
  out.open("w:trPr");
  if (!row.splits) out.empty("w:cantSplit");
  if (sized) {
    assert(row.height > Length() && row.height.twips() <= 31680);
    out.open("w:trHeight")
        .attribute("w:val", row.height.twips())
        .attribute("w:hRule", row.height_rule == LineSpacing::Rule::Exact ? "exact" : "atLeast")
        .close();
  }
  if (row.header) out.empty("w:tblHeader");
  out.close();
}

// The row's first one with words, or else its first; null in a row that is all covered from above.
const rules::StyledParagraph* paragraph_to_mark(const StyledRow& row) {
  if (row.cells.empty()) return nullptr;
  for (const StyledCell& cell : row.cells) {
    for (const rules::StyledParagraph& paragraph : cell.paragraphs) {
      if (!paragraph.runs.empty()) return &paragraph;
    }
  }
  return &row.cells.front().paragraphs.front();
}

// One table while it is written: which cells from above still cover which columns.
class TableWriter {
 public:
  TableWriter(const Story& story, const StyledTable& table)
      : story_(story),
        table_(table),
        borders_(common_borders(table)),
        above_(table.columns.size()) {}

  void write() {
    xml::Emitter& out = story_.out;
    out.open("w:tbl");
    write_table_properties(out, table_, width(0, table_.columns.size()), borders_);
    out.open("w:tblGrid");
    for (const Length column : table_.columns) {
      assert(column.twips() > 0);
      out.open("w:gridCol").attribute("w:w", column.twips()).close();
    }
    out.close();
    [[maybe_unused]] bool leading = true;
    for (const StyledRow& row : table_.rows) {
      assert(leading || !row.header);
      leading = leading && row.header;
      write_row(row);
    }
    for ([[maybe_unused]] const Covering& covering : above_) assert(covering.rows == 0);
    out.close();
  }

 private:
  enum class Merge { None, Restart, Continue };

  // A cell of an earlier row that goes on here; noted at its leftmost column.
  struct Covering {
    const StyledCell* cell = nullptr;
    int rows = 0;  // still to come
  };

  [[nodiscard]] Length width(std::size_t first, std::size_t count) const {
    Length sum;
    for (std::size_t i = first; i < first + count; ++i) sum += table_.columns[i];
    return sum;
  }

  void write_row(const StyledRow& row) {
    xml::Emitter& out = story_.out;
    out.open("w:tr");
    write_row_properties(out, row);
    std::optional<PointMark> mark;
    const rules::StyledParagraph* const marked = paragraph_to_mark(row);
    if (story_.marking != nullptr && !row.identity.empty() && marked != nullptr) {
      mark = story_.marking->record.add(row);
    }
    auto next = row.cells.begin();
    for (std::size_t column = 0; column < table_.columns.size();) {
      Covering& above = above_[column];
      const StyledCell* cell = above.cell;
      if (above.rows > 0) {
        write_continuation(*cell, column);
        --above.rows;
      } else {
        assert(next != row.cells.end());
        cell = &*next++;
        write_cell(*cell, column, mark ? &*mark : nullptr, marked);
        above = {cell, cell->row_span - 1};
      }
      column += static_cast<std::size_t>(cell->column_span);
    }
    assert(next == row.cells.end());
    out.close();
  }

  void write_cell_properties(const StyledCell& cell, std::size_t column, Merge merge) {
    const auto span = static_cast<std::size_t>(cell.column_span);
    assert(cell.column_span > 0 && cell.row_span > 0 && column + span <= table_.columns.size());
    xml::Emitter& out = story_.out;
    out.open("w:tcPr");
    write_width(out, "w:tcW", width(column, span));
    if (span > 1) out.open("w:gridSpan").attribute("w:val", cell.column_span).close();
    if (merge != Merge::None) {
      out.open("w:vMerge");
      out.attribute("w:val", merge == Merge::Restart ? "restart" : "continue").close();
    }
    if (!borders_) write_cell_borders(out, cell.borders);
    if (cell.vertical != VerticalAlign::Top) {
      const bool center = cell.vertical == VerticalAlign::Center;
      out.open("w:vAlign").attribute("w:val", center ? "center" : "bottom").close();
    }
    out.close();
  }

  void write_cell(const StyledCell& cell, std::size_t column, const PointMark* row,
                  const rules::StyledParagraph* marked) {
    assert(!cell.paragraphs.empty());  // a cell without one, or not ending in one, is refused
    story_.out.open("w:tc");
    write_cell_properties(cell, column, cell.row_span > 1 ? Merge::Restart : Merge::None);
    for (const rules::StyledParagraph& paragraph : cell.paragraphs) {
      write_paragraph(story_, paragraph, nullptr, {}, &paragraph == marked ? row : nullptr);
    }
    story_.out.close();
  }

  // The paragraph is invisible; it looks like the cell's first one so that it can never make the
  // row taller than a line of the cell's own text.
  void write_continuation(const StyledCell& cell, std::size_t column) {
    story_.out.open("w:tc");
    write_cell_properties(cell, column, Merge::Continue);
    rules::StyledParagraph empty;
    const rules::StyledParagraph& model = cell.paragraphs.front();
    empty.style = model.style;
    empty.format = model.format;
    empty.format.borders = {};
    empty.format.page_break_before = false;
    empty.format.outline = -1;
    empty.mark = model.mark;
    write_paragraph(story_, empty);
    story_.out.close();
  }

  const Story& story_;
  const StyledTable& table_;
  std::optional<Borders> borders_;  // of every cell; none: each cell says its own
  std::vector<Covering> above_;     // by column
};

}  // namespace

void write_table(const Story& story, const StyledTable& table) {
  // Word's limit is 63 columns; a table without rows or a row without cells is refused.
  assert(!table.columns.empty() && table.columns.size() <= 63);
  assert(!table.rows.empty() && !table.rows.front().cells.empty());
  if (story.marking != nullptr) story.marking->record.begin_table(table);
  TableWriter(story, table).write();
  if (story.marking != nullptr) story.marking->record.end_table();
}

}  // namespace vanthu::docx
