#include "template/check_expressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/filters.h"
#include "template/functions.h"
#include "template/measures.h"
#include "template/rational.h"
#include "template/read.h"
#include "template/types.h"

namespace vanthu::templates {
namespace {

std::string tag_of(FieldType type) {
  return std::string(entry_of(type).tag);
}

bool is_whole(const Typed& side) {
  return side.type == FieldType::Integer || side.whole;
}

bool is_zero(const Operand& operand) {
  const NumberLiteral* literal = std::get_if<NumberLiteral>(&operand.what);
  return literal != nullptr && *parse_decimal(literal->lexeme) == *parse_decimal("0");
}

// A written number by which a decimal can be divided without end trouble: 100, 2, 0.5.
bool divides_evenly(const Operand& operand) {
  const NumberLiteral* literal = std::get_if<NumberLiteral>(&operand.what);
  if (literal == nullptr) return false;
  const std::optional<Rational> number = to_rational(*parse_decimal(literal->lexeme));
  const auto inverse = number ? divided(to_rational(1), *number) : std::nullopt;
  return inverse && is_finite(*inverse);
}

// The type of an operand; every method that gives none has reported why.
class Typing {
 public:
  Typing(const Names& names, Diagnostics& diagnostics) : names_(names), diagnostics_(diagnostics) {}

  std::optional<Typed> operand(const Operand& operand) {
    if (const Path* path = std::get_if<Path>(&operand.what)) {
      const Field* field = check_path(*path, names_, diagnostics_);
      if (field == nullptr) return std::nullopt;
      return of_field(*path, *field, false);
    }
    if (const TextLiteral* text = std::get_if<TextLiteral>(&operand.what)) {
      Typed result;
      result.label = "'" + text->value + "'";
      return result;
    }
    if (const NumberLiteral* number = std::get_if<NumberLiteral>(&operand.what)) {
      Typed result;
      result.whole = number->lexeme.find('.') == std::string::npos;
      result.type = type_of(Measure::Plain, result.whole);
      result.label = number->lexeme;
      return result;
    }
    const Calculation& calculation = std::get<Calculation>(operand.what);
    std::optional<Typed> result = calculation.kind == Calculation::Kind::Call
                                      ? call(calculation, operand.at)
                                      : reckoned(calculation, operand.at);
    if (result) result->label = fmt::format("{} ({})", calculation.text, tag_of(result->type));
    return result;
  }

 private:
  static Typed of_field(const Path& path, const Field& field, bool many) {
    Typed result;
    result.type = field.type;
    result.field = &field;
    result.many = many;
    result.whole = field.type == FieldType::Integer || field.type == FieldType::Money;
    result.label = fmt::format("{} ({})", path.text, tag_of(field.type));
    return result;
  }

  // ---- signs

  std::optional<Typed> reckoned(const Calculation& calculation, Place at) {
    std::vector<Typed> sides;
    for (const Operand& part : calculation.parts) {
      if (std::optional<Typed> side = operand(part)) sides.push_back(std::move(*side));
    }
    if (sides.size() < calculation.parts.size()) return std::nullopt;
    const Typed& left = sides.front();
    const Typed& right = sides.back();
    std::optional<Measure> measure;
    if (entry_of(left.type).number && entry_of(right.type).number) {
      measure = calculation.kind == Calculation::Kind::Negate
                    ? measure_of(left.type)
                    : measure_of(calculation.kind, measure_of(left.type), measure_of(right.type));
    }
    if (!measure) {
      const std::string sign(1, sign_of(calculation.kind));
      if (calculation.kind == Calculation::Kind::Negate) {
        diagnostics_.add(Code::CalculationUnsuited, at, {"", sign, right.label});
      } else {
        diagnostics_.add(Code::CalculationUnsuited, at, {left.label + " ", sign, right.label});
      }
      return std::nullopt;
    }
    Typed result;
    result.whole = is_whole(left) && is_whole(right);
    result.finite = left.finite && right.finite;
    if (calculation.kind == Calculation::Kind::Divide) {
      if (is_zero(calculation.parts.back())) {
        diagnostics_.add(Code::CalculationByZero, calculation.parts.back().at,
                         {calculation.text, "0"});
        return std::nullopt;
      }
      result.whole = false;
      result.finite = left.finite && divides_evenly(calculation.parts.back());
    }
    result.type = type_of(*measure, result.whole);
    return result;
  }

  // ---- functions

