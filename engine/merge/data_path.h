// Data paths: "muc_tieu[0].chi_tieu[1].ten".
//
//   in    data, a path as the template names values
//   out   the value; what the path is made of

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"

namespace vanthu::merge {

// nullptr when there is no such value. The empty path is the whole.
[[nodiscard]] data::Value* value_at(data::Value& data, std::string_view path);

// "muc_tieu[0].chi_tieu[1].ten" → "muc_tieu[0].chi_tieu", 1, "ten": the innermost item it is in.
struct ItemPath {
  std::string_view list;
  std::size_t index = 0;
  std::string_view member;  // "" for an item that is a value itself

  [[nodiscard]] bool is_same_item(const ItemPath& other) const {
    return list == other.list && index == other.index;
  }
};
[[nodiscard]] std::optional<ItemPath> item_of(std::string_view path);

}  // namespace vanthu::merge
