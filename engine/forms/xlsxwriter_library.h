// libxlsxwriter, opened when the first workbook is written.
//
// It loads the whole of libcrypto for one checksum: 5 ms of every start of the program, and most
// runs write no workbook. So it is not linked; its functions are looked up once, by name, and typed
// by its own header.

#pragma once

#include <xlsxwriter.h>

namespace vanthu::forms {

// The functions we call.
#define VANTHU_XLSXWRITER(FUNCTION)         \
  FUNCTION(format_set_align)                \
  FUNCTION(format_set_bg_color)             \
  FUNCTION(format_set_bold)                 \
  FUNCTION(format_set_border)               \
  FUNCTION(format_set_border_color)         \
  FUNCTION(format_set_font_color)           \
  FUNCTION(format_set_font_name)            \
  FUNCTION(format_set_font_size)            \
  FUNCTION(format_set_italic)               \
  FUNCTION(format_set_num_format)           \
  FUNCTION(format_set_num_format_index)     \
  FUNCTION(format_set_text_wrap)            \
  FUNCTION(format_set_underline)            \
  FUNCTION(lxw_rowcol_to_cell)              \
  FUNCTION(lxw_rowcol_to_range_abs)         \
  FUNCTION(lxw_strerror)                    \
  FUNCTION(lxw_version)                     \
  FUNCTION(lxw_workbook_free)               \
  FUNCTION(workbook_add_format)             \
  FUNCTION(workbook_add_worksheet)          \
  FUNCTION(workbook_close)                  \
  FUNCTION(workbook_new)                    \
  FUNCTION(workbook_new_opt)                \
  FUNCTION(workbook_set_properties)         \
  FUNCTION(worksheet_activate)              \
  FUNCTION(worksheet_data_validation_range) \
  FUNCTION(worksheet_fit_to_pages)          \
  FUNCTION(worksheet_freeze_panes)          \
  FUNCTION(worksheet_gridlines)             \
  FUNCTION(worksheet_hide)                  \
  FUNCTION(worksheet_repeat_rows)           \
  FUNCTION(worksheet_set_column)            \
  FUNCTION(worksheet_set_landscape)         \
  FUNCTION(worksheet_set_paper)             \
  FUNCTION(worksheet_set_row)               \
  FUNCTION(worksheet_set_selection)         \
  FUNCTION(worksheet_set_tab_color)         \
  FUNCTION(worksheet_write_blank)           \
  FUNCTION(worksheet_write_comment_opt)     \
  FUNCTION(worksheet_write_number)          \
  FUNCTION(worksheet_write_string)

struct XlsxWriter {
#define VANTHU_POINTER(name) decltype(&::name) name;
  VANTHU_XLSXWRITER(VANTHU_POINTER)
#undef VANTHU_POINTER
};

// Throws std::runtime_error, naming the library, where it is not installed.
[[nodiscard]] const XlsxWriter& xlsxwriter();

}  // namespace vanthu::forms
