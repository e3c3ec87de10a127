#include "forms/read_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "forms/names.h"
#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using data::Cell;
using data::CellKind;
using data::Value;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// "1.234.567" with `sign` between groups of three; the digits alone.
std::optional<std::string> ungrouped(std::string_view text, char sign) {
  std::string digits;
  bool is_first = true;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(sign, begin), text.size());
    const std::string_view group = text.substr(begin, end - begin);
    if (!are_digits(group) || group.size() > 3 || (!is_first && group.size() != 3)) {
      return std::nullopt;
    }
    if (is_first && group.starts_with('0')) return std::nullopt;  // 0.125 has decimals
    digits += group;
    is_first = false;
    begin = end + 1;
  }
  return digits;
}

std::optional<bool> parse_yes_no_text(std::string_view text) {
  constexpr std::array<std::string_view, 9> yes = {"co",   "x", "true", "1", "yes",
                                                   "dung", "v", "✓",    "✔"};
  constexpr std::array<std::string_view, 6> no = {"khong", "false", "0", "no", "sai", "k"};
  const std::string word = folded_name(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

data::Array lines_of(const Cell& cell, const std::string& text) {
  data::Array result;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text::trimmed(std::string_view(text).substr(begin, end - begin));
    if (!line.empty()) result.push_back({std::string(line), cell.at});
    begin = end + 1;
  }
  return result;
}

// A year typed into a cell that shows numbers.
bool is_year(const Cell& cell) {
  return cell.kind == CellKind::Number && cell.text.size() == 4 && are_digits(cell.text);
}

}  // namespace

std::string cell_text(const Cell& cell) {
  switch (cell.kind) {
    case CellKind::Number:
    case CellKind::Percent: {
      const auto number = templates::parse_decimal(cell.text);
      return (number ? templates::plain_text(*number) : cell.text) +
             (cell.kind == CellKind::Percent ? "%" : "");
    }
    case CellKind::Date: {
      const auto date = templates::parse_date(cell.text);
      return date ? templates::short_date(*date) : cell.text;
    }
    case CellKind::YesNo:
      return cell.text == "1" ? "có" : "không";
    default:
      return std::string(text::trimmed(cell.text));
  }
}

std::optional<std::string> parse_number_text(std::string_view text) {
  std::string digits = text::collapsed(text);  // no-break spaces too
  if (digits.ends_with('%')) digits = text::trimmed(digits.substr(0, digits.size() - 1));
  bool is_negative = false;
  for (const std::string_view minus : {"-", "−", "–"}) {
    if (!digits.starts_with(minus)) continue;
    is_negative = true;
    digits = text::trimmed(digits.substr(minus.size()));
    break;
  }
  std::string fraction;
  const std::size_t comma = digits.find(',');
  if (comma != std::string::npos) {
    fraction = digits.substr(comma + 1);
    digits.resize(comma);
    if (!are_digits(fraction)) return std::nullopt;
  }
  if (!are_digits(digits)) {
    const std::size_t point = digits.find('.');
    if (auto whole = ungrouped(digits, '.')) {
      digits = *std::move(whole);
    } else if (auto spaced = ungrouped(digits, ' ')) {
      digits = *std::move(spaced);
    } else if (comma == std::string::npos && point != std::string::npos) {
      fraction = digits.substr(point + 1);
      digits.resize(point);
      if (!are_digits(fraction) || !are_digits(digits)) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return (is_negative ? "-" : "") + digits + (fraction.empty() ? "" : "." + fraction);
}

std::optional<std::string> parse_date_text(std::string_view text) {
  // The text with "#" for each number and "~" for a blank left to be written in by hand.
  std::string shape;
  std::vector<std::string> numbers;
  const std::string folded = text::folded(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = std::string_view(folded).substr(at);
    if (is_digit(folded[at])) {
      const std::size_t end = std::min(folded.find_first_not_of("0123456789", at), folded.size());
      numbers.push_back(folded.substr(at, end - at));
      shape += '#';
      at = end;
    } else if (rest.starts_with("…") || rest.starts_with("..")) {
      if (!shape.ends_with('~')) shape += '~';
      at += rest.starts_with("…") ? std::string_view("…").size()
                                  : std::min(rest.find_first_not_of('.'), rest.size());
    } else {
      shape += folded[at++];
    }
  }
  constexpr std::array<std::string_view, 16> shapes = {
      "#/#/#",     "#-#-#", "#.#.#",         "ngay #/#/#", "ngay # thang # nam #", "#/#",
      "#-#",       "#.#",   "thang # nam #", "thang #/#",  "ngay ~ thang # nam #", "~/#/#",
      "thang #-#", "#",     "nam #",         "#/# nam #"};
  if (std::find(shapes.begin(), shapes.end(), shape) == shapes.end()) return std::nullopt;
  if (numbers.size() > 1 && numbers.front().size() == 4) {
    std::reverse(numbers.begin(), numbers.end());  // 2026-06-15
  }
  if (numbers.back().size() != 4) return std::nullopt;
  std::string iso = numbers.back();
  for (std::size_t i = numbers.size() - 1; i > 0; --i) {
    const std::string& part = numbers[i - 1];
    if (part.size() > 2) return std::nullopt;
    iso += "-" + std::string(2 - part.size(), '0') + part;
  }
  if (!templates::parse_date(iso)) return std::nullopt;
  return iso;
}

std::optional<Value> read_cell(const Cell& cell, const templates::Field& field,
                               Diagnostics& diagnostics) {
  if (cell.kind == CellKind::Fault) {
    diagnostics.add(Code::SheetCellFault, cell.at, {cell.text});
    return std::nullopt;
  }
  if (cell.kind == CellKind::Uncomputed) {
    diagnostics.add(Code::SheetCellUncomputed, cell.at, {cell.text});
    return std::nullopt;
  }
  Value value;
  value.at = cell.at;
  const std::string text = cell_text(cell);
  value.content = text;
  // By its word in templates, so that a new type of number or text needs nothing here but its word.
  const std::string_view type = templates::entry_of(field.type).tag;
  if (type == "so-nguyen" || type == "thap-phan" || type == "tien" || type == "phan-tram") {
    if (cell.kind == CellKind::Number || cell.kind == CellKind::Percent) {
      value.content = data::Number{cell.text};
    } else if (cell.kind == CellKind::Text) {
      if (auto number = parse_number_text(text)) value.content = data::Number{*std::move(number)};
    }
  } else if (type == "ngay") {
    if (cell.kind == CellKind::Date || is_year(cell)) {
      value.content = cell.text;
    } else if (cell.kind == CellKind::Number) {
      value.content = data::Number{cell.text};
    } else if (auto date = parse_date_text(text)) {
      value.content = *std::move(date);
    }
  } else if (type == "co-khong") {
    if (const auto answer = parse_yes_no_text(text)) value.content = *answer;
  } else if (type == "lua-chon") {
    const std::string wanted = folded_name(text);
    const bool is_exact =
        std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end();
    const auto near =
        std::find_if(field.choices.begin(), field.choices.end(),
                     [&](const std::string& one) { return folded_name(one) == wanted; });
    if (!is_exact && near != field.choices.end()) value.content = *near;
  } else if (type == "danh-sach-chu") {
    value.content = lines_of(cell, text);
  }
  return value;
}

}  // namespace vanthu::forms
