#include "layout/table.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace vanthu::layout {
namespace {

const rules::Border& wider(const rules::Border& a, const rules::Border& b) {
  return b.width > a.width ? b : a;
}

// Stacks the cell's paragraphs. The spacing before the first and after the last counts in full.
void set_cell(SetCell& cell, const Column& column, std::string_view page_label,
              ParagraphSetter& setter, const AddBlock& add_block) {
  std::vector<SetParagraph> paragraphs;
  paragraphs.reserve(cell.source->paragraphs.size());
  for (const rules::StyledParagraph& paragraph : cell.source->paragraphs) {
    const std::uint32_t block = add_block(paragraph, cell, column);
    paragraphs.push_back(setter.set(paragraph, column, page_label, block));
    if (paragraphs.size() > 1) join_borders(paragraphs[paragraphs.size() - 2], paragraphs.back());
  }
  Length y;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    SetParagraph& paragraph = paragraphs[i];
    y += i == 0 ? Length(paragraph.format().before) : gap_between(paragraphs[i - 1], paragraph);
    y += paragraph.above;
    const Length lines_top = y;
    for (SetLine& line : paragraph.lines) {
      const Length height = line.height;
      // LibreOffice gives the spacing before to every piece of a paragraph that begins a cell's part.
      const bool first = &line == &paragraph.lines.front();
      const Length lead = paragraph.format().before + (first ? paragraph.above : Length());
      cell.lines.push_back({std::move(line), y, lead});
      y += height;
    }
    draw_borders(paragraph, {lines_top, y}, cell.strokes);
    y += paragraph.below;
  }
  if (!paragraphs.empty()) y += paragraphs.back().format().after;
  cell.content = y;
}

bool row_keeps_next(const SetRow& row) {
  // LibreOffice asks the first paragraph of the first cell.
  if (row.cells.empty() || row.cells.front().column != 0) return false;
  const auto& paragraphs = row.cells.front().source->paragraphs;
  return !paragraphs.empty() && paragraphs.front().format.keep_next;
}

class TableSetter {
 public:
  TableSetter(const rules::StyledTable& source, SetTable& table) : source_(source), table_(table) {}

  // LibreOffice keeps the edges between columns in ten thousandths of the table's width: up to a twip
  // beside the grid, which decides a line break in a narrow column now and then.
  void find_edges(const Column& column) {
    constexpr std::int64_t parts = 10'000;
    const Length left = column.x + source_.indent;
    std::int64_t total = 0;
    for (const Length width : source_.columns) total += width.twips();
    table_.edges.push_back(left);
    std::int64_t reached = 0;
    for (const Length width : source_.columns) {
      reached += width.twips();
      const std::int64_t part = total == 0 ? 0 : (reached * parts + total / 2) / total;
      table_.edges.push_back(left + Length::twips(part * total / parts));
    }
  }

  void set_cells(std::string_view page_label, ParagraphSetter& setter, const AddBlock& add_block) {
    std::vector<std::size_t> open(table_.columns(), 0);  // rows still covered from above
    table_.rows.resize(source_.rows.size());
    for (std::size_t r = 0; r < source_.rows.size(); ++r) {
      SetRow& row = table_.rows[r];
      row.source = &source_.rows[r];
      row.owners.resize(table_.columns());
      row.cells.reserve(row.source->cells.size());
      std::size_t column = 0;
      const auto skip_covered = [&] {
        for (; column < table_.columns() && open[column] > 0; ++column) {
          --open[column];
          row.owners[column] = table_.rows[r - 1].owners[column];
        }
      };
      for (const rules::StyledCell& source : row.source->cells) {
        skip_covered();
        const std::size_t after = column + static_cast<std::size_t>(source.column_span);
        assert(after <= table_.columns() && "a row has more cells than columns");
        SetCell& cell = row.cells.emplace_back();
        cell.source = &source;
        cell.row = r;
        cell.column = column;
        const Length x = table_.edges[column] + source_.cell_margins[1];
        const Length right = table_.edges[after] - source_.cell_margins[3];
        set_cell(cell, {x, right - x}, page_label, setter, add_block);
        if (source.row_span > 1) table_.has_row_spans = true;
        for (; column < after; ++column) {
          row.owners[column] = table_.order.size();
          open[column] = static_cast<std::size_t>(source.row_span) - 1;
        }
        table_.order.push_back({r, row.cells.size() - 1});
      }
      skip_covered();
      assert(column == table_.columns() && "a row has fewer cells than columns");
      row.keep_next = row_keeps_next(row);
      if (row.source->header && table_.headers == r) table_.headers = r + 1;
    }
    // A table of header rows only has nothing to repeat them for.
    if (table_.headers == table_.rows.size()) table_.headers = 0;
    for (std::size_t r = 0; r < table_.headers; ++r) table_.rows[r].keep_next = true;
  }

