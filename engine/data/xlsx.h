// XLSX (ISO/IEC 29500, strict and transitional) into sheets.
//
//   in    the bytes of a workbook, as Excel, LibreOffice and WPS write them
//   out   its sheets in their order, each added to `sources` as a text of its own
//
// Method: zip/read.h with its limits, then one pass of xml/events.h over each part. Dates come from
// the number format of the cell, in either epoch. A cell's value is the one the file holds: no
// formula is computed. Refused: what is no workbook, document type declarations, parts that are not
// well-formed, sheets beyond Excel's own size or `most_cells`.

#pragma once

#include <optional>
#include <vector>

#include "data/sheet.h"

namespace vanthu::data {

// Of one workbook; a list of all communes with 25 columns has 83 thousand.
inline constexpr std::size_t most_cells = 2'000'000;

// Empty exactly when an error was added.
[[nodiscard]] std::optional<std::vector<Sheet>> read_xlsx(Sources& sources, FileId file,
                                                          Diagnostics& diagnostics);

}  // namespace vanthu::data
