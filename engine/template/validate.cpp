#include "template/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/civil_date.h"
#include "template/compute.h"
#include "template/cross_check.h"
#include "template/decimal.h"
#include "template/dynamic_table.h"
#include "template/evaluate.h"
#include "template/expander.h"
#include "template/read.h"
#include "template/rich_text.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

class Validator {
 public:
  Validator(const Field& root, const Value& data, Subject subject, std::uint64_t& steps,
            Diagnostics& diagnostics)
      : diagnostics_(diagnostics), subject_(subject), steps_(steps) {
    scope_.root = &root;
    scope_.data = &data;
    scope_.steps = &steps_;
    scope_.memo = &memo_;
  }

  // The members of one object, and what must hold among them; null counts as an object without any.
  // `path`: of the object in the data.
  void members(const Field& group, const Value& value, const std::string& path) {
    scope_.owners.push_back({&group, &value, path});
    if (const data::Object* object = value.as<data::Object>()) {
      for (const data::Member& member : *object) report_unknown(group, member);
    }
    for (const Field& field : group.fields) {
      const Value* member = value.find(field.name);
      if (member != nullptr && !is_blank(*member)) {
        one(field, *member, field.name, path.empty() ? field.name : path + "." + field.name);
      } else {
        absent(field, member == nullptr ? value.at : member->at);
        // An empty form inside: its member names must still be right.
        if (member != nullptr && field.type == FieldType::Group && member->as<data::Object>()) {
          for (const auto& inner : *member->as<data::Object>()) report_unknown(field, inner);
        }
      }
    }
    for (const Check& check : group.checks) {
      if (within_budget(check.at)) run_check(check, scope_, subject_, diagnostics_);
    }
    scope_.owners.pop_back();
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
    if (field.fallback) return;
    if (field.required) {
      if (subject_ == Subject::Arguments) return;
      add(Code::DataFieldMissing, at, {field.name, advice(field)}, field);
    } else if (field.required_when && within_budget(field.at) &&
               holds(field.required_when->parsed, scope_, diagnostics_)) {
      const Evidence found = evidence(field.required_when->parsed, scope_);
      // Of arguments: where the data give the reason, and what the block asks.
      const bool data = subject_ == Subject::Data;
      diagnostics_.add({Code::DataFieldNeeded,
                        found.at.known() && !data ? found.at : at,
                        {field.name, advice(field), field.required_when->text, found.values},
                        found.at.known() && data ? found.at : field.at,
                        ""});
    }
  }

  // What the functions of conditions walk over is bounded like the document itself.
  bool within_budget(Place at) {
    if (stopped_) return false;
    if (++steps_ <= Budget{}.steps) return true;
    stopped_ = true;
    diagnostics_.add(Code::LimitSteps, at, {fmt::format("{}", Budget{}.steps)});
    return false;
  }

  // What to write for a missing field: its form, and the author's example or question. No example
  // of ours where people might take it for the value.
  static std::string advice(const Field& field) {
    const std::string& told = field.hint.empty() ? field.question : field.hint;
    std::string form = entry_of(field.type).number ? "…" : form_of(field);
    if (field.type == FieldType::Date && !told.empty()) form = "\"…\"";
    return told.empty() ? form : fmt::format("{} ({})", form, told);
  }

  void wrong_type(const Value& value, const std::string& name, const Field& wanted,
                  const Field& declared) {
    add(Code::DataWrongType, value.at,
        {name, std::string(entry_of(wanted.type).tag), data::quoted(value), form_of(wanted)},
        declared);
  }
  // A text where no field of its own is declared: an item of danh-sach-chu, a member of nguoi.
  static const Field& text_field() {
    static const Field field;
    return field;
  }

  // `path`: from the root of the data; `name` is what messages say.
  void one(const Field& field, const Value& value, const std::string& name,
           const std::string& path) {
    const TypeEntry& entry = entry_of(field.type);
    if (!entry.has_shape(value)) {
      wrong_type(value, name, field, field);
      return;
    }
    if (!entry.is_valid(value)) {
      const std::string* text = value.as<std::string>();
      add(text != nullptr ? Code::DataDateInvalid : Code::DataNumberForm, value.at,
          {name, text != nullptr ? *text : value.as<data::Number>()->lexeme}, field);
      return;
    }
    if (const std::string* text = value.as<std::string>()) check_text(field, *text, value.at, name);
    if (entry.limits == Limits::Value) check_limits(field, value, name);
    switch (field.type) {
      case FieldType::Choice:
        check_choice(field, value, name);
        break;
      case FieldType::TextList:
        check_text_list(field, value, name);
        break;
      case FieldType::RichText:
        check_stars(field, value, name);
        break;
      case FieldType::Person:
      case FieldType::Agency:
        check_named(field, value, name);
        break;
      case FieldType::Group:
        members(field, value, path);
        break;
      case FieldType::List:
        check_list(field, value, name, path);
        break;
      case FieldType::DynamicTable:
        check_dynamic_table(value);
        break;
      default:
        break;
    }
  }

