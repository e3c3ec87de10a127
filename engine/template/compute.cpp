#include "template/compute.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/functions.h"
#include "template/measures.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

// A field's value as far as it can be reckoned with and compared.
Computed of_value(const Field& field, const Value* value) {
  Computed result;
  result.type = field.type;
  const TypeEntry& entry = entry_of(field.type);
  if (value == nullptr || is_blank(*value) || !entry.scalar) return result;
  if (!entry.has_shape(*value) || !entry.is_valid(*value)) return result;
  result.at = value->at;
  if (const data::Number* number = value->as<data::Number>()) {
    result.value = *number;
  } else if (const bool* flag = value->as<bool>()) {
    result.value = *flag;
  } else if (field.type == FieldType::Date) {
    result.value = *value->as<std::string>();
  } else if (std::string text = text::collapsed(entry.print(*value)); !text.empty()) {
    result.value = std::move(text);
  }
  return result;
}

std::optional<Rational> number_of(const Computed& computed) {
  if (const Rational* number = std::get_if<Rational>(&computed.value)) return *number;
  const data::Number* written = std::get_if<data::Number>(&computed.value);
  if (written == nullptr) return std::nullopt;
  const std::optional<Decimal> decimal = parse_decimal(written->lexeme);
  return decimal ? to_rational(*decimal) : std::nullopt;
}

std::string text_of(const Operand& operand) {
  if (const Path* path = std::get_if<Path>(&operand.what)) return path->text;
  if (const TextLiteral* text = std::get_if<TextLiteral>(&operand.what)) return text->value;
  if (const NumberLiteral* number = std::get_if<NumberLiteral>(&operand.what)) {
    return number->lexeme;
  }
  return std::get<Calculation>(operand.what).text;
}

// `operands`: what was reckoned with, for their values.
void report(Code code, Place in_data, Place in_template, const std::string& text,
            const std::vector<const Operand*>& operands, const Scope& scope,
            Diagnostics& diagnostics) {
  std::vector<std::string> values;
  for (const Operand* one : operands) {
    for (InPlay& value : values_in(*one, scope)) {
      if (std::find(values.begin(), values.end(), value.text) == values.end()) {
        values.push_back(std::move(value.text));
      }
    }
  }
  const std::optional<Place> see =
      in_data.known() ? std::optional<Place>(in_template) : std::nullopt;
  diagnostics.add({code,
                   in_data.known() ? in_data : in_template,
                   {text, fmt::format("{}", fmt::join(values, ", "))},
                   see,
                   ""});
}

class Calculator {
 public:
  Calculator(const Scope& scope, Diagnostics& diagnostics)
      : scope_(scope), diagnostics_(diagnostics) {}

