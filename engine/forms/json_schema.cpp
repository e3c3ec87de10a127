#include "forms/json_schema.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "data/json.h"
#include "forms/field_hints.h"
#include "forms/portable_pattern.h"
#include "template/dynamic_table.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* date_pattern =
    "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?";
constexpr const char* blank_reference = "#/$defs/blank";

// As is_blank (template/types.h) has it.
Json blank_definition() {
  return {{"title", "để trống"},
          {"anyOf",
           {{{"type", "null"}},
            {{"type", "string"}, {"pattern", "^\\s*$"}},
            {{"type", "array"}, {"maxItems", 0}},
            {{"type", "object"}, {"additionalProperties", {{"$ref", blank_reference}}}}}}};
}

// The digits as they were written.
Json number(const data::Value& value) {
  return Json::parse(value.as<data::Number>()->lexeme);
}

std::string description(const Field& field) {
  const bool told_elsewhere = field.type != FieldType::Date;  // minimum, enum, minItems …
  return joined({field.formula ? "máy tính: " + field.formula->text : "", condition_words(field),
                 field.hint, field.unit.empty() ? "" : "đơn vị tính: " + field.unit,
                 field.type == FieldType::Date ? "năm-tháng-ngày, năm-tháng hoặc năm" : "",
                 told_elsewhere ? "" : limits_words(field),
                 field.key.empty() ? "" : fmt::format("{} không được trùng", field.key),
                 field.pattern && !is_portable_pattern(field.pattern->source())
                     ? fmt::format("đúng mẫu (cú pháp ICU) {}", field.pattern->source())
                     : ""},
                "; ");
}

class SchemaWriter {
 public:
  // An object with these members and no other.
  static Json object(const NamedList<Field>& fields) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const Field& field : fields) {
      properties[field.name] = property(field);
      if (need_of(field) != Need::Never) required.push_back(field.name);
    }
    Json schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["patternProperties"] = {{fmt::format("^{}", data::comment_mark), Json::object()}};
    schema["additionalProperties"] = false;
    return schema;
  }

 private:
  static Json property(const Field& field) {
    Json schema = Json::object();
    if (!field.question.empty()) schema["title"] = field.question;
    if (std::string words = description(field); !words.empty()) {
      schema["description"] = std::move(words);
    }
    if (field.fallback) schema["default"] = fallback(*field.fallback);
    schema.update(content(field, need_of(field) == Need::Never));
    return schema;
  }

  static Json fallback(const data::Value& value) {
    if (const bool* yes = value.as<bool>()) return *yes;
    if (value.as<data::Number>() != nullptr) return number(value);
    return *value.as<std::string>();
  }

  static Json content(const Field& field, bool may_be_blank) {
    switch (field.type) {
      case FieldType::Text:
      case FieldType::RichText:
      case FieldType::Body:
        return text(field, may_be_blank);
      case FieldType::Integer:
      case FieldType::Decimal:
      case FieldType::Money:
      case FieldType::Percent:
        return numeric(field, may_be_blank);
      case FieldType::Date:
        return pattern(date_pattern, may_be_blank);
      case FieldType::Choice: {
        Json choices = field.choices;
        if (may_be_blank) choices.insert(choices.end(), {"", nullptr});
        return {{"enum", std::move(choices)}};
      }
      case FieldType::YesNo:
        return scalar("boolean", may_be_blank);
      case FieldType::Person:
      case FieldType::Agency:
        return {{"anyOf", {text(field, may_be_blank), or_blank(object(field.fields), may_be_blank)}}};
      case FieldType::Group:
        return or_blank(object(field.fields), may_be_blank);
      case FieldType::DynamicTable:
        return or_blank(object(templates::dynamic_table_field().fields), may_be_blank);
      case FieldType::TextList:
      case FieldType::List:
        break;
    }
    return or_blank(list(field, may_be_blank), may_be_blank);
  }

  static Json pattern(const std::string& source, bool may_be_blank) {
    Json schema;
    schema["type"] = may_be_blank ? Json{"string", "null"} : Json("string");
    schema["pattern"] = fmt::format("^(?:{}){}$", source, may_be_blank ? "?" : "");
    return schema;
  }

  static Json text(const Field& field, bool may_be_blank) {
    if (field.pattern && is_portable_pattern(field.pattern->source())) {
      return pattern(field.pattern->source(), may_be_blank);
    }
    if (may_be_blank) return {{"type", {"string", "null"}}};
    return {{"type", "string"}, {"pattern", "\\S"}};
  }

  // A blank text stands for nothing here too.
  static Json scalar(const char* type, bool may_be_blank) {
    if (!may_be_blank) return {{"type", type}};
    return {{"type", {type, "string", "null"}}, {"maxLength", 0}};
  }

  static Json numeric(const Field& field, bool may_be_blank) {
    Json schema = scalar(is_whole_number(field.type) ? "integer" : "number", may_be_blank);
    if (field.minimum) schema["minimum"] = number(*field.minimum);
    if (field.maximum) schema["maximum"] = number(*field.maximum);
    return schema;
  }

  static Json list(const Field& field, bool may_be_blank) {
    Json schema{{"type", "array"}};
    if (field.minimum) schema["minItems"] = number(*field.minimum);
    // A required list holds something, whatever its limits.
    if (!may_be_blank && schema.value("minItems", 0) < 1) schema["minItems"] = 1;
    if (field.maximum) schema["maxItems"] = number(*field.maximum);
    // The pattern of a list of texts is that of its items.
    if (field.type == FieldType::TextList) {
      schema["items"] = text(field, true);
    } else if (is_table(field)) {
      schema["items"] = object(members_of(field));
    } else {
      schema["items"] = content(*field.element, true);
    }
    return schema;
  }

  static Json or_blank(Json schema, bool may_be_blank) {
    if (!may_be_blank) return schema;
    return {{"anyOf", {std::move(schema), {{"$ref", blank_reference}}}}};
  }
};

}  // namespace

std::string json_schema(const templates::Template& source) {
  const templates::Template::Internals& form = source.internals();
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", form.name}};
  schema.update(SchemaWriter::object(form.root.fields));
  schema["$defs"] = {{"blank", blank_definition()}};
  return schema.dump(2) + "\n";
}

}  // namespace vanthu::forms
