// Computed: a value of the data, or one reckoned from some, as conditions and calculations see it.

#pragma once

#include <compare>
#include <optional>
#include <string>
#include <variant>

#include "data/value.h"
#include "template/ast.h"
#include "template/rational.h"

namespace vanthu::templates {

struct Computed {
  FieldType type = FieldType::Text;
  // A number as the data write it, or one that was computed; text, also of a date; yes or no.
  std::variant<std::monostate, data::Number, Rational, std::string, bool> value;
  Place at;  // unknown when no data were involved

  [[nodiscard]] bool is_blank() const { return std::holds_alternative<std::monostate>(value); }
};

// A field's value as far as it can be reckoned with and compared. One that does not have its
// declared type counts as blank; validate has reported it.
[[nodiscard]] Computed computed_of(const Field& field, const data::Value* value);

// Empty for what is no number, or does not fit.
[[nodiscard]] std::optional<Rational> number_of(const Computed& computed);
// As a value of the data: null for a blank.
[[nodiscard]] data::Value value_of(const Computed& computed);
// "12,5", "“Phú Vinh”", "—" for a blank.
[[nodiscard]] std::string shown(const Computed& computed);

// How two values that have both been given stand to each other; empty when they are blank. Dates
// are compared by the parts that both have.
[[nodiscard]] std::optional<std::strong_ordering> compare(const Computed& a, const Computed& b);

}  // namespace vanthu::templates
