// A sheet read as a table whose columns are the data's own (kieu="bang-dong").
//
//   in    a sheet that holds something
//   out   {"cot": …, "hang": …}, with places of the cells
//
// The header gives the columns; a second header row under merged cells gives each its "nhom".
// "Tên [rộng 30 mm]" fixes a width. Every cell below is a text.

#pragma once

#include "base/diagnostics.h"
#include "data/sheet.h"
#include "data/value.h"

namespace vanthu::forms {

[[nodiscard]] data::Value free_table(const data::Sheet& sheet, Diagnostics& diagnostics);

}  // namespace vanthu::forms
