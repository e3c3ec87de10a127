// Declared fields: <truong-du-lieu> into Field, with the cross-checks that stand among them.
//
// What an attribute may say depends on the type (types.cpp): limits on numbers, dates and lists, a
// pattern on text, a key on lists. A default or a limit is read as a value of the field's type.
// Expressions are parsed here; whether they fit the fields is check_fields.cpp's to say.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "template/expression.h"
#include "template/origin.h"
#include "template/read.h"
#include "template/tags.h"
#include "template/types.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

const std::vector<std::string_view> field_attributes = {
    "ten",    "kieu",      "hoi",    "bat-buoc", "bat-buoc-khi", "mac-dinh", "goi-y",
    "don-vi", "toi-thieu", "toi-da", "mau-chu",  "khoa",         "tinh"};

class Declarations {
 public:
  Declarations(const Sources& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  enum class Within { Root, Group, List };

  // <truong> and <kiem-tra> of a group: the root, a nhom, an item of a danh-sach.
  void read_all(const xml::Element& parent, Within within, int depth, Field& group) {
    NamedList<Field>& fields = group.fields;
    report_stray_text(parent, diagnostics_);
    if (depth > deepest_nesting) {
      diagnostics_.add(Code::TemplateTooDeep, parent.at, {fmt::format("{}", deepest_nesting)});
      return;
    }
    // A field is large: moving ten thousand as the list grows costs as much as reading them.
    fields.reserve(static_cast<std::size_t>(
        std::count_if(parent.children.begin(), parent.children.end(), [](const xml::Node& node) {
          return std::holds_alternative<xml::Element>(node);
        })));
    for (const xml::Node& node : parent.children) {
      const xml::Element* child = std::get_if<xml::Element>(&node);
      if (child == nullptr) continue;
      if (child->name == "kiem-tra") {
        if (std::optional<Check> check = read_check(*child)) {
          group.checks.push_back(std::move(*check));
        }
        continue;
      }
      // A shared block declares its parameters in the same way.
      if (child->name != "truong" && !(parent.name == "khoi" && child->name == "tham-so")) {
        report_tag(*child, parent, {"truong", "kiem-tra"});
        continue;
      }
      std::optional<Field> field = read_one(*child, within, depth);
      if (!field) continue;
      const Field* twin = fields.find(field->name);
      if (twin != nullptr) {
        diagnostics_.add({Code::FieldRepeated, child->at, {field->name}, twin->at, ""});
        continue;
      }
      fields.push_back(std::move(*field));
    }
  }

 private:
  std::optional<Field> read_one(const xml::Element& element, Within within, int depth) {
    report_unknown_attributes(element, field_attributes, diagnostics_);
    const xml::Attribute* name = element.find("ten");
    const xml::Attribute* type = element.find("kieu");
    for (const auto& [attribute, label] : {std::pair{name, "ten"}, std::pair{type, "kieu"}}) {
      if (attribute == nullptr) {
        diagnostics_.add(Code::TemplateAttributeMissing, element.at, {label, element.name});
      }
    }
    if (name == nullptr || type == nullptr) return std::nullopt;
    if (!is_valid_name(name->value)) {
      diagnostics_.add(Code::NameInvalid, name->at, {name->value});
      return std::nullopt;
    }
    if (within == Within::List &&
        (name->value == item_number || name->value == item_is_last || name->value == item_parent)) {
      diagnostics_.add(Code::FieldNameReserved, name->at, {name->value});
      return std::nullopt;
    }
    const TypeEntry* entry = find_type(type->value);
    if (entry == nullptr) {
      std::vector<std::string_view> tags;
      for (const TypeEntry& one : type_table()) tags.push_back(one.tag);
      diagnostics_.add(Code::FieldTypeUnknown, type->at,
                       {type->value, suggestion(type->value, tags)});
      return std::nullopt;
    }

    Field field;
    field.name = name->value;
    field.type = entry->type;
    field.at = element.at;
    field.question = text::normalised(element.get("hoi"));
    field.hint = text::normalised(element.get("goi-y"));
    field.unit = text::normalised(element.get("don-vi"));
    if (const xml::Attribute* required = element.find("bat-buoc")) {
      const std::optional<bool> value = parse_yes_no(required->value);
      if (!value) report_value(*required, yes_no_words);
      field.required = value.value_or(false);
    }
    if (const xml::Attribute* when = element.find("bat-buoc-khi")) {
      field.required_when = condition_of(*when);
      field.required_when_text = text::collapsed(text::normalised(when->value));
    }
    read_formula(element, *entry, field);
    read_limits(element, *entry, field);
    read_pattern(element, *entry, field);
    read_children(element, *entry, depth, field);
    read_fallback(element, *entry, field);  // after the children: a choice must be one of them
    read_key(element, *entry, field);
    return field;
  }

  std::optional<Condition> condition_of(const xml::Attribute& attribute) {
    return parse_condition(attribute.value, Origin(sources_, attribute.at, attribute.value),
                           diagnostics_);
  }

  // <kiem-tra dieu-kien="…" muc="canh-bao">why</kiem-tra>
  std::optional<Check> read_check(const xml::Element& element) {
    report_unknown_attributes(element, {"dieu-kien", "muc"}, diagnostics_);
    Check check;
    check.at = element.at;
    if (const xml::Attribute* level = element.find("muc")) {
      if (level->value != "loi" && level->value != "canh-bao") {
        report_value(*level, check_level_words);
      }
      check.warns = level->value == "canh-bao";
    }
    for (const xml::Node& inner : element.children) {
      if (const xml::Text* text = std::get_if<xml::Text>(&inner)) {
        check.explanation += text->value;
      } else {
        const xml::Element& child = std::get<xml::Element>(inner);
        diagnostics_.add(Code::FieldChildUnsuited, child.at, {child.name, element.name});
      }
    }
    check.explanation = text::collapsed(text::normalised(check.explanation));
    while (check.explanation.ends_with('.')) check.explanation.pop_back();
    if (check.explanation.empty()) {
      diagnostics_.add(Code::TemplateTagEmpty, element.at, {element.name});
    }
    const xml::Attribute* attribute = element.find("dieu-kien");
    if (attribute == nullptr) {
      diagnostics_.add(Code::TemplateAttributeMissing, element.at, {"dieu-kien", element.name});
      return std::nullopt;
    }
    std::optional<Condition> condition = condition_of(*attribute);
    if (!condition) return std::nullopt;
    check.condition = std::move(*condition);
    check.text = text::collapsed(text::normalised(attribute->value));
    return check;
  }

  void read_formula(const xml::Element& element, const TypeEntry& entry, Field& field) {
    const xml::Attribute* attribute = element.find("tinh");
    if (attribute == nullptr) return;
    if (!may_be_derived(entry.type)) return report_unsuited(*attribute, entry);
    field.formula_text = text::collapsed(text::normalised(attribute->value));
    if (entry.type == FieldType::YesNo) {
      if (auto condition = condition_of(*attribute)) field.formula = std::move(*condition);
    } else if (auto expression = parse_expression(attribute->value, 0, attribute->value.size(),
                                                  Origin(sources_, attribute->at, attribute->value),
                                                  diagnostics_)) {
      field.formula = std::move(*expression);
    }
  }

  static bool may_be_derived(FieldType type) {
    return entry_of(type).number || type == FieldType::Text || type == FieldType::Date ||
           type == FieldType::YesNo;
  }

  // A tag that may not stand here: one of another place, or none at all.
  void report_tag(const xml::Element& child, const xml::Element& parent,
                  const std::vector<std::string_view>& fitting) {
    static const std::vector<std::string_view> own = {"truong", "kiem-tra", "gia-tri", "tham-so"};
    if (find_tag(child.name) == nullptr &&
        std::find(own.begin(), own.end(), child.name) == own.end()) {
      diagnostics_.add(Code::TemplateTagUnknown, child.at,
                       {child.name, suggestion(child.name, fitting)});
      return;
    }
    diagnostics_.add(Code::TemplateTagMisplaced, child.at,
                     {child.name, parent.name, fmt::format("<{}>", fmt::join(fitting, ">, <"))});
  }

  void report_value(const xml::Attribute& attribute, std::string_view expected) {
    diagnostics_.add(Code::TemplateAttributeValue, attribute.at,
                     {attribute.name, attribute.value, std::string(expected)});
  }
  void report_unsuited(const xml::Attribute& attribute, const TypeEntry& entry) {
    diagnostics_.add(Code::FieldAttributeUnsuited, attribute.name_at,
                     {attribute.name, std::string(entry.tag)});
  }

  void read_limits(const xml::Element& element, const TypeEntry& entry, Field& field) {
    for (const bool lower : {true, false}) {
      const xml::Attribute* attribute = element.find(lower ? "toi-thieu" : "toi-da");
      if (attribute == nullptr) continue;
      if (entry.limits == Limits::None) {
        report_unsuited(*attribute, entry);
        continue;
      }
      const FieldType type = entry.limits == Limits::Count ? FieldType::Integer : entry.type;
      std::optional<data::Value> value = value_of(type, attribute->value, attribute->at);
      if (!value) {
        diagnostics_.add(Code::FieldValueInvalid, attribute->at,
                         {attribute->name, attribute->value, std::string(entry_of(type).tag),
                          attribute_form_of(type, field)});
      }
      (lower ? field.minimum : field.maximum) = std::move(value);
    }
  }

  void read_pattern(const xml::Element& element, const TypeEntry& entry, Field& field) {
    const xml::Attribute* attribute = element.find("mau-chu");
    if (attribute == nullptr) return;
    if (!entry.has_pattern) return report_unsuited(*attribute, entry);
    field.pattern = Pattern::compile(text::normalised(attribute->value));
    if (!field.pattern) {
      diagnostics_.add(Code::FieldPatternInvalid, attribute->at, {attribute->value});
    }
  }

  void read_fallback(const xml::Element& element, const TypeEntry& entry, Field& field) {
    const xml::Attribute* attribute = element.find("mac-dinh");
    if (attribute == nullptr) return;
    if (!entry.scalar) return report_unsuited(*attribute, entry);
    field.fallback = value_of(entry.type, text::normalised(attribute->value), attribute->at);
    const bool chosen = entry.type != FieldType::Choice ||
                        std::find(field.choices.begin(), field.choices.end(), attribute->value) !=
                            field.choices.end();
    if (!field.fallback || !chosen) {
      diagnostics_.add(Code::FieldValueInvalid, attribute->at,
                       {attribute->name, attribute->value, std::string(entry.tag),
                        attribute_form_of(entry.type, field)});
    }
  }

  void read_key(const xml::Element& element, const TypeEntry& entry, Field& field) {
    const xml::Attribute* attribute = element.find("khoa");
    if (attribute == nullptr) return;
    if (entry.type != FieldType::List) return report_unsuited(*attribute, entry);
    const Field* member = member_of(*field.element, attribute->value);
    if (member == nullptr || !entry_of(member->type).scalar) {
      std::vector<std::string_view> names;
      for (const Field& one : field.element->fields) {
        if (entry_of(one.type).scalar) names.push_back(one.name);
      }
      diagnostics_.add(Code::FieldKeyUnknown, attribute->at,
                       {attribute->value, suggestion(attribute->value, names)});
      return;
    }
    field.key = attribute->value;
  }

  void read_children(const xml::Element& element, const TypeEntry& entry, int depth, Field& field) {
    switch (entry.type) {
      case FieldType::Choice:
        return read_choices(element, field);
      case FieldType::Group:
        read_all(element, Within::Group, depth + 1, field);
        return require_fields(element, entry, field.fields);
      case FieldType::List:
        field.element = std::make_unique<Field>();
        field.element->name = field.name;
        field.element->type = FieldType::Group;
        field.element->at = field.at;
        read_all(element, Within::List, depth + 1, *field.element);
        return require_fields(element, entry, field.element->fields);
      case FieldType::TextList:
        field.element = std::make_unique<Field>();
        field.element->name = field.name;
        field.element->at = field.at;
        break;
      case FieldType::Person:
      case FieldType::Agency:
        for (const std::string_view name : member_names_of(entry.type)) {
          Field member;
          member.name = name;
          member.question = member_question(name);
          member.required = field.required && name == member_names_of(entry.type).front();
          member.at = field.at;
          field.fields.push_back(std::move(member));
        }
        break;
      default:
        break;
    }
    report_stray_text(element, diagnostics_);
    for (const xml::Node& node : element.children) {
      if (const xml::Element* child = std::get_if<xml::Element>(&node)) {
        diagnostics_.add(Code::FieldChildUnsuited, child->at,
                         {child->name, std::string(entry.tag)});
      }
    }
  }

  void require_fields(const xml::Element& element, const TypeEntry& entry,
                      const NamedList<Field>& fields) {
    if (!fields.empty()) return;
    const bool tried = std::any_of(element.children.begin(), element.children.end(), [](auto& one) {
      return std::holds_alternative<xml::Element>(one);
    });
    if (tried) return;  // its own faults are already reported
    diagnostics_.add(Code::FieldChildrenMissing, element.at, {std::string(entry.tag), "truong"});
  }

  void read_choices(const xml::Element& element, Field& field) {
    report_stray_text(element, diagnostics_);
    for (const xml::Node& node : element.children) {
      const xml::Element* child = std::get_if<xml::Element>(&node);
      if (child == nullptr) continue;
      if (child->name != "gia-tri") {
        report_tag(*child, element, {"gia-tri"});
        continue;
      }
      report_unknown_attributes(*child, {}, diagnostics_);
      std::string words;
      for (const xml::Node& inner : child->children) {
        if (const xml::Text* text = std::get_if<xml::Text>(&inner)) words += text->value;
        if (const xml::Element* strange = std::get_if<xml::Element>(&inner)) {
          diagnostics_.add(Code::TemplateTagMisplaced, strange->at,
                           {strange->name, child->name, std::string(nothing_to_offer)});
        }
      }
      words = text::collapsed(text::normalised(words));
      if (words.empty()) {
        diagnostics_.add(Code::TemplateTagEmpty, child->at, {child->name});
        continue;
      }
      field.choices.push_back(std::move(words));
    }
    if (field.choices.empty()) {
      diagnostics_.add(Code::FieldChildrenMissing, element.at, {"lua-chon", "gia-tri"});
    }
  }

  const Sources& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace

void read_declarations(const xml::Element& element, const Sources& sources, Field& root,
                       Diagnostics& diagnostics) {
  if (element.name != "khoi") report_unknown_attributes(element, {}, diagnostics);
  root.type = FieldType::Group;
  root.at = element.at;
  Declarations(sources, diagnostics).read_all(element, Declarations::Within::Root, 1, root);
}

}  // namespace vanthu::templates
