#include "data/value.h"

#include <array>
#include <utility>

namespace vanthu::data {

const Value* Value::find(std::string_view key) const {
  const Object* object = as<Object>();
  if (object == nullptr) return nullptr;
  const Member* member = object->find(key);
  return member == nullptr ? nullptr : &member->value;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(std::as_const(*this).find(key));
}

std::string_view type_name(const Value& value) {
  // In the order of Value::content.
  constexpr std::array<std::string_view, 6> names = {"rỗng (null)", "đúng/sai",  "số",
                                                     "chữ",         "danh sách", "nhóm trường"};
  static_assert(std::variant_size_v<decltype(Value::content)> == names.size());
  return names.at(value.content.index());
}

}  // namespace vanthu::data