  std::optional<Typed> call(const Calculation& calculation, Place at) {
    const FunctionEntry& function = *calculation.function;
    std::vector<Typed> arguments;
    bool good = true;
    for (const Operand& part : calculation.parts) {
      std::optional<Typed> one = argument(function, part);
      good = good && one;
      if (one) arguments.push_back(std::move(*one));
    }
    if (!good) return std::nullopt;
    switch (function.function) {
      case Function::Sum:
      case Function::Average:
        return numbers(function, arguments, at);
      case Function::Least:
      case Function::Greatest:
        return dates(arguments) ? of_type(FieldType::Date) : numbers(function, arguments, at);
      case Function::Count:
        return of_type(FieldType::Integer);
      case Function::Share:
        return share(function, calculation, arguments, at);
      case Function::Round:
        return rounding(function, calculation, arguments);
      case Function::Year:
        if (arguments.front().type != FieldType::Date) {
          return refuse(function, calculation.parts.front().at, arguments.front());
        }
        return of_type(FieldType::Integer);
      case Function::Same:
        return same(function, calculation, arguments);
    }
    return std::nullopt;
  }

  std::optional<Typed> argument(const FunctionEntry& function, const Operand& part) {
    const Path* path = std::get_if<Path>(&part.what);
    if (path == nullptr || !function.takes_columns) return operand(part);
    const std::optional<Column> column = check_column(*path, names_, diagnostics_);
    if (!column) return std::nullopt;
    return of_field(*path, *column->field, column->many);
  }

  static Typed of_type(FieldType type) {
    Typed result;
    result.type = type;
    result.whole = type == FieldType::Integer;
    return result;
  }

  std::optional<Typed> refuse(const FunctionEntry& function, Place at, const Typed& argument) {
    diagnostics_.add(Code::FunctionArgumentUnsuited, at,
                     {std::string(function.name), argument.label, std::string(function.expected)});
    return std::nullopt;
  }

  static bool dates(const std::vector<Typed>& arguments) {
    return std::all_of(arguments.begin(), arguments.end(),
                       [](const Typed& one) { return one.type == FieldType::Date; });
  }

  // Numbers of one measure.
  std::optional<Typed> numbers(const FunctionEntry& function, const std::vector<Typed>& arguments,
                               Place at) {
    Typed result;
    result.whole = function.function != Function::Average;
    result.finite = function.function != Function::Average;
    Measure measure = Measure::Plain;
    for (const Typed& one : arguments) {
      const auto both =
          entry_of(one.type).number ? measure_of_sum(measure, measure_of(one.type)) : std::nullopt;
      if (!both) return refuse(function, at, one);
      measure = *both;
      result.whole = result.whole && is_whole(one);
      result.finite = result.finite && one.finite;
    }
    result.type = type_of(measure, result.whole);
    return result;
  }

  // The number of places, which stands in the template as it is.
  bool is_places(const FunctionEntry& function, const Operand& part) {
    const NumberLiteral* literal = std::get_if<NumberLiteral>(&part.what);
    const auto places =
        literal == nullptr ? std::nullopt : to_integer(*parse_decimal(literal->lexeme));
    if (places && *places >= -most_places && *places <= most_places) return true;
    diagnostics_.add(Code::FunctionPlaces, part.at,
                     {std::string(function.name), fmt::format("{}", most_places)});
    return false;
  }

  std::optional<Typed> share(const FunctionEntry& function, const Calculation& calculation,
                             const std::vector<Typed>& arguments, Place at) {
    const std::vector<Typed> both(arguments.begin(), arguments.begin() + 2);
    if (!numbers(function, both, at)) return std::nullopt;
    if (is_zero(calculation.parts[1])) {
      diagnostics_.add(Code::CalculationByZero, calculation.parts[1].at, {calculation.text, "0"});
      return std::nullopt;
    }
    if (arguments.size() > 2 && !is_places(function, calculation.parts[2])) return std::nullopt;
    Typed result = of_type(FieldType::Percent);
    result.finite = arguments.size() > 2;
    return result;
  }

  std::optional<Typed> rounding(const FunctionEntry& function, const Calculation& calculation,
                                const std::vector<Typed>& arguments) {
    const Typed& number = arguments.front();
    if (!entry_of(number.type).number) {
      return refuse(function, calculation.parts.front().at, number);
    }
    if (!is_places(function, calculation.parts[1])) return std::nullopt;
    const std::string& lexeme = std::get<NumberLiteral>(calculation.parts[1].what).lexeme;
    Typed result;
    result.whole = *to_integer(*parse_decimal(lexeme)) <= 0 || number.whole;
    result.type = type_of(measure_of(number.type), result.whole);
    return result;
  }

  std::optional<Typed> same(const FunctionEntry& function, const Calculation& calculation,
                            const std::vector<Typed>& arguments);

  const Names& names_;
  Diagnostics& diagnostics_;
};

// ---------------------------------------------------------------- comparisons

// What two sides of a comparison must have in common.
enum class Comparable { Number, Text, Date, Nothing };

Comparable comparable(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::RichText:
    case FieldType::Choice:
    case FieldType::Person:
    case FieldType::Agency:
      return Comparable::Text;
    case FieldType::Date:
      return Comparable::Date;
    default:
      return entry_of(type).number ? Comparable::Number : Comparable::Nothing;
  }
}

std::optional<Typed> Typing::same(const FunctionEntry& function, const Calculation& calculation,
                                  const std::vector<Typed>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Comparable kind = comparable(arguments[i].type);
    if (kind == Comparable::Nothing || kind != comparable(arguments.front().type)) {
      return refuse(function, calculation.parts[i].at, arguments[i]);
    }
  }
  return of_type(FieldType::YesNo);
}

