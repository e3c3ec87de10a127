// Static typing: what a path leads to and whether an expression or a condition fits it.

#pragma once

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
  // Innermost last; no field: the loop's list is at fault, paths into it are passed over.
  std::vector<std::pair<std::string, const Field*>> variables;
};

// The field a path leads to; nullptr when it added an error (or a loop's list had one).
const Field* check_path(const Path& path, const Names& names, Diagnostics& diagnostics);

// {{ … }}: the filters fit, and the result can be printed.
void check_expression(const Expression& expression, const Names& names, Diagnostics& diagnostics);

void check_condition(const Condition& condition, const Names& names, Diagnostics& diagnostics);

}  // namespace vanthu::templates
