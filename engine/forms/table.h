// A sheet read as a table: which row is the header, what stands over each column, which cells a
// body row has.
//
//   in    a sheet; a test for known names
//   out   columns with their names; the rows below
//
// Rows above the header that hold one cell only are titles. A header of two rows, its upper cells
// merged over several columns, gives "upper.lower", or "lower" alone when only that is known. A
// body cell merged downwards counts for every row it covers.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "data/sheet.h"

namespace vanthu::forms {

struct Column {
  std::uint32_t index = 0;  // in the sheet
  std::string name;         // as written
  std::string group;        // the merged cell over it; empty for none
  Place at;
};

class Table {
 public:
  Table(const data::Sheet& sheet, const std::function<bool(std::string_view)>& is_known);

  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  [[nodiscard]] std::size_t size() const { return sheet_->rows.size() - first_row_; }
  [[nodiscard]] const data::Row& row(std::size_t index) const {
    return sheet_->rows[first_row_ + index];
  }
  // What body row `index` has in a column of the sheet; nullptr when blank.
  [[nodiscard]] const data::Cell* cell(std::size_t index, std::uint32_t column) const;

 private:
  [[nodiscard]] std::size_t find_header(
      const std::function<bool(std::string_view)>& is_known) const;
  void read_columns(std::size_t header, const std::function<bool(std::string_view)>& is_known);
  [[nodiscard]] const data::Row* find_row(std::uint32_t number) const;

  const data::Sheet* sheet_;
  std::vector<Column> columns_;
  std::size_t first_row_ = 0;
  std::vector<data::MergedRange> downwards_;  // of the body, by column and row
};

}  // namespace vanthu::forms
