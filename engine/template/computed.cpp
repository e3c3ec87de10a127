#include "template/computed.h"

#include <utility>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {

using data::Value;

Computed computed_of(const Field& field, const Value* value) {
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

}  // namespace vanthu::templates
