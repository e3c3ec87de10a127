// What a number counts: nothing in particular, đồng, or percent; and what sums and products of them
// count. One set of rules for checking a template and for computing with data.

#pragma once

#include <optional>

#include "template/ast.h"

namespace vanthu::templates {

enum class Measure { Plain, Money, Percent };

[[nodiscard]] constexpr Measure measure_of(FieldType type) {
  return type == FieldType::Money     ? Measure::Money
         : type == FieldType::Percent ? Measure::Percent
                                      : Measure::Plain;
}

// Of a + b, a - b and of comparisons: a bare number goes with anything, đồng and percent not
// together.
[[nodiscard]] constexpr std::optional<Measure> measure_of_sum(Measure a, Measure b) {
  if (a == b || b == Measure::Plain) return a;
  if (a == Measure::Plain) return b;
  return std::nullopt;
}

// đồng times đồng is nothing; a percentage in a product is the number that was written (12,5).
[[nodiscard]] constexpr std::optional<Measure> measure_of_product(Measure a, Measure b) {
  if (a == Measure::Money && b == Measure::Money) return std::nullopt;
  return a == Measure::Money || b == Measure::Money ? Measure::Money : Measure::Plain;
}

[[nodiscard]] constexpr std::optional<Measure> measure_of_quotient(Measure a, Measure b) {
  if (b == Measure::Money && a != Measure::Money) return std::nullopt;
  return a == Measure::Money && b != Measure::Money ? Measure::Money : Measure::Plain;
}

// `whole`: the number is sure to be one.
[[nodiscard]] constexpr FieldType type_of(Measure measure, bool whole) {
  switch (measure) {
    case Measure::Money:
      return FieldType::Money;
    case Measure::Percent:
      return FieldType::Percent;
    case Measure::Plain:
      break;
  }
  return whole ? FieldType::Integer : FieldType::Decimal;
}

[[nodiscard]] constexpr char sign_of(Calculation::Kind kind) {
  switch (kind) {
    case Calculation::Kind::Add:
      return '+';
    case Calculation::Kind::Multiply:
      return '*';
    case Calculation::Kind::Divide:
      return '/';
    default:
      return '-';
  }
}

[[nodiscard]] constexpr std::optional<Measure> measure_of(Calculation::Kind kind, Measure a,
                                                          Measure b) {
  switch (kind) {
    case Calculation::Kind::Multiply:
      return measure_of_product(a, b);
    case Calculation::Kind::Divide:
      return measure_of_quotient(a, b);
    default:
      return measure_of_sum(a, b);
  }
}

}  // namespace vanthu::templates
