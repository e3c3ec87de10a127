#include "forms/form_formats.h"

#include <fmt/format.h>

#include <string_view>

namespace vanthu::forms {
namespace {

constexpr lxw_color_t heading_fill = 0xD9E2EC;
constexpr lxw_color_t needed_fill = 0xFFF6D6;
constexpr lxw_color_t line_colour = 0xB8C4CE;
constexpr lxw_color_t quiet_colour = 0x5F6B76;
constexpr double font_size = 12;

const char* number_format(const Field& field) {
  switch (field.type) {
    case FieldType::Integer:
      return field.unit.empty() ? "0" : "#,##0";  // a year has no unit and no separators
    case FieldType::Money:
      return "#,##0";
    case FieldType::Decimal:
    case FieldType::Percent:
      return "General";
    default:
      return "@";
  }
}

// "@" by its number: that is how Excel itself marks a cell as text (ECMA-376 part 1, 18.8.30).
void set_number_format(lxw_format* format, const char* code) {
  if (std::string_view(code) == "@") {
    xlsxwriter().format_set_num_format_index(format, 49);
  } else {
    xlsxwriter().format_set_num_format(format, code);
  }
}

}  // namespace

std::pair<lxw_format*, bool> FormFormats::make(const std::string& name) {
  const auto [found, is_new] = made_.emplace(name, nullptr);
  if (!is_new) return {found->second, false};
  lxw_format* format = book_.add_format();
  found->second = format;
  xlsxwriter().format_set_font_name(format, form_font);
  xlsxwriter().format_set_font_size(format, font_size);
  xlsxwriter().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  xlsxwriter().format_set_text_wrap(format);
  return {format, true};
}

lxw_format* FormFormats::bordered(const std::string& name) {
  const auto [format, is_new] = make(name);
  if (is_new) {
    xlsxwriter().format_set_border(format, LXW_BORDER_THIN);
    xlsxwriter().format_set_border_color(format, line_colour);
  }
  return format;
}

lxw_format* FormFormats::heading() {
  lxw_format* format = bordered("heading");
  xlsxwriter().format_set_bold(format);
  xlsxwriter().format_set_bg_color(format, heading_fill);
  xlsxwriter().format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

lxw_format* FormFormats::table_heading(Need need, bool is_key) {
  lxw_format* format = bordered(fmt::format("table heading {} {}", need == Need::Never, is_key));
  xlsxwriter().format_set_bold(format);
  xlsxwriter().format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  xlsxwriter().format_set_bg_color(format, need != Need::Never ? needed_fill : heading_fill);
  if (is_key) xlsxwriter().format_set_underline(format, LXW_UNDERLINE_SINGLE);
  return format;
}

lxw_format* FormFormats::name(Need need) {
  lxw_format* format = bordered(fmt::format("name {}", need == Need::Always));
  xlsxwriter().format_set_font_color(format, quiet_colour);
  set_number_format(format, "@");
  if (need == Need::Always) xlsxwriter().format_set_bold(format);
  return format;
}

lxw_format* FormFormats::question() {
  return bordered("question");
}

lxw_format* FormFormats::hint() {
  lxw_format* format = bordered("hint");
  xlsxwriter().format_set_italic(format);
  xlsxwriter().format_set_font_color(format, quiet_colour);
  xlsxwriter().format_set_font_size(format, font_size - 1);
  return format;
}

void FormFormats::set_up(lxw_format* format, const Field& field) {
  set_number_format(format, number_format(field));
  xlsxwriter().format_set_align(format, is_number(field.type) ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
}

lxw_format* FormFormats::value(const Field& field, Need need) {
  lxw_format* format =
      bordered(fmt::format("value {} {}", number_format(field), need == Need::Always));
  set_up(format, field);
  if (need == Need::Always) xlsxwriter().format_set_bg_color(format, needed_fill);
  return format;
}

lxw_format* FormFormats::column(const Field& field) {
  lxw_format* format = make(fmt::format("column {}", number_format(field))).first;
  set_up(format, field);
  return format;
}

lxw_format* FormFormats::free_column() {
  lxw_format* format = make("free column").first;
  set_number_format(format, "@");
  return format;
}

lxw_format* FormFormats::row_number() {
  lxw_format* format = make("row number").first;
  xlsxwriter().format_set_num_format(format, "0");
  return format;
}

lxw_format* FormFormats::title() {
  const auto [format, is_new] = make("title");
  if (is_new) {
    xlsxwriter().format_set_bold(format);
    xlsxwriter().format_set_font_size(format, font_size + 2);
  }
  return format;
}

lxw_format* FormFormats::help() {
  return make("help").first;
}

}  // namespace vanthu::forms
