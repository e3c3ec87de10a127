#include "merge/merge_flow.h"

#include <algorithm>
#include <map>
#include <memory>

#include "docx/edit/text_map.h"
#include "merge/contents.h"
#include "merge/flow.h"
#include "merge/keep_order.h"
#include "merge/merge_cell.h"
#include "merge/merge_paragraph.h"
#include "merge/merge_sections.h"
#include "merge/merge_table.h"
#include "merge/places.h"
#include "merge/report_changes.h"
#include "merge/units.h"

namespace vanthu::merge {
namespace {

using docx::parse::Cell;
using docx::parse::no_node;
using docx::parse::Paragraph;
using docx::parse::Row;
using docx::parse::Table;
using xml::ByteRange;

class BodyMerge {
 public:
  explicit BodyMerge(Context& context)
      : context_(context),
        part_(context.edited.part),
        flow_(part_, context.edited.document.body().blocks,
              part_.tree.xml().content(context.edited.document.body().node).begin),
        sections_(context, flow_),
        has_contents_(has_contents(part_)) {
    for (Index block = 0; block < context.edited.record.blocks.size(); ++block) {
      const Unit* unit = context.edited.unit_of(block);
      const Index table = context.edited.record.blocks[block].table;
      if (unit == nullptr || table == none || unit->table == nullptr) continue;
      tables_.emplace(table, unit->table);
    }
  }

  void run(const std::function<void()>& settle) {
    const std::vector<FlowItem> ours =
        flow_items(context_.ours.part, context_.ours.document.body().blocks);
    sections_.run(ours, [&](const Unit& unit, Index block) { return is_as_made(unit, block); });
    merge(ours, flow_);
    remove(flow_, false);
    if (loses_contents()) remove_contents();
    for (auto& [cell, inner] : cells_) remove(*inner, true);
    settle();
    // From the inside to the outside.
    const std::string_view bytes = part_.tree.xml().bytes();
    for (Sequence& rows : rows_) rows.finish(bytes, context_.patch);
    for (auto& [cell, inner] : cells_) inner->sequence.finish(bytes, context_.patch);
    flow_.sequence.finish(bytes, context_.patch);
  }

 private:
  [[nodiscard]] bool is_in_new_section(Index ours) const {
    return sections_.is_whole_of_ours(context_.ours.record.blocks[ours].section);
  }
  [[nodiscard]] bool is_in_gone_section(Index base) const {
    return sections_.is_whole_of_base(context_.edited.record.blocks[base].section);
  }

  // The table of ours by what stands in it: its key's index in our record; none for an empty one.
  [[nodiscard]] Index our_table(const Table& table) const {
    for (const Row& row : table.rows) {
      const Index block = context_.ours.block_of(&row);
      if (block != none) return context_.ours.record.blocks[block].table;
      for (const Cell& cell : row.cells) {
        for (const FlowItem& item : flow_items(context_.ours.part, cell.blocks)) {
          if (item.paragraph == nullptr) continue;
          const Index one = context_.ours.block_of(item.paragraph);
          if (one != none) return context_.ours.record.blocks[one].table;
        }
      }
    }
    return none;
  }

  [[nodiscard]] Index base_of(Index ours) const {
    const auto found = context_.edited.blocks.find(context_.ours.record.blocks[ours].key);
    return found == context_.edited.blocks.end() ? none : found->second;
  }

  void merge(const std::vector<FlowItem>& ours, Flow& flow) {
    const std::unordered_set<Index> moves = moves_of(ours, flow);
    std::uint32_t cursor = Sequence::front;
    bool put = false;        // the block before was put in: its blanks come with it
    std::size_t blanks = 0;  // of ours since a block that stands in both
    for (const FlowItem& item : ours) {
      if (item.paragraph != nullptr) {
        const Index block = context_.ours.block_of(item.paragraph);
        if (block == none && has_contents_ && is_contents(context_.ours.part, *item.paragraph)) {
          cursor = over_contents(flow, cursor);
          put = false;
          continue;
        }
        if (block == none) {
          if (put) flow.sequence.put_behind(cursor, blank(item, flow, cursor));
          if (!put) cursor = over_blank(flow, cursor, ++blanks);
          continue;
        }
        if (is_in_new_section(block)) {
          pass(block, flow, cursor);
          put = false;
        } else {
          put = paragraph(item, block, flow, cursor, moves);
        }
      } else {
        put = table(item, flow, cursor);
      }
      blanks = 0;
    }
  }

