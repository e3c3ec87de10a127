#include "app/keep_hand.h"

#include <algorithm>
#include <string>

#include "data/write_json.h"

namespace vanthu::app {
namespace {

using data::Array;
using data::Object;
using data::Value;

constexpr std::string_view item_key = "ma";

// Depth is bounded by the reader of the data.
const std::string* key_of(const Value& item) {
  const Value* key = item.find(item_key);
  return key == nullptr ? nullptr : key->as<std::string>();
}

const Value* with_key(const Array& items, const std::string& key) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Value& item) {
    const std::string* own = key_of(item);
    return own != nullptr && *own == key;
  });
  return found == items.end() ? nullptr : &*found;
}

bool all_have_keys(const Array& items) {
  return std::all_of(items.begin(), items.end(),
                     [](const Value& item) { return key_of(item) != nullptr; });
}

bool is_same(const Value& one, const Value& other) {
  return data::json_line(one) == data::json_line(other);
}

void keep_in_list(const Array& base, const Array& edited, Array& given) {
  if (all_have_keys(base) && all_have_keys(given)) {
    for (Value& item : given) {
      const Value* before = with_key(base, *key_of(item));
      const Value* now = with_key(edited, *key_of(item));
      if (before != nullptr && now != nullptr) keep_hand(*before, *now, item);
    }
  } else if (base.size() == given.size() && base.size() == edited.size()) {
    for (std::size_t i = 0; i < given.size(); ++i) keep_hand(base[i], edited[i], given[i]);
  }
  if (edited.size() <= base.size()) return;
  for (const Value& item : edited) {
    const auto equals = [&](const Value& other) { return is_same(item, other); };
    if (key_of(item) != nullptr && with_key(base, *key_of(item)) != nullptr) continue;
    if (key_of(item) == nullptr && std::any_of(base.begin(), base.end(), equals)) continue;
    if (std::any_of(given.begin(), given.end(), equals)) continue;
    // A changed item without a key looks like one that was put in: only what is really new is
    // longer.
    if (key_of(item) == nullptr && base.size() == given.size() &&
        static_cast<std::size_t>(&item - edited.data()) < base.size()) {
      continue;
    }
    given.push_back(item);
  }
}

}  // namespace

void keep_hand(const Value& base, const Value& edited, Value& given) {
  if (auto* object = std::get_if<Object>(&given.content)) {
    for (data::Member& member : *object) {
      const Value* before = base.find(member.key);
      const Value* now = edited.find(member.key);
      if (before != nullptr && now != nullptr) keep_hand(*before, *now, member.value);
    }
    return;
  }
  if (auto* items = std::get_if<Array>(&given.content)) {
    const auto* before = base.as<Array>();
    const auto* now = edited.as<Array>();
    if (before != nullptr && now != nullptr) keep_in_list(*before, *now, *items);
    return;
  }
  if (!is_same(base, edited) && is_same(given, base)) given.content = edited.content;
}

}  // namespace vanthu::app
