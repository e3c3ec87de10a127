// Static typing of paths: what a path leads to.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"

namespace vanthu::templates {

// The names an expression may use: declared fields and the variables of the loops around it.
struct Names {
  const Field* root = nullptr;
  // Inside a declaration: the groups around it, outermost first, whose members may be named without
  // a path; the nearest wins.
  std::vector<const Field*> owners;
  // Innermost last; no field: the loop's list is at fault, paths into it are passed over. What a
  // variable has besides its own members is a variable too, with a dot in its name: "ct.cha".
  std::vector<std::pair<std::string, const Field*>> variables;
};

// The field of a variable, or of what is attached to one. `known` tells an unknown name from a
// variable without a field.
const Field* variable(const Names& names, std::string_view name, bool& known);

// The field a path leads to; nullptr when it added an error (or a loop's list had one).
const Field* check_path(const Path& path, const Names& names, Diagnostics& diagnostics);

// The same for an argument of tong, dem … : a path that goes through lists without saying which
// item means all their items, and a list at its end each of its items.
struct Column {
  const Field* field = nullptr;
  bool many = false;  // any number of values
};
std::optional<Column> check_column(const Path& path, const Names& names, Diagnostics& diagnostics);

}  // namespace vanthu::templates
