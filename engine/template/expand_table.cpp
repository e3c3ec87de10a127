// Tables: <bang> with its columns and rows, and <bang-dong>, whose columns are data.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "template/dynamic_table.h"
#include "template/expander.h"
#include "template/merge_cells.h"
#include "template/values.h"

namespace vanthu::templates {

void Expander::table(const Node& node) {
  model::Table table;
  table.at = node.at;
  table.id = register_id(node, {});
  row_number_ = 0;
  row_ids_.clear();
  std::vector<ColumnHead> heads;
  each(node.children, [&](const Node& child) {
    if (child.tag == Tag::Column) {
      column(child, table, heads);
    } else {
      row(child, table);
    }
  });
  table.header = header_rows(heads);
  std::vector<bool> merged;
  for (const ColumnHead& head : heads) merged.push_back(head.merge_equal);
  if (std::find(merged.begin(), merged.end(), true) != merged.end()) {
    merge_equal_cells(table, merged);
  }
  emit(std::move(table));
}

void Expander::column(const Node& node, model::Table& table, std::vector<ColumnHead>& heads) {
  model::Table::Column column;
  parse_width(node.get("rong", "1*"), column);
  column.align = parse_align(node.get("canh", "trai")).value_or(model::Align::Left);
  table.columns.push_back(column);
  ColumnHead head;
  head.lines = lines(node.children);
  head.group = attribute_value(node, "nhom").text;
  head.merge_equal = node.get("gop-giong") == "co";
  head.at = node.at;
  heads.push_back(std::move(head));
}

void Expander::row(const Node& node, model::Table& table) {
  model::Row row;
  row.at = node.at;
  row_is_numbered_ = false;
  std::size_t width = 0;
  each(node.children, [&](const Node& child) {
    model::Cell cell;
    cell.at = child.at;
    cell.column_span = parse_count(child.get("gop-cot", "1")).value_or(1);
    // A cell over several columns has no column to take its alignment from.
    if (cell.column_span == 1 && width < table.columns.size()) {
      cell.align = table.columns[width].align;
    }
    cell.align = parse_align(child.get("canh")).value_or(cell.align);
    cell.lines = lines(child.children);
    width += static_cast<std::size_t>(cell.column_span);
    row.cells.push_back(std::move(cell));
  });
  if (stopped_) return;
  if (width != table.columns.size()) {
    diagnostics_.add(Code::RowCells, node.at,
                     {fmt::format("{}", width), fmt::format("{}", table.columns.size())});
    return;
  }
  row.id = row_id(node);
  table.rows.push_back(std::move(row));
}

// The id the author gave, else the key of the innermost list around. A second row of the same item
// is told apart by its count.
std::string Expander::row_id(const Node& node) {
  std::string id = attribute_value(node, "id").text;
  if (id.empty() && !scope_.bindings.empty()) id = scope_.bindings.back().key;
  if (id.empty()) return id;
  const int count = ++row_ids_[id];
  return count == 1 ? id : fmt::format("{}#{}", id, count);
}

void Expander::dynamic(const Node& node) {
  const Path& path = std::get<Path>(node.expression->operand.what);
  const Resolved found = resolve(path, scope_);
  if (found.value == nullptr) return;
  model::Table table = dynamic_table(*found.value, found.path);
  for (const auto* rows : {&table.header, &table.rows}) {
    for (const model::Row& row : *rows) {
      if (!step(node.at)) return;
      for (const model::Cell& cell : row.cells) {
        for (const model::Text& line : cell.lines) charge(model::plain(line).size(), node.at);
      }
    }
  }
  table.id = register_id(node, {});
  emit(std::move(table));
}

}  // namespace vanthu::templates
