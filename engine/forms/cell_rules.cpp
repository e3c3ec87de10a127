#include "forms/cell_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "template/civil_date.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

// Excel's limits.
constexpr std::size_t longest_title = 32;
constexpr std::size_t longest_message = 255;
constexpr std::size_t longest_list = 255;
constexpr std::string_view largest_number = "999999999999999";  // fifteen digits are kept

const std::vector<std::string>& yes_no() {
  static const std::vector<std::string> words{"có", "không"};
  return words;
}

// Texts that must outlive the call of the library.
struct Rule {
  lxw_data_validation data{};
  std::string title, message, error, low, high, formula;
  std::vector<std::string> list;

  void apply(const Cells& cells, std::uint16_t columns = 1) {
    data.ignore_blank = LXW_VALIDATION_ON;
    data.input_title = title.data();
    data.input_message = message.data();
    std::string error_title = "Chưa đúng";
    if (!error.empty()) {
      data.error_title = error_title.data();
      data.error_message = error.data();
    }
    std::vector<char*> entries;
    for (std::string& entry : list) entries.push_back(entry.data());
    entries.push_back(nullptr);
    if (data.validate == LXW_VALIDATION_TYPE_LIST) data.value_list = entries.data();
    if (!formula.empty()) data.value_formula = formula.data();
    if (!low.empty()) data.minimum_formula = low.data();
    if (!high.empty()) data.maximum_formula = high.data();
    require(xlsxwriter().worksheet_data_validation_range(
        cells.sheet, cells.first_row, cells.column, cells.last_row,
        static_cast<lxw_col_t>(cells.column + columns - 1), &data));
  }
};

Rule rule_with(std::string_view title, std::string_view message) {
  Rule rule;
  rule.title = cut(title, longest_title);
  rule.message = cut(message, longest_message);
  rule.data.validate = LXW_VALIDATION_TYPE_ANY;
  return rule;
}

void set_list(Rule& rule, const std::vector<std::string>& choices, ChoiceLists& lists) {
  std::size_t bytes = choices.size();
  const bool plain = std::none_of(choices.begin(), choices.end(), [&](const std::string& choice) {
    bytes += choice.size();
    return choice.find_first_of(",\"") != std::string::npos;
  });
  if (plain && bytes <= longest_list) {
    rule.data.validate = LXW_VALIDATION_TYPE_LIST;
    rule.list = choices;
  } else {
    rule.data.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.formula = lists.range(choices);
  }
  rule.error = "Chọn một giá trị trong danh sách.";
}

void set_number(Rule& rule, const Field& field) {
  const bool whole = is_whole_number(field.type);
  const auto limit = [](const Boxed<data::Value>& value, std::string_view otherwise) {
    return fmt::format("={}", value ? value->as<data::Number>()->lexeme : otherwise);
  };
  rule.data.validate =
      whole ? LXW_VALIDATION_TYPE_INTEGER_FORMULA : LXW_VALIDATION_TYPE_DECIMAL_FORMULA;
  rule.data.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule.low = limit(field.minimum, fmt::format("-{}", largest_number));
  rule.high = limit(field.maximum, largest_number);
  rule.error =
      joined({whole ? "Ô này nhận số nguyên" : "Ô này nhận số", limits_words(field)}, ", ");
}

// DATE(2026,2,1); a blank month or day counts as the first or the last one.
std::string date_formula(const std::string& text, bool first) {
  const auto date = *templates::parse_date(text);
  if (first)
    return fmt::format("DATE({},{},{})", date.year, date.month.value_or(1), date.day.value_or(1));
  if (date.day) return fmt::format("DATE({},{},{})", date.year, *date.month, *date.day);
  return fmt::format("DATE({},{},0)", date.year, date.month.value_or(12) + 1);
}

// A text passes: that is what the cell makes of whatever is typed. A date that was pasted is a
// number; a year among them would be a day of 1905, which is why there is always a lower limit.
void set_date(Rule& rule, const Cells& cells, const Field& field) {
  char cell[LXW_MAX_CELL_NAME_LENGTH] = "";
  xlsxwriter().lxw_rowcol_to_cell(cell, cells.first_row, cells.column);
  const std::string low =
      field.minimum ? date_formula(*field.minimum->as<std::string>(), true) : "DATE(1906,1,1)";
  const std::string high =
      field.maximum
          ? fmt::format(",{}<={}", cell, date_formula(*field.maximum->as<std::string>(), false))
          : "";
  rule.data.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
  rule.formula = fmt::format("=OR(ISTEXT({0}),AND(ISNUMBER({0}),{0}>={1}{2}))", cell, low, high);
  rule.error = joined({"Ô này nhận ngày", limits_words(field),
                       "như 15/6/2026; chưa rõ ngày thì gõ 6/2026 hoặc 2026"},
                      "; ");
}

