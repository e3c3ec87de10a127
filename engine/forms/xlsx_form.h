// An empty form as a workbook: what `vanthu new -o data.xlsx` writes.
//
//   in    a template
//   out   the bytes of an .xlsx with the sheets of sheet_plan.h: a sheet of pairs (Trường, Giá trị,
//         Câu hỏi, Gợi ý), a sheet for every table, a blank one for every table of free columns, a
//         sheet of help; drop-downs and checks (cell_rules.h); defaults filled in
//
// A table that cannot have a sheet is told (FormFieldLeftOut). Empty exactly when an error was
// added.

#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "template/template.h"

namespace vanthu::forms {

[[nodiscard]] std::optional<std::string> xlsx_form(const templates::Template& source,
                                                   Diagnostics& diagnostics);

}  // namespace vanthu::forms
