#include "forms/json_form.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "data/json.h"
#include "forms/field_hints.h"
#include "template/dynamic_table.h"

namespace vanthu::forms {
namespace {

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump();
}

class Writer {
 public:
  // The members of one object, without its braces.
  void members(const NamedList<Field>& fields, int depth) {
    for (const Field& field : fields) {
      if (field.formula) continue;  // computed
      member(std::string(data::comment_mark) + field.name, depth);
      out += quoted(comment(field));
      member(field.name, depth);
      value(field, depth);
    }
  }
  void member(const std::string& key, int depth) {
    if (out.back() != '{') out += ',';
    line(depth);
    fmt::format_to(std::back_inserter(out), "{}: ", quoted(key));
  }
  void line(int depth) {
    out += '\n';
    out.append(2 * static_cast<std::size_t>(depth), ' ');
  }

  std::string out = "{";

 private:
  // "Số văn bản? (bắt buộc, số nguyên, từ 1 đến 99, đơn vị tính: tờ), ví dụ: 12"
  static std::string comment(const Field& field) {
    const std::string facts =
        joined({std::string(need_words(need_of(field))), condition_words(field),
                std::string(type_words(field.type)), limits_words(field),
                field.unit.empty() ? "" : "đơn vị tính: " + field.unit,
                std::string(form_words(field.type)),
                field.pattern ? "đúng mẫu " + field.pattern->source() : ""},
               ", ");
    const std::string hint = field.hint.empty() ? "" : "gợi ý: " + field.hint;
    return joined({joined({field.question, "(" + facts + ")"}, " "), hint}, ", ");
  }

  // How the type is written in JSON, where that is not plain.
  static std::string_view form_words(FieldType type) {
    switch (type) {
      case FieldType::Decimal:
      case FieldType::Percent:
        return "dấu chấm ngăn phần thập phân";
      case FieldType::RichText:
        return "**chữ đậm**, *chữ nghiêng*";
      case FieldType::Person:
      case FieldType::Agency:
        return "chỉ có tên thì ghi thẳng trong ngoặc kép cũng được";
      case FieldType::Date:
        return "viết năm-tháng-ngày, năm-tháng hoặc năm";
      case FieldType::YesNo:
        return "viết true là có, false là không";
      case FieldType::Body:
        return "xuống dòng viết \\n";
      case FieldType::TextList:
        return "mỗi mục trong ngoặc kép, giữa hai mục có dấu phẩy";
      case FieldType::List:
        return "mỗi mục một cặp { }, không có mục nào thì viết []";
      default:
        return "";
    }
  }

  void value(const Field& field, int depth) {
    switch (field.type) {
      case FieldType::Integer:
      case FieldType::Decimal:
      case FieldType::Money:
      case FieldType::Percent:
        out += field.fallback ? field.fallback->as<data::Number>()->lexeme : "null";
        return;
      case FieldType::YesNo:
        out += !field.fallback ? "null" : *field.fallback->as<bool>() ? "true" : "false";
        return;
      case FieldType::TextList:
        out += "[]";
        return;
      case FieldType::Person:
      case FieldType::Agency:
        if (field.fallback && field.fallback->as<std::string>() != nullptr) break;
        [[fallthrough]];
      case FieldType::Group:
        out += '{';
        members(field.fields, depth + 1);
        line(depth);
        out += '}';
        return;
      case FieldType::List:
        out += '[';
        line(depth + 1);
        out += '{';
        members(members_of(field), depth + 2);
        line(depth + 1);
        out += '}';
        line(depth);
        out += ']';
        return;
      case FieldType::DynamicTable:
        fmt::format_to(std::back_inserter(out), R"({{"{}": [], "{}": []}})",
                       templates::dynamic_columns, templates::dynamic_rows);
        return;
      case FieldType::Text:
      case FieldType::RichText:
      case FieldType::Date:
      case FieldType::Choice:
      case FieldType::Body:
        break;
    }
    out += quoted(field.fallback ? *field.fallback->as<std::string>() : "");
  }
};

}  // namespace

std::string json_form(const templates::Template& source) {
  const templates::Template::Internals& form = source.internals();
  Writer writer;
  writer.member(std::string(data::comment_mark), 1);
  writer.out += quoted(
      form.name +
      ". Điền giá trị sau dấu hai chấm. Các dòng bắt đầu bằng // là lời hướng dẫn, máy không đọc.");
  writer.members(form.root.fields, 1);
  writer.out += "\n}\n";
  return std::move(writer.out);
}

}  // namespace vanthu::forms
