#include "forms/free_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "forms/binding.h"
#include "forms/read_cell.h"
#include "forms/table.h"
#include "template/ast.h"
#include "template/dynamic_table.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using data::Value;

// "[rộng 30 mm]" at the end of a heading, taken off it.
std::optional<std::string> take_width(std::string& heading) {
  const std::size_t open = heading.rfind('[');
  if (open == std::string::npos) return std::nullopt;
  std::string words = text::folded(std::string_view(heading).substr(open));
  constexpr std::string_view before = "[rong", after = "mm]";
  if (!words.starts_with(before) || !words.ends_with(after)) return std::nullopt;
  words.erase(words.size() - after.size());
  auto width = parse_number_text(words.substr(before.size()));
  if (width) heading = text::trimmed(std::string_view(heading).substr(0, open));
  return width;
}

Value column_value(const Column& column) {
  Value value{data::Object{}, column.at};
  auto& members = std::get<data::Object>(value.content);
  const auto add = [&](std::string_view name, Value content) {
    members.push_back({std::string(name), std::move(content), column.at});
  };
  std::string heading(text::collapsed(column.name));
  const auto width = take_width(heading);
  add("ten", Value{std::move(heading), column.at});
  if (!column.group.empty()) add("nhom", Value{text::collapsed(column.group), column.at});
  if (width) add("rong_mm", Value{data::Number{*width}, column.at});
  return value;
}

}  // namespace

Value free_table(const data::Sheet& sheet, Diagnostics& diagnostics) {
  const Table table(sheet, [](std::string_view) { return true; });
  const templates::Field text_field;
  data::Array columns, rows;
  for (const Column& column : table.columns()) columns.push_back(column_value(column));
  for (std::size_t i = 0; i < table.size(); ++i) {
    Value row{data::Array{}, table.row(i).at};
    for (const Column& column : table.columns()) {
      Value content{std::string(), table.row(i).at};
      if (const data::Cell* cell = table.cell(i, column.index)) {
        if (auto value = read_cell(*cell, text_field, diagnostics)) content = *std::move(value);
      }
      std::get<data::Array>(row.content).push_back(std::move(content));
    }
    rows.push_back(std::move(row));
  }
  report_untitled(table, diagnostics);
  const Place at = sheet.rows.empty() ? sheet.at : sheet.rows.front().at;
  Value result{data::Object{}, at};
  auto& members = std::get<data::Object>(result.content);
  members.push_back({std::string(templates::dynamic_columns), Value{std::move(columns), at}, at});
  members.push_back({std::string(templates::dynamic_rows), Value{std::move(rows), at}, at});
  return result;
}

}  // namespace vanthu::forms
