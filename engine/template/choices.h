// The values of <khi la="…">.

#pragma once

#include <string>
#include <vector>

#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

// "phường, đặc khu" is two values, unless one choice of the field is written so.
[[nodiscard]] std::vector<std::string> values_of(const Node& when, const Field& field);

// Whether <khi> may name values of this type.
[[nodiscard]] bool can_choose_by(FieldType type);

// Whether the branch is meant: `value` has been validated and is not blank.
[[nodiscard]] bool is_meant(const Node& when, const Field& field, const data::Value& value);

}  // namespace vanthu::templates
