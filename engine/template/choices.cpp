#include "template/choices.h"

#include <algorithm>

#include "template/decimal.h"
#include "text/text.h"

namespace vanthu::templates {

std::vector<std::string> values_of(const Node& when, const Field& field) {
  const std::string whole = text::collapsed(text::normalised(when.get("la")));
  if (std::find(field.choices.begin(), field.choices.end(), whole) != field.choices.end()) {
    return {whole};
  }
  std::vector<std::string> values;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find(',', begin), whole.size());
    const std::string_view value =
        text::trimmed(std::string_view(whole).substr(begin, end - begin));
    if (!value.empty()) values.emplace_back(value);
    begin = end + 1;
  }
  return values;
}

bool can_choose_by(FieldType type) {
  return type == FieldType::Choice || type == FieldType::Text || type == FieldType::Integer ||
         type == FieldType::YesNo;
}

bool is_meant(const Node& when, const Field& field, const data::Value& value) {
  const std::vector<std::string> values = values_of(when, field);
  return std::any_of(values.begin(), values.end(), [&](const std::string& one) {
    if (const bool* flag = value.as<bool>()) return one == (*flag ? "co" : "khong");
    if (const data::Number* number = value.as<data::Number>()) {
      const auto wanted = parse_decimal(one);
      return wanted && *wanted == *parse_decimal(number->lexeme);
    }
    const std::string* words = value.as<std::string>();
    return words != nullptr && text::collapsed(text::normalised(*words)) == one;
  });
}

}  // namespace vanthu::templates
