#include "template/types.h"

#include <algorithm>
#include <cassert>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

bool is_text(const Value& value) {
  return value.as<std::string>() != nullptr;
}
bool is_number(const Value& value) {
  return value.as<data::Number>() != nullptr;
}
bool is_yes_no(const Value& value) {
  return value.as<bool>() != nullptr;
}
bool is_array(const Value& value) {
  return value.as<data::Array>() != nullptr;
}
bool is_object(const Value& value) {
  return value.as<data::Object>() != nullptr;
}

bool is_whole_number(const Value& value) {
  const data::Number* number = value.as<data::Number>();
  return number != nullptr && number->lexeme.find('.') == std::string::npos;
}

bool any(const Value&) {
  return true;
}

bool is_plain_decimal(const Value& value) {
  return parse_decimal(value.as<data::Number>()->lexeme).has_value();
}
bool is_plain_integer(const Value& value) {
  const std::optional<Decimal> number = parse_decimal(value.as<data::Number>()->lexeme);
  return number && to_integer(*number);
}
bool is_date(const Value& value) {
  return parse_date(*value.as<std::string>()).has_value();
}

std::string print_text(const Value& value) {
  return *value.as<std::string>();
}
std::string print_number(const Value& value) {
  return plain_text(*parse_decimal(value.as<data::Number>()->lexeme));
}
std::string print_date(const Value& value) {
  return short_date(*parse_date(*value.as<std::string>()));
}
std::string print_yes_no(const Value& value) {
  return *value.as<bool>() ? "có" : "không";
}

Field field_of(FieldType type) {
  Field field;
  field.type = type;
  return field;
}

}  // namespace

const std::vector<TypeEntry>& type_table() {
  static const std::vector<TypeEntry> table = {
      {FieldType::Text, "chu", true, Limits::None, true, is_text, any, print_text},
      {FieldType::Integer, "so-nguyen", true, Limits::Value, false, is_whole_number,
       is_plain_integer, print_number},
      {FieldType::Decimal, "thap-phan", true, Limits::Value, false, is_number, is_plain_decimal,
       print_number},
      {FieldType::Date, "ngay", true, Limits::Value, false, is_text, is_date, print_date},
      {FieldType::Choice, "lua-chon", true, Limits::None, false, is_text, any, print_text},
      {FieldType::YesNo, "co-khong", true, Limits::None, false, is_yes_no, any, print_yes_no},
      {FieldType::Body, "noi-dung", false, Limits::None, false, is_text, any, nullptr},
      {FieldType::TextList, "danh-sach-chu", false, Limits::Count, true, is_array, any, nullptr},
      {FieldType::Group, "nhom", false, Limits::None, false, is_object, any, nullptr},
      {FieldType::List, "danh-sach", false, Limits::Count, false, is_array, any, nullptr},
      {FieldType::DynamicTable, "bang-dong", false, Limits::None, false, is_object, any, nullptr},
  };
  return table;
}

const TypeEntry* find_type(std::string_view tag) {
  for (const TypeEntry& one : type_table()) {
    if (one.tag == tag) return &one;
  }
  return nullptr;
}

const TypeEntry& entry_of(FieldType type) {
  for (const TypeEntry& one : type_table()) {
    if (one.type == type) return one;
  }
  assert(!"a field type without a line in the table");
  return type_table().front();
}

std::optional<Value> value_of(FieldType type, const std::string& text, Place at) {
  const TypeEntry& entry = entry_of(type);
  if (!entry.scalar) return std::nullopt;
  Value value;
  value.at = at;
  switch (type) {
    case FieldType::Integer:
    case FieldType::Decimal:
      if (!parse_decimal(text)) return std::nullopt;
      value.content = data::Number{text};
      break;
    case FieldType::YesNo:
      if (text != "co" && text != "khong") return std::nullopt;
      value.content = text == "co";
      break;
    default:
      value.content = text;
  }
  if (!entry.has_shape(value) || !entry.is_valid(value)) return std::nullopt;
  return value;
}

bool is_blank(const Value& value) {
  if (value.is_null()) return true;
  if (const std::string* text = value.as<std::string>()) return text::trimmed(*text).empty();
  if (const data::Array* array = value.as<data::Array>()) return array->empty();
  if (const data::Object* object = value.as<data::Object>()) {
    return std::all_of(object->begin(), object->end(),
                       [](const data::Member& member) { return is_blank(member.value); });
  }
  return false;
}

const Field& whole_number_field() {
  static const Field field = field_of(FieldType::Integer);
  return field;
}

const Field& yes_no_field() {
  static const Field field = field_of(FieldType::YesNo);
  return field;
}

const Field& group_variable_field() {
  static const Field field = [] {
    Field group = field_of(FieldType::Group);
    for (const std::string_view name : {group_value, group_items}) {
      group.fields.push_back(field_of(FieldType::Text));
      group.fields.back().name = name;
    }
    return group;
  }();
  return field;
}

const Field* member_of(const Field& group, std::string_view name) {
  const auto found = std::find_if(group.fields.begin(), group.fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == group.fields.end() ? nullptr : &*found;
}

}  // namespace vanthu::templates
