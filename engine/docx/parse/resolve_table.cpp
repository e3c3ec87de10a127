#include "docx/parse/resolve_table.h"

#include <algorithm>
#include <map>

namespace vanthu::docx::parse {
namespace {

// A span of the grid, at least `least`. Word has no more than 63 columns.
int span_of(const PartTree& tree, NodeId properties, Name name, int least) {
  constexpr std::int64_t most = 63;
  const NodeId node = tree.child(properties, name);
  if (node == no_node) return least;
  return static_cast<int>(
      std::clamp<std::int64_t>(tree.number(node, Name::w_val, least), least, most));
}

}  // namespace

void resolve_table(const PartTree& tree, Table& table) {
  if (table.grid != no_node) {
    for (const NodeId one : tree.children(table.grid)) {
      if (tree.name(one) == Name::w_gridCol) ++table.columns;
    }
  }
  std::map<int, Cell*> merged;  // by column: the cell that the row above merges downwards
  for (Row& row : table.rows) {
    row.columns_before = span_of(tree, row.properties, Name::w_gridBefore, 0);
    row.columns_after = span_of(tree, row.properties, Name::w_gridAfter, 0);
    std::map<int, Cell*> next;
    int column = row.columns_before;
    for (Cell& cell : row.cells) {
      cell.column = column;
      cell.column_span = span_of(tree, cell.properties, Name::w_gridSpan, 1);
      column += cell.column_span;
      const NodeId merge = tree.child(cell.properties, Name::w_vMerge);
      if (merge == no_node) continue;
      if (tree.get(merge, Name::w_val) == "restart") {
        cell.merge = Cell::Merge::Restart;
        next[cell.column] = &cell;
        continue;
      }
      const auto above = merged.find(cell.column);
      if (above == merged.end()) continue;
      cell.merge = Cell::Merge::Continue;
      cell.row_span = 0;
      ++above->second->row_span;
      next.insert(*above);
    }
    merged = std::move(next);
    table.columns = std::max(table.columns, column + row.columns_after);
  }
}

}  // namespace vanthu::docx::parse
