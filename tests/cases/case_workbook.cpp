#include "cases/case_workbook.h"

#include <fmt/format.h>

#include <cstddef>
#include <sstream>
#include <string_view>

#include "support/workbook.h"

namespace vanthu::tests {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string cell_of(const std::string& text, const std::string& at) {
  if (text.starts_with("==")) {
    return fmt::format("<c r=\"{}\"><f>{}</f></c>", at, escaped(text.substr(2)));
  }
  if (text.starts_with("=")) return fmt::format("<c r=\"{}\"><v>{}</v></c>", at, text.substr(1));
  if (text.starts_with("#")) return fmt::format("<c r=\"{}\" t=\"e\"><v>{}</v></c>", at, text);
  return fmt::format("<c r=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>", at, escaped(text));
}

std::string row_of(std::string_view line, int number) {
  std::string row = fmt::format("<row r=\"{}\"", number);
  if (line.starts_with("~")) {
    row += " hidden=\"1\"";
    line.remove_prefix(1);
  }
  row += ">";
  for (char column = 'A';; ++column) {
    const std::size_t bar = line.find('|');
    const std::string text = trimmed(line.substr(0, bar));
    if (!text.empty()) row += cell_of(text, fmt::format("{}{}", column, number));
    if (bar == std::string_view::npos) break;
    line.remove_prefix(bar + 1);
  }
  return row + "</row>";
}

}  // namespace

std::string workbook_of(const std::string& text) {
  if (!text.starts_with("[")) return text;
  Workbook book;
  int number = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("[")) {
      book.sheets.back().rows += row_of(line, ++number);
      continue;
    }
    WorkbookSheet sheet;
    const std::size_t end = line.find(']');
    sheet.name = escaped(line.substr(1, end - 1));
    std::istringstream options(line.substr(end + 1));
    for (std::string option; options >> option;) {
      if (option == "hidden") sheet.state = "hidden";
      if (int column = 0; option == "hidden-column" && options >> column) {
        sheet.before =
            fmt::format("<cols><col min=\"{0}\" max=\"{0}\" hidden=\"1\"/></cols>", column);
      }
    }
    book.sheets.push_back(sheet);
    number = 0;
  }
  return book.bytes();
}

}  // namespace vanthu::tests