// How to type it, where that is not plain.
std::string_view typing_words(FieldType type) {
  switch (type) {
    case FieldType::Integer:
      return "số nguyên";
    case FieldType::Money:
      return "số tiền, tính bằng đồng";
    case FieldType::Decimal:
      return "số";
    case FieldType::Percent:
      return "số phần trăm: 12,5 là 12,5%";
    case FieldType::RichText:
      return "**chữ đậm**, *chữ nghiêng*";
    case FieldType::Date:
      return "gõ 15/6/2026; chưa rõ ngày thì 6/2026 hoặc 2026-06, chưa rõ tháng thì 2026";
    case FieldType::Choice:
    case FieldType::YesNo:
      return "chọn trong danh sách";
    case FieldType::TextList:
      return "mỗi mục một dòng trong ô, xuống dòng bằng Alt+Enter";
    case FieldType::Body:
      return "dán cả đoạn vào ô: bấm đúp vào ô rồi mới dán";
    default:
      return "";
  }
}

}  // namespace

std::string range_formula(std::string_view sheet, std::uint32_t first_row, std::uint32_t last_row,
                          std::uint16_t column) {
  char range[LXW_MAX_CELL_RANGE_LENGTH] = "";
  xlsxwriter().lxw_rowcol_to_range_abs(range, first_row, column, last_row, column);
  return fmt::format("='{}'!{}", sheet, range);
}

std::string ChoiceLists::range(const std::vector<std::string>& choices) {
  auto found = std::find(lists_.begin(), lists_.end(), choices);
  if (found == lists_.end()) found = lists_.insert(lists_.end(), choices);
  return range_formula(lists_sheet, 0, static_cast<std::uint32_t>(choices.size() - 1),
                       static_cast<std::uint16_t>(found - lists_.begin()));
}

void ChoiceLists::write(Workbook& book) const {
  if (lists_.empty()) return;
  lxw_worksheet* sheet = book.add_sheet(lists_sheet);
  for (std::size_t column = 0; column < lists_.size(); ++column) {
    for (std::size_t row = 0; row < lists_[column].size(); ++row) {
      require(xlsxwriter().worksheet_write_string(sheet, static_cast<lxw_row_t>(row),
                                                  static_cast<lxw_col_t>(column),
                                                  lists_[column][row].c_str(), nullptr));
    }
  }
  xlsxwriter().worksheet_hide(sheet);
}

std::string explanation(const SheetField& field, bool in_table) {
  const Field& declared = *field.field;
  const Field& told = *field.told;
  const bool choice = declared.type == FieldType::Choice;
  return joined(
      {std::string(need_words(field.need)), condition_words(told), told.hint,
       declared.unit.empty() ? "" : "đơn vị tính: " + declared.unit,
       std::string(typing_words(declared.type)), choice ? "" : limits_words(declared),
       declared.pattern && declared.hint.empty() ? "đúng mẫu " + declared.pattern->source() : "",
       field.is_key ? "không được trùng với dòng khác" : "",
       in_table && told.fallback ? "để trống là: " + fallback_words(told) : ""},
      "; ");
}

void add_rule(const Cells& cells, const SheetField& field, bool in_table, ChoiceLists& lists) {
  const std::string message = joined({field.question, explanation(field, in_table)}, "\n");
  Rule rule = rule_with(field.name, message);
  switch (field.field->type) {
    case FieldType::Choice:
      set_list(rule, field.field->choices, lists);
      break;
    case FieldType::YesNo:
      set_list(rule, yes_no(), lists);
      break;
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Money:
    case FieldType::Percent:
      set_number(rule, *field.field);
      break;
    case FieldType::Date:
      set_date(rule, cells, *field.field);
      break;
    default:
      break;
  }
  rule.apply(cells);
}

void add_heading_message(Cells cells, std::uint16_t columns, const std::string& title,
                         const std::string& message) {
  rule_with(title, message).apply(cells, columns);
}

void add_outer_rule(const Cells& cells, const std::string& outer, const std::string& range) {
  if (range.empty()) {
    Rule rule = rule_with(
        outer, fmt::format("Dòng này thuộc mục thứ mấy của trang {}? Gõ 1, 2, 3…", outer));
    rule.data.validate = LXW_VALIDATION_TYPE_INTEGER_FORMULA;
    rule.data.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    rule.formula = "=1";
    rule.error = fmt::format("Gõ số thứ tự của mục trên trang {}: 1, 2, 3…", outer);
    return rule.apply(cells);
  }
  Rule rule = rule_with(
      outer, fmt::format("Dòng này thuộc mục nào của trang {}? Chọn khóa của mục ấy.", outer));
  rule.data.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  rule.formula = range;
  rule.error = fmt::format("Chọn một khóa đã có trên trang {}.", outer);
  rule.apply(cells);
}

}  // namespace vanthu::forms
