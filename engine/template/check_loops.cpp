#include "template/check_loops.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>

#include "template/check_expressions.h"
#include "template/choices.h"
#include "template/loop_path.h"
#include "template/read.h"
#include "template/types.h"

namespace vanthu::templates {
namespace {

std::string type_tag(const Field& field) {
  return std::string(entry_of(field.type).tag);
}

// Members of an item that keys may name, for messages.
std::vector<std::string_view> scalar_members(const Field* item) {
  std::vector<std::string_view> names;
  if (item == nullptr) return names;
  for (const Field& one : item->fields) {
    if (entry_of(one.type).scalar) names.push_back(one.name);
  }
  return names;
}

// The lists a loop walks through, outermost first; the last is nullptr when one is at fault.
std::vector<const Field*> lists_of(const Path& path, const Names& names, Diagnostics& diagnostics) {
  const auto parts = parts_of(path, *names.root, [&](const std::string& name) {
    bool known = false;
    const Field* field = variable(names, name, known);
    return known ? std::optional<const Field*>(field) : std::nullopt;
  });
  std::vector<const Field*> lists;
  Names inner = names;
  for (const Path& part : parts) {
    const Field* list = check_path(part, inner, diagnostics);
    if (list != nullptr && list->element == nullptr) {
      diagnostics.add(Code::LoopNotList, part.at, {path.text, type_tag(*list)});
      list = nullptr;
    }
    lists.push_back(list);
    if (list == nullptr) break;
    inner = Names();
    inner.root = list->element.get();
  }
  return lists;
}

// Under what name the lists around the items of a group are kept; no path can spell it.
std::string around_items(std::string_view items, std::size_t steps) {
  std::string name(items);
  for (std::size_t i = 0; i < steps; ++i) name += "/cha";
  return name;
}

// The items of a group stand in the lists they were grouped from.
void add_lists_around(const Path& path, const Names& names, std::vector<const Field*>& lists) {
  for (std::size_t steps = 1;; ++steps) {
    bool known = false;
    const Field* list = variable(names, around_items(path.text, steps), known);
    if (!known) return;
    lists.insert(lists.begin(), list);
  }
}

// The variable, and the items around it: ct.cha, ct.cha.cha.
void bind_item(const std::string& name, const std::vector<const Field*>& lists, Names& names) {
  std::string parent = name;
  for (std::size_t i = lists.size() - 1; i-- > 0;) {
    parent += fmt::format(".{}", item_parent);
    names.variables.emplace_back(parent, lists[i]->element.get());
  }
  names.variables.emplace_back(name, lists.back() ? lists.back()->element.get() : nullptr);
}

void check_keys(const Node& loop, const Names& names, const Field* item, Diagnostics& diagnostics) {
  if (!loop.arrangement) return;
  for (const Path& key : loop.arrangement->keys) {
    const Field* field = check_path(key, names, diagnostics);
    if (field == nullptr || entry_of(field->type).scalar) continue;
    diagnostics.add(Code::SortKeyUnsuited, key.at,
                    {key.text, type_tag(*field), suggestion("", scalar_members(item))});
  }
}

// theo= of <nhom-theo>; nullptr when it is at fault.
const Field* check_group_key(const Node& loop, const Names& names, const Field* item,
                             Diagnostics& diagnostics) {
  if (!loop.arrangement || !loop.arrangement->group) return nullptr;
  const Path& key = *loop.arrangement->group;
  const Field* field = check_path(key, names, diagnostics);
  if (field == nullptr) return nullptr;
  if (field->type == FieldType::TextList) return field->element.get();
  if (entry_of(field->type).scalar) return field;
  diagnostics.add(Code::GroupKeyUnsuited, key.at,
                  {key.text, type_tag(*field), suggestion("", scalar_members(item))});
  return nullptr;
}

void check_name(const Node& loop, const Names& names, Diagnostics& diagnostics) {
  bool taken = false;
  variable(names, loop.variable(), taken);
  if (!taken && member_of(*names.root, loop.variable()) == nullptr) return;
  const NodeAttribute* name = loop.find("la");
  diagnostics.add(Code::LoopNameTaken, name == nullptr ? loop.at : name->at, {loop.variable()});
}

// The values a <chon> must have branches for; empty: any value may come.
std::vector<std::string> closed_values(const Field& field) {
  if (field.type == FieldType::Choice) return field.choices;
  if (field.type == FieldType::YesNo) return {"co", "khong"};
  return {};
}

}  // namespace

void enter_loop(const Node& loop, Names& names, Diagnostics& diagnostics) {
  check_name(loop, names, diagnostics);
  std::vector<const Field*> lists{nullptr};
  if (loop.expression) {
    const Path& path = std::get<Path>(loop.expression->operand.what);
    lists = lists_of(path, names, diagnostics);
    if (lists.size() == 1) add_lists_around(path, names, lists);
  }
  const Field* item = lists.back() == nullptr ? nullptr : lists.back()->element.get();
  if (item == nullptr) lists = {nullptr};
  const std::size_t outside = names.variables.size();
  bind_item(loop.variable(), lists, names);
  if (loop.condition) check_condition(*loop.condition, names, diagnostics);
  if (loop.tag == Tag::Loop) {
    check_keys(loop, names, item, diagnostics);
    return;
  }
  const Field* value = check_group_key(loop, names, item, diagnostics);
  names.variables.resize(outside);
  if (item == nullptr || value == nullptr) {
    names.variables.emplace_back(loop.variable(), nullptr);
    return;
  }
  names.variables.emplace_back(fmt::format("{}.{}", loop.variable(), group_value), value);
  const std::string items = fmt::format("{}.{}", loop.variable(), group_items);
  names.variables.emplace_back(items, lists.back());
  for (std::size_t i = lists.size() - 1; i-- > 0;) {
    names.variables.emplace_back(around_items(items, lists.size() - 1 - i), lists[i]);
  }
  names.variables.emplace_back(loop.variable(), &group_variable_field());
  check_keys(loop, names, &group_variable_field(), diagnostics);
}

void check_choose(const Node& choose, const Names& names, Diagnostics& diagnostics) {
  if (!choose.expression) return;
  const Path& path = std::get<Path>(choose.expression->operand.what);
  const Field* field = check_path(path, names, diagnostics);
  if (field == nullptr) return;
  if (!can_choose_by(field->type)) {
    diagnostics.add(Code::ChooseUnsuited, path.at, {path.text, type_tag(*field)});
    return;
  }
  const std::vector<std::string> known = closed_values(*field);
  std::map<std::string, Place> seen;
  bool otherwise = false;
  for (const Node& branch : choose.children) {
    otherwise = otherwise || branch.tag == Tag::Else;
    const NodeAttribute* values = branch.find("la");
    if (branch.tag != Tag::When || values == nullptr) continue;
    for (const std::string& value : values_of(branch, *field)) {
      const auto [twin, is_new] = seen.emplace(value, values->at);
      if (!is_new) {
        diagnostics.add({Code::ChooseRepeated, values->at, {value}, twin->second, ""});
      } else if (!known.empty() && std::find(known.begin(), known.end(), value) == known.end()) {
        diagnostics.add({Code::ChooseValue,
                         values->at,
                         {value, type_tag(*field), suggestion(value, {known.begin(), known.end()})},
                         field->at.known() ? std::optional<Place>(field->at) : std::nullopt,
                         ""});
      } else if (known.empty() && !value_of(field->type, value, values->at)) {
        diagnostics.add(Code::ChooseValue, values->at, {value, type_tag(*field), "1, 2, 3…"});
      }
    }
  }
  if (otherwise) return;
  std::vector<std::string_view> missing;
  for (const std::string& value : known) {
    if (seen.count(value) == 0) missing.push_back(value);
  }
  if (known.empty()) {
    diagnostics.add(Code::ChooseOpen, choose.at, {path.text, type_tag(*field)});
  } else if (!missing.empty()) {
    diagnostics.add({Code::ChooseMissing,
                     choose.at,
                     {path.text, fmt::format("{}", fmt::join(missing, ", "))},
                     field->at.known() ? std::optional<Place>(field->at) : std::nullopt,
                     ""});
  }
}

}  // namespace vanthu::templates
