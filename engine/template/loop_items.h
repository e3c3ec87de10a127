// The items of a <lap> or <nhom-theo>: found, filtered, sorted, grouped.
//
//   in    the loop, checked; the scope it stands in
//   out   its items, or its groups of items, in the order they are to be walked
//
// Every item looked at and every key compared by is a step of the budget. When that is used up what
// comes out is incomplete, and nobody will look at it.

#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "template/ast.h"
#include "template/evaluate.h"

namespace vanthu::templates {

using CountStep = std::function<bool()>;  // false: no more

[[nodiscard]] std::vector<LoopItem> items_of(const Node& loop, Scope& scope, const CountStep& step,
                                             Diagnostics& diagnostics);

struct ItemGroup {
  const Field* field = nullptr;  // of the value
  data::Value value;             // what the items have in common; null when they have none
  std::string path;              // of the first item's
  std::shared_ptr<std::vector<LoopItem>> items;
  const Field* list = nullptr;  // what they are items of
  data::Value values;           // the items as a list
};
[[nodiscard]] std::vector<ItemGroup> groups_of(const Node& loop, Scope& scope,
                                               const CountStep& step, Diagnostics& diagnostics);

// Binds a loop's variable and what is attached to it; the caller takes the bindings away again.
void bind_item(Scope& scope, const std::string& name, const LoopItem& item, std::size_t number,
               bool is_last);
void bind_group(Scope& scope, const std::string& name, const ItemGroup& group, std::size_t number,
                bool is_last);

}  // namespace vanthu::templates
