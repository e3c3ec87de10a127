#include "template/compute.h"

#include <algorithm>
#include <utility>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/functions.h"
#include "template/in_play.h"
#include "template/measures.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

class Calculator {
 public:
  Calculator(const Scope& scope, Diagnostics& diagnostics)
      : scope_(scope), diagnostics_(diagnostics) {}

  Computed operand(const Operand& operand) {
    Computed result;
    if (const Path* path = std::get_if<Path>(&operand.what)) {
      const Resolved found = resolve(*path, scope_);
      return computed_of(*found.field, found.get());
    }
    if (const TextLiteral* text = std::get_if<TextLiteral>(&operand.what)) {
      result.value = text::collapsed(text->value);
      return result;
    }
    if (const NumberLiteral* number = std::get_if<NumberLiteral>(&operand.what)) {
      result.type = FieldType::Decimal;
      result.value = data::Number{number->lexeme};
      return result;
    }
    const Calculation& calculation = std::get<Calculation>(operand.what);
    return calculation.kind == Calculation::Kind::Call ? remembered(calculation, operand.at)
                                                       : reckoned(calculation, operand.at);
  }

 private:
  Computed remembered(const Calculation& calculation, Place at) {
    if (scope_.memo == nullptr || !is_rooted(calculation)) return call(calculation, at);
    const auto known = scope_.memo->results.find(&calculation);
    if (known != scope_.memo->results.end()) return known->second;
    Computed result = call(calculation, at);
    scope_.memo->results.emplace(&calculation, result);
    return result;
  }

  // Whether every argument is a path that begins neither at a variable nor at a group around.
  bool is_rooted(const Calculation& calculation) const {
    return calculation.function->takes_columns &&
           std::all_of(calculation.parts.begin(), calculation.parts.end(),
                       [&](const Operand& part) {
                         const Path* path = std::get_if<Path>(&part.what);
                         return path != nullptr && begins_at_root(*path, scope_);
                       });
  }

  // ---- signs

  Computed reckoned(const Calculation& calculation, Place at) {
    const Computed left = operand(calculation.parts.front());
    if (calculation.kind == Calculation::Kind::Negate) {
      Computed result = left;
      if (left.is_blank()) return result;
      const auto number = number_of(left);
      return settle(result, number ? subtracted(to_rational(0), *number) : std::nullopt,
                    calculation, at);
    }
    const Computed right = operand(calculation.parts.back());
    Computed result;
    result.at = left.at.known() ? left.at : right.at;
    const auto measure =
        measure_of(calculation.kind, measure_of(left.type), measure_of(right.type));
    result.type = type_of(measure.value_or(Measure::Plain), false);
    if (left.is_blank() || right.is_blank()) return result;
    const std::optional<Rational> a = number_of(left);
    const std::optional<Rational> b = number_of(right);
    if (!a || !b) return settle(result, std::nullopt, calculation, at);
    switch (calculation.kind) {
      case Calculation::Kind::Add:
        return settle(result, added(*a, *b), calculation, at);
      case Calculation::Kind::Subtract:
        return settle(result, subtracted(*a, *b), calculation, at);
      case Calculation::Kind::Multiply:
        return settle(result, multiplied(*a, *b), calculation, at);
      default:
        if (b->numerator == 0) {
          return by_zero(result, calculation, calculation.parts.back(), right.at);
        }
        return settle(result, divided(*a, *b), calculation, at);
    }
  }

  // The number as the result; without one it did not fit.
  Computed settle(Computed result, const std::optional<Rational>& number,
                  const Calculation& calculation, Place at) {
    if (number) {
      result.value = *number;
      return result;
    }
    fault(Code::CalculationTooLarge, result.at, at, calculation);
    result.value = std::monostate{};
    return result;
  }

  Computed by_zero(Computed result, const Calculation& calculation, const Operand& divisor,
                   Place in_data) {
    fault(Code::CalculationByZero, in_data, divisor.at, calculation);
    result.value = std::monostate{};
    return result;
  }

  void fault(Code code, Place in_data, Place in_template, const Calculation& calculation) {
    std::vector<const Operand*> parts;
    for (const Operand& part : calculation.parts) parts.push_back(&part);
    report_calculation(code, in_data, in_template, calculation.text, parts, scope_, diagnostics_);
  }

  // ---- functions

  // The values of the arguments, columns as many, blanks left out.
  std::vector<Computed> given(const Calculation& calculation) {
    std::vector<Computed> values;
    for (const Operand& part : calculation.parts) {
      if (const Path* path = std::get_if<Path>(&part.what)) {
        each_value(*path, scope_, [&](const Resolved& found) {
          Computed one = computed_of(*found.field, found.get());
          if (!one.is_blank()) values.push_back(std::move(one));
        });
      } else if (Computed one = operand(part); !one.is_blank()) {
        values.push_back(std::move(one));
      }
    }
    return values;
  }

