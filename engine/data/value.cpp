#include "data/value.h"

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

std::string quoted(const Value& value) {
  constexpr std::size_t most_bytes = 60;
  if (const bool* flag = value.as<bool>()) return *flag ? "true" : "false";
  if (const Number* number = value.as<Number>()) return number->lexeme;
  if (const Array* array = value.as<Array>()) return array->empty() ? "[]" : "[…]";
  if (const Object* object = value.as<Object>()) return object->empty() ? "{}" : "{…}";
  const std::string* text = value.as<std::string>();
  if (text == nullptr) return "null";
  if (text->size() <= most_bytes) return "\"" + *text + "\"";
  std::size_t end = most_bytes;
  while ((static_cast<unsigned char>((*text)[end]) & 0xC0) == 0x80) --end;  // whole characters
  return "\"" + text->substr(0, end) + "…\"";
}

}  // namespace vanthu::data
