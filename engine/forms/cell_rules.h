// What Excel checks and says while a cell of a form is filled in: data validation.
//
//   in    a field, the sentence that explains it, the cells it has
//   out   a drop-down, a limit or a check of the type; an input message
//
// A convenience at the time of typing: the engine checks everything again when the form is read.
// Limits reach Excel as the digits that were written.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "forms/sheet_plan.h"
#include "forms/workbook.h"

namespace vanthu::forms {

struct Cells {
  lxw_worksheet* sheet;
  std::uint32_t first_row, last_row;  // from 0
  std::uint16_t column;
};

// "Sheet"!$A$2:$A$9, as a formula writes it.
[[nodiscard]] std::string range_formula(std::string_view sheet, std::uint32_t first_row,
                                        std::uint32_t last_row, std::uint16_t column);

// Choices that do not fit into a drop-down of their own stand on a hidden sheet, one column a list.
class ChoiceLists {
 public:
  // The range that holds `choices`; equal lists share one.
  [[nodiscard]] std::string range(const std::vector<std::string>& choices);
  // After all rules: the sheet, if one is needed.
  void write(Workbook& book) const;

 private:
  std::vector<std::vector<std::string>> lists_;
};

// The sentence of the column "Gợi ý": what is required, the author's hint, unit, limits, how to
// type it.
[[nodiscard]] std::string explanation(const SheetField& field, bool in_table);

void add_rule(const Cells& cells, const SheetField& field, bool in_table, ChoiceLists& lists);

// What is said on the row of headings of a table of free columns; `cells` is its first cell.
void add_heading_message(Cells cells, std::uint16_t columns, const std::string& title,
                         const std::string& message);

// The cells that name the outer item of a row: a drop-down of `range`, or a row number without one.
void add_outer_rule(const Cells& cells, const std::string& outer, const std::string& range);

}  // namespace vanthu::forms
