// JSON Lines (jsonlines.org): one object a line.
//
//   in    a file, or "-" for standard input
//   out   a RowSource; of a file only the offsets of its lines are kept
//
// A line that is not JSON spoils its own row alone.

#pragma once

#include <filesystem>
#include <memory>

#include "app/row_source.h"

namespace vanthu::app {

// Null exactly when FileUnreadable, FileTooLarge (standard input only) or BatchNoRows was added.
[[nodiscard]] std::unique_ptr<const RowSource> open_json_lines(const std::filesystem::path& path,
                                                               Diagnostics& diagnostics);

}  // namespace vanthu::app
