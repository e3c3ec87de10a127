#include "template/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/dynamic_table.h"
#include "template/read.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

class Validator {
 public:
  explicit Validator(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // The members of one object; null counts as an object without any.
  void members(const Field& group, const Value& value) {
    if (const data::Object* object = value.as<data::Object>()) {
      for (const data::Member& member : *object) report_unknown(group, member);
    }
    for (const Field& field : group.fields) {
      const Value* member = value.find(field.name);
      if (member != nullptr && !is_blank(*member)) {
        one(field, *member, field.name);
      } else {
        absent(field, member == nullptr ? value.at : member->at);
        // An empty form inside: its member names must still be right.
        if (member != nullptr && field.type == FieldType::Group && member->as<data::Object>()) {
          for (const auto& inner : *member->as<data::Object>()) report_unknown(field, inner);
        }
      }
    }
  }

 private:
  void add(Code code, Place at, std::vector<std::string> args, const Field& field) {
    // The fields of a dynamic table are declared nowhere.
    const std::optional<Place> see =
        field.at.known() ? std::optional<Place>(field.at) : std::nullopt;
    diagnostics_.add({code, at, std::move(args), see, ""});
  }

  void report_unknown(const Field& group, const data::Member& member) {
    if (member_of(group, member.key) != nullptr) return;
    std::vector<std::string_view> names;
    for (const Field& field : group.fields) names.push_back(field.name);
    const std::string_view near = text::nearest(member.key, names);
    const Field* meant = near.empty() ? nullptr : member_of(group, near);
    add(Code::DataFieldUnknown, member.key_at, {member.key, suggestion(member.key, names)},
        meant == nullptr ? group : *meant);
  }

  void absent(const Field& field, Place at) {
    if (!field.required || field.fallback) return;
    add(Code::DataFieldMissing, at, {field.name, advice(field)}, field);
  }

  // What to write for a missing field: the author's example, or the type.
  static std::string advice(const Field& field) {
    if (!field.hint.empty()) return field.hint;
    if (!field.question.empty()) return field.question;
    return std::string(entry_of(field.type).tag);
  }

  void one(const Field& field, const Value& value, const std::string& name) {
    const TypeEntry& entry = entry_of(field.type);
    if (!entry.has_shape(value)) {
      add(Code::DataWrongType, value.at,
          {name, std::string(entry.tag), std::string(data::type_name(value))}, field);
      return;
    }
    if (!entry.is_valid(value)) {
      const std::string* text = value.as<std::string>();
      add(text != nullptr ? Code::DataDateInvalid : Code::DataNumberForm, value.at,
          {name, text != nullptr ? *text : value.as<data::Number>()->lexeme}, field);
      return;
    }
    if (const std::string* text = value.as<std::string>()) check_text(field, *text, value.at);
    if (entry.limits == Limits::Value) check_limits(field, value, name);
    switch (field.type) {
      case FieldType::Choice:
        check_choice(field, value);
        break;
      case FieldType::TextList:
        check_text_list(field, value, name);
        break;
      case FieldType::Group:
        members(field, value);
        break;
      case FieldType::List:
        check_list(field, value, name);
        break;
      case FieldType::DynamicTable:
        check_dynamic_table(value);
        break;
      default:
        break;
    }
  }

  void check_text(const Field& field, const std::string& text, Place at) {
    if (const auto control = text::find_control_character(text)) {
      add(Code::TextControlCharacter, at,
          {fmt::format("U+{:04X}", static_cast<std::uint32_t>(control->character))}, field);
    }
    if (field.pattern && !field.pattern->matches(text)) {
      add(Code::DataPatternMismatch, at,
          {text, field.hint.empty() ? field.pattern->source() : field.hint}, field);
    }
  }

  static bool is_below(const Value& a, const Value& b) {
    if (const std::string* text = a.as<std::string>()) {
      return compare_dates(*parse_date(*text), *parse_date(*b.as<std::string>())) < 0;
    }
    return *parse_decimal(a.as<data::Number>()->lexeme) <
           *parse_decimal(b.as<data::Number>()->lexeme);
  }
  static std::string as_written(const Value& value) {
    const std::string* text = value.as<std::string>();
    return text != nullptr ? *text : value.as<data::Number>()->lexeme;
  }

  void check_limits(const Field& field, const Value& value, const std::string& name) {
    if (field.minimum && is_below(value, *field.minimum)) {
      add(Code::DataTooSmall, value.at, {name, as_written(value), as_written(*field.minimum)},
          field);
    }
    if (field.maximum && is_below(*field.maximum, value)) {
      add(Code::DataTooLarge, value.at, {name, as_written(value), as_written(*field.maximum)},
          field);
    }
  }

  void check_count(const Field& field, const data::Array& items, Place at,
                   const std::string& name) {
    Value count;
    count.content = data::Number{fmt::format("{}", items.size())};
    if (field.minimum && is_below(count, *field.minimum)) {
      add(Code::DataTooFew, at, {name, as_written(count), as_written(*field.minimum)}, field);
    }
    if (field.maximum && is_below(*field.maximum, count)) {
      add(Code::DataTooMany, at, {name, as_written(count), as_written(*field.maximum)}, field);
    }
  }

  void check_choice(const Field& field, const Value& value) {
    const std::string& chosen = *value.as<std::string>();
    if (std::find(field.choices.begin(), field.choices.end(), chosen) != field.choices.end()) {
      return;
    }
    add(Code::DataChoiceUnknown, value.at,
        {chosen, suggestion(chosen, {field.choices.begin(), field.choices.end()})}, field);
  }

  void check_text_list(const Field& field, const Value& value, const std::string& name) {
    const data::Array& items = *value.as<data::Array>();
    check_count(field, items, value.at, name);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].is_null()) continue;
      const std::string* text = items[i].as<std::string>();
      if (text == nullptr) {
        add(Code::DataWrongType, items[i].at,
            {fmt::format("{}[{}]", name, i), std::string(entry_of(FieldType::Text).tag),
             std::string(data::type_name(items[i]))},
            field);
      } else if (!is_blank(items[i])) {
        check_text(field, *text, items[i].at);
      }
    }
  }

  void check_list(const Field& field, const Value& value, const std::string& name) {
    const data::Array& items = *value.as<data::Array>();
    check_count(field, items, value.at, name);
    std::map<std::string, Place> keys;
    const TypeEntry& entry = entry_of(field.element->type);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string item_name = fmt::format("{}[{}]", name, i);
      if (!items[i].is_null() && !entry.has_shape(items[i])) {
        add(Code::DataWrongType, items[i].at,
            {item_name, std::string(entry.tag), std::string(data::type_name(items[i]))}, field);
      } else if (field.element->type == FieldType::Group) {
        members(*field.element, items[i]);
        check_key(field, items[i], keys);
      } else if (!items[i].is_null()) {
        one(*field.element, items[i], item_name);
      }
    }
  }

  void check_key(const Field& field, const Value& item, std::map<std::string, Place>& keys) {
    if (field.key.empty()) return;
    const Field& key = *member_of(*field.element, field.key);
    const Value* value = item.find(field.key);
    if (value == nullptr || is_blank(*value)) return;
    const TypeEntry& entry = entry_of(key.type);
    if (!entry.has_shape(*value) || !entry.is_valid(*value)) return;  // already reported
    const std::string text = entry.print(*value);
    const auto [twin, is_new] = keys.emplace(text, value->at);
    if (!is_new) diagnostics_.add({Code::DataKeyRepeated, value->at, {text}, twin->second, ""});
  }

  void check_dynamic_table(const Value& value) {
    members(dynamic_table_field(), value);
    const Value* columns = value.find(dynamic_columns);
    const Value* rows = value.find(dynamic_rows);
    const data::Array* all_columns = columns == nullptr ? nullptr : columns->as<data::Array>();
    const data::Array* all_rows = rows == nullptr ? nullptr : rows->as<data::Array>();
    if (all_columns == nullptr || all_rows == nullptr) return;
    for (std::size_t i = 0; i < all_rows->size(); ++i) {
      const data::Array* cells = (*all_rows)[i].as<data::Array>();
      if (cells == nullptr || cells->size() <= all_columns->size()) continue;
      diagnostics_.add(Code::DataRowTooLong, (*all_rows)[i].at,
                       {fmt::format("{}", i + 1), fmt::format("{}", cells->size()),
                        fmt::format("{}", all_columns->size())});
    }
  }

  Diagnostics& diagnostics_;
};

}  // namespace

bool validate(const Field& root, const Value& data, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  if (data.as<data::Object>() == nullptr) {
    diagnostics.add(
        {Code::DataWrongType,
         data.at,
         {"", std::string(entry_of(FieldType::Group).tag), std::string(data::type_name(data))},
         root.at,
         ""});
    return false;
  }
  Validator(diagnostics).members(root, data);
  return diagnostics.count(Severity::Error) == before;
}

}  // namespace vanthu::templates