struct Side {
  const Operand* operand;
  Typed typed;
  Comparable kind = Comparable::Nothing;
};

// A quoted date beside a field that is one.
void take_as_date(Side& side, const Side& other) {
  const TextLiteral* literal = std::get_if<TextLiteral>(&side.operand->what);
  if (literal != nullptr && other.kind == Comparable::Date && parse_date(literal->value)) {
    side.kind = Comparable::Date;
  }
}

void check_choice(const Side& path, const Side& literal, Diagnostics& diagnostics) {
  const TextLiteral* text = std::get_if<TextLiteral>(&literal.operand->what);
  const Field* field = path.typed.field;
  if (text == nullptr || field == nullptr || field->type != FieldType::Choice) return;
  const auto& choices = field->choices;
  if (std::find(choices.begin(), choices.end(), text->value) != choices.end()) return;
  diagnostics.add({Code::CompareChoice,
                   literal.operand->at,
                   {text->value, suggestion(text->value, {choices.begin(), choices.end()})},
                   field->at,
                   ""});
}

void check_comparison(const Condition& condition, const Names& names, Diagnostics& diagnostics) {
  std::optional<Typed> first = Typing(names, diagnostics).operand(condition.left);
  std::optional<Typed> second = Typing(names, diagnostics).operand(condition.right);
  if (!first || !second) return;
  Side left{&condition.left, std::move(*first)};
  Side right{&condition.right, std::move(*second)};
  left.kind = comparable(left.typed.type);
  right.kind = comparable(right.typed.type);
  take_as_date(left, right);
  take_as_date(right, left);
  const bool measures_fit =
      left.kind != Comparable::Number ||
      measure_of_sum(measure_of(left.typed.type), measure_of(right.typed.type));
  if (left.kind != right.kind || left.kind == Comparable::Nothing || !measures_fit) {
    diagnostics.add(Code::CompareUnsuited, condition.at, {left.typed.label, right.typed.label});
    return;
  }
  check_choice(left, right, diagnostics);
  check_choice(right, left, diagnostics);
}

// A path asks whether there is a value, a call must give yes or no.
void check_presence(const Condition& condition, const Names& names, Diagnostics& diagnostics) {
  const std::optional<Typed> typed = Typing(names, diagnostics).operand(condition.left);
  if (!typed || std::holds_alternative<Path>(condition.left.what)) return;
  if (typed->type == FieldType::YesNo) return;
  diagnostics.add(
      Code::ConditionNotYesNo, condition.at,
      {std::get<Calculation>(condition.left.what).text, std::string(entry_of(typed->type).tag)});
}

}  // namespace

std::optional<Typed> check_expression(const Expression& expression, const Names& names,
                                      Diagnostics& diagnostics) {
  std::optional<Typed> result = Typing(names, diagnostics).operand(expression.operand);
  if (!result) return std::nullopt;
  if (!result->finite) {
    const std::string& text = std::get<Calculation>(expression.operand.what).text;
    diagnostics.add(Code::CalculationUnrounded, expression.operand.at, {text});
    return std::nullopt;
  }
  const Path* path = std::get_if<Path>(&expression.operand.what);
  for (const FilterCall& call : expression.filters) {
    if (!call.filter->accepts(result->type)) {
      std::vector<std::string_view> suited;
      for (const FilterEntry& one : filter_table()) {
        if (one.accepts(result->type)) suited.push_back(one.name);
      }
      diagnostics.add(
          Code::FilterUnsuited, call.at,
          {std::string(call.filter->name), tag_of(result->type), suggestion("", suited)});
      return std::nullopt;
    }
    result->type = FieldType::Text;
    result->field = nullptr;
  }
  if (!entry_of(result->type).scalar) {
    diagnostics.add(Code::PathNotPrintable, expression.operand.at,
                    {path == nullptr ? "" : path->text, tag_of(result->type)});
    return std::nullopt;
  }
  return result;
}

void check_condition(const Condition& condition, const Names& names, Diagnostics& diagnostics) {
  switch (condition.kind) {
    case Condition::Kind::Present:
      check_presence(condition, names, diagnostics);
      break;
    case Condition::Kind::Compare:
      check_comparison(condition, names, diagnostics);
      break;
    case Condition::Kind::Not:
    case Condition::Kind::And:
    case Condition::Kind::Or:
      for (const Condition& part : condition.parts) check_condition(part, names, diagnostics);
  }
}

}  // namespace vanthu::templates