  void check_text(const Field& field, const std::string& text, Place at, const std::string& name) {
    if (const auto control = text::find_control_character(text)) {
      add(Code::TextControlCharacter, at,
          {fmt::format("U+{:04X}", static_cast<std::uint32_t>(control->character))}, field);
    }
    if (field.pattern && !field.pattern->matches(text)) {
      add(Code::DataPatternMismatch, at,
          {text, field.hint.empty() ? field.pattern->source() : field.hint, name}, field);
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

  void check_limits(const Field& field, const Value& value, std::string name) {
    // A computed value is mended in what it is computed from.
    if (field.formula) name += " = " + field.formula->text;
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

  void check_choice(const Field& field, const Value& value, const std::string& name) {
    const std::string& chosen = *value.as<std::string>();
    if (std::find(field.choices.begin(), field.choices.end(), chosen) != field.choices.end()) {
      return;
    }
    add(Code::DataChoiceUnknown, value.at,
        {chosen, suggestion(chosen, {field.choices.begin(), field.choices.end()}), name}, field);
  }

  // A bare text is as good as an object with a name in it.
  void check_named(const Field& field, const Value& value, const std::string& name) {
    const data::Object* object = value.as<data::Object>();
    if (object == nullptr) return;
    for (const data::Member& member : *object) {
      report_unknown(field, member);
      if (member_of(field, member.key) == nullptr || is_blank(member.value)) continue;
      const std::string member_name = fmt::format("{}.{}", name, member.key);
      if (const std::string* text = member.value.as<std::string>()) {
        check_text(*member_of(field, member.key), *text, member.value.at, member_name);
      } else {
        wrong_type(member.value, member_name, text_field(), field);
      }
    }
    const std::string_view first = member_names_of(field.type).front();
    const Value* named = value.find(first);
    if (field.required && subject_ == Subject::Data && (named == nullptr || is_blank(*named))) {
      add(Code::DataFieldMissing, named == nullptr ? value.at : named->at,
          {fmt::format("{}.{}", name, first), advice(field)}, field);
    }
  }

  void check_stars(const Field& field, const Value& value, const std::string& name) {
    const std::string& text = *value.as<std::string>();
    const std::optional<RichText::Stray> stray = parse_rich_text(text).stray;
    if (!stray) return;
    // A few words from there on, for the eye to find.
    std::size_t end = stray->end;
    for (int left = shown_letters; left > 0 && end < text.size() && text[end] != '\n'; --left) {
      static_cast<void>(text::next_code_point(text, end));
    }
    add(Code::DataStarStray, place_in(value, text, stray->begin, stray->end),
        {name, text.substr(stray->begin, end - stray->begin) + (end < text.size() ? "…" : "")},
        field);
  }

  // The bytes [begin, end) of a text of the data. Where its source has escapes or letters that were
  // composed, the two do not run side by side and the whole text is the place.
  static Place place_in(const Value& value, const std::string& text, std::size_t begin,
                        std::size_t end) {
    const Place& at = value.at;
    if (!at.known() || at.end - at.begin != text.size() + 2) return at;  // two quotes
    return {at.file, at.begin + 1 + static_cast<std::uint32_t>(begin),
            at.begin + 1 + static_cast<std::uint32_t>(end)};
  }

  void check_text_list(const Field& field, const Value& value, const std::string& name) {
    const data::Array& items = *value.as<data::Array>();
    check_count(field, items, value.at, name);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].is_null()) continue;
      const std::string* text = items[i].as<std::string>();
      if (text == nullptr) {
        wrong_type(items[i], fmt::format("{}[{}]", name, i), text_field(), field);
      } else if (!is_blank(items[i])) {
        check_text(field, *text, items[i].at, fmt::format("{}[{}]", name, i));
      }
    }
  }

  void check_list(const Field& field, const Value& value, const std::string& name,
                  const std::string& path) {
    const data::Array& items = *value.as<data::Array>();
    check_count(field, items, value.at, name);
    std::map<std::string, Place> keys;
    const TypeEntry& entry = entry_of(field.element->type);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string item_name = fmt::format("{}[{}]", name, i);
      if (!items[i].is_null() && !entry.has_shape(items[i])) {
        wrong_type(items[i], item_name, *field.element, field);
      } else if (field.element->type == FieldType::Group) {
        members(*field.element, items[i], fmt::format("{}[{}]", path, i));
        check_key(field, items[i], keys);
      } else if (!items[i].is_null()) {
        one(*field.element, items[i], item_name, fmt::format("{}[{}]", path, i));
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
    members(dynamic_table_field(), value, "");
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

  static constexpr int shown_letters = 24;

  Diagnostics& diagnostics_;
  Subject subject_;
  Memo memo_;
  Scope scope_;
  std::uint64_t& steps_;
  bool stopped_ = false;
};

}  // namespace

bool validate(const Field& root, const Value& data, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  if (data.as<data::Object>() == nullptr) {
    diagnostics.add(
        {Code::DataNotGroup, data.at, {data::quoted(data), form_of(root)}, root.at, ""});
    return false;
  }
  std::uint64_t steps = 0;
  Validator(root, data, Subject::Data, steps, diagnostics).members(root, data, "");
  return diagnostics.count(Severity::Error) == before;
}

void validate_arguments(const Field& parameters, const Value& arguments, std::uint64_t& steps,
                        Diagnostics& diagnostics) {
  Validator(parameters, arguments, Subject::Arguments, steps, diagnostics)
      .members(parameters, arguments, "");
}

}  // namespace vanthu::templates
