#include "forms/xlsx_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "forms/cell_rules.h"
#include "forms/form_formats.h"
#include "forms/sheet_plan.h"
#include "forms/workbook.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

constexpr std::uint32_t table_rows = 200;      // that have rules; more may be filled in
constexpr std::size_t longest_cell = 32'767;   // Excel's
constexpr std::size_t longest_comment = 1000;  // what a person reads

constexpr std::uint32_t row(std::size_t index) {
  return static_cast<std::uint32_t>(index);
}
constexpr std::uint16_t column(std::size_t index) {
  return static_cast<std::uint16_t>(index);
}

void write_text(lxw_worksheet* sheet, std::uint32_t at_row, std::uint16_t at_column,
                std::string_view text, lxw_format* format) {
  require(xlsxwriter().worksheet_write_string(sheet, at_row, at_column,
                                              cut(text, longest_cell).c_str(), format));
}

// Lines that a text takes in a column of this width, on the safe side: LibreOffice does not make a
// row as high as its text when it opens a file.
std::size_t lines(std::string_view text, double width) {
  return text::display_width(text) / static_cast<std::size_t>(width) + 1;
}

// Rows of one line are left to grow with what is typed.
void set_height(lxw_worksheet* sheet, std::uint32_t at, std::size_t line_count) {
  if (line_count <= 1) return;
  require(
      xlsxwriter().worksheet_set_row(sheet, at, 16.5 * static_cast<double>(line_count), nullptr));
}

// Room for what is long by its nature.
std::size_t least_lines(FieldType type) {
  return type == FieldType::Body ? 9 : type == FieldType::TextList ? 3 : 1;
}

class FormWriter {
 public:
  FormWriter(const std::string& title, const SheetPlan& plan)
      : plan_(plan), book_(title), formats_(book_) {}

  std::string write(const std::string& title) {
    write_pairs();
    for (const TableSheet& table : plan_.tables) write_table(table);
    for (const FreeSheet& table : plan_.free_tables) write_free_table(table);
    write_help(title);
    lists_.write(book_);
    return book_.finish();
  }

 private:
  void print_setup(lxw_worksheet* sheet) {
    xlsxwriter().worksheet_set_landscape(sheet);
    xlsxwriter().worksheet_set_paper(sheet, 9);  // A4
    xlsxwriter().worksheet_fit_to_pages(sheet, 1, 0);
    require(xlsxwriter().worksheet_repeat_rows(sheet, 0, 0));
    xlsxwriter().worksheet_freeze_panes(sheet, 1, 0);
  }

  void write_pairs() {
    lxw_worksheet* sheet = book_.add_sheet(pairs_sheet);
    print_setup(sheet);
    xlsxwriter().worksheet_set_tab_color(sheet, tab_of_data);
    constexpr std::array<double, 4> widths{28, 52, 44, 56};
    constexpr std::array<std::string_view, 4> headings{field_heading, value_heading,
                                                       question_heading, hint_heading};
    require(xlsxwriter().worksheet_set_row(sheet, 0, 24, nullptr));
    for (std::size_t i = 0; i < headings.size(); ++i) {
      require(xlsxwriter().worksheet_set_column(sheet, column(i), column(i), widths[i], nullptr));
      write_text(sheet, 0, column(i), headings[i], formats_.heading());
    }
    for (std::size_t i = 0; i < plan_.pairs.size(); ++i) {
      const SheetField& field = plan_.pairs[i];
      const std::uint32_t at = row(i + 1);
      set_height(sheet, at,
                 std::max({least_lines(field.field->type), lines(field.name, widths[0]),
                           lines(field.question, widths[2]),
                           lines(explanation(field, false), widths[3])}));
      write_text(sheet, at, 0, field.name, formats_.name(field.need));
      write_fallback(sheet, at, *field.told, formats_.value(*field.field, field.need));
      write_text(sheet, at, 2, field.question, formats_.question());
      write_text(sheet, at, 3, explanation(field, false), formats_.hint());
      add_rule({sheet, at, at, 1}, field, false, lists_);
    }
    xlsxwriter().worksheet_set_selection(sheet, 1, 1, 1, 1);
    xlsxwriter().worksheet_activate(sheet);
  }

