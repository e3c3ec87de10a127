// A cell, or the text in it, as a value of a field's type.
//
// What does not fit the type is passed on as it was found: validate() says so at the cell. Numbers,
// dates and yes/no may be typed as text the Vietnamese way: "1.234.567,5", "15/6/2026",
// "tháng 6 năm 2026", "có", "x".

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "data/sheet.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::forms {

// Empty exactly when an error was added: the cell shows an error, or holds a formula without
// result.
[[nodiscard]] std::optional<data::Value> read_cell(const data::Cell& cell,
                                                   const templates::Field& field,
                                                   Diagnostics& diagnostics);

// What a cell holds as a text field takes it, and as {{ }} would print it: "12,5", "12,5%",
// "5/6/2026", "có". Reading that text again gives the same value.
[[nodiscard]] std::string cell_text(const data::Cell& cell);

// "1.234.567,5" → "1234567.5", "12,5%" → "12.5". A point stands for thousands where three digits
// follow each, else for the decimal sign. Empty for anything else.
[[nodiscard]] std::optional<std::string> parse_number_text(std::string_view text);

// "15/06/2026" → "2026-06-15", "6/2026" → "2026-06". Empty for anything that is no date.
[[nodiscard]] std::optional<std::string> parse_date_text(std::string_view text);

}  // namespace vanthu::forms