  // A block that is left alone: what comes next goes behind it.
  void pass(Index ours, const Flow& flow, std::uint32_t& cursor) const {
    const Index base = base_of(ours);
    const Unit* unit = base == none ? nullptr : context_.edited.unit_of(base);
    if (unit == nullptr || unit->paragraph == nullptr) return;
    const auto element = flow.elements.find(unit->paragraph);
    if (element != flow.elements.end()) cursor = element->second;
  }

  // Behind the table of contents, which has its own way (contents.h), when it stands further on.
  [[nodiscard]] std::uint32_t over_contents(const Flow& flow, std::uint32_t cursor) const {
    for (std::size_t i = flow.items.size(); i > cursor; --i) {
      const Paragraph* paragraph = flow.items[i - 1].paragraph;
      if (paragraph != nullptr && is_contents(part_, *paragraph)) {
        return static_cast<std::uint32_t>(i);
      }
    }
    return cursor;
  }

  // Behind the next paragraph without words, if one follows there.
  std::uint32_t over_blank(const Flow& flow, std::uint32_t cursor, std::size_t) const {
    if (cursor >= flow.items.size()) return cursor;  // elements are counted from 1
    const FlowItem& next = flow.items[cursor];
    if (next.paragraph == nullptr || next.paragraph->section != no_node) return cursor;
    const auto unit = context_.edited.units.find(next.paragraph);
    const bool empty = unit != context_.edited.units.end() &&
                       context_.edited.found.units[unit->second].standing == Unit::Standing::Blank;
    return empty ? cursor + 1 : cursor;
  }

  std::string blank(const FlowItem& item, Flow&, std::uint32_t) {
    return context_.graft.element(item.paragraph->node, context_.grafting(context_.options.track));
  }

  // True when it was put in.
  bool paragraph(const FlowItem& item, Index ours, Flow& flow, std::uint32_t& cursor,
                 const std::unordered_set<Index>& moves) {
    const RecordedBlock& recorded = context_.ours.record.blocks[ours];
    const Index base = base_of(ours);
    if (base == none) {
      put(item, flow, cursor, context_.options.track);
      context_.changed = true;
      context_.diagnostics.add(Code::AnnexAdded, {},
                               {place_of(context_.ours, ours), shortened(recorded.text())});
      return true;
    }
    const Unit* unit = context_.edited.unit_of(base);
    if (unit == nullptr) {
      const auto before = base_cells(context_, base);
      if (before && same_but_for_number(*before, recorded.cells)) return false;
      put(item, flow, cursor, true);
      ++context_.conflicts;
      context_.changed = true;
      context_.diagnostics.add(Code::AnnexConflictDeleted, {},
                               {place_of(context_.ours, ours), shortened(recorded.text())});
      return true;
    }
    if (unit->paragraph == nullptr) return false;
    if (is_joined(base)) {
      keep_joined(base, recorded);
      return false;
    }
    bool moves_here = moves.contains(base);
    if (moves_here && context_.options.track) {
      // Gone here and new there, because programs refuse tracked moves.
      if (is_untouched(*unit, base) && open_changes(part_, *unit->paragraph).empty()) {
        strike(*unit->paragraph, true);
        put(item, flow, cursor, true, false);
        tell_moved(*unit, base);
        return false;
      }
      moves_here = false;  // what the hand has changed is not thrown away for its place
    }
    const auto before = base_cells(context_, base);
    const ParagraphOutcome outcome =
        merge_paragraph(context_, *unit->paragraph, *item.paragraph,
                        before ? std::optional<std::string>(before->front()) : std::nullopt);
    tell(context_, base, none, outcome, unit->text(), recorded.text());
    const auto element = flow.elements.find(unit->paragraph);
    if (element == flow.elements.end()) return false;
    if (moves_here) {
      flow.sequence.move_behind(cursor, element->second);
      tell_moved(*unit, base);
    }
    cursor = element->second;
    return false;
  }

  // `is_named`: with the bookmark that names it, which stands nowhere else.
  void put(const FlowItem& item, Flow& flow, std::uint32_t cursor, bool tracked, bool is_named = true) {
    Transplant::Options options = context_.grafting(tracked);
    options.points = is_named;
    // The last break of a cell is nobody's to insert.
    options.mark = !flow.in_cell || cursor < flow.items.size();
    flow.sequence.put_behind(cursor, context_.graft.element(item.paragraph->node, options));
  }

  [[nodiscard]] bool is_joined(Index base) const {
    return context_.edited.found.blocks[base].joined_to != none;
  }