  // A default that Excel cannot keep is left blank, which means the same.
  static void write_fallback(lxw_worksheet* sheet, std::uint32_t at, const Field& field,
                             lxw_format* format) {
    const auto blank = [&] { require(xlsxwriter().worksheet_write_blank(sheet, at, 1, format)); };
    if (!field.fallback) return blank();
    if (const data::Number* number = field.fallback->as<data::Number>()) {
      double value = 0;
      const char* const end = number->lexeme.data() + number->lexeme.size();
      const auto read = std::from_chars(number->lexeme.data(), end, value);
      if (read.ec != std::errc() || read.ptr != end || number->lexeme.size() > 15) return blank();
      return require(xlsxwriter().worksheet_write_number(sheet, at, 1, value, format));
    }
    const std::string* text = field.fallback->as<std::string>();
    const bool is_as_written = text != nullptr && field.type != FieldType::Date;
    const std::string words = is_as_written ? *text : fallback_words(field);
    if (cut(words, longest_cell) != words) return blank();
    write_text(sheet, at, 1, words, format);
  }

  void write_table(const TableSheet& table) {
    lxw_worksheet* sheet = book_.add_sheet(table.sheet);
    print_setup(sheet);
    xlsxwriter().worksheet_set_tab_color(sheet, tab_of_tables);
    xlsxwriter().worksheet_gridlines(sheet, LXW_SHOW_ALL_GRIDLINES);
    require(xlsxwriter().worksheet_set_row(sheet, 0, 24, nullptr));
    std::size_t at = 0;
    if (table.outer) {
      const TableSheet& outer = plan_.tables[table.outer->table];
      const auto& key = table.outer->key;
      std::string range;
      if (key) {
        range = range_formula(outer.sheet, 1, table_rows, column(*key + (outer.outer ? 1 : 0)));
      }
      require(xlsxwriter().worksheet_set_column(
          sheet, 0, 0, 22,
          key ? formats_.column(*outer.columns[*key].field) : formats_.row_number()));
      write_text(sheet, 0, 0, outer.path, formats_.table_heading(Need::Always, true));
      comment(sheet, 0,
              fmt::format("{}\n{}", outer.question,
                          key ? "Dòng này thuộc mục nào? Chọn khóa của mục ấy."
                              : "Dòng này thuộc mục thứ mấy? Gõ 1, 2, 3…"));
      add_outer_rule({sheet, 1, table_rows, 0}, outer.path, range);
      at = 1;
    }
    for (const SheetField& field : table.columns) {
      const std::uint16_t here = column(at++);
      require(xlsxwriter().worksheet_set_column(sheet, here, here, width_of(field),
                                                formats_.column(*field.field)));
      write_text(sheet, 0, here, field.name, formats_.table_heading(field.need, field.is_key));
      comment(sheet, here, joined({field.question, explanation(field, true)}, "\n"));
      add_rule({sheet, 1, table_rows, here}, field, true, lists_);
    }
    xlsxwriter().worksheet_set_selection(sheet, 1, 0, 1, 0);
  }

  // Blank: its headings are data. What to do is said in the help and by the cells of row 1.
  void write_free_table(const FreeSheet& table) {
    lxw_worksheet* sheet = book_.add_sheet(table.sheet);
    print_setup(sheet);
    xlsxwriter().worksheet_set_tab_color(sheet, tab_of_tables);
    xlsxwriter().worksheet_gridlines(sheet, LXW_SHOW_ALL_GRIDLINES);
    constexpr std::uint16_t columns = 26;
    constexpr double width = 22;
    require(
        xlsxwriter().worksheet_set_column(sheet, 0, columns - 1, width, formats_.free_column()));
    add_heading_message({sheet, 0, 0, 0}, columns, table.sheet,
                        joined({table.question, std::string(need_words(table.need)),
                                "hàng này ghi tên các cột, từ ô A1; mỗi hàng dưới là một hàng của "
                                "bảng"},
                               "; "));
    xlsxwriter().worksheet_set_selection(sheet, 0, 0, 0, 0);
  }

  static void comment(lxw_worksheet* sheet, std::uint16_t at, const std::string& text) {
    lxw_comment_options options{};
    options.width = 320;
    options.height = 110;
    std::string font = form_font;
    options.font_name = font.data();
    options.font_size = 10;
    require(xlsxwriter().worksheet_write_comment_opt(sheet, 0, at,
                                                     cut(text, longest_comment).c_str(), &options));
  }

  static double width_of(const SheetField& field) {
    const double heading = static_cast<double>(field.name.size()) + 4;
    switch (field.field->type) {
      case FieldType::Integer:
      case FieldType::Decimal:
      case FieldType::Money:
      case FieldType::Percent:
      case FieldType::Choice:
      case FieldType::YesNo:
        return std::max(16.0, heading);
      case FieldType::Date:
        return std::max(26.0, heading);
      case FieldType::Body:
      case FieldType::TextList:
        return std::max(56.0, heading);
      default:
        return std::max(field.is_key ? 20.0 : 36.0, heading);
    }
  }

