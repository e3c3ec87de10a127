#include "app/keep_hand.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

// Items by their keys; of equal keys the first.
class ByKey {
 public:
  explicit ByKey(const Array& items) {
    for (const Value& item : items) {
      if (const std::string* key = key_of(item)) items_.emplace(*key, &item);
    }
  }
  [[nodiscard]] const Value* find(const std::string& key) const {
    const auto found = items_.find(key);
    return found == items_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const Value*> items_;
};

std::unordered_set<std::string> lines_of(const Array& items) {
  std::unordered_set<std::string> lines;
  for (const Value& item : items) lines.insert(data::json_line(item));
  return lines;
}

bool all_have_keys(const Array& items) {
  return std::all_of(items.begin(), items.end(),
                     [](const Value& item) { return key_of(item) != nullptr; });
}

bool is_same(const Value& one, const Value& other) {
  return data::json_line(one) == data::json_line(other);
}

// What an item without a key is known by: a row without the number that counts it.
std::string content_of(const Value& item) {
  const auto* cells = item.as<Array>();
  if (cells == nullptr || cells->size() < 2) return data::json_line(item);
  const auto* first = cells->front().as<std::string>();
  const bool counts =
      first != nullptr && first->find_first_not_of("0123456789.") == std::string::npos;
  std::string content;
  for (auto cell = cells->begin() + (counts ? 1 : 0); cell != cells->end(); ++cell) {
    content += data::json_line(*cell) + ',';
  }
  return content;
}

// Items that say what one of the base says, wherever they stand now.
void keep_by_content(const Array& base, const Array& edited, Array& given) {
  constexpr std::size_t several = static_cast<std::size_t>(-1);
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const auto [place, is_new] = places.emplace(content_of(base[i]), i);
    if (!is_new) place->second = several;
  }
  for (Value& item : given) {
    const auto place = places.find(content_of(item));
    if (place == places.end() || place->second == several) continue;
    keep_hand(base[place->second], edited[place->second], item);
  }
}

void keep_in_list(const Array& base, const Array& edited, Array& given) {
  const ByKey before_by_key(base);
  if (all_have_keys(base) && all_have_keys(given)) {
    const ByKey now_by_key(edited);
    for (Value& item : given) {
      const Value* before = before_by_key.find(*key_of(item));
      const Value* now = now_by_key.find(*key_of(item));
      if (before != nullptr && now != nullptr) keep_hand(*before, *now, item);
    }
  } else if (base.size() == given.size() && base.size() == edited.size()) {
    for (std::size_t i = 0; i < given.size(); ++i) keep_hand(base[i], edited[i], given[i]);
  } else if (base.size() == edited.size()) {
    keep_by_content(base, edited, given);
  }
  if (edited.size() <= base.size()) return;
  const std::unordered_set<std::string> before_lines = lines_of(base);
  std::unordered_set<std::string> given_lines = lines_of(given);
  for (const Value& item : edited) {
    const std::string* key = key_of(item);
    if (key != nullptr && before_by_key.find(*key) != nullptr) continue;
    std::string line = data::json_line(item);
    if (key == nullptr && before_lines.contains(line)) continue;
    if (given_lines.contains(line)) continue;
    // A changed item without a key looks like one that was put in: only what is really new is
    // longer.
    if (key == nullptr && base.size() == given.size() &&
        static_cast<std::size_t>(&item - edited.data()) < base.size()) {
      continue;
    }
    given.push_back(item);
    given_lines.insert(std::move(line));
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
