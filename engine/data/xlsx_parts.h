// The parts of a workbook, each read by one function. For data/xlsx.cpp.
//
// Every function that can meet a damaged part returns why (English, for a technician), or nothing.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/sheet.h"
#include "data/xlsx_number.h"

namespace vanthu::data {

using Damage = std::optional<std::string>;

// Whether an element belongs to SpreadsheetML, transitional or strict.
[[nodiscard]] bool is_spreadsheet(std::string_view uri);
// xsd:boolean; false when absent.
[[nodiscard]] bool is_true(const std::optional<std::string>& attribute);
// Digits only, up to 9 of them.
[[nodiscard]] std::optional<std::uint32_t> whole_number(std::string_view text);

struct Relationship {
  std::string id;
  std::string type;    // the last part of its name: "worksheet", "sharedStrings"
  std::string target;  // a part name, without leading slash
};
// `folder` is that of the part whose relationships they are: "xl/".
[[nodiscard]] Damage read_relationships(std::string_view bytes, std::string_view folder,
                                        std::vector<Relationship>& relationships);

struct SheetEntry {
  std::string name;
  std::string relationship;  // its id
  bool hidden = false;
};
struct Workbook {
  bool is_spreadsheet = false;  // the root element is a workbook's
  bool is_1904 = false;
  std::vector<SheetEntry> sheets;
};
[[nodiscard]] Damage read_workbook(std::string_view bytes, Workbook& workbook);

// Rich runs joined, phonetic runs left out, normalised.
[[nodiscard]] Damage read_shared_strings(std::string_view bytes, std::vector<std::string>& strings);
// "_x000D_" → U+000D (ISO/IEC 29500-1, 22.9.2.19), then normalised.
[[nodiscard]] std::string clean_text(std::string_view text);

// The number format of each cell format, by its index (s="…").
[[nodiscard]] Damage read_styles(std::string_view bytes, std::vector<NumberFormat>& formats);

struct SheetContext {
  const std::vector<std::string>* strings;
  const std::vector<NumberFormat>* formats;
  bool is_1904 = false;
  std::size_t cells_left = 0;  // counted down, over all sheets
  std::size_t bytes_left = 0;  // of cell text
  bool is_exhausted = false;
};
// Rows, merged cells and what is hidden. Places are offsets into `text`, their file is yet unknown;
// `starts` tells which cell begins where.
[[nodiscard]] Damage read_sheet(std::string_view bytes, SheetContext& context, Sheet& sheet,
                                std::string& text, std::vector<SheetCell>& starts);

}  // namespace vanthu::data
