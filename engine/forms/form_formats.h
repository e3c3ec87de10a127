// Fonts, colours and number formats of a form's cells.
//
// Sober on purpose: one font, one grey-blue for headings, one pale yellow for what must be filled
// in. A format is made once and shared by all cells that want it.

#pragma once

#include <map>
#include <string>
#include <utility>

#include "forms/field_hints.h"
#include "forms/workbook.h"

namespace vanthu::forms {

inline constexpr const char* form_font = "Times New Roman";
inline constexpr lxw_color_t tab_of_data = 0x4A6A8A;
inline constexpr lxw_color_t tab_of_tables = 0x9FB4C8;

class FormFormats {
 public:
  explicit FormFormats(Workbook& book) : book_(book) {}

  [[nodiscard]] lxw_format* heading();
  [[nodiscard]] lxw_format* table_heading(Need need, bool is_key);
  [[nodiscard]] lxw_format* name(Need need);  // column Trường
  [[nodiscard]] lxw_format* question();
  [[nodiscard]] lxw_format* hint();
  // A cell to fill in: text stays text ("01", "3/4"), a date too: Excel would make a
  // day of "2026-06" and take day and month of "5/6/2026" by its own language; long cells wrap.
  [[nodiscard]] lxw_format* value(const Field& field, Need need);
  // The same for a whole column of a table, which has the sheet's own lines.
  [[nodiscard]] lxw_format* column(const Field& field);
  // A column of a table of free columns.
  [[nodiscard]] lxw_format* free_column();
  [[nodiscard]] lxw_format* row_number();
  [[nodiscard]] lxw_format* title();
  [[nodiscard]] lxw_format* help();

 private:
  // The format called `name`, and whether it is new and to be set up.
  std::pair<lxw_format*, bool> make(const std::string& name);
  lxw_format* bordered(const std::string& name);
  void set_up(lxw_format* format, const Field& field);

  Workbook& book_;
  std::map<std::string, lxw_format*> made_;
};

}  // namespace vanthu::forms
