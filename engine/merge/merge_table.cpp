#include "merge/merge_table.h"

#include <algorithm>

#include "merge/change_columns.h"
#include "merge/columns.h"
#include "merge/keep_order.h"
#include "merge/merge_cell.h"
#include "merge/places.h"
#include "merge/report_changes.h"

namespace vanthu::merge {
namespace {

using docx::parse::Cell;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Row;
using docx::parse::Table;
using xml::ByteRange;

// With the controls around it.
ByteRange range_of(const docx::parse::StoryPart& part, const Row& row) {
  if (row.controls.empty()) return part.tree.range(row.node);
  return part.tree.range(part.controls[row.controls.front()].node);
}

class TableMerge {
 public:
  TableMerge(Context& context, const Table& edited, const Table& ours)
      : context_(context),
        edited_(edited),
        ours_(ours),
        columns_(match_columns(context.edited, edited, context.ours, ours,
                               context.base_is_known)),
        sequence_(edited.rows.empty() ? 0
                                      : range_of(context.edited.part, edited.rows.front()).begin) {
    for (const Row& row : edited.rows) {
      elements_[&row] = sequence_.add(range_of(context.edited.part, row));
    }
  }

  void run() {
    change_columns(context_, columns_, edited_, ours_);
    note_moves();
    std::uint32_t cursor = Sequence::front;
    for (const Row& row : ours_.rows) {
      const Index ours = context_.ours.block_of(&row);
      if (ours == none) continue;
      const RecordedBlock& recorded = context_.ours.record.blocks[ours];
      const auto base = context_.edited.blocks.find(recorded.key);
      if (base == context_.edited.blocks.end()) {
        add(row, cursor, context_.options.track);
        context_.changed = true;
        context_.diagnostics.add(
            Code::AnnexAdded, {},
            {place_of(context_.ours, ours), shortened(joined(recorded.cells))});
        continue;
      }
      const Unit* unit = context_.edited.unit_of(base->second);
      if (unit == nullptr) {
        bring_back(row, ours, base->second, cursor);
        continue;
      }
      bool moves = moves_.contains(base->second);
      if (moves && context_.options.track) {
        // Gone here and new there, because programs refuse tracked moves.
        if (is_untouched(*unit, base->second) &&
            open_changes_of(part(), *unit->table_row).empty()) {
          strike_row(part(), *unit->table_row, context_.graft.marks(), context_.patch);
          add(row, cursor, true, false);
          tell_moved(*unit, base->second);
          continue;
        }
        moves = false;  // what the hand has changed is not thrown away for its place
      }
      merge_row(context_, columns_, base->second, ours, row);
      const auto element = elements_.find(unit->table_row);
      if (element == elements_.end()) continue;  // somebody moved it to another table
      if (moves) {
        sequence_.move_behind(cursor, element->second);
        tell_moved(*unit, base->second);
      }
      cursor = element->second;
    }
    remove_rows();
  }

  Sequence take() { return std::move(sequence_); }

 private:
  // Rows that the data put elsewhere; what the hand has moved stays where it was moved to.
  void note_moves() {
    std::vector<std::uint32_t> places;
    std::vector<Index> blocks;
    for (const Row& row : ours_.rows) {
      const Index ours = context_.ours.block_of(&row);
      if (ours == none) continue;
      const auto base = context_.edited.blocks.find(context_.ours.record.blocks[ours].key);
      if (base == context_.edited.blocks.end()) continue;
      places.push_back(base->second);
      blocks.push_back(base->second);
    }
    const std::vector<bool> moves = out_of_order(places);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (moves[i] && !context_.edited.found.blocks[blocks[i]].is_moved) moves_.insert(blocks[i]);
    }
  }

  [[nodiscard]] const docx::parse::StoryPart& part() const { return context_.edited.part; }

  // Words and what stands between them are those of the record.
  [[nodiscard]] bool is_untouched(const Unit& unit, Index block) const {
    const auto before = base_cells(context_, block);
    return before && same_cells(*before, cells_as_ours(unit)) &&
           !holds_more(part(), *unit.table_row);
  }

  void tell_moved(const Unit& unit, Index block) {
    context_.changed = true;
    context_.diagnostics.add(Code::AnnexMoved, {},
                             {place_of(context_.edited, block), shortened(joined(unit.cells))});
  }

  // `is_named`: with the bookmark that names it, which stands nowhere else.
  void add(const Row& row, std::uint32_t behind, bool tracked, bool is_named = true) {
    Transplant::Options options = context_.grafting(tracked);
    options.points = is_named;
    sequence_.put_behind(behind, graft_row(context_, columns_, edited_, row, options));
  }

  void bring_back(const Row& row, Index ours, Index base, std::uint32_t behind) {
    const RecordedBlock& recorded = context_.ours.record.blocks[ours];
    const auto before = base_cells(context_, base);
    if (before && same_but_for_number(*before, recorded.cells)) return;
    add(row, behind, true);
    ++context_.conflicts;
    context_.changed = true;
    context_.diagnostics.add(Code::AnnexConflictDeleted, {},
                             {place_of(context_.ours, ours), shortened(joined(recorded.cells))});
  }

  void remove_rows() {
    for (const Row& row : edited_.rows) {
      const Index block = context_.edited.block_of(&row);
      if (block == none) continue;
      const RecordedBlock& recorded = context_.edited.record.blocks[block];
      if (context_.ours.blocks.contains(recorded.key)) continue;
      const Unit& unit = *context_.edited.unit_of(block);
      const std::string place = place_of(context_.edited, block);
      const auto authors = open_changes_of(context_.edited.part, row);
      if (!authors.empty()) {
        context_.diagnostics.add(Code::AnnexOpenChanges, {}, {place, authors});
        continue;
      }
      context_.changed = true;
      const bool untouched = is_untouched(unit, block);
      if (!untouched) {
        ++context_.conflicts;
        context_.diagnostics.add(Code::AnnexConflictEdited, {},
                                 {place, shortened(joined(unit.cells))});
      } else {
        context_.diagnostics.add(Code::AnnexRemoved, {}, {place, shortened(joined(unit.cells))});
      }
      if (untouched && !context_.options.track) {
        sequence_.remove(elements_[&row], context_.patch);
      } else {
        strike_row(context_.edited.part, row, context_.graft.marks(), context_.patch);
      }
    }
  }

  // Without the cells of columns that somebody put in and left empty.
  [[nodiscard]] std::vector<std::string> cells_as_ours(const Unit& unit) const {
    if (columns_.same) return unit.cells;
    std::vector<std::string> result;
    std::size_t index = 0;
    for (const Cell& cell : unit.table_row->cells) {
      if (cell.merge == Cell::Merge::Continue) continue;
      const std::string& text = unit.cells[std::min(index++, unit.cells.size() - 1)];
      if (columns_.has(cell.column) || !text.empty()) result.push_back(text);
    }
    return result;
  }

  Context& context_;
  const Table& edited_;
  const Table& ours_;
  Columns columns_;
  Sequence sequence_;
  std::unordered_map<const Row*, std::uint32_t> elements_;
  std::unordered_set<Index> moves_;  // blocks of the base
};

}  // namespace

Sequence merge_table(Context& context, const Table& edited, const Table& ours) {
  TableMerge merge(context, edited, ours);
  merge.run();
  return merge.take();
}

std::string tracked_table(Context& context, const Table& ours) {
  return context.graft.element(ours.node, context.grafting(true));
}

}  // namespace vanthu::merge
