// What forms, tables and schemas say about a declared field, in one place.
//
//   in    Field, as the template declares it
//   out   short phrases: whether it must be filled, its type, its limits, what to type
//
// Questions and hints are the template author's and stay as written; the phrases around them are
// Vietnamese, and English where a terminal asks for it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"

namespace vanthu::forms {

using templates::Field;
using templates::FieldType;

// Whether a field has to be filled in: always, only when the optional group around it is, or never.
enum class Need { Always, WithGroup, Never };
[[nodiscard]] Need need_of(const Field& field, Need group = Need::Always);

// A group, or a person or an agency, which are groups of fixed members.
[[nodiscard]] bool is_group(const Field& field);
// A number of any kind, and one that is whole.
[[nodiscard]] bool is_number(FieldType type);
[[nodiscard]] bool is_whole_number(FieldType type);
// The members of a group, or of the items of a list; empty for any other field.
[[nodiscard]] const NamedList<Field>& members_of(const Field& field);
// A list of items with members: a sheet of its own in a workbook.
[[nodiscard]] bool is_table(const Field& field);

// "bắt buộc", "bắt buộc nếu điền phần này"; empty for Never.
[[nodiscard]] std::string_view need_words(Need need, Language language = Language::Vietnamese);
// "bắt buộc khi co_ho_tro" for bat-buoc-khi, the condition as the template writes it; empty
// without.
[[nodiscard]] std::string condition_words(const Field& field,
                                          Language language = Language::Vietnamese);
// "số nguyên", "danh sách", with the words a clerk uses for the type.
[[nodiscard]] std::string_view type_words(FieldType type, Language language = Language::Vietnamese);
// "từ 1 đến 99", "ít nhất 1 mục", "xã | phường"; empty without limits.
[[nodiscard]] std::string limits_words(const Field& field,
                                       Language language = Language::Vietnamese);
// The default as people write it: "14", "15/06/2026", "không"; empty without one.
[[nodiscard]] std::string fallback_words(const Field& field);

// The parts that are not empty, with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace vanthu::forms
