#include "merge/change_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/merge_cell.h"
#include "merge/places.h"
#include "merge/word_markup.h"

namespace vanthu::merge {
namespace {

using docx::parse::Cell;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;
using docx::parse::Row;
using docx::parse::Table;
using xml::ByteRange;

const Cell* covering(const Row& row, int column) {
  for (const Cell& cell : row.cells) {
    if (cell.column <= column && column < cell.column + cell.column_span) return &cell;
  }
  return nullptr;
}

bool fills_grid(const Table& table) {
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
    for (int column = 0; column < table.columns; ++column) {
      if (covering(row, column) == nullptr) return false;
    }
    return true;
  });
}

std::vector<NodeId> grid_of(const PartTree& tree, const Table& table) {
  std::vector<NodeId> result;
  if (table.grid == no_node) return result;
  for (const NodeId child : tree.children(table.grid)) {
    if (tree.name(child) == Name::w_gridCol) result.push_back(child);
  }
  return result;
}

class ColumnChange {
 public:
  ColumnChange(Context& context, Columns& columns, const Table& edited, const Table& ours)
      : context_(context),
        columns_(columns),
        edited_(edited),
        ours_(ours),
        tree_(context.edited.part.tree),
        grid_(grid_of(tree_, edited)),
        our_grid_(grid_of(context.ours.part.tree, ours)) {}

  void tell_unclear() const {
    context_.diagnostics.add(Code::AnnexColumnHeader, {}, {place()});
  }

  void run() {
    const bool fits = fills_grid(edited_) && fills_grid(ours_) &&
                      grid_.size() == static_cast<std::size_t>(edited_.columns) &&
                      our_grid_.size() == static_cast<std::size_t>(ours_.columns);
    if (!fits) return skip();
    keep_edited();
    if (columns_.added.empty() && columns_.dropped.empty()) return;
    pair_rows();
    tell();
    change_grid();
    for (const Row& row : edited_.rows) change_row(row);
    context_.changed = true;
  }

 private:
  [[nodiscard]] std::string place() const {
    for (const Row& row : edited_.rows) {
      const Index block = context_.edited.block_of(&row);
      if (block != none) return place_of(context_.edited, block);
    }
    return {};
  }

  // What heads a column: "Phấn đấu › Năm 2030".
  [[nodiscard]] static std::string name(const Side& side, const Table& table, int column) {
    std::string result;
    for (const Row& row : table.rows) {
      if (&row != &table.rows.front() && !is_header_row(side.part, row)) break;
      const auto unit = side.units.find(&row);
      Index index = 0;
      for (const Cell& cell : row.cells) {
        if (cell.merge == Cell::Merge::Continue) continue;
        const bool above = cell.column <= column && column < cell.column + cell.column_span;
        if (above && unit != side.units.end()) {
          const auto& cells = side.found.units[unit->second].cells;
          if (index < cells.size() && !cells[index].empty()) {
            (result += result.empty() ? "" : " › ") += cells[index];
          }
        }
        ++index;
      }
    }
    return shortened(result);
  }
  [[nodiscard]] std::string our_name(int column) const {
    return name(context_.ours, ours_, column);
  }
  [[nodiscard]] std::string their_name(int column) const {
    return name(context_.edited, edited_, column);
  }

  void skip() {
    for (const Columns::Added& one : columns_.added) {
      context_.diagnostics.add(Code::AnnexColumnSkipped, {},
                               {place(), both("thêm", "adds"), our_name(one.ours)});
    }
    for (const int one : columns_.dropped) {
      context_.diagnostics.add(Code::AnnexColumnSkipped, {},
                               {place(), both("bỏ", "drops"), their_name(one)});
    }
    columns_.added.clear();
    columns_.dropped.clear();
  }

  // What somebody wrote in the column; "" for nothing.
  [[nodiscard]] std::string by_hand(int column) const {
    for (const Row& row : edited_.rows) {
      const auto unit = context_.edited.units.find(&row);
      if (unit == context_.edited.units.end()) continue;
      const auto& cells = context_.edited.found.units[unit->second].cells;
      const Index block = context_.edited.block_of(&row);
      const auto base = block == none ? std::nullopt : base_cells(context_, block);
      std::size_t shown = 0;
      std::size_t made = 0;
      for (const Cell& cell : row.cells) {
        if (cell.merge == Cell::Merge::Continue) continue;
        const std::string now = shown < cells.size() ? cells[shown] : std::string();
        const std::string then = base && made < base->size() ? (*base)[made] : std::string();
        ++shown;
        if (columns_.has(cell.column)) ++made;
        if (cell.column == column && cell.column_span == 1 && now != then) return shortened(now);
      }
    }
    return {};
  }

