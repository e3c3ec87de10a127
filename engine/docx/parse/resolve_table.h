// Where the cells of a table stand in its grid.
//
//   in    a table with its rows and cells, their nodes set
//   out   column, spans and merges of every cell; columns of rows and table
//
// A vMerge that continues nothing (no cell above it begins in the same column and is merged) counts
// as an ordinary cell, as in Word.

#pragma once

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

void resolve_table(const PartTree& tree, Table& table);

}  // namespace vanthu::docx::parse
