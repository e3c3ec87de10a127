// Rows of data tables and their cells.
//
//   in    a row of the edited table, ours of the same key
//   out   changes of the part; a new row as markup for the edited table

#pragma once

#include <string>

#include "merge/columns.h"
#include "merge/context.h"
#include "merge/strike.h"

namespace vanthu::merge {

// `base`: the block in the edited file, which stands there; `ours`: the block of ours.
void merge_row(Context& context, const Columns& columns, Index base, Index ours,
               const docx::parse::Row& our_row);

// Our row for the edited table: with an empty cell for every column that somebody put in.
[[nodiscard]] std::string graft_row(Context& context, const Columns& columns,
                                    const docx::parse::Table& edited, const docx::parse::Row& ours,
                                    const Transplant::Options& options);

// A cell like those above it, with nothing in it.
[[nodiscard]] std::string empty_cell(const docx::parse::StoryPart& part,
                                     const docx::parse::Table& table, int column);

// Whose tracked changes are open in it, ours left out: "An, Bình"; "" for nobody's.
[[nodiscard]] std::string open_changes_of(const docx::parse::StoryPart& part,
                                          const docx::parse::Row& row);

// A note, a picture, a comment stands in it.
[[nodiscard]] bool holds_more(const docx::parse::StoryPart& part, const docx::parse::Row& row);

}  // namespace vanthu::merge
