#include "app/failed_rows.h"

#include <cerrno>
#include <map>
#include <memory>
#include <system_error>

#include "base/file.h"
#include "forms/xlsxwriter_library.h"
#include "text/text.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

// Excel's limit for one cell; some room for the mark of a cut.
constexpr std::size_t longest_cell = 32767;
constexpr std::string_view cut_mark = " […]";
constexpr std::size_t most_columns = 16384;

constexpr lxw_col_t first_own_column = 3;

std::string cell_text(const std::string& text) {
  std::size_t characters = 0;
  std::size_t last = 0;  // where the text is cut if it has to be
  for (std::size_t at = 0; at < text.size();) {
    static_cast<void>(text::next_code_point(text, at));
    if (++characters == longest_cell - cut_mark.size()) last = at;
    if (characters > longest_cell) return text.substr(0, last) + std::string(cut_mark);
  }
  return text;
}

// The column of each name, in the order in which the rows first name them.
std::vector<std::string> column_names(const std::vector<FailedRow>& failed, const RowSource& rows,
                                      std::map<std::string, lxw_col_t>& columns) {
  std::vector<std::string> names;
  for (const FailedRow& row : failed) {
    for (const auto& [name, text] : rows.columns(row.index)) {
      if (names.size() + first_own_column == most_columns) return names;
      const auto column = static_cast<lxw_col_t>(first_own_column + names.size());
      if (columns.emplace(name, column).second) names.push_back(name);
    }
  }
  return names;
}

struct Remove {
  const fs::path& path;
  ~Remove() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

}  // namespace

std::string failed_rows_xlsx(const std::vector<FailedRow>& failed, const RowSource& rows,
                             const fs::path& scratch) {
  const Remove remove{scratch};
  // Rows go to a temporary file as they come: of a batch in which every row fails, none is held.
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  const forms::XlsxWriter& xlsx = forms::xlsxwriter();
  lxw_workbook* book = xlsx.workbook_new_opt(scratch.c_str(), &options);
  if (book == nullptr) throw std::bad_alloc();
  // A fixed date: the library would take the clock's.
  lxw_doc_properties properties{};
  properties.created = 946684800;  // 2000-01-01
  xlsx.workbook_set_properties(book, &properties);
  lxw_worksheet* sheet = xlsx.workbook_add_worksheet(book, "Dòng lỗi");
  lxw_format* header = xlsx.workbook_add_format(book);
  xlsx.format_set_bold(header);
  xlsx.format_set_text_wrap(header);
  lxw_format* text_cell = xlsx.workbook_add_format(book);
  xlsx.format_set_text_wrap(text_cell);
  xlsx.format_set_align(text_cell, LXW_ALIGN_VERTICAL_TOP);
  // As text, so that what a clerk types stays as typed ("01", "12/2026").
  xlsx.format_set_num_format(text_cell, "@");

  std::map<std::string, lxw_col_t> columns;
  const std::vector<std::string> names = column_names(failed, rows, columns);
  xlsx.worksheet_set_column(sheet, 0, 0, 9, nullptr);
  xlsx.worksheet_set_column(sheet, 1, 1, 28, nullptr);
  xlsx.worksheet_set_column(sheet, 2, 2, 60, nullptr);
  if (!names.empty()) {
    xlsx.worksheet_set_column(sheet, first_own_column,
                              static_cast<lxw_col_t>(first_own_column + names.size() - 1), 24,
                              text_cell);
  }
  xlsx.worksheet_freeze_panes(sheet, 1, 2);
  const auto write = [&](lxw_row_t row, lxw_col_t column, std::string_view text,
                         lxw_format* format) {
    xlsx.worksheet_write_string(sheet, row, column, cell_text(std::string(text)).c_str(), format);
  };
  write(0, 0, failed_line_header, header);
  write(0, 1, failed_name_header, header);
  write(0, 2, failed_messages_header, header);
  for (const std::string& name : names) write(0, columns.at(name), name, header);

  lxw_row_t at = 1;
  for (const FailedRow& row : failed) {
    xlsx.worksheet_write_number(sheet, at, 0, rows.line(row.index), text_cell);
    write(at, 1, row.name, text_cell);
    write(at, 2, row.messages, text_cell);
    // Cells of one row must come in their order.
    std::map<lxw_col_t, std::string> cells;
    for (auto& [name, text] : rows.columns(row.index)) {
      if (const auto column = columns.find(name); column != columns.end()) {
        cells[column->second] = std::move(text);
      }
    }
    for (const auto& [column, text] : cells) write(at, column, text, text_cell);
    ++at;
  }
  if (const lxw_error trouble = xlsx.workbook_close(book); trouble != LXW_NO_ERROR) {
    throw std::system_error(trouble == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EIO,
                            std::generic_category(), scratch.string());
  }
  constexpr std::uint64_t largest = 4ull << 30;
  return read_file(scratch, largest);
}

}  // namespace vanthu::app
