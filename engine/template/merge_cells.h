// Equal neighbours of a column in one cell: <cot gop-giong="co">.

#pragma once

#include <vector>

#include "model/document.h"

namespace vanthu::templates {

// Body cells that stand below one another in one of `columns` and say the same become one cell over
// their rows. Blank cells stay apart, and nothing is joined across a row with a cell over several
// columns (the head of a group), nor across the end of a joined cell in such a column to the left:
// what is subordinate never reaches from one superior to the next.
void merge_equal_cells(model::Table& table, const std::vector<bool>& columns);

}  // namespace vanthu::templates
