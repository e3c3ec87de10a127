// Placing a table on pages: rows, repeated headers, borders.
//
//   in    SetTable (its cells are used up), the page being filled
//   out   lines and strokes on the pages
//
// A row that does not fit goes to the next page whole, or is split between lines when it may. Cells
// over several rows are cut at the page end between rows and go on. Every part of the table on a
// page is closed by its bottom border. Which rows must stay together is for paginate.cpp, which
// drives this class row by row.

#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostics.h"
#include "base/length.h"
#include "layout/page_flow.h"
#include "layout/table.h"

namespace vanthu::layout {

class TablePlacer {
 public:
  TablePlacer(SetTable& table, PageFlow& flow, Diagnostics& diagnostics);

  [[nodiscard]] bool done() const { return row_ == table_.rows.size(); }
  [[nodiscard]] std::size_t row() const { return row_; }
  // Places the next row, over as many pages as it takes.
  void place_row();
  // Closes the part on this page and opens one on the next, header rows repeated.
  void break_page();
  // After the last row.
  void finish() { close_part(); }

 private:
  // A cell over several rows that has begun on this page.
  struct OpenSpan {
    SetCell* cell = nullptr;
    Length top;      // of its content area on this page
    Length height;   // of that area so far
    bool on_page = false;
  };
  struct OpenStroke {
    rules::Border border;
    Length top;
  };

  enum class RowPart : std::uint8_t { Last, Earlier };  // Earlier: the row goes on overleaf

  [[nodiscard]] Length height_of(std::size_t row) const;
  [[nodiscard]] bool may_split() const;
  [[nodiscard]] Length area_of_split() const;
  void split_row();
  void place(std::size_t row, Length height, RowPart part);
  void grow_spans(Length top, Length border, Length height);
  void end_spans(std::size_t row);
  // Lines of the cell from `top` down: all that are left (a row of exact height may be overrun), or
  // those that fit `area`. Header rows keep theirs for the next page.
  enum class Take : std::uint8_t { All, Fitting };
  void place_cell(SetCell& cell, Length top, Length area, Take take);
  void draw_horizontal(std::size_t upper, std::size_t lower);
  void draw_vertical(std::size_t row);
  void close_vertical(std::size_t edge, Length bottom);
  void close_part();
  void report_too_tall();
  // Whether the row fits (spare is not negative), told when it was decided by little.
  void note_fit(Length spare);

  SetTable& table_;
  PageFlow& flow_;
  Diagnostics& diagnostics_;
  std::size_t row_ = 0;
  std::size_t above_ = no_row;   // the row above on this page
  bool repeating_ = false;       // header rows are being repeated
  std::size_t part_begin_ = 0;   // first line of this part in the page
  std::vector<OpenSpan> spans_;
  std::vector<OpenStroke> verticals_;  // one for each edge
};

}  // namespace vanthu::layout
