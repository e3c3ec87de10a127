#include "template/loop_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "template/loop_path.h"
#include "template/sort_key.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

// Whose key stands before the keys of a list inside it.
std::string outer_key(const Path& path, const Scope& scope) {
  const Binding* around = find_binding(scope, std::get<std::string>(path.steps.front().what));
  return around == nullptr || around->key.empty() ? "" : around->key + "/";
}

std::vector<LoopItem> items_of_list(const Resolved& list, const std::string& prefix,
                                    const std::string& around, const CountStep& step) {
  std::vector<LoopItem> items;
  const data::Array* array = list.value == nullptr ? nullptr : list.value->as<data::Array>();
  if (array == nullptr) return items;
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (!step()) return items;
    const Value& value = (*array)[i];
    // Blank texts are as good as absent.
    if (list.field->type != FieldType::List && is_blank(value)) continue;
    LoopItem item;
    item.value = &value;
    item.field = list.field->element.get();
    item.path = fmt::format("{}{}[{}]", prefix, list.path, i);
    const Value* key = list.field->key.empty() ? nullptr : value.find(list.field->key);
    if (key != nullptr && !is_blank(*key)) {
      const Field& member = *member_of(*item.field, list.field->key);
      item.key = fmt::format("{}{}:{}", around, list.field->name,
                             text::collapsed(entry_of(member.type).print(*key)));
    }
    items.push_back(std::move(item));
  }
  return items;
}

// Inside one item, of which nothing around is seen.
Scope scope_of(const Field* field, const Value* value) {
  Scope scope;
  scope.root = field;
  scope.data = value;
  return scope;
}

// A list in a list: the lists `part` of every item, one after the other.
std::vector<LoopItem> flattened(std::vector<LoopItem> outer, const Path& part,
                                const CountStep& step) {
  std::vector<LoopItem> all;
  for (std::size_t i = 0; i < outer.size(); ++i) {
    outer[i].number = i + 1;
    outer[i].is_last = i + 1 == outer.size();
    const auto parent = std::make_shared<const LoopItem>(std::move(outer[i]));
    const Scope inside = scope_of(parent->field, parent->value);
    const std::string around = parent->key.empty() ? "" : parent->key + "/";
    for (LoopItem& item : items_of_list(resolve(part, inside), parent->path + ".", around, step)) {
      item.parent = parent;
      all.push_back(std::move(item));
    }
  }
  return all;
}

std::vector<LoopItem> found_items(const Path& path, const Scope& scope, const CountStep& step,
                                  const Field*& list) {
  const auto parts =
      parts_of(path, *scope.root, [&](const std::string& name) -> std::optional<const Field*> {
        const Binding* binding = find_binding(scope, name);
        return binding == nullptr ? std::nullopt : std::optional<const Field*>(binding->field);
      });
  std::vector<LoopItem> items;
  // The items of a group know where they stand in the data.
  const Binding* group = find_binding(scope, parts.front().text);
  const Resolved first = resolve(parts.front(), scope);
  list = first.field;
  if (group != nullptr && group->items) {
    items = *group->items;
  } else {
    items = items_of_list(first, "", outer_key(path, scope), step);
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Scope inside = scope_of(list->element.get(), nullptr);
    list = resolve(parts[i], inside).field;
    items = flattened(std::move(items), parts[i], step);
  }
  return items;
}

// Where `each` item, bound one at a time, comes by the keys of xep=.
std::vector<std::size_t> order_of(const Node& loop, std::size_t count, Scope& scope,
                                  const CountStep& step,
                                  const std::function<void(std::size_t)>& bind) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!loop.arrangement || loop.arrangement->keys.empty()) return order;
  const std::size_t outside = scope.bindings.size();
  const text::Collation collation;
  std::vector<std::vector<SortKey>> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    bind(i);
    for (const Path& path : loop.arrangement->keys) {
      if (!step()) return order;
      keys[i].push_back(sort_key(resolve(path, scope), collation));
    }
    scope.bindings.resize(outside);
  }
  const bool descending = loop.arrangement->descending;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t k = 0; k < keys[a].size(); ++k) {
      const auto place = compare(keys[a][k], keys[b][k], descending);
      if (place != 0) return place < 0;
    }
    return false;
  });
  return order;
}

template <class T>
std::vector<T> ordered(std::vector<T> all, const std::vector<std::size_t>& order) {
  std::vector<T> result;
  result.reserve(all.size());
  for (const std::size_t i : order) result.push_back(std::move(all[i]));
  return result;
}

std::vector<LoopItem> filtered(const Node& loop, std::vector<LoopItem> items, Scope& scope,
                               const CountStep& step, Diagnostics& diagnostics) {
  if (!loop.condition) return items;
  const std::size_t outside = scope.bindings.size();
  std::vector<LoopItem> kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!step()) return kept;
    bind_item(scope, loop.variable(), items[i], i + 1, i + 1 == items.size());
    const bool wanted = holds(*loop.condition, scope, diagnostics);
    scope.bindings.resize(outside);
    if (wanted) kept.push_back(std::move(items[i]));
  }
  return kept;
}