  void keep_edited() {
    std::erase_if(columns_.dropped, [&](int column) {
      const std::string words = by_hand(column);
      if (words.empty()) return false;
      ++context_.conflicts;
      context_.diagnostics.add(Code::AnnexColumnKept, {}, {place(), their_name(column), words});
      return true;
    });
  }

  void tell() {
    for (const Columns::Added& one : columns_.added) {
      context_.diagnostics.add(Code::AnnexColumnAdded, {}, {place(), our_name(one.ours)});
    }
    for (const int one : columns_.dropped) {
      context_.diagnostics.add(Code::AnnexColumnRemoved, {}, {place(), their_name(one)});
    }
    if (!context_.options.track) return;
    for (const Columns::Added& one : columns_.added) {
      context_.diagnostics.add(Code::AnnexColumnUntracked, {}, {place(), our_name(one.ours)});
    }
    for (const int one : columns_.dropped) {
      context_.diagnostics.add(Code::AnnexColumnUntracked, {}, {place(), their_name(one)});
    }
  }

  void pair_rows() {
    for (const Row& row : ours_.rows) {
      const Index ours = context_.ours.block_of(&row);
      if (ours == none) continue;
      const auto base = context_.edited.blocks.find(context_.ours.record.blocks[ours].key);
      if (base == context_.edited.blocks.end()) continue;
      const Unit* unit = context_.edited.unit_of(base->second);
      if (unit != nullptr) our_rows_[unit->table_row] = &row;
    }
  }

  [[nodiscard]] int width(int our_column) const {
    return static_cast<int>(context_.ours.part.tree.number(
        our_grid_[static_cast<std::size_t>(our_column)], Name::w_w, 0));
  }
  // As it stands afterwards.
  [[nodiscard]] int their_width(int column) const {
    for (std::size_t j = 0; j < columns_.theirs.size(); ++j) {
      if (columns_.theirs[j] == column) return width(static_cast<int>(j));
    }
    return static_cast<int>(tree_.number(grid_[static_cast<std::size_t>(column)], Name::w_w, 0));
  }

  void change_grid() {
    const auto markup = [](int twips) {
      return "<w:gridCol w:w=\"" + fmt::format_int(twips).str() + "\"/>";
    };
    for (int column = 0; column < edited_.columns; ++column) {
      const ByteRange range = tree_.range(grid_[static_cast<std::size_t>(column)]);
      context_.patch.replace(range, columns_.drops(column) ? "" : markup(their_width(column)));
    }
    for (const Columns::Added& one : columns_.added) {
      const std::uint32_t at = one.behind == Columns::gone
                                   ? tree_.range(grid_.front()).begin
                                   : tree_.range(grid_[static_cast<std::size_t>(one.behind)]).end;
      context_.patch.insert(at, markup(width(one.ours)));
    }
  }

