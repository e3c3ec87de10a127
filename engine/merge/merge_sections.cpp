#include "merge/merge_sections.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/merge_cell.h"
#include "merge/merge_paragraph.h"
#include "merge/places.h"
#include "merge/report_changes.h"
#include "merge/section_graft.h"
#include "merge/strike.h"

namespace vanthu::merge {
namespace {

using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::PartTree;
using docx::parse::Row;

bool has_blocks(const Record& record, const std::string& key) {
  return std::any_of(record.blocks.begin(), record.blocks.end(),
                     [&](const RecordedBlock& one) { return record.sections[one.section] == key; });
}

NodeId body_properties(const Side& side) {
  return side.part.tree.child(side.document.body().node, Name::w_sectPr);
}

}  // namespace

SectionMerge::SectionMerge(Context& context, Flow& flow)
    : context_(context), flow_(flow), part_(context.edited.part) {
  const Record& base = context.edited.record;
  const Record& ours = context.ours.record;
  for (Index i = 0; i < ours.sections.size(); ++i) {
    const std::string& key = ours.sections[i];
    if (context.left_out.contains(key)) {
      ours_.insert(i);
    } else if (!has_blocks(base, key) && has_blocks(ours, key)) {
      ours_.insert(i);
      added_.push_back(i);
    }
  }
  for (Index i = 0; i < base.sections.size(); ++i) {
    const std::string& key = base.sections[i];
    if (context.left_out.contains(key)) {
      base_.insert(i);
    } else if (has_blocks(base, key) && !has_blocks(ours, key)) {
      base_.insert(i);
      removed_.push_back(i);
    }
  }
  ranges_ = ranges_of(context.edited, flow.items);
}

std::vector<SectionMerge::Range> SectionMerge::ranges_of(const Side& side,
                                                         const std::vector<FlowItem>& items) const {
  std::vector<Range> ranges;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].paragraph == nullptr || items[i].paragraph->section == no_node) continue;
    ranges.push_back({begin, i + 1, items[i].paragraph->section, false});
    begin = i + 1;
  }
  ranges.push_back({begin, items.size(), body_properties(side), true});
  return ranges;
}

// Where the blocks of a section of the base stand.
std::size_t SectionMerge::range_of(Index section) const {
  const Record& base = context_.edited.record;
  for (Index i = 0; i < base.blocks.size(); ++i) {
    const Unit* unit = context_.edited.unit_of(i);
    if (base.blocks[i].section != section || unit == nullptr) continue;
    const void* address =
        unit->kind == Unit::Kind::Row ? static_cast<const void*>(unit->table) : unit->paragraph;
    if (unit->kind == Unit::Kind::Paragraph && unit->table != nullptr) address = unit->table;
    const auto element = flow_.elements.find(address);
    if (element == flow_.elements.end()) continue;
    const std::size_t item = element->second - 1;
    for (std::size_t r = 0; r < ranges_.size(); ++r) {
      if (ranges_[r].begin <= item && item < ranges_[r].end) return r;
    }
  }
  return ranges_.size();
}

void SectionMerge::tell(Code code, const Side& side, Index section, std::string second) {
  for (Index i = 0; i < side.record.blocks.size(); ++i) {
    if (side.record.blocks[i].section != section) continue;
    context_.diagnostics.add(code, {}, {place_of(side, i), std::move(second)});
    return;
  }
}

void SectionMerge::run(const std::vector<FlowItem>& ours, const Untouched& is_untouched) {
  if (added_.empty() && removed_.empty()) return;
  note_standing();
  if (!added_.empty()) add(ours, ranges_of(context_.ours, ours));
  for (const Index section : removed_) remove(section, is_untouched);
}

void SectionMerge::add(const std::vector<FlowItem>& ours, const std::vector<Range>& our_ranges) {
  if (our_ranges.size() != context_.ours.record.sections.size()) return;  // never in our own files
  for (std::size_t n = 0; n < added_.size(); ++n) {
    const Index section = added_[n];
    // Behind the section before it that the edited file has.
    std::size_t behind = ranges_.size() - 1;
    for (Index before = section; before-- > 0;) {
      const auto& sections = context_.edited.record.sections;
      const auto known =
          std::find(sections.begin(), sections.end(), context_.ours.record.sections[before]);
      const std::size_t range = known == sections.end()
                                    ? ranges_.size()
                                    : range_of(static_cast<Index>(known - sections.begin()));
      if (range == ranges_.size()) continue;
      behind = range;
      break;
    }
    // Whether more come to the same end of the body.
    bool is_very_last = ranges_[behind].is_last;
    for (std::size_t next = n + 1; next < added_.size(); ++next) {
      if (added_[next] == added_[next - 1] + 1) is_very_last = false;
    }
    add(ours, our_ranges, section, behind, is_very_last);
    // Behind what came there before it.
    auto& standing = context_.standing;
    auto place = std::find_if(standing.begin(), standing.end(),
                              [&](const StandingSection& one) { return one.edited == behind; });
    if (place == standing.end()) continue;
    do ++place;
    while (place != standing.end() && place->edited == none);
    standing.insert(place, {none, section});
  }
}

