// Which sheets and columns a workbook has for the fields of a template.
//
//   in    the declared fields
//   out   one sheet of pairs (a field a row), one sheet for every table, outer before inner, and
//   one
//         for every table of free columns
//
// The names of sheets and columns are the dotted names of the fields: what reads a filled form goes
// by the same ones. A list inside a list is a sheet whose first column names the item it belongs
// to.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "forms/field_hints.h"

namespace vanthu::forms {

inline constexpr std::string_view pairs_sheet = "Dữ liệu";
inline constexpr std::string_view help_sheet = "Hướng dẫn";  // not data
inline constexpr std::string_view lists_sheet = "Danh mục";  // not data; hidden
inline constexpr std::string_view field_heading = "Trường";
inline constexpr std::string_view value_heading = "Giá trị";
inline constexpr std::string_view question_heading = "Câu hỏi";
inline constexpr std::string_view hint_heading = "Gợi ý";
inline constexpr std::size_t longest_sheet_name = 31;  // Excel's

// A row of the sheet of pairs, or a column of a table.
struct SheetField {
  std::string name;  // dotted, from the root or from the item
  const Field* field;
  std::string question;  // with that of the groups around it
  Need need;
  const Field* told;  // has hint, default and condition: the field, or the person whose name it is
  bool is_key = false;
};

struct OuterItem {
  std::size_t table;               // index in SheetPlan::tables
  std::optional<std::size_t> key;  // index of the key in its columns; none: the row number is meant
};

struct TableSheet {
  std::string path;   // dotted, from the root: "muc_tieu.chi_tieu"
  std::string sheet;  // the same, cut to Excel's length
  const Field* list;
  std::string question;
  Need need;
  std::optional<OuterItem> outer;  // then the first column is that of the outer item
  std::vector<SheetField> columns;
};

// A table whose columns are left to who fills it in. Inside a list each item has its own sheet; the
// plan holds that of the first one.
struct FreeSheet {
  std::string path;   // dotted, from the root: "phu_luc.bang"
  std::string sheet;  // "phu_luc.1.bang"
  std::string outer;  // path of the list around it; empty for none
  const Field* field;
  std::string question;
  Need need;
};

struct SheetPlan {
  std::vector<SheetField> pairs;
  std::vector<TableSheet> tables;
  std::vector<FreeSheet> free_tables;
  std::vector<FreeSheet> left_out;  // whose names are too long for a sheet: numbers are not cut off
};

// Fields that would share a sheet are told (FormSheetClash); empty exactly then.
[[nodiscard]] std::optional<SheetPlan> plan_sheets(const Field& root, Diagnostics& diagnostics);

}  // namespace vanthu::forms
