#include "template/types.h"

#include <algorithm>
#include <cassert>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/rich_text.h"
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

bool is_text_or_object(const Value& value) {
  return is_text(value) || is_object(value);
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
std::string print_money(const Value& value) {
  return grouped_text(*parse_decimal(value.as<data::Number>()->lexeme));
}
std::string print_percent(const Value& value) {
  return print_number(value) + "%";
}
std::string print_rich_text(const Value& value) {
  return plain_text(parse_rich_text(*value.as<std::string>()));
}
std::string print_named(const Value& value, FieldType type) {
  if (is_text(value)) return print_text(value);
  const Value* name = value.find(member_names_of(type).front());
  return name != nullptr && is_text(*name) ? print_text(*name) : "";
}
std::string print_person(const Value& value) {
  return print_named(value, FieldType::Person);
}
std::string print_agency(const Value& value) {
  return print_named(value, FieldType::Agency);
}
std::string print_yes_no(const Value& value) {
  return *value.as<bool>() ? "có" : "không";
}

std::string listed(const std::vector<std::string>& words, std::string_view quote,
                   std::string_view between) {
  std::string list;
  for (const std::string& word : words) {
    if (!list.empty()) list += between;
    list.append(quote).append(word).append(quote);
  }
  return list;
}

Field field_of(FieldType type) {
  Field field;
  field.type = type;
  return field;
}

}  // namespace

const std::vector<TypeEntry>& type_table() {
  using enum FieldType;
  constexpr Limits none = Limits::None, value = Limits::Value, count = Limits::Count;
  // type, tag, scalar, number, limits, pattern, shape, validity, print
  static const std::vector<TypeEntry> table = {
      {Text, "chu", true, false, none, true, is_text, any, print_text},
      {RichText, "chu-dinh-dang", true, false, none, false, is_text, any, print_rich_text},
      {Integer, "so-nguyen", true, true, value, false, is_whole_number, is_plain_integer,
       print_number},
      {Decimal, "thap-phan", true, true, value, false, is_number, is_plain_decimal, print_number},
      {Money, "tien", true, true, value, false, is_whole_number, is_plain_integer, print_money},
      {Percent, "phan-tram", true, true, value, false, is_number, is_plain_decimal, print_percent},
      {Date, "ngay", true, false, value, false, is_text, is_date, print_date},
      {Choice, "lua-chon", true, false, none, false, is_text, any, print_text},
      {YesNo, "co-khong", true, false, none, false, is_yes_no, any, print_yes_no},
      {Person, "nguoi", true, false, none, false, is_text_or_object, any, print_person},
      {Agency, "co-quan", true, false, none, false, is_text_or_object, any, print_agency},
      {Body, "noi-dung", false, false, none, false, is_text, any, nullptr},
      {TextList, "danh-sach-chu", false, false, count, true, is_array, any, nullptr},
      {Group, "nhom", false, false, none, false, is_object, any, nullptr},
      {List, "danh-sach", false, false, count, false, is_array, any, nullptr},
      {DynamicTable, "bang-dong", false, false, none, false, is_object, any, nullptr},
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
  if (entry.number) {
    if (!parse_decimal(text)) return std::nullopt;
    value.content = data::Number{text};
  } else if (type == FieldType::YesNo) {
    if (text != "co" && text != "khong") return std::nullopt;
    value.content = text == "co";
  } else {
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

const std::vector<std::string_view>& member_names_of(FieldType type) {
  static const std::vector<std::string_view> person = {"ho_ten", "chuc_vu", "don_vi", "danh_xung"};
  static const std::vector<std::string_view> agency = {"ten", "chu_quan", "viet_tat"};
  static const std::vector<std::string_view> none;
  return type == FieldType::Person ? person : type == FieldType::Agency ? agency : none;
}

std::string_view member_question(std::string_view name) {
  static const std::vector<std::pair<std::string_view, std::string_view>> questions = {
      {"ho_ten", "Họ và tên?"},     {"chuc_vu", "Chức vụ?"}, {"don_vi", "Đơn vị?"},
      {"danh_xung", "Danh xưng?"},  {"ten", "Tên?"},         {"chu_quan", "Cơ quan chủ quản?"},
      {"viet_tat", "Chữ viết tắt?"}};
  for (const auto& [member, question] : questions) {
    if (member == name) return question;
  }
  return {};
}

const Value* member_value(const Field& owner, const Value& value, std::string_view name) {
  const std::vector<std::string_view>& names = member_names_of(owner.type);
  if (!names.empty() && is_text(value)) return name == names.front() ? &value : nullptr;
  return value.find(name);
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
      Field member = field_of(FieldType::Text);
      member.name = name;
      group.fields.push_back(std::move(member));
    }
    return group;
  }();
  return field;
}

const Field* member_of(const Field& group, std::string_view name) {
  return group.fields.find(name);
}

std::string form_of(const Field& field) {
  switch (field.type) {
    case FieldType::Integer:
      return "12";
    case FieldType::Money:
      return "1500000";
    case FieldType::Decimal:
    case FieldType::Percent:
      return "95.5";
    case FieldType::Date:
      return "\"2026-06-15\"";
    case FieldType::YesNo:
      return "true | false";
    case FieldType::Choice:
      return listed(field.choices, "\"", " | ");
    case FieldType::TextList:
      return "[\"…\", \"…\"]";
    case FieldType::List:
      return "[{…}, {…}]";
    case FieldType::Group:
      return field.fields.empty() ? "{…}" : "{\"" + field.fields.front().name + "\": …}";
    case FieldType::DynamicTable:
      return "{\"cot\": […], \"hang\": […]}";
    default:
      return "\"…\"";
  }
}

std::string attribute_form_of(FieldType type, const Field& field) {
  switch (type) {
    case FieldType::Choice:
      return listed(field.choices, "", ", ");
    case FieldType::YesNo:
      return "co, khong";
    case FieldType::Date:
      return "2026-06-15, 2026-06, 2026";
    default: {
      Field plain;
      plain.type = type;
      return form_of(plain);
    }
  }
}

}  // namespace vanthu::templates
