// compute: calculations over validated data.
//
//   in    operands that check has accepted; a scope (evaluate.h)
//   out   exact values, each with the first place in the data that it came from
//
// Blanks: a calculation with a blank operand is blank, a function passes blanks over. Division by
// zero and numbers that do not fit are reported here, with the values in play (in_play.h), and give
// a blank. Conditions are condition.h's.

#pragma once

#include <map>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/computed.h"
#include "template/evaluate.h"

namespace vanthu::templates {

// Remembers functions whose arguments begin at the root of the data, so that "tong(chi_tieu.so)" in
// a loop over chi_tieu walks the list once. To be emptied when the data change.
class Memo {
 public:
  std::map<const Calculation*, Computed> results;
};

[[nodiscard]] Computed compute(const Operand& operand, const Scope& scope,
                               Diagnostics& diagnostics);

// The same, for a result that is to be printed or kept: a number with more digits than can be
// written out is reported, too.
[[nodiscard]] Computed compute_finite(const Operand& operand, const Scope& scope,
                                      Diagnostics& diagnostics);

}  // namespace vanthu::templates
