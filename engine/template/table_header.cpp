#include "template/table_header.h"

#include <algorithm>
#include <utility>

namespace vanthu::templates {
namespace {

model::Cell head_cell(std::vector<model::Text> lines, Place at) {
  model::Cell cell;
  cell.lines = std::move(lines);
  cell.align = model::Align::Center;
  cell.bold = true;
  cell.at = at;
  return cell;
}

}  // namespace

std::vector<model::Row> header_rows(const std::vector<ColumnHead>& heads) {
  if (heads.empty()) return {};
  const bool grouped = std::any_of(heads.begin(), heads.end(),
                                   [](const ColumnHead& head) { return !head.group.empty(); });
  std::vector<model::Row> rows(grouped ? 2 : 1);
  for (model::Row& row : rows) row.at = heads.front().at;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const ColumnHead& head = heads[i];
    model::Cell cell = head_cell(head.lines, head.at);
    if (head.group.empty()) {
      cell.row_span = grouped ? 2 : 1;
      rows.front().cells.push_back(std::move(cell));
      continue;
    }
    if (i > 0 && heads[i - 1].group == head.group) {
      ++rows.front().cells.back().column_span;
    } else {
      model::Text name = model::text_of(head.group, head.at);
      name.front().field = head.group_field;
      rows.front().cells.push_back(head_cell({std::move(name)}, head.at));
    }
    rows.back().cells.push_back(std::move(cell));
  }
  return rows;
}

}  // namespace vanthu::templates
