#include "template/filters.h"

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;
using Result = std::optional<std::string>;

// What stands for a part of a date that is still blank in running text, as on the decree's forms
// (PL III, mẫu 1.3: "số …/… ngày … tháng … năm …").
constexpr std::string_view blank_mark = "…";

bool is_scalar(FieldType type) {
  return entry_of(type).scalar;
}
bool is_whole(FieldType type) {
  return type == FieldType::Integer;
}
bool is_number(FieldType type) {
  return entry_of(type).number;
}
bool is_date(FieldType type) {
  return type == FieldType::Date;
}
bool is_text_list(FieldType type) {
  return type == FieldType::TextList;
}

std::string printed(FieldType type, const Value& value) {
  return entry_of(type).print(value);
}

Result upper(FieldType type, const Value& value, const std::string&) {
  return text::upper(printed(type, value));
}
Result lower(FieldType type, const Value& value, const std::string&) {
  return text::lower(printed(type, value));
}
Result capitalised(FieldType type, const Value& value, const std::string&) {
  return text::capitalised(printed(type, value));
}
Result roman(FieldType, const Value& value, const std::string&) {
  const auto number = to_integer(*parse_decimal(value.as<data::Number>()->lexeme));
  if (!number || *number < 1 || *number > 3999) return std::nullopt;
  return text::roman(static_cast<int>(*number));
}
Result grouped(FieldType, const Value& value, const std::string&) {
  return grouped_text(*parse_decimal(value.as<data::Number>()->lexeme));
}
Result date(FieldType, const Value& value, const std::string&) {
  return long_date(*parse_date(*value.as<std::string>()), blank_mark);
}
Result year(FieldType, const Value& value, const std::string&) {
  return value.as<std::string>()->substr(0, 4);
}
Result fallback(FieldType type, const Value& value, const std::string& argument) {
  return is_blank(value) ? argument : printed(type, value);
}
Result joined(FieldType, const Value& value, const std::string& separator) {
  std::string all;
  for (const Value& one : *value.as<data::Array>()) {
    if (is_blank(one)) continue;
    if (!all.empty()) all += separator;
    all += text::trimmed(*one.as<std::string>());
  }
  return all;
}

}  // namespace

const std::vector<FilterEntry>& filter_table() {
  static const std::vector<FilterEntry> table = {
      {"hoa", false, is_scalar, upper},
      {"thuong", false, is_scalar, lower},
      {"hoa-dau", false, is_scalar, capitalised},
      {"la-ma", false, is_whole, roman},
      {"so", false, is_number, grouped},
      {"ngay", false, is_date, date},
      {"nam", false, is_date, year},
      {"mac-dinh", true, is_scalar, fallback},
      {"noi", true, is_text_list, joined},
  };
  return table;
}

const FilterEntry* find_filter(std::string_view name) {
  for (const FilterEntry& one : filter_table()) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

bool fills_blanks(const FilterEntry& filter) {
  return filter.apply == fallback;
}

}  // namespace vanthu::templates
