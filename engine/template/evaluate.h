// Evaluation: paths, expressions and conditions against data that have been validated.
//
// A scope is the data plus the variables of the loops around. Nothing is copied but printed text.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

// An item a loop stands at or may come to.
struct LoopItem {
  const data::Value* value = nullptr;
  const Field* field = nullptr;  // what it is declared as
  std::string path;              // "chi_tieu[2]"
  std::string key;               // "chi_tieu:CT01" for a list with khoa; else empty
  // Of a list in a list: the item around, and which of its list that is.
  std::shared_ptr<const LoopItem> parent;
  std::size_t number = 0;
  bool is_last = false;
};

// A loop's variable at one of its items; a parameter of a block. What a variable has besides its
// own members is bound under a name with a dot: "ct.cha", "n.gia_tri", "n.muc".
struct Binding {
  std::string name;
  const data::Value* value = nullptr;  // the item
  const Field* field = nullptr;        // what it is declared as
  std::string path;                    // "chi_tieu[2]"; empty for what the engine made
  data::Value number;                  // so_thu_tu
  data::Value is_last;                 // cuoi_cung
  std::string key;                     // "chi_tieu:CT01" for a list with khoa; else empty
  std::shared_ptr<const std::vector<LoopItem>> items;  // of "n.muc": where each stands in the data
};

struct Scope {
  const Field* root = nullptr;
  const data::Value* data = nullptr;
  std::vector<Binding> bindings;  // innermost last
};

// What a path leads to. The value is null (not blank) when there is none; a default counts as one.
struct Resolved {
  const Field* field = nullptr;
  const data::Value* value = nullptr;
  std::optional<data::Value> made;  // holds `value` when it stands nowhere in the data (so_luong)
  std::string path;

  [[nodiscard]] const data::Value* get() const { return made ? &*made : value; }
};

// The innermost binding of this name; nullptr when there is none.
[[nodiscard]] const Binding* find_binding(const Scope& scope, std::string_view name);

[[nodiscard]] Resolved resolve(const Path& path, const Scope& scope);

// The printed text of {{ … }}; blank text when there is no value.
struct Printed {
  std::string text;
  std::string field;  // the data path; empty when no data were involved
  Place at;           // where the value was written; the expression when nowhere
};
[[nodiscard]] Printed print(const Expression& expression, const Scope& scope,
                            Diagnostics& diagnostics);

[[nodiscard]] bool holds(const Condition& condition, const Scope& scope);

}  // namespace vanthu::templates