// The sections of the edited file, each with ours of the same key.
void SectionMerge::note_standing() {
  for (Index i = 0; i < ranges_.size(); ++i) context_.standing.push_back({i, none});
  const auto& theirs = context_.edited.record.sections;
  const auto& ours = context_.ours.record.sections;
  for (Index i = 0; i < theirs.size(); ++i) {
    const std::size_t range = range_of(i);
    const auto same = std::find(ours.begin(), ours.end(), theirs[i]);
    if (range == ranges_.size() || same == ours.end()) continue;
    context_.standing[range].ours = static_cast<Index>(same - ours.begin());
  }
}

// The last section gets its break into a paragraph: what the body's last paragraph needs before
// anything can follow it.
void SectionMerge::end_body(NodeId section) {
  if (is_ended_) return;
  is_ended_ = true;
  const PartTree& tree = part_.tree;
  const NodeId old = section;
  const std::string properties =
      old == no_node ? "<w:sectPr/>" : std::string(tree.xml().slice(tree.range(old)));
  const bool track = context_.options.track;
  const std::string mark =
      track ? "<w:ins" + context_.graft.marks().attributes() + "/>" : std::string();
  const FlowItem* last = flow_.items.empty() ? nullptr : &flow_.items.back();
  const bool fits =
      last != nullptr && last->paragraph != nullptr &&
      tree.xml().parent(last->paragraph->node) == context_.edited.document.body().node;
  if (!fits) {
    flow_.sequence.put_behind(static_cast<std::uint32_t>(flow_.items.size()),
                              "<w:p><w:pPr>" +
                                  (mark.empty() ? mark : "<w:rPr>" + mark + "</w:rPr>") +
                                  properties + "</w:pPr></w:p>");
    if (track) closing_ = "<w:p/>";
    return;
  }
  const Paragraph& paragraph = *last->paragraph;
  ends_.insert(&paragraph);
  const std::string ending = ending_properties(part_, paragraph, properties, mark);
  if (paragraph.properties != no_node) {
    context_.patch.replace(tree.range(paragraph.properties), ending);
  } else if (tree.xml().start_tag(paragraph.node) == tree.range(paragraph.node)) {
    context_.patch.replace(tree.range(paragraph.node), "<w:p>" + ending + "</w:p>");
  } else {
    context_.patch.insert_first(tree.xml().content(paragraph.node).begin, ending);
  }
  // Who rejects the insertions joins it to this paragraph, which therefore looks the same.
  if (track) closing_ = "<w:p>" + ending_properties(part_, paragraph, "", "") + "</w:p>";
}

void SectionMerge::add(const std::vector<FlowItem>& ours, const std::vector<Range>& our_ranges,
                       Index section, std::size_t behind, bool is_very_last) {
  const Range& range = our_ranges[section];
  const bool track = context_.options.track;
  const bool at_end = ranges_[behind].is_last;
  const auto element = static_cast<std::uint32_t>(ranges_[behind].end);
  const NodeId old = body_properties(context_.edited);
  if (at_end) end_body(old);
  const std::string properties = context_.sections.properties(
      range.properties, at_end && is_very_last && track ? old : no_node,
      at_end && is_very_last && track ? context_.graft.marks().attributes() : std::string());
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const FlowItem& item = ours[i];
    const bool ends = i + 1 == range.end && !(at_end && is_very_last);
    const NodeId node = item.paragraph != nullptr ? item.paragraph->node : item.table->node;
    std::string markup = context_.graft.element(node, context_.grafting(track));
    if (ends && item.paragraph != nullptr) {
      // Behind everything in its properties.
      const std::size_t close = markup.find("</w:pPr>");
      const std::size_t begin = markup.find('>') + 1;
      if (close == std::string::npos) {
        markup.insert(begin, "<w:pPr>" + properties + "</w:pPr>");
      } else {
        markup.insert(close, properties);
      }
    }
    flow_.sequence.put_behind(element, std::move(markup));
  }
  if (at_end && is_very_last) {
    if (!closing_.empty()) flow_.sequence.put_behind(element, closing_);
    if (old != no_node) {
      context_.patch.replace(part_.tree.range(old), properties);
    } else {
      context_.patch.insert(part_.tree.xml().content(context_.edited.document.body().node).end,
                            properties);
    }
  }
  context_.changed = true;
  const auto& blocks = context_.ours.record.blocks;
  const auto count = std::count_if(blocks.begin(), blocks.end(), [&](const RecordedBlock& one) {
    return one.section == section;
  });
  tell(Code::AnnexSectionAdded, context_.ours, section, fmt::format_int(count).str());
}