  void write_help(const std::string& title) {
    lxw_worksheet* sheet = book_.add_sheet(help_sheet);
    xlsxwriter().worksheet_set_landscape(sheet);
    xlsxwriter().worksheet_set_paper(sheet, 9);
    xlsxwriter().worksheet_fit_to_pages(sheet, 1, 0);
    xlsxwriter().worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    constexpr double width = 100;
    require(xlsxwriter().worksheet_set_column(sheet, 0, 0, width, nullptr));
    std::uint32_t at = 0;
    write_text(sheet, at++, 0, title, formats_.title());
    const auto say = [&](std::string_view text) {
      set_height(sheet, at, lines(text, width));
      write_text(sheet, at++, 0, text, formats_.help());
    };
    say(fmt::format(
        "1. Điền cột “{}” của trang “{}”. Ô nền vàng là bắt buộc. Ô nào chưa biết thì để "
        "trống.",
        value_heading, pairs_sheet));
    if (!plan_.tables.empty()) {
      say("2. Mỗi danh sách là một trang riêng, mỗi mục là một dòng, viết liền từ dòng 2. Đưa "
          "chuột "
          "lên tên cột để xem câu hỏi; tên cột nền vàng là bắt buộc.");
    }
    for (const TableSheet& table : plan_.tables) say(about(table));
    for (const FreeSheet& table : plan_.free_tables) say(about(table));
    say("Không đổi tên trang, tên trường và tên cột: máy nhận ra dữ liệu nhờ các tên ấy. Chèn thêm "
        "dòng, đổi bề rộng cột thì được.");
    say("Ngày: gõ ngày trước, tháng sau, như 15/6/2026. Chưa rõ ngày thì gõ 6/2026 hoặc 2026-06, "
        "chưa rõ tháng thì gõ 2026. Ô ngày là ô chữ, Excel giữ đúng như đã gõ.");
    say("Ô có nhiều dòng: xuống dòng trong ô bằng Alt+Enter (LibreOffice: Ctrl+Enter).");
    for (const FreeSheet& table : plan_.left_out) {
      say(
          fmt::format("Trường {} không điền được ở đây; cần đến thì điền bằng tệp JSON (vanthu new "
                      "… -o data.json).",
                      table.path));
    }
    say("Điền xong thì lưu lại và chạy: vanthu render … tệp-này.xlsx -o van-ban.docx. Thiếu hay "
        "sai ở "
        "ô nào, máy báo đúng ô ấy.");
  }

  std::string about(const TableSheet& table) const {
    std::string text = fmt::format("    Trang “{}”: {}", table.sheet, table.question);
    const std::string facts =
        joined({std::string(need_words(table.need)), limits_words(*table.list)}, ", ");
    if (!facts.empty()) text += fmt::format(" ({})", facts);
    if (table.outer) {
      text += fmt::format(" Cột đầu cho biết dòng ấy thuộc mục nào của trang “{}”.",
                          plan_.tables[table.outer->table].sheet);
    }
    return text;
  }

  static std::string about(const FreeSheet& table) {
    std::string text = fmt::format("    Trang “{}”: {}", table.sheet, table.question);
    if (table.need != Need::Never) text += fmt::format(" ({})", need_words(table.need));
    text +=
        " Bảng do người điền tự đặt cột: hàng 1 ghi tên các cột, mỗi hàng dưới là một hàng của "
        "bảng. Nhiều cột chung một tiêu đề: gộp các ô của hàng 1, ghi tên từng cột ở hàng 2. "
        "Muốn định bề rộng: TT [rộng 12 mm]. Không có bảng thì để trang trống.";
    if (!table.outer.empty()) {
      text += fmt::format(
          " Đây là bảng của mục 1 trên trang “{}”; bảng của mục 2 thì chép trang này, đổi số 1 "
          "trong "
          "tên trang thành 2.",
          table.outer);
    }
    return text;
  }

  const SheetPlan& plan_;
  Workbook book_;
  FormFormats formats_;
  ChoiceLists lists_;
};

}  // namespace

std::optional<std::string> xlsx_form(const templates::Template& source, Diagnostics& diagnostics) {
  const templates::Template::Internals& form = source.internals();
  const auto plan = plan_sheets(form.root, diagnostics);
  if (!plan) return std::nullopt;
  for (const FreeSheet& table : plan->left_out) {
    diagnostics.add(Code::FormFieldLeftOut, table.field->at,
                    {table.path, std::string(type_words(table.field->type)), table.sheet});
  }
  return FormWriter(form.name, *plan).write(form.name);
}

}  // namespace vanthu::forms
