// Rows: the file of a batch, one document a row.
//
//   in    a file of rows; its format is known by its ending
//   out   any row, at any time, by any thread; a file is never held as values
//
// A format is one implementation of RowSource (json_lines.h, sheet_rows.h), named in open_rows().

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/template.h"

namespace vanthu::app {

// A row as its file shows it: name of the column, text of the cell.
using RowColumns = std::vector<std::pair<std::string, std::string>>;

class RowSource {
 public:
  virtual ~RowSource() = default;

  // Blank lines and rows are not counted.
  [[nodiscard]] virtual std::size_t count() const = 0;
  // Where a person finds it: the line of the file or the row of the sheet, from 1.
  [[nodiscard]] virtual std::uint32_t line(std::size_t index) const = 0;
  // An object; its text is added to `sources` when it has not been read before. Empty exactly when
  // an error was added.
  [[nodiscard]] virtual std::optional<data::Value> read(std::size_t index, Sources& sources,
                                                        Diagnostics& diagnostics) const = 0;
  // For the list of failed rows. Also of a row that cannot be read: what can be told of it.
  [[nodiscard]] virtual RowColumns columns(std::size_t index) const = 0;
  // The name that the row asks for itself (the list of failed rows, mended); blank for none.
  [[nodiscard]] virtual std::string name(std::size_t index) const = 0;
};

// Null exactly when an error was added. `sources` gets what all rows share.
[[nodiscard]] std::unique_ptr<const RowSource> open_rows(const std::filesystem::path& path,
                                                         const templates::Template& source,
                                                         Sources& sources,
                                                         Diagnostics& diagnostics);

}  // namespace vanthu::app
