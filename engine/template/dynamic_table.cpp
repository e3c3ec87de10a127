#include "template/dynamic_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "template/lines.h"
#include "template/table_header.h"
#include "template/types.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;

Field text_field(std::string name) {
  Field field;
  field.name = std::move(name);
  return field;
}

Field make_field() {
  Field width = text_field("rong_mm");
  width.type = FieldType::Decimal;
  width.minimum = value_of(FieldType::Decimal, "1", {});
  width.maximum = value_of(FieldType::Decimal, "1000", {});

  Field columns = text_field(std::string(dynamic_columns));
  columns.type = FieldType::List;
  columns.required = true;
  columns.element = std::make_unique<Field>();
  columns.element->type = FieldType::Group;
  columns.element->fields.push_back(text_field("ten"));
  columns.element->fields.push_back(text_field("nhom"));
  columns.element->fields.push_back(std::move(width));

  // A list of lists of texts, which no template can declare.
  Field rows = text_field(std::string(dynamic_rows));
  rows.type = FieldType::List;
  rows.element = std::make_unique<Field>();
  rows.element->type = FieldType::TextList;

  Field table;
  table.type = FieldType::Group;
  table.fields.push_back(std::move(columns));
  table.fields.push_back(std::move(rows));
  return table;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// What decides how wide a column wants to be, and how it is set.
struct Content {
  std::size_t longest_word = 0;  // header and cells
  std::size_t longest_text = 0;
  bool has_cells = false;
  bool numbers_only = true;  // digits and the marks that stand between them

  void add(const std::string& text, bool header) {
    for (const std::string_view word : text::words(text)) {
      longest_word = std::max(longest_word, letters(word));
    }
    longest_text = std::max(longest_text, letters(text));
    if (header || text.empty()) return;
    has_cells = true;
    numbers_only =
        numbers_only && text.find_first_not_of("0123456789.,%/*-+ ") == std::string::npos;
  }
};

// A long text wraps, so the room it needs grows with the square root; a word never wraps. The two
// figures are ours: cell margins are about two letters, and text set 2.2 letters wide for each root
// gives cells some three times as wide as high.
double share_of(const Content& content) {
  constexpr double margin_letters = 2.0;
  constexpr double letters_per_root = 2.2;
  return std::max(static_cast<double>(content.longest_word) + margin_letters,
                  letters_per_root * std::sqrt(static_cast<double>(content.longest_text)));
}

std::string text_in(const Value* value) {
  const std::string* text = value == nullptr ? nullptr : value->as<std::string>();
  return text == nullptr ? std::string() : *text;
}

double number_in(const Value* value) {
  const data::Number* number = value == nullptr ? nullptr : value->as<data::Number>();
  double result = 0;
  if (number != nullptr) {
    std::from_chars(number->lexeme.data(), number->lexeme.data() + number->lexeme.size(), result);
  }
  return result;
}

}  // namespace

const Field& dynamic_table_field() {
  static const Field field = make_field();
  return field;
}

model::Table dynamic_table(const Value& value, const std::string& path) {
  model::Table table;
  table.at = value.at;
  const data::Array& columns = *value.find(dynamic_columns)->as<data::Array>();
  std::vector<ColumnHead> heads;
  std::vector<Content> contents(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Value* name = columns[i].find("ten");
    ColumnHead head;
    head.lines = lines_of(text_in(name), fmt::format("{}.{}[{}].ten", path, dynamic_columns, i),
                          name == nullptr ? columns[i].at : name->at);
    head.group = text::collapsed(text_in(columns[i].find("nhom")));
    head.group_field = fmt::format("{}.{}[{}].nhom", path, dynamic_columns, i);
    head.at = columns[i].at;
    contents[i].add(text_in(name), true);
    heads.push_back(std::move(head));
  }
  table.header = header_rows(heads);

  const Value* all_rows = value.find(dynamic_rows);
  const data::Array* rows = all_rows == nullptr ? nullptr : all_rows->as<data::Array>();
  for (std::size_t r = 0; rows != nullptr && r < rows->size(); ++r) {
    const data::Array* cells = (*rows)[r].as<data::Array>();
    model::Row row;
    row.at = (*rows)[r].at;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      model::Cell cell;
      cell.at = row.at;
      if (cells != nullptr && c < cells->size()) {
        const std::string text = text_in(&(*cells)[c]);
        cell.at = (*cells)[c].at;
        cell.lines =
            lines_of(text, fmt::format("{}.{}[{}][{}]", path, dynamic_rows, r, c), cell.at);
        contents[c].add(text, false);
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }

  for (std::size_t i = 0; i < columns.size(); ++i) {
    model::Table::Column column;
    column.share = share_of(contents[i]);
    column.fixed_mm = number_in(columns[i].find("rong_mm"));
    if (contents[i].has_cells && contents[i].numbers_only) column.align = model::Align::Center;
    if (column.align != model::Align::Left) {
      for (model::Row& row : table.rows) row.cells[i].align = column.align;
    }
    table.columns.push_back(column);
  }
  return table;
}

}  // namespace vanthu::templates
