#include "merge/columns.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "text/text.h"

namespace vanthu::merge {
namespace {

// What the header says above each column.
std::vector<std::string> headers(const Side& side, const docx::parse::Table& table) {
  std::vector<std::string> result(static_cast<std::size_t>(std::max(table.columns, 0)));
  for (const docx::parse::Row& row : table.rows) {
    if (!is_header_row(side.part, row)) break;
    const auto unit = side.units.find(&row);
    if (unit == side.units.end()) continue;
    const auto& texts = side.found.units[unit->second].cells;
    std::size_t index = 0;
    for (const docx::parse::Cell& cell : row.cells) {
      if (cell.merge == docx::parse::Cell::Merge::Continue) continue;
      const std::string text = index < texts.size() ? text::folded(texts[index]) : std::string();
      ++index;
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        if (c < static_cast<int>(result.size())) result[static_cast<std::size_t>(c)] += text + '\n';
      }
    }
  }
  return result;
}

}  // namespace

bool is_header_row(const docx::parse::StoryPart& part, const docx::parse::Row& row) {
  if (row.properties == docx::parse::no_node) return false;
  const auto& xml = part.tree.xml();
  for (const auto node : xml.children(row.properties)) {
    if (xml.names()[xml.name(node)].local == "tblHeader") return true;
  }
  return false;
}

bool Columns::has(int their_column) const {
  return std::find(theirs.begin(), theirs.end(), their_column) != theirs.end();
}

Columns match_columns(const Side& edited, const docx::parse::Table& table, const Side& ours,
                      const docx::parse::Table& our_table) {
  Columns columns;
  const auto count = static_cast<std::size_t>(std::max(our_table.columns, 0));
  columns.theirs.resize(count, Columns::gone);
  columns.same = table.columns == our_table.columns;
  if (columns.same) {
    std::iota(columns.theirs.begin(), columns.theirs.end(), 0);
    return columns;
  }
  // The longest common sequence of headers; tables have at most 63 columns.
  const std::vector<std::string> one = headers(ours, our_table);
  const std::vector<std::string> other = headers(edited, table);
  std::vector<std::vector<int>> best(one.size() + 1, std::vector<int>(other.size() + 1, 0));
  for (std::size_t i = one.size(); i-- > 0;) {
    for (std::size_t j = other.size(); j-- > 0;) {
      best[i][j] =
          one[i] == other[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    if (one[i] == other[j]) {
      columns.theirs[i++] = static_cast<int>(j++);
    } else if (best[i + 1][j] >= best[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return columns;
}

}  // namespace vanthu::merge