  Computed call(const Calculation& calculation, Place at) {
    switch (calculation.function->function) {
      case Function::Sum:
      case Function::Average:
        return sum(calculation, at);
      case Function::Least:
      case Function::Greatest:
        return extreme(calculation);
      case Function::Count:
        return count(calculation);
      case Function::Share:
        return share(calculation, at);
      case Function::Round: {
        Computed result = operand(calculation.parts.front());
        return round(std::move(result), calculation, calculation.parts[1], at);
      }
      case Function::Year:
        return year(calculation);
      case Function::Same: {
        Computed result;
        result.type = FieldType::YesNo;
        const std::vector<Computed> values = given(calculation);
        const auto other = std::find_if(values.begin(), values.end(), [&](const Computed& one) {
          return compare(values.front(), one) != std::strong_ordering::equal;
        });
        result.value = other == values.end();
        if (!values.empty()) result.at = values.front().at;
        return result;
      }
    }
    return {};
  }

  Computed sum(const Calculation& calculation, Place at) {
    Computed result;
    result.type = FieldType::Decimal;
    const std::vector<Computed> values = given(calculation);
    std::optional<Rational> total = to_rational(0);
    Measure measure = Measure::Plain;
    for (const Computed& one : values) {
      if (!result.at.known()) result.at = one.at;
      measure = measure_of_sum(measure, measure_of(one.type)).value_or(measure);
      const std::optional<Rational> number = number_of(one);
      total = total && number ? added(*total, *number) : std::nullopt;
    }
    result.type = type_of(measure, false);
    if (values.empty()) return result;  // nothing to add is no zero
    if (total && calculation.function->function == Function::Average) {
      total = divided(*total, to_rational(static_cast<long long>(values.size())));
    }
    return settle(result, total, calculation, at);
  }

  Computed extreme(const Calculation& calculation) {
    const bool least = calculation.function->function == Function::Least;
    Computed result;
    for (Computed& one : given(calculation)) {
      const auto order = result.is_blank() ? std::nullopt : compare(one, result);
      if (!order || (least ? *order < 0 : *order > 0)) result = std::move(one);
    }
    return result;
  }

  Computed count(const Calculation& calculation) {
    long long number = 0;
    Computed result;
    for (const Operand& part : calculation.parts) {
      const Path* path = std::get_if<Path>(&part.what);
      if (path == nullptr) {
        number += operand(part).is_blank() ? 0 : 1;
        continue;
      }
      each_value(*path, scope_, [&](const Resolved& found) {
        const Value* value = found.get();
        if (value == nullptr || is_blank(*value)) return;
        if (!result.at.known()) result.at = value->at;
        ++number;
      });
    }
    result.type = FieldType::Integer;
    result.value = to_rational(number);
    return result;
  }

  Computed share(const Calculation& calculation, Place at) {
    const Computed part = operand(calculation.parts[0]);
    const Computed whole = operand(calculation.parts[1]);
    Computed result;
    result.type = FieldType::Percent;
    result.at = part.at.known() ? part.at : whole.at;
    if (part.is_blank() || whole.is_blank()) return result;
    const std::optional<Rational> a = number_of(part);
    const std::optional<Rational> b = number_of(whole);
    if (b && b->numerator == 0) return by_zero(result, calculation, calculation.parts[1], whole.at);
    const auto quotient = a && b ? divided(*a, *b) : std::nullopt;
    result = settle(result, quotient ? multiplied(*quotient, to_rational(100)) : std::nullopt,
                    calculation, at);
    if (calculation.parts.size() < 3) return result;
    return round(std::move(result), calculation, calculation.parts[2], at);
  }

  Computed round(Computed result, const Calculation& calculation, const Operand& places, Place at) {
    if (result.is_blank()) return result;
    const auto digits =
        to_integer(*parse_decimal(std::get<NumberLiteral>(places.what).lexeme)).value_or(0);
    const std::optional<Rational> number = number_of(result);
    return settle(std::move(result), number ? rounded(*number, static_cast<int>(digits)) : number,
                  calculation, at);
  }

  Computed year(const Calculation& calculation) {
    const Computed date = operand(calculation.parts.front());
    Computed result;
    result.type = FieldType::Integer;
    result.at = date.at;
    if (const std::string* text = std::get_if<std::string>(&date.value)) {
      result.value = to_rational(parse_date(*text)->year);
    }
    return result;
  }

  const Scope& scope_;
  Diagnostics& diagnostics_;
};

}  // namespace

Computed compute(const Operand& operand, const Scope& scope, Diagnostics& diagnostics) {
  return Calculator(scope, diagnostics).operand(operand);
}

Computed compute_finite(const Operand& operand, const Scope& scope, Diagnostics& diagnostics) {
  Computed result = compute(operand, scope, diagnostics);
  const Rational* number = std::get_if<Rational>(&result.value);
  if (number == nullptr || is_finite(*number)) return result;
  report_calculation(Code::CalculationTooLarge, result.at, operand.at, text_of(operand), {&operand},
                     scope, diagnostics);
  result.value = std::monostate{};
  return result;
}

}  // namespace vanthu::templates
