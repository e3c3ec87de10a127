#include "merge/data_path.h"

#include <algorithm>
#include <charconv>

namespace vanthu::merge {
namespace {

std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

data::Value* value_at(data::Value& data, std::string_view path) {
  data::Value* value = &data;
  for (std::size_t at = 0; at < path.size();) {
    if (path[at] == '[') {
      const std::size_t end = path.find(']', at);
      if (end == std::string_view::npos) return nullptr;
      const auto index = number_of(path.substr(at + 1, end - at - 1));
      auto* items = std::get_if<data::Array>(&value->content);
      if (!index || items == nullptr || *index >= items->size()) return nullptr;
      value = &(*items)[*index];
      at = end + 1;
    } else {
      if (path[at] == '.') ++at;
      const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
      value = value->find(path.substr(at, end - at));
      at = end;
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

std::optional<ItemPath> item_of(std::string_view path) {
  const std::size_t close = path.rfind(']');
  if (close == std::string_view::npos) return std::nullopt;
  const std::size_t open = path.rfind('[', close);
  if (open == std::string_view::npos) return std::nullopt;
  const auto index = number_of(path.substr(open + 1, close - open - 1));
  if (!index) return std::nullopt;
  std::string_view member = path.substr(close + 1);
  if (member.starts_with('.')) member.remove_prefix(1);
  return ItemPath{path.substr(0, open), *index, member};
}

}  // namespace vanthu::merge
