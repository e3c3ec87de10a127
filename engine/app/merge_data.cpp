#include "app/merge_data.h"

#include <cassert>
#include <string>
#include <utility>

namespace vanthu::app {
namespace {

// Depth is bounded by the reader of the data (data/json.h: 64).
void merge_into(data::Object& base, data::Object&& later) {
  base.reserve(base.size() + later.size());
  for (data::Member& member : later) {
    data::Member* same = base.find(member.key);
    if (same == nullptr) {
      base.push_back(std::move(member));
      continue;
    }
    data::Member& old = *same;
    auto* old_object = std::get_if<data::Object>(&old.value.content);
    auto* new_object = std::get_if<data::Object>(&member.value.content);
    if (old_object != nullptr && new_object != nullptr) {
      merge_into(*old_object, std::move(*new_object));
    } else {
      old.value = std::move(member.value);
      old.key_at = member.key_at;
    }
  }
}

}  // namespace

std::optional<data::Value> merge_data(std::vector<data::Value> values, Diagnostics& diagnostics) {
  assert(!values.empty());
  if (values.size() > 1) {
    bool all_objects = true;
    for (const data::Value& value : values) {
      if (value.as<data::Object>() != nullptr) continue;
      diagnostics.add(Code::DataNotMergeable, value.at, {data::quoted(value)});
      all_objects = false;
    }
    if (!all_objects) return std::nullopt;
  }
  data::Value result = std::move(values.front());
  for (std::size_t i = 1; i < values.size(); ++i) {
    merge_into(std::get<data::Object>(result.content),
               std::move(std::get<data::Object>(values[i].content)));
  }
  return result;
}

}  // namespace vanthu::app
