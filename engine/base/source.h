// Sources: the texts the engine reads (template, data, rules), kept so that every message can
// point at a line and a column, or at a cell of a sheet, and show it. Nothing here touches the file
// system.

#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

// Index into Sources; None for what has no text (a folder, the command line).
enum class FileId : std::uint32_t { None = 0xFFFFFFFF };

// A byte range of one source. begin == end points between two bytes; an empty file id means
// "no place". Line and column are worked out only when a message is printed.
struct Place {
  FileId file = FileId::None;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return file != FileId::None; }
  bool operator==(const Place&) const = default;
};

// Both count from 1. `column` counts code points, as editors do, not bytes.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// Which cell of a sheet begins at an offset of its text.
struct SheetCell {
  std::uint32_t begin = 0;
  std::uint32_t row = 1;     // from 1
  std::uint32_t column = 0;  // from 0
};

// "C12"
[[nodiscard]] std::string cell_name(std::uint32_t row, std::uint32_t column);

class Sources {
 public:
  // `name` is what a person typed (a path, "-" for standard input); it is shown, never opened.
  FileId add(std::string name, std::string text);

  // A sheet of the workbook `file`: its cells as text, rows parted by "\n" and the cells of a row by
  // a tab, neither of which stands inside a cell; `cells` ascends.
  FileId add_sheet(FileId file, std::string sheet, std::string text, std::vector<SheetCell> cells);

  // Of a sheet, the workbook's.
  [[nodiscard]] const std::string& name(FileId file) const;
  [[nodiscard]] const std::string& text(FileId file) const;

  // The name of a sheet; nullptr for what is no sheet.
  [[nodiscard]] const std::string* sheet(FileId file) const;
  // The cell at or before `offset`; empty for what is no sheet and for a sheet without cells.
  [[nodiscard]] std::optional<SheetCell> cell_at(FileId file, std::uint32_t offset) const;

  // Offsets past the end count as the end. In a sheet: the row and, from 1, the column of the cell.
  [[nodiscard]] LineColumn locate(FileId file, std::uint32_t offset) const;
  // The line (of a sheet: the row) that holds `offset`, without its line end.
  [[nodiscard]] std::string_view line_at(FileId file, std::uint32_t offset) const;

 private:
  struct Entry {
    std::string name;
    std::string text;
    std::optional<std::string> sheet;
    std::vector<SheetCell> cells;
  };
  std::deque<Entry> entries_;  // a deque: references stay valid while sources are added
};

}  // namespace vanthu
