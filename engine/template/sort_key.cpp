#include "template/sort_key.h"

#include <algorithm>
#include <cstdint>

#include "template/types.h"

namespace vanthu::templates {
namespace {

std::string key_of_text(const Field& field, const std::string& words,
                        const text::Collation& collation) {
  if (field.type == FieldType::Date) return words;  // year-month-day
  if (field.type == FieldType::Choice) {
    const auto found = std::find(field.choices.begin(), field.choices.end(), words);
    const auto index = static_cast<std::uint32_t>(found - field.choices.begin());
    return {static_cast<char>(index >> 16), static_cast<char>(index >> 8),
            static_cast<char>(index)};
  }
  return collation.key(words);
}

}  // namespace

SortKey sort_key(const Resolved& found, const text::Collation& collation) {
  SortKey key;
  const data::Value* value = found.get();
  if (value == nullptr || is_blank(*value)) return key;
  key.blank = false;
  if (const data::Number* number = value->as<data::Number>()) {
    key.value = *parse_decimal(number->lexeme);
  } else if (const bool* flag = value->as<bool>()) {
    key.value = *flag ? "1" : "0";
  } else if (found.field->type == FieldType::Person) {
    key.value = collation.person_key(entry_of(FieldType::Person).print(*value));
  } else if (const std::string* words = value->as<std::string>()) {
    key.value = key_of_text(*found.field, *words, collation);
  } else {
    key.value = collation.key(entry_of(found.field->type).print(*value));
  }
  return key;
}

std::strong_ordering compare(const SortKey& a, const SortKey& b, bool descending) {
  if (a.blank != b.blank) return a.blank <=> b.blank;
  if (a.value.index() != b.value.index()) return a.value.index() <=> b.value.index();
  const Decimal* x = std::get_if<Decimal>(&a.value);
  const auto order = x != nullptr
                         ? *x <=> std::get<Decimal>(b.value)
                         : std::get<std::string>(a.value) <=> std::get<std::string>(b.value);
  return descending ? 0 <=> order : order;
}

}  // namespace vanthu::templates
