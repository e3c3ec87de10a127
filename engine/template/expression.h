// Expressions: the text between {{ and }}, conditions and bare paths → Expression, Condition, Path.
//
//   in    text of a template (never data), with its Origin
//   out   trees; every part knows its place
//
// Only the form is judged here; whether a path is declared and a filter fits is check's (check.h).
// Names of filters are looked up here, because a call holds its filter.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/origin.h"

namespace vanthu::templates {

// Text with {{ }} (interpolated.cpp): appends Text and Value nodes. Text keeps its white space as
// single spaces and is put in NFC. False when something is wrong with it.
bool parse_interpolated(std::string_view text, const Origin& origin, std::vector<Node>& nodes,
                        Diagnostics& diagnostics);

// The bytes [begin, end) of `text`, without the braces.
[[nodiscard]] std::optional<Expression> parse_expression(std::string_view text, std::size_t begin,
                                                         std::size_t end, const Origin& origin,
                                                         Diagnostics& diagnostics);
[[nodiscard]] std::optional<Condition> parse_condition(std::string_view text, const Origin& origin,
                                                       Diagnostics& diagnostics);
[[nodiscard]] std::optional<Path> parse_path(std::string_view text, const Origin& origin,
                                             Diagnostics& diagnostics);

// A name that fields and variables may have: a–z, digits and "_", beginning with a letter, and none
// of va, hoac, khong.
[[nodiscard]] bool is_valid_name(std::string_view name);

}  // namespace vanthu::templates
