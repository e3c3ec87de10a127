// Evaluation: paths, expressions and conditions against data that have been validated.
//
// A scope is the data plus the variables of the loops around; inside a declaration, plus the groups
// around it. Nothing is copied but printed text. Calculations are compute.h's.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"
#include "template/rich_text.h"

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

class Memo;  // compute.h

// A group whose members are in sight by their bare names.
struct Owner {
  const Field* field = nullptr;
  const data::Value* value = nullptr;  // nullptr or null: blank
  std::string path;                    // "chi_tieu[2]"
};

struct Scope {
  const Field* root = nullptr;
  const data::Value* data = nullptr;
  std::vector<Binding> bindings;  // innermost last
  std::vector<Owner> owners;      // the same
  // Where the items that tong, dem … walk over are counted, so that work stays bounded.
  std::uint64_t* steps = nullptr;
  // What functions over columns of the root gave: the same for every item of a loop (compute.h).
  Memo* memo = nullptr;
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

// Whether a path begins with a field of the root, whatever the loops around.
[[nodiscard]] bool begins_at_root(const Path& path, const Scope& scope);

// Every value a path leads to when the lists on its way, and one at its end, stand for all their
// items: "muc_tieu.chi_tieu.so_luong".
void each_value(const Path& path, const Scope& scope,
                const std::function<void(const Resolved&)>& visit);

// The printed text of {{ … }}; blank text when there is no value.
struct Printed {
  std::string text;
  std::string field;  // the data path; empty when no data were involved
  Place at;           // where the value was written; the expression when nowhere
  std::optional<RichText> rich;  // of chu-dinh-dang without a filter: the look of the text
};
[[nodiscard]] Printed print(const Expression& expression, const Scope& scope,
                            Diagnostics& diagnostics);

// As <neu> asks: a comparison with a blank side is false, "!=" apart.
[[nodiscard]] bool holds(const Condition& condition, const Scope& scope, Diagnostics& diagnostics);

}  // namespace vanthu::templates
