#include "data/value.h"

#include <algorithm>
#include <array>

namespace vanthu::data {

const Value* Value::find(std::string_view key) const {
  const Object* object = as<Object>();
  if (object == nullptr) return nullptr;
  const auto found = std::find_if(object->begin(), object->end(),
                                  [&](const Member& member) { return member.key == key; });
  return found == object->end() ? nullptr : &found->value;
}

std::string_view type_name(const Value& value) {
  // In the order of Value::content.
  constexpr std::array<std::string_view, 6> names = {"rỗng (null)", "đúng/sai",  "số",
                                                     "chữ",         "danh sách", "nhóm trường"};
  static_assert(std::variant_size_v<decltype(Value::content)> == names.size());
  return names.at(value.content.index());
}

}  // namespace vanthu::data
