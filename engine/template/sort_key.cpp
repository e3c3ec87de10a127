#include "template/sort_key.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include "template/types.h"

namespace vanthu::templates {
namespace {

// Bytes that compare as the texts do in the Vietnamese alphabet.
std::string collation_bytes(const std::string& words) {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(
        icu::Collator::createInstance(icu::Locale("vi"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Vietnamese collation");
    return made;
  }();
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(words);
  std::vector<std::uint8_t> key(
      static_cast<std::size_t>(collator->getSortKey(text, nullptr, 0)));
  collator->getSortKey(text, key.data(), static_cast<std::int32_t>(key.size()));
  return {key.begin(), key.end()};
}

std::string key_of_text(const Field& field, const std::string& words) {
  if (field.type == FieldType::Date) return words;  // year-month-day
  if (field.type == FieldType::Choice) {
    const auto found = std::find(field.choices.begin(), field.choices.end(), words);
    const auto index = static_cast<std::uint32_t>(found - field.choices.begin());
    return {static_cast<char>(index >> 16), static_cast<char>(index >> 8),
            static_cast<char>(index)};
  }
  return collation_bytes(words);
}

}  // namespace

SortKey sort_key(const Resolved& found) {
  SortKey key;
  const data::Value* value = found.get();
  if (value == nullptr || is_blank(*value)) return key;
  key.blank = false;
  if (const data::Number* number = value->as<data::Number>()) {
    key.value = *parse_decimal(number->lexeme);
  } else if (const bool* flag = value->as<bool>()) {
    key.value = *flag ? "1" : "0";
  } else if (const std::string* words = value->as<std::string>()) {
    key.value = key_of_text(*found.field, *words);
  } else {
    key.value = collation_bytes(entry_of(found.field->type).print(*value));
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