  Computed operand(const Operand& operand) {
    Computed result;
    if (const Path* path = std::get_if<Path>(&operand.what)) {
      const Resolved found = resolve(*path, scope_);
      return of_value(*found.field, found.get());
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
    report(code, in_data, in_template, calculation.text, parts, scope_, diagnostics_);
  }

  // ---- functions

  // The values of the arguments, columns as many, blanks left out.
  std::vector<Computed> given(const Calculation& calculation) {
    std::vector<Computed> values;
    for (const Operand& part : calculation.parts) {
      if (const Path* path = std::get_if<Path>(&part.what)) {
        each_value(*path, scope_, [&](const Resolved& found) {
          Computed one = of_value(*found.field, found.get());
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

bool is_met(Comparison comparison, std::strong_ordering order) {
  switch (comparison) {
    case Comparison::Equal:
      return order == 0;
    case Comparison::NotEqual:
      return order != 0;
    case Comparison::Less:
      return order < 0;
    case Comparison::LessEqual:
      return order <= 0;
    case Comparison::Greater:
      return order > 0;
    case Comparison::GreaterEqual:
      return order >= 0;
  }
  return false;
}

bool is_present(const Condition& condition, const Scope& scope, Diagnostics& diagnostics) {
  if (const Path* path = std::get_if<Path>(&condition.left.what)) {
    const Resolved found = resolve(*path, scope);
    const Value* value = found.get();
    const bool* flag = value == nullptr ? nullptr : value->as<bool>();
    return value != nullptr && (flag == nullptr || *flag);
  }
  const Computed answer = compute(condition.left, scope, diagnostics);
  const bool* flag = std::get_if<bool>(&answer.value);
  return flag != nullptr && *flag;
}

}  // namespace

Computed compute(const Operand& operand, const Scope& scope, Diagnostics& diagnostics) {
  return Calculator(scope, diagnostics).operand(operand);
}

Computed compute_finite(const Operand& operand, const Scope& scope, Diagnostics& diagnostics) {
  Computed result = compute(operand, scope, diagnostics);
  const Rational* number = std::get_if<Rational>(&result.value);
  if (number == nullptr || is_finite(*number)) return result;
  report(Code::CalculationTooLarge, result.at, operand.at, text_of(operand), {&operand}, scope,
         diagnostics);
  result.value = std::monostate{};
  return result;
}

data::Value value_of(const Computed& computed) {
  Value result;
  result.at = computed.at;
  if (const Rational* number = std::get_if<Rational>(&computed.value)) {
    if (is_finite(*number)) result.content = data::Number{lexeme_of(*number)};
  } else if (const data::Number* written = std::get_if<data::Number>(&computed.value)) {
    result.content = *written;
  } else if (const std::string* text = std::get_if<std::string>(&computed.value)) {
    result.content = *text;
  } else if (const bool* flag = std::get_if<bool>(&computed.value)) {
    result.content = *flag;
  }
  return result;
}

std::string shown(const Computed& computed) {
  if (computed.is_blank()) return "—";
  std::string text;
  if (const Rational* number = std::get_if<Rational>(&computed.value);
      number != nullptr && !is_finite(*number)) {
    text = shown(*number);
    if (computed.type == FieldType::Percent) text += "%";
    return text;
  }
  const Value value = value_of(computed);
  if (const std::string* words = value.as<std::string>()) {
    return computed.type == FieldType::Date ? short_date(*parse_date(*words)) : "“" + *words + "”";
  }
  return entry_of(computed.type).print(value);
}

std::optional<std::strong_ordering> compare(const Computed& a, const Computed& b) {
  if (a.is_blank() || b.is_blank()) return std::nullopt;
  const data::Number* x = std::get_if<data::Number>(&a.value);
  const data::Number* y = std::get_if<data::Number>(&b.value);
  // As written, however many digits.
  if (x != nullptr && y != nullptr) return *parse_decimal(x->lexeme) <=> *parse_decimal(y->lexeme);
  if (entry_of(a.type).number) {
    const std::optional<Rational> left = number_of(a);
    const std::optional<Rational> right = number_of(b);
    return left && right ? compared(*left, *right) : std::nullopt;
  }
  if (const bool* left = std::get_if<bool>(&a.value)) return *left <=> std::get<bool>(b.value);
  const std::string& left = std::get<std::string>(a.value);
  const std::string& right = std::get<std::string>(b.value);
  if (a.type == FieldType::Date || b.type == FieldType::Date) {
    return compare_dates(*parse_date(left), *parse_date(right));
  }
  return left <=> right;
}

std::optional<bool> verdict(const Condition& condition, const Scope& scope,
                            Diagnostics& diagnostics) {
  switch (condition.kind) {
    case Condition::Kind::Present:
      return is_present(condition, scope, diagnostics);
    case Condition::Kind::Compare: {
      const Computed left = compute(condition.left, scope, diagnostics);
      const Computed right = compute(condition.right, scope, diagnostics);
      if (left.is_blank() || right.is_blank()) return std::nullopt;
      const auto order = compare(left, right);
      if (!order) {
        report(Code::CalculationTooLarge, left.at.known() ? left.at : right.at, condition.at,
               text_of(condition.left), {&condition.left, &condition.right}, scope, diagnostics);
        return std::nullopt;
      }
      return is_met(condition.comparison, *order);
    }
    case Condition::Kind::Not: {
      const auto inner = verdict(condition.parts.front(), scope, diagnostics);
      if (!inner) return std::nullopt;
      return !*inner;
    }
    case Condition::Kind::And:
    case Condition::Kind::Or: {
      const bool decisive = condition.kind == Condition::Kind::Or;
      std::optional<bool> result = !decisive;
      for (const Condition& part : condition.parts) {
        const auto one = verdict(part, scope, diagnostics);
        if (one == decisive) return decisive;
        if (!one) result = std::nullopt;
      }
      return result;
    }
  }
  return std::nullopt;
}

bool holds(const Condition& condition, const Scope& scope, Diagnostics& diagnostics) {
  const auto part_holds = [&](const Condition& part) { return holds(part, scope, diagnostics); };
  switch (condition.kind) {
    case Condition::Kind::Present:
      return is_present(condition, scope, diagnostics);
    case Condition::Kind::Compare:
      return verdict(condition, scope, diagnostics)
          .value_or(condition.comparison == Comparison::NotEqual);
    case Condition::Kind::Not:
      return !part_holds(condition.parts.front());
    case Condition::Kind::And:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::Or:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
  }
  return false;
}

std::optional<std::pair<Named, Named>> first_difference(const Calculation& same,
                                                        const Scope& scope) {
  std::optional<Named> first;
  std::optional<Named> other;
  const auto look = [&](std::string path, Computed value) {
    if (value.is_blank() || other) return;
    if (!first) {
      first = {std::move(path), std::move(value)};
    } else if (compare(first->value, value) != std::strong_ordering::equal) {
      other = {std::move(path), std::move(value)};
    }
  };
  Diagnostics unheard;  // computing has already been reported on
  for (const Operand& part : same.parts) {
    if (const Path* path = std::get_if<Path>(&part.what)) {
      each_value(*path, scope, [&](const Resolved& found) {
        look(found.path, of_value(*found.field, found.get()));
      });
    } else {
      look(text_of(part), compute(part, scope, unheard));
    }
  }
  if (!first || !other) return std::nullopt;
  return std::pair{std::move(*first), std::move(*other)};
}

std::vector<InPlay> values_in(const Operand& operand, const Scope& scope) {
  Diagnostics unheard;
  if (const Path* path = std::get_if<Path>(&operand.what)) {
    const Resolved found = resolve(*path, scope);
    const std::string& name = found.path.empty() ? path->text : found.path;
    if (const Value* whole = found.get(); whole != nullptr && !entry_of(found.field->type).scalar) {
      const data::Array* items = whole->as<data::Array>();
      if (items == nullptr) return {{name + " = …", whole->at}};
      return {{fmt::format("{}.{} = {}", name, list_size, items->size()), whole->at}};
    }
    const Computed value = of_value(*found.field, found.get());
    return {{name + " = " + shown(value), value.at}};
  }
  const Calculation* calculation = std::get_if<Calculation>(&operand.what);
  if (calculation == nullptr) return {};
  const bool folds =
      calculation->kind == Calculation::Kind::Call && calculation->function->takes_columns;
  if (folds) {
    const Computed value = compute(operand, scope, unheard);
    return {{calculation->text + " = " + shown(value), value.at}};
  }
  std::vector<InPlay> all;
  for (const Operand& part : calculation->parts) {
    for (InPlay& one : values_in(part, scope)) {
      const bool known = std::any_of(all.begin(), all.end(),
                                     [&](const InPlay& other) { return other.text == one.text; });
      if (!known) all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace vanthu::templates