  void change_row(const Row& row) {
    const auto found = our_rows_.find(&row);
    const Row* ours = found == our_rows_.end() ? nullptr : found->second;
    std::unordered_map<const Cell*, int> more;        // columns that a cell takes in
    std::unordered_map<const Cell*, int> more_twips;  // their widths
    for (const Columns::Added& one : columns_.added) {
      const Cell* before = covering(row, std::max(one.behind, 0));
      if (one.behind == Columns::gone) {
        if (const Cell* group = cell_of_group(row, ours, one.ours)) {
          ++more[group];
          more_twips[group] += width(one.ours);
        } else if (!stands_in_new_group(ours, one.ours)) {
          context_.patch.insert(range_of(*before).begin, new_cell(ours, one.ours, 0));
        }
        continue;
      }
      const bool inside = before->column + before->column_span - 1 > one.behind;
      const Cell* taker = inside ? before : cell_of_group(row, ours, one.ours);
      if (taker != nullptr) {
        ++more[taker];
        more_twips[taker] += width(one.ours);
      } else if (!stands_in_new_group(ours, one.ours)) {
        context_.patch.insert(range_of(*before).end, new_cell(ours, one.ours, one.behind));
      }
    }
    for (const Cell& cell : row.cells) {
      int span = more[&cell];
      int twips = more_twips[&cell];
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        if (columns_.drops(c)) continue;
        ++span;
        twips += their_width(c);
      }
      if (span == 0) {
        context_.patch.remove(range_of(cell));
      } else {
        resize(cell, span, twips);
      }
    }
  }

  // Our cell goes over several columns, and one of them stands in the row: it takes the new one in.
  [[nodiscard]] const Cell* cell_of_group(const Row& row, const Row* ours, int our_column) const {
    const Cell* cell = ours == nullptr ? nullptr : covering(*ours, our_column);
    if (cell == nullptr || cell->column_span == 1) return nullptr;
    for (int c = cell->column; c < cell->column + cell->column_span; ++c) {
      const int theirs = columns_.of(c);
      if (theirs != Columns::gone && !columns_.drops(theirs)) return covering(row, theirs);
    }
    return nullptr;
  }

  // Behind the first column of a group that is new as a whole; its cell stands there already.
  [[nodiscard]] static bool stands_in_new_group(const Row* ours, int our_column) {
    const Cell* cell = ours == nullptr ? nullptr : covering(*ours, our_column);
    return cell != nullptr && cell->column < our_column;
  }

  [[nodiscard]] ByteRange range_of(const Cell& cell) const {
    const auto& part = context_.edited.part;
    return tree_.range(cell.controls.empty() ? cell.node
                                             : part.controls[cell.controls.front()].node);
  }

  std::string new_cell(const Row* ours, int our_column, int beside) {
    const Cell* cell = ours == nullptr ? nullptr : covering(*ours, our_column);
    if (cell != nullptr && cell->column == our_column) {
      Transplant::Options options = context_.grafting(false);
      options.points = false;
      return context_.graft.element(cell->node, options);
    }
    return empty_cell(context_.edited.part, edited_, beside);
  }

  void resize(const Cell& cell, int span, int twips) {
    const NodeId properties = cell.properties;
    const std::string width =
        "<w:tcW w:w=\"" + fmt::format_int(twips).str() + "\" w:type=\"dxa\"/>";
    const std::string spans =
        span == 1 ? "" : "<w:gridSpan w:val=\"" + fmt::format_int(span).str() + "\"/>";
    if (properties == no_node) {
      if (span > 1) {
        context_.patch.insert(tree_.xml().content(cell.node).begin,
                              "<w:tcPr>" + width + spans + "</w:tcPr>");
      }
      return;
    }
    if (tree_.xml().start_tag(properties) == tree_.range(properties)) {
      context_.patch.replace(tree_.range(properties), "<w:tcPr>" + width + spans + "</w:tcPr>");
      return;
    }
    NodeId old_width = no_node;
    for (const NodeId child : tree_.children(properties)) {
      if (local_name(tree_, child) == "tcW") old_width = child;
    }
    const NodeId old_span = tree_.child(properties, Name::w_gridSpan);
    std::uint32_t behind = tree_.xml().content(properties).begin;
    if (old_width != no_node) {
      context_.patch.replace(tree_.range(old_width), width);
      behind = tree_.range(old_width).end;
    }
    if (old_span != no_node) {
      context_.patch.replace(tree_.range(old_span), spans);
    } else if (!spans.empty()) {
      context_.patch.insert(behind, spans);
    }
  }

  Context& context_;
  Columns& columns_;
  const Table& edited_;
  const Table& ours_;
  const PartTree& tree_;
  std::vector<NodeId> grid_, our_grid_;
  std::unordered_map<const Row*, const Row*> our_rows_;
};

}  // namespace

void change_columns(Context& context, Columns& columns, const Table& edited, const Table& ours) {
  if (columns.is_unclear) ColumnChange(context, columns, edited, ours).tell_unclear();
  if (columns.added.empty() && columns.dropped.empty()) return;
  ColumnChange(context, columns, edited, ours).run();
}

}  // namespace vanthu::merge
