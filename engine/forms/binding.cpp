#include "forms/binding.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "forms/json_cell.h"
#include "forms/read_cell.h"
#include "template/read.h"
#include "text/text.h"

namespace vanthu::forms {
namespace {

using data::Value;
using templates::Field;
using templates::FieldType;

std::optional<Place> declared_at(const Field& field) {
  return field.at.known() ? std::optional<Place>(field.at) : std::nullopt;
}

std::string column_letters(std::uint32_t column) {
  std::string name = cell_name(1, column);
  name.pop_back();
  return name;
}

// "3, 7–9"
template <typename Print>
std::string spans_text(const std::vector<data::Span>& spans, Print print) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(spans.size(), most); ++i) {
    if (i > 0) text += ", ";
    text += print(spans[i].first);
    if (spans[i].second > spans[i].first) text += "–" + print(spans[i].second);
  }
  return spans.size() > most ? text + ", …" : text;
}

// Whether nothing else stands below a heading.
bool is_json(const Table& table, std::uint32_t column) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const data::Cell* cell = table.cell(i, column);
    if (cell != nullptr && !looks_like_json(*cell)) return false;
  }
  return true;
}

std::optional<Value> read_column(const BoundColumn& column, const data::Cell& cell,
                                 Diagnostics& diagnostics) {
  const Field& field = column.member->field();
  if (needs_sheet(field)) return read_json_cell(cell, column.member->name, diagnostics);
  if (column.may_be_json && field.type == FieldType::TextList) {
    if (auto texts = read_json_texts(cell)) return texts;
  }
  return read_cell(cell, field, diagnostics);
}

}  // namespace

bool needs_sheet(const Field& field) {
  return field.type == FieldType::List || field.type == FieldType::DynamicTable;
}

bool put(Value& object, const std::vector<const Field*>& path, Value leaf, Place name_at,
         Diagnostics& diagnostics) {
  Value* at = &object;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_last = i + 1 == path.size();
    auto* members = std::get_if<data::Object>(&at->content);
    data::Member* found = members == nullptr ? nullptr : members->find(path[i]->name);
    const bool clashes = members == nullptr || (found != nullptr && is_last);
    if (clashes) {
      // The same field twice, or a person both as a name and in parts.
      const Place first = found != nullptr ? found->key_at : at->at;
      diagnostics.add({Code::DataKeyTwice, name_at, {path[i]->name}, first, {}});
      return false;
    }
    if (found == nullptr) {
      const Place place = leaf.at;
      members->push_back({path[i]->name, Value{data::Object{}, place}, name_at});
      found = &members->back();
      if (is_last) found->value = std::move(leaf);
    }
    at = &found->value;
  }
  return true;
}

void report_unknown(std::string_view name, Place at, const Members& members, const Field& group,
                    Diagnostics& diagnostics) {
  // Enough of a long question to know it by.
  constexpr std::size_t longest = 60;
  std::string shown = text::collapsed(name);
  if (shown.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0) == 0x80) --cut;
    shown = shown.substr(0, cut) + "…";
  }
  std::string wanted = folded_name(name);
  std::replace(wanted.begin(), wanted.end(), ' ', '_');  // as names are written
  diagnostics.add({Code::DataFieldUnknown,
                   at,
                   {shown, templates::suggestion(wanted, members.names())},
                   declared_at(group),
                   {}});
}

void report_list_in_cell(const Member& member, Place at, Diagnostics& diagnostics) {
  diagnostics.add({Code::SheetListInCell, at, {member.name}, declared_at(member.field()), {}});
}

const Member* member_of_column(const Column& column, const Members& members) {
  if (!column.group.empty()) {
    if (const Member* both = members.find(folded_name(column.group) + "." + column.name)) {
      return both;
    }
  }
  return members.find(column.name);
}

std::vector<BoundColumn> bind_columns(const Table& table, const Members& members,
                                      const Field& group, const std::vector<std::uint32_t>& taken,
                                      bool rows_alone, Diagnostics& diagnostics) {
  std::vector<BoundColumn> result;
  std::map<const Member*, Place> seen;
  for (const Column& column : table.columns()) {
    if (std::find(taken.begin(), taken.end(), column.index) != taken.end()) continue;
    const Member* member = member_of_column(column, members);
    if (member == nullptr) {
      const std::string name =
          column.group.empty() ? column.name : column.group + "." + column.name;
      report_unknown(name, column.at, members, group, diagnostics);
      continue;
    }
    if (needs_sheet(member->field()) && !(rows_alone && is_json(table, column.index))) {
      report_list_in_cell(*member, column.at, diagnostics);
      continue;
    }
    const auto [first, is_new] = seen.emplace(member, column.at);
    if (!is_new) {
      diagnostics.add({Code::DataKeyTwice, column.at, {member->name}, first->second, {}});
      continue;
    }
    result.push_back({column.index, member, rows_alone});
  }
  return result;
}

Value bind_row(const Table& table, std::size_t index, const std::vector<BoundColumn>& columns,
               Diagnostics& diagnostics) {
  Value object{data::Object{}, table.row(index).at};
  for (const BoundColumn& column : columns) {
    const data::Cell* cell = table.cell(index, column.index);
    if (cell == nullptr) continue;
    auto value = read_column(column, *cell, diagnostics);
    if (value) put(object, column.member->path, *std::move(value), cell->at, diagnostics);
  }
  return object;
}

void report_untitled(const Table& table, Diagnostics& diagnostics) {
  std::set<std::uint32_t> titled;
  for (const Column& column : table.columns()) titled.insert(column.index);
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (const data::Cell& cell : table.row(i).cells) {
      if (titled.insert(cell.column).second) {
        diagnostics.add(Code::SheetColumnUntitled, cell.at, {column_letters(cell.column)});
      }
    }
  }
}

void report_hidden(const data::Sheet& sheet, Diagnostics& diagnostics) {
  if (sheet.hidden) diagnostics.add(Code::SheetHidden, sheet.at, {sheet.name});
  if (!sheet.hidden_rows.empty()) {
    diagnostics.add(Code::SheetRowsHidden, sheet.at,
                    {sheet.name, spans_text(sheet.hidden_rows, [](std::uint32_t row) {
                       return fmt::format("{}", row);
                     })});
  }
  if (!sheet.hidden_columns.empty()) {
    diagnostics.add(Code::SheetColumnsHidden, sheet.at,
                    {sheet.name, spans_text(sheet.hidden_columns, column_letters)});
  }
}

}  // namespace vanthu::forms
