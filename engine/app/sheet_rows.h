// Rows of a sheet: XLSX or CSV, one document a row.
//
//   in    a file of sheets (data/sheet.h); its first visible sheet that holds cells
//   out   a RowSource; the header is judged once, rows are bound when they are read
//
// A list of failed rows (failed_rows.h) is such a sheet: its line and messages are passed over, its
// names are those the documents get.

#pragma once

#include <filesystem>
#include <memory>

#include "app/row_source.h"

namespace vanthu::app {

// Null exactly when an error was added. Precondition: data::is_sheet_file(path).
[[nodiscard]] std::unique_ptr<const RowSource> open_sheet_rows(const std::filesystem::path& path,
                                                               const templates::Template& source,
                                                               Sources& sources,
                                                               Diagnostics& diagnostics);

}  // namespace vanthu::app
