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
namespace {

// How officials call the number of a row: "số thứ tự 3 tại Phụ lục I".
constexpr const char* row_label = "số thứ tự";

}  // namespace

void Expander::table(const Node& node) {
  model::Table table;
  table.at = node.at;
  row_number_ = 0;
  row_ids_.clear();
  model::Text name;
  for (const Node& child : node.children) {
    if (child.tag == Tag::Name) name = words(child.children);
  }
  const std::string label = attribute_value(node, "nhan").text;
  Mark mark;
  mark.label = label;
  mark.separator = node.get("dau-nhan", ":");
  if (!label.empty()) {
    mark.ordinal = ++running_labels_[label];
    mark.number = fmt::format("{}", mark.ordinal);
  }
  table_mark_ = add_mark(std::move(mark));
  table.id = register_id(node, table_mark_, name);
  table.key = key_of(node, table.id);
  caption(table, numbered_.marks[table_mark_], name);
  std::vector<ColumnHead> heads;
  each(node.children, [&](const Node& child) {
    if (child.tag == Tag::Column) {
      column(child, table, heads);
    } else if (child.tag == Tag::Row) {
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

// "Bảng 1: Chỉ tiêu theo lĩnh vực", above the table.
void Expander::caption(const model::Table& table, const Mark& mark, const model::Text& name) {
  model::Paragraph caption;
  caption.role = model::Paragraph::Role::Caption;
  caption.at = table.at;
  if (!mark.label.empty()) {
    std::string head = mark.label + " " + mark.number;
    if (!name.empty()) head += mark.separator + " ";
    caption.text = model::text_of(std::move(head), table.at);
  }
  caption.text.insert(caption.text.end(), name.begin(), name.end());
  if (caption.text.empty()) return;
  caption.key = table.key + "/ten";
  emit(std::move(caption));
}

void Expander::column(const Node& node, model::Table& table, std::vector<ColumnHead>& heads) {
  model::Table::Column column;
  parse_width(node.get("rong", "1*"), column);
  column.align = parse_align(node.get("canh", "trai")).value_or(model::Align::Left);
  column.names_rows = node.get("tieu-de") == "co";
  table.columns.push_back(column);
  ColumnHead head;
  head.lines = lines(node.children);
  Printed group = attribute_value(node, "nhom");
  head.group = std::move(group.text);
  head.group_field = std::move(group.field);
  head.merge_equal = node.get("gop-giong") == "co";
  head.at = node.at;
  heads.push_back(std::move(head));
}

void Expander::row(const Node& node, model::Table& table) {
  model::Row row;
  row.at = node.at;
  row_is_numbered_ = false;
  std::size_t width = 0;
  model::Text name;
  each(node.children, [&](const Node& child) {
    model::Cell cell;
    cell.at = child.at;
    cell.column_span = parse_count(child.get("gop-cot", "1")).value_or(1);
    cell.align = parse_align(child.get("canh"));
    // Left is what columns are by default, and rules may know better: it centres a column of marks.
    const bool in_column = cell.column_span == 1 && width < table.columns.size();
    if (!cell.align && in_column && table.columns[width].align != model::Align::Left) {
      cell.align = table.columns[width].align;
    }
    const bool was_numbered = row_is_numbered_;
    cell.lines = lines(child.children);
    // The row is called by its first words that are not its number.
    const bool is_number = row_is_numbered_ != was_numbered;
    if (name.empty() && !is_number && !cell.lines.empty()) name = cell.lines.front();
    width += static_cast<std::size_t>(cell.column_span);
    row.cells.push_back(std::move(cell));
  });
  if (stopped_) return;
  if (width != table.columns.size()) {
    diagnostics_.add(Code::RowCells, node.at,
                     {fmt::format("{}", width), fmt::format("{}", table.columns.size())});
    return;
  }
  Mark mark;
  mark.label = row_is_numbered_ ? row_label : "";
  if (row_is_numbered_) mark.number = fmt::format("{}", row_number_);
  mark.ordinal = row_number_;
  mark.in_parent = true;
  mark.parent = table_mark_;
  const std::string id = register_id(node, add_mark(std::move(mark)), name);
  row.id = row_id(id);
  row.key = key_of(node, id);
  table.rows.push_back(std::move(row));
}

// The id the author gave, else the key of the innermost list around. A second row of the same item
// is told apart by its count.
std::string Expander::row_id(const std::string& given) {
  std::string id = given;
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
  table.id = register_id(node, no_mark);
  table.key = key_of(node, table.id);
  int count = 0;
  for (model::Row& row : table.rows) row.key = fmt::format("{}/hang[{}]", table.key, ++count);
  emit(std::move(table));
}

}  // namespace vanthu::templates
