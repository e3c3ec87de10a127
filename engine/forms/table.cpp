#include "forms/table.h"

#include <algorithm>
#include <tuple>

namespace vanthu::forms {
namespace {

using data::Cell;
using data::MergedRange;
using data::Row;

}  // namespace

Table::Table(const data::Sheet& sheet, const std::function<bool(std::string_view)>& is_known)
    : sheet_(&sheet), first_row_(sheet.rows.size()) {
  if (sheet.rows.empty()) return;
  read_columns(find_header(is_known), is_known);
  for (const MergedRange& range : sheet.merged) {
    if (first_row_ < sheet.rows.size() && range.first_row >= sheet.rows[first_row_].number &&
        range.last_row > range.first_row) {
      downwards_.push_back(range);
    }
  }
  std::sort(downwards_.begin(), downwards_.end(), [](const MergedRange& a, const MergedRange& b) {
    return std::tie(a.first_column, a.first_row) < std::tie(b.first_column, b.first_row);
  });
}

std::size_t Table::find_header(const std::function<bool(std::string_view)>& is_known) const {
  for (std::size_t i = 0; i + 1 < sheet_->rows.size(); ++i) {
    const std::vector<Cell>& cells = sheet_->rows[i].cells;
    if (cells.size() > 1 || is_known(cells.front().text)) return i;
  }
  return 0;  // one column at most: its first cell names it
}

const Row* Table::find_row(std::uint32_t number) const {
  const auto found =
      std::lower_bound(sheet_->rows.begin(), sheet_->rows.end(), number,
                       [](const Row& row, std::uint32_t wanted) { return row.number < wanted; });
  return found == sheet_->rows.end() || found->number != number ? nullptr : &*found;
}

void Table::read_columns(std::size_t header,
                         const std::function<bool(std::string_view)>& is_known) {
  const Row& upper = sheet_->rows[header];
  first_row_ = header + 1;
  const Row* lower = find_row(upper.number + 1);
  std::vector<MergedRange> over;  // header cells above several columns
  std::uint32_t last_row = upper.number;
  for (const MergedRange& range : sheet_->merged) {
    if (range.first_row != upper.number) continue;
    if (range.last_row > upper.number) last_row = upper.number + 1;
    if (range.last_row == upper.number && range.last_column > range.first_column) {
      over.push_back(range);
    }
  }
  const auto group_of = [&](std::uint32_t column) -> const Cell* {
    for (const MergedRange& range : over) {
      if (column >= range.first_column && column <= range.last_column) {
        return upper.find(range.first_column);
      }
    }
    return nullptr;
  };
  // A second row belongs to the header when a name stands there under a merged cell.
  bool has_lower = false;
  if (lower != nullptr) {
    for (const Cell& cell : lower->cells) {
      const Cell* group = group_of(cell.column);
      has_lower = has_lower || (group != nullptr &&
                                (is_known(group->text + "." + cell.text) || is_known(cell.text)));
    }
  }
  if (last_row > upper.number) has_lower = lower != nullptr;  // a cell merged down into it
  if (has_lower) last_row = lower->number;
  for (const Cell& cell : upper.cells) {
    if (has_lower && group_of(cell.column) != nullptr) continue;
    columns_.push_back({cell.column, cell.text, "", cell.at});
  }
  if (has_lower) {
    for (const Cell& cell : lower->cells) {
      const Cell* group = group_of(cell.column);
      columns_.push_back({cell.column, cell.text, group == nullptr ? "" : group->text, cell.at});
    }
    std::sort(columns_.begin(), columns_.end(),
              [](const Column& a, const Column& b) { return a.index < b.index; });
  }
  while (first_row_ < sheet_->rows.size() && sheet_->rows[first_row_].number <= last_row) {
    ++first_row_;
  }
}

const Cell* Table::cell(std::size_t index, std::uint32_t column) const {
  const Row& own = row(index);
  if (const Cell* found = own.find(column)) return found;
  if (downwards_.empty()) return nullptr;
  auto after = std::upper_bound(
      downwards_.begin(), downwards_.end(), std::pair(column, own.number),
      [](const std::pair<std::uint32_t, std::uint32_t>& wanted, const MergedRange& range) {
        return wanted < std::pair(range.first_column, range.first_row);
      });
  if (after == downwards_.begin()) return nullptr;
  const MergedRange& range = *std::prev(after);
  if (range.first_column != column || range.last_row < own.number) return nullptr;
  const Row* first = find_row(range.first_row);
  return first == nullptr ? nullptr : first->find(column);
}

}  // namespace vanthu::forms
