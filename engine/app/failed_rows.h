// The list of failed rows: an XLSX file that a clerk mends and runs as a batch of its own.
//
//   in    the rows that gave no document, with what was wrong
//   out   one sheet: line of the row, name of its document, messages, and the row's own columns
//
// Lists of objects (only JSON has them) are shown as JSON, and read as such when the file is run
// again. Same rows, same bytes.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/row_source.h"

namespace vanthu::app {

struct FailedRow {
  std::size_t index;
  std::string name;
  std::string messages;  // one a line
};

// Headers of the first three columns. A batch that reads such a file passes over the first and the
// third and takes the name of each document from the second.
inline constexpr std::string_view failed_line_header = "Dòng gốc";
inline constexpr std::string_view failed_name_header = "Tên tệp văn bản";
inline constexpr std::string_view failed_messages_header = "Lỗi cần sửa";

// The bytes of the file. libxlsxwriter writes to a path only: `scratch` is made and removed.
// Throws std::system_error when it cannot be written.
[[nodiscard]] std::string failed_rows_xlsx(const std::vector<FailedRow>& failed,
                                           const RowSource& rows,
                                           const std::filesystem::path& scratch);

}  // namespace vanthu::app
