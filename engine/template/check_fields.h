// check_fields: the expressions that stand in declarations: tinh, bat-buoc-khi, <kiem-tra>.
//
//   in    the declared fields
//   out   the derived fields in the order in which they can be computed; each after those it needs
//
// A formula that needs itself, in however many steps, is reported with the whole circle.

#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"

namespace vanthu::templates {

[[nodiscard]] std::vector<FieldRoute> check_fields(const Field& root, Diagnostics& diagnostics);

}  // namespace vanthu::templates