  // Somebody has made one paragraph of two: whose words are whose is no longer told.
  void keep_joined(Index base, const RecordedBlock& ours) {
    const auto before = base_cells(context_, base);
    if (before && same_cells(*before, ours.cells)) return;
    context_.diagnostics.add(
        Code::AnnexKept, {},
        {place_of(context_.edited, base), shortened(ours.text()), both("hai đoạn đã nối làm một", "one paragraph made of two")});
  }

  [[nodiscard]] bool is_untouched(const Unit& unit, Index block) const {
    const auto before = base_cells(context_, block);
    return before && same_cells(*before, unit.cells) &&
           !holds_more_than_text(part_, *unit.paragraph);
  }

  // Paragraph or row.
  [[nodiscard]] bool is_as_made(const Unit& unit, Index block) const {
    if (unit.paragraph != nullptr) return is_untouched(unit, block);
    const auto before = base_cells(context_, block);
    return before && same_cells(*before, unit.cells) && !holds_more(part_, *unit.table_row);
  }

  void tell_moved(const Unit& unit, Index block) {
    context_.changed = true;
    context_.diagnostics.add(Code::AnnexMoved, {},
                             {place_of(context_.edited, block), shortened(unit.text())});
  }

  void strike(const Paragraph& paragraph, bool mark) {
    strike_paragraph(part_, paragraph, mark, context_.graft.marks(), context_.patch);
  }

  bool table(const FlowItem& item, Flow& flow, std::uint32_t& cursor) {
    const Index ours = our_table(*item.table);
    if (ours == none) return false;
    const std::string& key = context_.ours.record.tables[ours].key;
    const auto base = context_.edited.tables.find(key);
    if (sections_.is_whole_of_ours(context_.ours.record.tables[ours].section)) {
      const auto stands =
          base == context_.edited.tables.end() ? tables_.end() : tables_.find(base->second);
      const auto element =
          stands == tables_.end() ? flow.elements.end() : flow.elements.find(stands->second);
      if (element != flow.elements.end()) cursor = element->second;
      return false;
    }
    const bool is_data =
        std::any_of(item.table->rows.begin(), item.table->rows.end(),
                    [&](const Row& row) { return context_.ours.block_of(&row) != none; });
    if (base == context_.edited.tables.end()) {
      put_table(item, ours, flow, cursor, context_.options.track);
      return true;
    }
    const auto stands = tables_.find(base->second);
    if (stands == tables_.end()) {
      bring_back(item, ours, base->second, flow, cursor);
      return false;
    }
    if (is_data) {
      rows_.push_back(merge_table(context_, *stands->second, *item.table));
    } else {
      merge_cells(*item.table);
    }
    const auto element = flow.elements.find(stands->second);
    if (element != flow.elements.end()) cursor = element->second;
    return false;
  }

  void put_table(const FlowItem& item, Index ours, Flow& flow, std::uint32_t cursor, bool tracked) {
    std::string markup = tracked
                             ? tracked_table(context_, *item.table)
                             : context_.graft.element(item.table->node, context_.grafting(false));
    flow.sequence.put_behind(cursor, std::move(markup));
    context_.changed = true;
    for (Index i = 0; i < context_.ours.record.blocks.size(); ++i) {
      const RecordedBlock& block = context_.ours.record.blocks[i];
      if (block.table != ours) continue;
      context_.diagnostics.add(Code::AnnexAdded, {},
                               {place_of(context_.ours, i), shortened(joined(block.cells))});
    }
  }

  // A table that somebody has deleted.
  void bring_back(const FlowItem& item, Index ours, Index base, Flow& flow, std::uint32_t cursor) {
    bool differs = false;
    Index first = none;
    for (Index i = 0; i < context_.ours.record.blocks.size(); ++i) {
      const RecordedBlock& block = context_.ours.record.blocks[i];
      if (block.table != ours) continue;
      if (first == none) first = i;
      const Index before = base_of(i);
      differs = differs || before == none ||
                !same_but_for_number(context_.edited.record.blocks[before].cells, block.cells);
    }
    static_cast<void>(base);
    if (!differs || first == none) return;
    flow.sequence.put_behind(cursor, tracked_table(context_, *item.table));
    // Two tables with nothing between them become one.
    flow.sequence.put_behind(cursor, "<w:p/>");
    ++context_.conflicts;
    context_.changed = true;
    context_.diagnostics.add(Code::AnnexConflictDeleted, {},
                             {place_of(context_.ours, first),
                              shortened(joined(context_.ours.record.blocks[first].cells))});
  }

