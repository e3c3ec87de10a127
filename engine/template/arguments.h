// The arguments of <goi>: nguoi="{{ ky }}" hands over a field as it is, noi="Kính gửi {{ xa }}"
// text.

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

// The scope of the block's content: its parameters, and nothing of the caller's. Values that stand
// nowhere in the data are put into `made`, which must live as long.
[[nodiscard]] Scope block_scope(const BlockCall& call, const Scope& caller,
                                std::deque<data::Value>& made, Diagnostics& diagnostics);

}  // namespace vanthu::templates
