#include "forms/field_hints.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "template/types.h"

namespace vanthu::forms {
namespace {

std::string between_words(const std::string& low, const std::string& high, bool vi) {
  if (low.empty()) return fmt::format("{} {}", vi ? "đến" : "up to", high);
  if (high.empty()) return fmt::format("{} {}", vi ? "từ" : "from", low);
  return vi ? fmt::format("từ {} đến {}", low, high) : fmt::format("from {} to {}", low, high);
}

std::string count_words(const std::string& low, const std::string& high, bool vi) {
  const std::string_view items = vi ? "mục" : "items";
  if (low.empty()) return fmt::format("{} {} {}", vi ? "nhiều nhất" : "at most", high, items);
  if (high.empty()) return fmt::format("{} {} {}", vi ? "ít nhất" : "at least", low, items);
  return fmt::format("{} {}", between_words(low, high, vi), items);
}

}  // namespace

Need need_of(const Field& field, Need group) {
  if (!field.required || field.fallback || field.formula) return Need::Never;
  return group == Need::Always ? Need::Always : Need::WithGroup;
}

bool is_group(const Field& field) {
  return field.type == FieldType::Group || field.type == FieldType::Person ||
         field.type == FieldType::Agency;
}

bool is_number(FieldType type) {
  return templates::entry_of(type).number;
}

bool is_whole_number(FieldType type) {
  return type == FieldType::Integer || type == FieldType::Money;
}

const NamedList<Field>& members_of(const Field& field) {
  static const NamedList<Field> none;
  if (is_group(field)) return field.fields;
  return is_table(field) ? field.element->fields : none;
}

bool is_table(const Field& field) {
  return field.type == FieldType::List && field.element->type == FieldType::Group;
}

std::string_view need_words(Need need, Language language) {
  const bool vi = language == Language::Vietnamese;
  switch (need) {
    case Need::Always:
      return vi ? "bắt buộc" : "required";
    case Need::WithGroup:
      return vi ? "bắt buộc nếu điền phần này" : "required when its group is filled in";
    case Need::Never:
      break;
  }
  return "";
}

std::string condition_words(const Field& field, Language language) {
  if (!field.required_when || field.fallback) return "";
  return fmt::format("{} {}", language == Language::Vietnamese ? "bắt buộc khi" : "required when",
                     field.required_when->text);
}

std::string_view type_words(FieldType type, Language language) {
  const bool vi = language == Language::Vietnamese;
  switch (type) {
    case FieldType::Text:
      return vi ? "chữ" : "text";
    case FieldType::RichText:
      return vi ? "chữ có định dạng" : "formatted text";
    case FieldType::Integer:
      return vi ? "số nguyên" : "whole number";
    case FieldType::Decimal:
      return vi ? "số thập phân" : "decimal number";
    case FieldType::Money:
      return vi ? "tiền" : "money";
    case FieldType::Percent:
      return vi ? "phần trăm" : "percentage";
    case FieldType::Date:
      return vi ? "ngày" : "date";
    case FieldType::Choice:
      return vi ? "lựa chọn" : "choice";
    case FieldType::YesNo:
      return vi ? "có/không" : "yes/no";
    case FieldType::Person:
      return vi ? "người" : "person";
    case FieldType::Agency:
      return vi ? "cơ quan" : "agency";
    case FieldType::Body:
      return vi ? "đoạn dài" : "long text";
    case FieldType::TextList:
      return vi ? "danh sách chữ" : "list of texts";
    case FieldType::Group:
      return vi ? "nhóm" : "group";
    case FieldType::List:
      return vi ? "danh sách" : "list";
    case FieldType::DynamicTable:
      return vi ? "bảng động" : "free table";
  }
  return templates::entry_of(type).tag;
}

std::string limits_words(const Field& field, Language language) {
  const bool vi = language == Language::Vietnamese;
  if (!field.choices.empty()) return fmt::format("{}", fmt::join(field.choices, " | "));
  if (!field.minimum && !field.maximum) return "";
  const bool counts = templates::entry_of(field.type).limits == templates::Limits::Count;
  const templates::TypeEntry& entry = templates::entry_of(counts ? FieldType::Integer : field.type);
  const std::string low = field.minimum ? entry.print(*field.minimum) : "";
  const std::string high = field.maximum ? entry.print(*field.maximum) : "";
  return counts ? count_words(low, high, vi) : between_words(low, high, vi);
}

std::string fallback_words(const Field& field) {
  return field.fallback ? templates::entry_of(field.type).print(*field.fallback) : "";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

}  // namespace vanthu::forms