  // A layout table: every cell is a flow of its own.
  void merge_cells(const Table& ours) {
    for (const Row& row : ours.rows) {
      for (const Cell& cell : row.cells) {
        const std::vector<FlowItem> items = flow_items(context_.ours.part, cell.blocks);
        Flow* flow = nullptr;
        for (const FlowItem& item : items) {
          if (item.paragraph == nullptr || flow != nullptr) continue;
          const Index block = context_.ours.block_of(item.paragraph);
          const Index base = block == none ? none : base_of(block);
          const Unit* unit = base == none ? nullptr : context_.edited.unit_of(base);
          if (unit == nullptr || unit->row == none || unit->cell == none) continue;
          const Row* their_row = context_.edited.found.units[unit->row].table_row;
          if (their_row == nullptr || unit->cell >= their_row->cells.size()) continue;
          flow = &flow_of(their_row->cells[unit->cell]);
        }
        if (flow != nullptr) merge(items, *flow);
      }
    }
  }

  Flow& flow_of(const Cell& cell) {
    for (auto& [known, flow] : cells_) {
      if (known == &cell) return *flow;
    }
    cells_.emplace_back(&cell,
                        std::make_unique<Flow>(part_, cell.blocks, begin_of(part_, cell)));
    cells_.back().second->in_cell = true;
    return *cells_.back().second;
  }

  [[nodiscard]] std::unordered_set<Index> moves_of(const std::vector<FlowItem>& ours,
                                                   const Flow& flow) const {
    std::unordered_set<Index> moves;
    std::vector<Index> blocks;
    for (const FlowItem& item : ours) {
      const Index block = item.paragraph == nullptr ? none : context_.ours.block_of(item.paragraph);
      const Index base = block == none ? none : base_of(block);
      const Unit* unit = base == none ? nullptr : context_.edited.unit_of(base);
      if (unit != nullptr && unit->paragraph != nullptr && unit->paragraph->section == no_node &&
          !sections_.ends_section(unit->paragraph) &&
          flow.elements.contains(unit->paragraph) && !is_in_new_section(block)) {
        blocks.push_back(base);
      }
    }
    const std::vector<bool> out = out_of_order(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (out[i] && !context_.edited.found.blocks[blocks[i]].is_moved) moves.insert(blocks[i]);
    }
    return moves;
  }

  // What the data no longer have.
  void remove(Flow& flow, bool in_cell) {
    for (std::size_t i = 0; i < flow.items.size(); ++i) {
      const FlowItem& item = flow.items[i];
      if (item.paragraph != nullptr) {
        const Index block = context_.edited.block_of(item.paragraph);
        if (block == none || is_in_gone_section(block)) continue;
        if (context_.ours.blocks.contains(context_.edited.record.blocks[block].key)) continue;
        remove_paragraph(item, block, flow, in_cell && i + 1 == flow.items.size());
      } else {
        remove_table(i, flow);
      }
    }
  }

  void remove_paragraph(const FlowItem& item, Index block, Flow& flow, bool is_last_of_cell) {
    const Paragraph& paragraph = *item.paragraph;
    const Unit& unit = *context_.edited.unit_of(block);
    const std::string place = place_of(context_.edited, block);
    const std::vector<std::string> authors = open_changes(part_, paragraph);
    if (!authors.empty()) {
      context_.diagnostics.add(Code::AnnexOpenChanges, {}, {place, authors.front()});
      return;
    }
    const bool untouched = is_untouched(unit, block);
    context_.changed = true;
    if (untouched) {
      context_.diagnostics.add(Code::AnnexRemoved, {}, {place, shortened(unit.text())});
    } else {
      ++context_.conflicts;
      context_.diagnostics.add(Code::AnnexConflictEdited, {}, {place, shortened(unit.text())});
    }
    const bool must_stay = paragraph.section != no_node || is_last_of_cell ||
                           sections_.ends_section(&paragraph);
    if (!untouched || context_.options.track) {
      strike(paragraph, !must_stay);
    } else if (must_stay) {
      ByteRange range = part_.tree.xml().content(paragraph.node);
      if (paragraph.properties != no_node) range.begin = part_.tree.range(paragraph.properties).end;
      context_.patch.remove(range);
    } else {
      flow.sequence.remove(flow.elements.at(item.address()), context_.patch);
    }
  }

  // The title of the table of contents is a block, its lines are not.
  [[nodiscard]] bool loses_contents() const {
    const auto has_title = [](const Record& record) {
      return std::any_of(record.blocks.begin(), record.blocks.end(), [](const RecordedBlock& one) {
        return one.key.starts_with("muc-luc[");
      });
    };
    return has_contents_ && has_title(context_.edited.record) &&
           !has_contents(context_.ours.part) && !has_title(context_.ours.record);
  }