void SectionMerge::remove(Index section, const Untouched& is_untouched) {
  const std::size_t number = range_of(section);
  if (number == ranges_.size()) return;  // somebody has deleted all of it
  const Range& range = ranges_[number];
  const Side& side = context_.edited;
  std::string hand;     // the first words that are not ours
  std::string authors;  // of open changes
  bool is_plain = true;
  std::size_t count = 0;
  const auto look = [&](const void* address) {
    const auto found = side.units.find(address);
    if (found == side.units.end()) return;
    const Unit& unit = side.found.units[found->second];
    const bool is_silent = unit.standing == Unit::Standing::Blank ||
                           unit.standing == Unit::Standing::Contents ||
                           unit.standing == Unit::Standing::Frame;
    if (is_silent) return;
    ++count;
    const bool is_ours = unit.standing == Unit::Standing::Block &&
                         side.record.blocks[unit.block].section == section &&
                         is_untouched(unit, unit.block);
    if (!is_ours && hand.empty()) hand = shortened(joined(unit.cells));
  };
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const FlowItem& item = flow_.items[i];
    const NodeId node = item.paragraph != nullptr ? item.paragraph->node : item.table->node;
    is_plain = is_plain && part_.tree.xml().parent(node) == side.document.body().node;
    if (item.paragraph != nullptr) {
      look(item.paragraph);
      for (const std::string& one : open_changes(part_, *item.paragraph)) authors = one;
      continue;
    }
    for (const Row& row : item.table->rows) {
      if (side.units.contains(&row) &&
          side.found.units[side.units.at(&row)].standing == Unit::Standing::Frame) {
        for (const docx::parse::Cell& cell : row.cells) {
          for (const FlowItem& inner : flow_items(part_, cell.blocks)) {
            if (inner.paragraph != nullptr) look(inner.paragraph);
          }
        }
      } else {
        look(&row);
      }
      const std::string open = open_changes_of(part_, row);
      if (!open.empty()) authors = open;
    }
  }
  if (!authors.empty()) return tell(Code::AnnexOpenChanges, side, section, authors);
  context_.changed = true;
  const bool is_last = range.is_last;
  if (!hand.empty()) {
    ++context_.conflicts;
    tell(Code::AnnexSectionKept, side, section, hand);
  } else {
    tell(Code::AnnexSectionRemoved, side, section, fmt::format_int(count).str());
  }
  std::size_t before = number;  // the section that ends the body when the last one goes
  while (before > 0 && gone_.contains(before - 1)) --before;
  if (!hand.empty() || context_.options.track || !is_plain || (is_last && before == 0)) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const FlowItem& item = flow_.items[i];
      if (item.table != nullptr) {
        for (const Row& row : item.table->rows) {
          strike_row(part_, row, context_.graft.marks(), context_.patch);
        }
      } else {
        strike_paragraph(part_, *item.paragraph, !is_last || i + 1 < range.end,
                         context_.graft.marks(), context_.patch);
      }
    }
    if (is_last) tell(Code::AnnexSectionBreak, side, section, {});
    return;
  }
  for (std::size_t i = range.begin; i < range.end; ++i) {
    flow_.sequence.remove(flow_.elements.at(flow_.items[i].address()), context_.patch);
  }
  gone_.insert(number);
  std::erase_if(context_.standing,
                [&](const StandingSection& one) { return one.edited == number; });
  if (!is_last) return;
  const Range& ending = ranges_[before - 1];
  const auto bytes = part_.tree.xml().slice(part_.tree.range(ending.properties));
  if (range.properties != no_node) {
    context_.patch.replace(part_.tree.range(range.properties), std::string(bytes));
  }
  context_.patch.remove(part_.tree.range(ending.properties));
  ends_.insert(flow_.items[ending.end - 1].paragraph);
}

}  // namespace vanthu::merge