  void find_heights() {
    const Length margins = table_.margins();
    std::vector<SetTable::CellIndex> spanning;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      SetRow& row = table_.rows[r];
      row.border = table_.border_between(r == 0 ? no_row : r - 1, r);
      Length content;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const SetCell& cell = row.cells[c];
        if (cell.source->row_span > 1) {
          spanning.push_back({r, c});
        } else {
          content = std::max(content, margins + cell.content);
        }
        if (!cell.lines.empty()) {
          const CellLine& first = cell.lines.front();
          const Length least =
              cell.lines.size() == 1 ? cell.content : first.top + first.set.need;
          row.first_line = std::max(row.first_line, row.border + margins + least);
        }
      }
      row.height = row.border + content;
      for (auto it = spanning.begin(); it != spanning.end();) {
        const SetCell& cell = table_.rows[it->row].cells[it->cell];
        if (cell.last_row() > r) {
          ++it;
          continue;
        }
        Length above = -table_.rows[cell.row].border;
        for (std::size_t i = cell.row; i < r; ++i) above += table_.rows[i].height;
        row.height = std::max(row.height, margins + cell.content - above);
        it = spanning.erase(it);
      }
      using Rule = rules::LineSpacing::Rule;
      if (row.source->height_rule == Rule::AtLeast) {
        row.height = std::max(row.height, row.source->height);
      } else if (row.source->height_rule == Rule::Exact) {
        row.height = row.source->height;
      }
    }
  }

 private:
  const rules::StyledTable& source_;
  SetTable& table_;
};

}  // namespace

rules::Border SetTable::horizontal(std::size_t upper, std::size_t lower,
                                   std::size_t column) const {
  const SetCell* above = upper == no_row ? nullptr : &owner(upper, column);
  const SetCell* below = lower == no_row ? nullptr : &owner(lower, column);
  if (above == below) return {};
  if (above == nullptr) return below->source->borders.top;
  if (below == nullptr) return above->source->borders.bottom;
  return wider(above->source->borders.bottom, below->source->borders.top);
}

rules::Border SetTable::vertical(std::size_t row, std::size_t edge) const {
  const SetCell* left = edge == 0 ? nullptr : &owner(row, edge - 1);
  const SetCell* right = edge == columns() ? nullptr : &owner(row, edge);
  if (left == right) return {};
  if (left == nullptr) return right->source->borders.left;
  if (right == nullptr) return left->source->borders.right;
  return wider(left->source->borders.right, right->source->borders.left);
}

Length SetTable::border_between(std::size_t upper, std::size_t lower) const {
  Length width;
  for (std::size_t column = 0; column < columns(); ++column) {
    width = std::max<Length>(width, horizontal(upper, lower, column).width);
  }
  return width.snapped();
}

SetTable set_table(const rules::StyledTable& table, const Column& column,
                   std::string_view page_label, ParagraphSetter& setter,
                   const AddBlock& add_block) {
  SetTable set;
  set.source = &table;
  TableSetter table_setter(table, set);
  table_setter.find_edges(column);
  table_setter.set_cells(page_label, setter, add_block);
  table_setter.find_heights();
  return set;
}

}  // namespace vanthu::layout