  // With its field, so all of its lines go or all are proposed to go.
  void remove_contents() {
    std::unordered_set<std::string> written;
    for (const RecordedBlock& block : context_.edited.record.blocks) written.insert(block.text());
    std::vector<const FlowItem*> lines;
    std::string first, hand, authors;
    for (const FlowItem& item : flow_.items) {
      if (item.paragraph == nullptr || !is_contents(part_, *item.paragraph)) continue;
      lines.push_back(&item);
      const std::string text = 
          docx::edit::map_text(part_, *item.paragraph, docx::edit::PageNumbers::Shown).text;
      const std::string words = text.substr(0, std::min(text.rfind('\t'), text.size()));
      if (first.empty()) first = words;
      if (hand.empty() && !words.empty() && !written.contains(words)) hand = words;
      for (const std::string& one : open_changes(part_, *item.paragraph)) authors = one;
    }
    const std::string place = both("mục lục", "table of contents");
    if (!authors.empty()) {
      context_.diagnostics.add(Code::AnnexOpenChanges, {}, {place, authors});
      return;
    }
    context_.changed = true;
    if (hand.empty()) {
      context_.diagnostics.add(Code::AnnexRemoved, {}, {place, shortened(first)});
    } else {
      ++context_.conflicts;
      context_.diagnostics.add(Code::AnnexConflictEdited, {}, {place, shortened(hand)});
    }
    for (const FlowItem* line : lines) {
      if (hand.empty() && !context_.options.track) {
        flow_.sequence.remove(flow_.elements.at(line->address()), context_.patch);
      } else {
        strike(*line->paragraph, line->paragraph->section == no_node);
      }
    }
  }

  // Only tables whose key is gone; rows of others are the business of merge_table.
  void remove_table(std::size_t index, Flow& flow) {
    const Table& table = *flow.items[index].table;
    const auto named = std::find_if(tables_.begin(), tables_.end(),
                                    [&](const auto& one) { return one.second == &table; });
    if (named == tables_.end()) return;
    const Record::Table& recorded = context_.edited.record.tables[named->first];
    if (context_.ours.tables.contains(recorded.key)) return;
    if (sections_.is_whole_of_base(recorded.section)) return;
    bool untouched = true;
    Index first = none;
    std::string authors;
    for (const Row& row : table.rows) {
      const Index block = context_.edited.block_of(&row);
      if (block == none) {
        untouched = false;
        continue;
      }
      if (first == none) first = block;
      const auto before = base_cells(context_, block);
      untouched = untouched && before &&
                  same_cells(*before, context_.edited.unit_of(block)->cells) &&
                  !holds_more(part_, row);
      if (authors.empty()) authors = open_changes_of(part_, row);
    }
    if (first == none) return;  // a layout table
    const std::string place = place_of(context_.edited, first);
    if (!authors.empty()) {
      context_.diagnostics.add(Code::AnnexOpenChanges, {}, {place, authors});
      return;
    }
    context_.changed = true;
    const std::string words = shortened(joined(context_.edited.unit_of(first)->cells));
    if (!untouched) {
      ++context_.conflicts;
      context_.diagnostics.add(Code::AnnexConflictEdited, {}, {place, words});
    } else {
      context_.diagnostics.add(Code::AnnexRemoved, {}, {place, words});
    }
    if (!untouched || context_.options.track) {
      for (const Row& row : table.rows) {
        if (context_.edited.block_of(&row) != none) strike_row(part_, row, context_.graft.marks(), context_.patch);
      }
      return;
    }
    flow.sequence.remove(flow.elements.at(&table), context_.patch);
    // The paragraph that parted it from what follows.
    if (index + 1 >= flow.items.size() || flow.items[index + 1].paragraph == nullptr) return;
    const Paragraph& next = *flow.items[index + 1].paragraph;
    const auto unit = context_.edited.units.find(&next);
    if (next.section == no_node && unit != context_.edited.units.end() &&
        context_.edited.found.units[unit->second].standing == Unit::Standing::Blank) {
      flow.sequence.remove(flow.elements.at(&next), context_.patch);
    }
  }

  Context& context_;
  const docx::parse::StoryPart& part_;
  Flow flow_;  // the body
  SectionMerge sections_;
  bool has_contents_;
  std::vector<Sequence> rows_;            // of data tables
  std::map<Index, const Table*> tables_;  // table of the base → where it stands
  std::vector<std::pair<const Cell*, std::unique_ptr<Flow>>> cells_;  // in the order first met
};

}  // namespace

void merge_body(Context& context, const std::function<void()>& settle) {
  BodyMerge(context).run(settle);
}

}  // namespace vanthu::merge
