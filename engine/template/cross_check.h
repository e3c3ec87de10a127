// cross_check: a <kiem-tra> that failed, in words: the author's explanation, the condition, the
// values on both sides, and where in the data they stand.

#pragma once

#include <string>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/evaluate.h"

namespace vanthu::templates {

// Reports when the condition is false; undecided (a side is blank) counts as held. `see` of the
// report: the other side's place in the data, or for arguments the check itself, which the data's
// author does not know.
void run_check(const Check& check, const Scope& scope, Subject subject, Diagnostics& diagnostics);

// What a condition looks at: "co_ho_tro = có, kinh_phi = —", and the first place of it in the data.
struct Evidence {
  std::string values;
  Place at;   // of the left side of what failed
  Place see;  // of its right side
};
[[nodiscard]] Evidence evidence(const Condition& condition, const Scope& scope);

}  // namespace vanthu::templates
