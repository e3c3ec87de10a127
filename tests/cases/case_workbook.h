// A workbook as a case file writes it, in `=== data <name>.xlsx`:
//
//   [Dữ liệu]                     a sheet
//   Trường | Giá trị              a row: its cells, with " | " between them; none is blank
//   số người | =12                "=": a number
//   kinh phí | ==B2*2             "==": a formula without a result
//   tỷ lệ | #N/A                  "#": an error value
//   ~ ghi chú | x                 "~": the row is hidden
//   [Chỉ tiêu] hidden             the sheet is hidden
//   [Mục tiêu] hidden-column 2    its second column is
//
// A text that does not begin with "[" is taken as the bytes of the file.

#pragma once

#include <string>

namespace vanthu::tests {

[[nodiscard]] std::string workbook_of(const std::string& text);

}  // namespace vanthu::tests
