// Field types: one table. A new type is a line in types.cpp and, if it is no scalar, its shape in
// validate.cpp.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

enum class Limits { None, Value, Count };  // what toi-thieu and toi-da bound

struct TypeEntry {
  FieldType type;
  std::string_view tag;  // kieu="…"
  // A value that {{ }} can print, <neu> can compare and mac-dinh can give.
  bool scalar;
  bool number;  // one that can be reckoned with
  Limits limits;
  bool has_pattern;
  // Whether the JSON value has the right shape; content (a day that exists) is judged by
  // `is_valid`.
  bool (*has_shape)(const data::Value&);
  bool (*is_valid)(const data::Value&);
  std::string (*print)(const data::Value&);  // scalars only; of a valid value
};

[[nodiscard]] const std::vector<TypeEntry>& type_table();
[[nodiscard]] const TypeEntry* find_type(std::string_view tag);
[[nodiscard]] const TypeEntry& entry_of(FieldType type);

// A value as an attribute spells it: mac-dinh="14", toi-thieu="2026-01". Empty when it is not one.
[[nodiscard]] std::optional<data::Value> value_of(FieldType type, const std::string& text,
                                                  Place at);

// null, white space, nothing in a list, nothing but blanks in an object.
[[nodiscard]] bool is_blank(const data::Value& value);

// How a value is written in the data, for a hint: 12, "2026-06-15", "xã" | "phường", [{…}, …].
[[nodiscard]] std::string form_of(const Field& field);
// The same as an attribute of a template gives it: 12, 2026-06-15, xã, phường.
[[nodiscard]] std::string attribute_form_of(FieldType type, const Field& field);

// Members every list has, and every loop variable; reserved in lists.
inline constexpr std::string_view item_number = "so_thu_tu";
inline constexpr std::string_view item_is_last = "cuoi_cung";
inline constexpr std::string_view list_size = "so_luong";
// Of a loop over a list in a list, the item around: ct.cha.
inline constexpr std::string_view item_parent = "cha";
// What the variable of <nhom-theo> has: the common value, and the items that have it.
inline constexpr std::string_view group_value = "gia_tri";
inline constexpr std::string_view group_items = "muc";

// The members of a person and of an agency; a bare text in the data is the first of them.
[[nodiscard]] const std::vector<std::string_view>& member_names_of(FieldType type);

// What a form asks for such a member.
[[nodiscard]] std::string_view member_question(std::string_view name);

// What the data hold for a member: of a bare person or agency, the text itself. nullptr for none.
[[nodiscard]] const data::Value* member_value(const Field& owner, const data::Value& value,
                                              std::string_view name);

[[nodiscard]] const Field& whole_number_field();
[[nodiscard]] const Field& yes_no_field();
[[nodiscard]] const Field& group_variable_field();  // of <nhom-theo>; its members are bound apart

// The declared member; nullptr when there is none.
[[nodiscard]] const Field* member_of(const Field& group, std::string_view name);

}  // namespace vanthu::templates