// The values an item is grouped by: several when it names a list of texts, one blank when none.
std::vector<Resolved> group_values(const Path& path, const Scope& scope) {
  Resolved found = resolve(path, scope);
  const data::Array* texts = found.value == nullptr ? nullptr : found.value->as<data::Array>();
  if (found.field->type != FieldType::TextList) return {std::move(found)};
  std::vector<Resolved> values;
  for (std::size_t i = 0; texts != nullptr && i < texts->size(); ++i) {
    if (is_blank((*texts)[i])) continue;
    Resolved one;
    one.field = found.field->element.get();
    one.value = &(*texts)[i];
    one.path = fmt::format("{}[{}]", found.path, i);
    values.push_back(std::move(one));
  }
  if (values.empty()) {
    Resolved none;
    none.field = found.field->element.get();
    values.push_back(std::move(none));
  }
  return values;
}

Value number_value(std::size_t number, Place at) {
  return {data::Number{fmt::format("{}", number)}, at};
}

}  // namespace

std::vector<LoopItem> items_of(const Node& loop, Scope& scope, const CountStep& step,
                               Diagnostics& diagnostics) {
  const Field* list = nullptr;
  const Path& path = std::get<Path>(loop.expression->operand.what);
  std::vector<LoopItem> items = filtered(loop, found_items(path, scope, step, list), scope, step, diagnostics);
  const auto order = order_of(loop, items.size(), scope, step, [&](std::size_t i) {
    bind_item(scope, loop.variable(), items[i], i + 1, i + 1 == items.size());
  });
  return ordered(std::move(items), order);
}

std::vector<ItemGroup> groups_of(const Node& loop, Scope& scope, const CountStep& step,
                                 Diagnostics& diagnostics) {
  const Field* list = nullptr;
  const Path& path = std::get<Path>(loop.expression->operand.what);
  const std::vector<LoopItem> items =
      filtered(loop, found_items(path, scope, step, list), scope, step, diagnostics);
  const std::size_t outside = scope.bindings.size();
  std::vector<ItemGroup> groups;
  std::map<std::string, std::size_t> known;  // by the value as it is printed
  for (std::size_t i = 0; i < items.size() && step(); ++i) {
    bind_item(scope, loop.variable(), items[i], i + 1, i + 1 == items.size());
    for (const Resolved& found : group_values(*loop.arrangement->group, scope)) {
      const Value* value = found.get();
      const std::string words =
          value == nullptr ? "" : text::collapsed(entry_of(found.field->type).print(*value));
      const auto [group, is_new] = known.emplace(words, groups.size());
      if (is_new) {
        ItemGroup& made = groups.emplace_back();
        made.field = found.field;
        if (value != nullptr) made.value = *value;
        made.path = found.path;
        made.items = std::make_shared<std::vector<LoopItem>>();
        made.list = list;
        made.values = {data::Array{}, items[i].value->at};
      }
      ItemGroup& into = groups[group->second];
      into.items->push_back(items[i]);
      std::get<data::Array>(into.values.content).push_back(*items[i].value);
    }
    scope.bindings.resize(outside);
  }
  const auto order = order_of(loop, groups.size(), scope, step, [&](std::size_t i) {
    bind_group(scope, loop.variable(), groups[i], i + 1, i + 1 == groups.size());
  });
  return ordered(std::move(groups), order);
}

void bind_item(Scope& scope, const std::string& name, const LoopItem& item, std::size_t number,
               bool is_last) {
  std::string parent_name = name;
  for (const LoopItem* parent = item.parent.get(); parent != nullptr;
       parent = parent->parent.get()) {
    Binding around;
    parent_name += fmt::format(".{}", item_parent);
    around.name = parent_name;
    around.value = parent->value;
    around.field = parent->field;
    around.path = parent->path;
    around.number = number_value(parent->number, parent->value->at);
    around.is_last = {parent->is_last, parent->value->at};
    around.key = parent->key;
    scope.bindings.push_back(std::move(around));
  }
  Binding binding;
  binding.name = name;
  binding.value = item.value;
  binding.field = item.field;
  binding.path = item.path;
  binding.number = number_value(number, item.value->at);
  binding.is_last = {is_last, item.value->at};
  binding.key = item.key;
  scope.bindings.push_back(std::move(binding));
}

void bind_group(Scope& scope, const std::string& name, const ItemGroup& group, std::size_t number,
                bool is_last) {
  Binding value;
  value.name = fmt::format("{}.{}", name, group_value);
  value.value = &group.value;
  value.field = group.field;
  value.path = group.path;
  scope.bindings.push_back(std::move(value));
  Binding items;
  items.name = fmt::format("{}.{}", name, group_items);
  items.value = &group.values;
  items.field = group.list;
  items.items = group.items;
  scope.bindings.push_back(std::move(items));
  Binding binding;
  binding.name = name;
  binding.field = &group_variable_field();
  const Place at = group.values.at;
  binding.number = number_value(number, at);
  binding.is_last = {is_last, at};
  scope.bindings.push_back(std::move(binding));
}

}  // namespace vanthu::templates
