// Columns that a new version of the template adds or drops, in a table that people have edited.
//
//   in    both tables, which column is which
//   out   changes of the part: the grid, a cell in every row, wider and narrower merged cells
//
// Never tracked, because no program agrees with another on tracked columns: told instead. A column
// in which people have changed something stays. Where rows do not fill the grid nothing is done.
// Columns that both versions have get the widths of the new one, those of people keep theirs.

#pragma once

#include "merge/columns.h"
#include "merge/context.h"

namespace vanthu::merge {

// Of `columns` those that cannot change are taken out.
void change_columns(Context& context, Columns& columns, const docx::parse::Table& edited,
                    const docx::parse::Table& ours);

}  // namespace vanthu::merge
