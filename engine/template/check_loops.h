// Static checks of <lap>, <nhom-theo> and <chon>.

#pragma once

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/check_paths.h"

namespace vanthu::templates {

// The list, the filter and the keys of a <lap> or <nhom-theo>; then its variable joins `names`, and
// what is attached to it. When its list is at fault the variable has no field: what stands inside
// is still walked, for the other faults in it, and nothing is said of the variable.
void enter_loop(const Node& loop, Names& names, Diagnostics& diagnostics);

// What <chon> chooses by, and that every value has a branch, once.
void check_choose(const Node& choose, const Names& names, Diagnostics& diagnostics);

}  // namespace vanthu::templates
