// The arguments of <goi>: nguoi="{{ ky }}" hands over a field as it is, noi="Kính gửi {{ xa }}"
// text. The block's parameters are declared like fields, and judged like them.

#pragma once

#include <deque>
#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/check_paths.h"
#include "template/evaluate.h"

namespace vanthu::templates {

// Whether every argument suits its parameter; `names` are those of the caller.
void check_arguments(const BlockCall& call, const Names& names, Diagnostics& diagnostics);

// Whether the parameters say something of their values that only the values can answer: a formula,
// a check, a limit, a pattern, when they are needed. Their arguments are then copied, as the block
// declares them, and judged at every call as the data are by their declarations.
[[nodiscard]] bool asks_for_judgement(const Field& parameters);

// The scope of the block's content: its parameters, and nothing of the caller's. Values that stand
// nowhere in the data are put into `made`, which must live as long. `at`: the <goi>.
[[nodiscard]] Scope block_scope(const BlockCall& call, Place at, const Scope& caller,
                                std::deque<data::Value>& made, Diagnostics& diagnostics);

}  // namespace vanthu::templates
