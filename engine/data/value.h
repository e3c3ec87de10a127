// Value: data as read from JSON (later XLSX, CSV), with the place of every part.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/named_list.h"
#include "base/source.h"

namespace vanthu::data {

struct Value;

struct Null {};

// Numbers keep the digits that were written; nothing passes through floating point.
struct Number {
  std::string lexeme;  // "12", "-3.50", "1e3"
};

struct Member;
using Array = std::vector<Value>;
using Object = NamedList<Member>;  // in the order written; keys are unique

struct Value {
  std::variant<Null, bool, Number, std::string, Array, Object> content;
  Place at;

  [[nodiscard]] bool is_null() const { return std::holds_alternative<Null>(content); }
  template <typename T>
  [[nodiscard]] const T* as() const { return std::get_if<T>(&content); }
  // Member of an object; nullptr when absent or when this is no object.
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] Value* find(std::string_view key);
};

struct Member {
  std::string key;
  Value value;
  Place key_at;
};

[[nodiscard]] inline const std::string& name_of(const Member& member) {
  return member.key;
}

// As a message quotes it, in the letters of JSON: "chữ", 95.5, true, null, […], {…}.
[[nodiscard]] std::string quoted(const Value& value);

}  // namespace vanthu::data
