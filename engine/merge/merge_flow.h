// The blocks of the body, and of the cells of layout tables.
//
//   in    both documents, by their context
//   out   changes of the part; every change as a message
//
// A block of ours that is new goes behind the one before it, wherever that stands by now; what
// draws a rule or parts two tables goes with it. A paragraph that must go and ends a section, or is
// the last of a cell, stays empty.

#pragma once

#include <functional>

#include "merge/context.h"

namespace vanthu::merge {

// `settle`: what else changes in the blocks; called before blocks are put where they go.
void merge_body(Context& context, const std::function<void()>& settle);

}  // namespace vanthu::merge
