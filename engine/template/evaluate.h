// Evaluation: paths, expressions and conditions against data that have been validated.
//
// A scope is the data plus the variables of the loops around. Nothing is copied but printed text.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

// A loop's variable at one of its items.
struct Binding {
  std::string name;
  const data::Value* value = nullptr;  // the item
  const Field* field = nullptr;        // what it is declared as
  std::string path;                    // "chi_tieu[2]"; empty for what the engine made
  data::Value number;                  // so_thu_tu
  data::Value is_last;                 // cuoi_cung
  std::string key;                     // "chi_tieu:CT01" for a list with khoa; else empty
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
