// A data table: its rows go by their keys, their cells by columns.
//
//   in    the table of the edited file and ours
//   out   changes of the part; every change as a message
//
// Rows that somebody put in stay where they are; so do columns, which get an empty cell in rows of
// ours that are new. A row somebody deleted comes back only when its data have changed, as a
// proposal. Which cells are merged downwards follows our version.

#pragma once

#include "merge/context.h"
#include "merge/sequence.h"

namespace vanthu::merge {

// The rows, to be finished when all changes inside them are known.
[[nodiscard]] Sequence merge_table(Context& context, const docx::parse::Table& edited,
                                   const docx::parse::Table& ours);

// Our table whole, as markup; every row a tracked one.
[[nodiscard]] std::string tracked_table(Context& context, const docx::parse::Table& ours);

}  // namespace vanthu::merge
