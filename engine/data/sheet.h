// Sheets: what XLSX and CSV files hold, before anyone asks which field a cell belongs to.
//
//   in    a file in Sources, named *.xlsx or *.csv
//   out   sheets of rows of cells; every cell with its place. Blank rows and cells are left out
//
// Cells are typed as the file types them: a text that looks like a number stays a text. What a cell
// means to a template is left to engine/forms.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"

namespace vanthu::data {

enum class CellKind {
  Text,
  Number,      // the exact decimal a person sees, no exponent: "12.3"
  Percent,     // as a person sees it: 12.5 for a cell that shows 12,5%
  Date,        // "2026-06-15"; "2026-06" and "2026" when the format shows no day or no month
  YesNo,       // "1", "0"
  Fault,       // an error value: "#N/A"
  Uncomputed,  // a formula whose result the file does not hold; the text is the formula
};

struct Cell {
  std::uint32_t column = 0;  // from 0
  CellKind kind = CellKind::Text;
  std::string text;  // never blank; NFC, line ends as "\n"
  Place at;
};

struct Row {
  std::uint32_t number = 0;  // from 1; of a CSV file, the record
  std::vector<Cell> cells;   // ascending by column; one at least
  Place at;

  [[nodiscard]] const Cell* find(std::uint32_t column) const;
};

// Merged cells; both ends belong to it. Its content stands in the first cell.
struct MergedRange {
  std::uint32_t first_row = 0, last_row = 0;        // from 1
  std::uint32_t first_column = 0, last_column = 0;  // from 0
};

// First and last; both belong to it. Rows count from 1, columns from 0.
using Span = std::pair<std::uint32_t, std::uint32_t>;

struct Sheet {
  std::string name;  // of a CSV file: the file's name without folders and ".csv"
  Place at;          // the sheet as a whole
  std::vector<Row> rows;
  std::vector<MergedRange> merged;
  bool hidden = false;
  std::vector<Span> hidden_rows;  // those that hold cells; neighbours joined
  std::vector<Span> hidden_columns;
};

// By the end of the name, in any case.
[[nodiscard]] bool is_sheet_file(std::string_view name);

// Empty exactly when an error was added. Precondition: is_sheet_file() of the file's name. The
// sheets of a workbook are added to `sources`, so that places in them can be shown.
[[nodiscard]] std::optional<std::vector<Sheet>> read_sheets(Sources& sources, FileId file,
                                                            Diagnostics& diagnostics);

// "chi_tieu" for "du-lieu/chi_tieu.csv".
[[nodiscard]] std::string_view stem(std::string_view file_name);

}  // namespace vanthu::data
