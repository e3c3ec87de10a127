// The table whose columns come from the data: {"cot": [{"ten", "nhom"?, "rong_mm"?}], "hang":
// [[text]]}.

#pragma once

#include <string_view>

#include "data/value.h"
#include "model/document.h"
#include "template/ast.h"

namespace vanthu::templates {

inline constexpr std::string_view dynamic_columns = "cot";
inline constexpr std::string_view dynamic_rows = "hang";

// The fields such a table has, as if a template had declared them (rows apart: they are plain
// lists).
[[nodiscard]] const Field& dynamic_table_field();

// `value` has been validated; `path` is where it stands in the data. Short rows are filled up with
// blank cells. Widths follow what the cells hold unless rong_mm says otherwise; a column of numbers
// is centred.
[[nodiscard]] model::Table dynamic_table(const data::Value& value, const std::string& path);

}  // namespace vanthu::templates
