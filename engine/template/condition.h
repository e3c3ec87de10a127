// condition: whether conditions hold, over validated data.
//
//   in    conditions that check has accepted; a scope (evaluate.h)
//   out   yes, no, or undecided: a side of a comparison is blank, or the blank part of a date would
//         have to be known
//
// A date of the data with blank parts may be any of the days that fill them: it is decided when all
// of them agree. A date the template writes, '2026-06', means the whole month.
//
// holds (evaluate.h) is the same as <neu> asks: what is undecided is false, "!=" apart.

#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/evaluate.h"

namespace vanthu::templates {

[[nodiscard]] std::optional<bool> verdict(const Condition& condition, const Scope& scope,
                                          Diagnostics& diagnostics);

}  // namespace vanthu::templates
