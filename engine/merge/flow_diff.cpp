#include "merge/flow_diff.h"

#include <algorithm>
#include <map>
#include <string>

#include "docx/edit/paragraph_edit.h"
#include "docx/edit/text_diff.h"
#include "docx/edit/text_map.h"
#include "docx/parse/walk.h"
#include "docx/edit/break_mark.h"
#include "merge/strike.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::map_text;
using docx::edit::MappedText;
using docx::edit::ParagraphEdit;
using docx::edit::similarity;
using docx::parse::Cell;
using docx::parse::no_node;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::Row;
using docx::parse::StoryPart;
using docx::parse::Table;

std::string text_of(const StoryPart& part, const Row& row) {
  std::string text;
  for (const Cell& cell : row.cells) {
    docx::parse::for_each_paragraph(cell.blocks, [&](const Paragraph& paragraph) {
      (text += map_text(part, paragraph).text) += '\n';
    });
  }
  return text;
}

PairText text_of(const StoryPart& part, const FlowItem& item) {
  if (item.paragraph != nullptr) return {map_text(part, *item.paragraph).text, false};
  PairText result{"", true};
  for (const Row& row : item.table->rows) result.text += text_of(part, row);
  return result;
}

std::vector<PairText> texts_of(const StoryPart& part, const std::vector<FlowItem>& items) {
  std::vector<PairText> result;
  result.reserve(items.size());
  for (const FlowItem& item : items) result.push_back(text_of(part, item));
  return result;
}

// A field begins here and ends elsewhere, or the other way round: its marks must stay.
bool has_open_field(const Paragraph& paragraph) {
  int open = 0;
  for (const Piece& piece : paragraph.pieces) {
    if (piece.kind == Piece::Kind::FieldBegin) ++open;
    if (piece.kind == Piece::Kind::FieldEnd) --open;
    if (open < 0) return true;
  }
  return open != 0;
}

bool is_closed(const StoryPart& part, const Paragraph& paragraph) {  // <w:p/>
  return part.tree.xml().start_tag(paragraph.node) == part.tree.range(paragraph.node);
}

bool have_one_shape(const Row& one, const Row& other) {
  return std::equal(one.cells.begin(), one.cells.end(), other.cells.begin(), other.cells.end(),
                    [](const Cell& a, const Cell& b) {
                      return a.column == b.column && a.column_span == b.column_span &&
                             a.merge == b.merge;
                    });
}

}  // namespace

void FlowDiff::run(const docx::parse::Story& older, const docx::parse::Story& newer) {
  const StoryPart& part = sides_.older;
  Flow flow(part, older.blocks, part.tree.xml().content(older.node).begin);
  const Items items = flow_items(sides_.newer, newer.blocks);
  note_tables(items);
  merge(flow, items);
}

void FlowDiff::note_tables(const Items& newer) {
  for (const FlowItem& item : newer) {
    if (item.table == nullptr) continue;
    for (const Row& row : item.table->rows) table_of_[&row] = item.table;
  }
}

// The table in which most of the rows stand by now.
const Table* FlowDiff::known_table(const Table& table) const {
  std::map<const Table*, std::size_t> votes;
  const Table* best = nullptr;
  std::size_t most = 0;
  for (const Row& row : table.rows) {
    const auto known = sides_.known.find(&row);
    const auto now = known == sides_.known.end() ? table_of_.end() : table_of_.find(known->second);
    if (now != table_of_.end() && ++votes[now->second] > most) {
      best = now->second;
      most = votes[best];
    }
  }
  return best;
}

std::vector<std::size_t> FlowDiff::known_items(const Items& older, const Items& newer) const {
  std::unordered_map<const void*, std::size_t> places;
  for (std::size_t i = 0; i < newer.size(); ++i) places.emplace(newer[i].address(), i);
  std::vector<std::size_t> result;
  result.reserve(older.size());
  for (const FlowItem& item : older) {
    const void* now = nullptr;
    if (item.table != nullptr) {
      now = known_table(*item.table);
    } else if (const auto known = sides_.known.find(item.paragraph); known != sides_.known.end()) {
      now = known->second;
    }
    const auto place = places.find(now);
    result.push_back(place == places.end() ? newer.size() : place->second);
  }
  return result;
}

void FlowDiff::merge(Flow& flow, const Items& newer) {
  const ItemPairs pairs = pair_items(texts_of(sides_.older, flow.items),
                                     texts_of(sides_.newer, newer), known_items(flow.items, newer));
  Stretch stretch{0, 0, 0, 0, false};
  for (const auto& [one, other] : pairs) {
    stretch.old_end = one;
    stretch.new_end = other;
    change(flow, newer, stretch);
    if (flow.items[one].paragraph != nullptr) {
      paragraph(*flow.items[one].paragraph, *newer[other].paragraph);
    } else {
      table(flow, one, *newer[other].table);
    }
    stretch.old_begin = one + 1;
    stretch.new_begin = other + 1;
  }
  stretch.old_end = flow.items.size();
  stretch.new_end = newer.size();
  stretch.is_last = true;
  change(flow, newer, stretch);
  flow.sequence.finish(sides_.older.tree.xml().bytes(), patch_);
}

void FlowDiff::change(Flow& flow, const Items& newer, const Stretch& stretch) {
  if (stretch.is_last) return change_end(flow, newer, stretch);
  for (std::size_t i = stretch.old_begin; i < stretch.old_end; ++i) {
    // What parts two tables that stay.
    const bool parts = i > 0 && i == stretch.old_begin && i + 1 == stretch.old_end &&
                       i + 1 < flow.items.size() && flow.items[i - 1].table != nullptr &&
                       flow.items[i + 1].table != nullptr;
    strike(flow, i, !parts);
  }
  for (std::size_t i = stretch.new_begin; i < stretch.new_end; ++i) {
    put(flow, stretch.old_end, newer, i, true);
  }
}

// The break behind the last paragraph can be neither deleted nor inserted: of those that go or come
// each marks the break before it.
void FlowDiff::change_end(Flow& flow, const Items& newer, const Stretch& stretch) {
  const auto is_paragraph = [](const FlowItem& item) {
    return item.paragraph != nullptr && item.paragraph->section == no_node;
  };
  const bool goes = stretch.old_begin < stretch.old_end;
  const bool comes = stretch.new_begin < stretch.new_end;
  if (!goes && !comes) return;
  const auto old_begin = flow.items.begin() + static_cast<std::ptrdiff_t>(stretch.old_begin);
  const auto new_begin = newer.begin() + static_cast<std::ptrdiff_t>(stretch.new_begin);
  const bool shifts = goes != comes && stretch.old_begin > 0 &&
                      is_paragraph(flow.items[stretch.old_begin - 1]) &&
                      std::all_of(old_begin, flow.items.end(), is_paragraph) &&
                      std::all_of(new_begin, newer.end(), is_paragraph);
  if (shifts) {
    const Paragraph& before = *flow.items[stretch.old_begin - 1].paragraph;
    const std::string mark = (goes ? "<w:del" : "<w:ins") + marks_.attributes() + "/>";
    if (!is_closed(sides_.older, before)) docx::edit::mark_break(sides_.older, before, mark, patch_);
  }
  for (std::size_t i = stretch.old_begin; i < stretch.old_end; ++i) {
    strike(flow, i, i + 1 < stretch.old_end || comes);
  }
  for (std::size_t i = stretch.new_begin; i < stretch.new_end; ++i) {
    put(flow, stretch.old_end, newer, i, i + 1 < stretch.new_end);
  }
}

void FlowDiff::strike(const Flow& flow, std::size_t index, bool mark) {
  ++changes_;
  const FlowItem& item = flow.items[index];
  if (item.table != nullptr) {
    for (const Row& row : item.table->rows) strike_row(sides_.older, row, marks_, patch_);
    return;
  }
  const Paragraph& paragraph = *item.paragraph;
  if (has_open_field(paragraph)) return strike_words(paragraph);
  if (is_closed(sides_.older, paragraph)) {
    if (mark) {
      docx::edit::mark_break(sides_.older, paragraph, "<w:del" + marks_.attributes() + "/>", patch_);
    }
    return;
  }
  strike_paragraph(sides_.older, paragraph, mark && paragraph.section == no_node, marks_, patch_);
}

void FlowDiff::strike_words(const Paragraph& paragraph) {
  const MappedText text = map_text(sides_.older, paragraph);
  if (text.text.empty()) return;
  ParagraphEdit(sides_.older, paragraph, text, marks_, patch_)
      .replace_tracked({0, static_cast<std::uint32_t>(text.text.size())}, "");
}

// `behind`: how many items of the older flow stand before it.
void FlowDiff::put(Flow& flow, std::size_t behind, const Items& newer, std::size_t index,
                   bool mark) {
  ++changes_;
  const auto element = static_cast<std::uint32_t>(behind);  // elements are counted from 1
  const FlowItem& item = newer[index];
  if (item.paragraph != nullptr) {
    flow.sequence.put_behind(element, copy_.paragraph(sides_.newer, *item.paragraph, mark));
    return;
  }
  // Two tables with nothing between them become one.
  const bool joins = behind > 0 && flow.items[behind - 1].table != nullptr;
  if (joins) flow.sequence.put_behind(element, copy_.blank());
  flow.sequence.put_behind(element, copy_.table(sides_.newer, *item.table));
  const bool next_joins = behind < flow.items.size() && flow.items[behind].table != nullptr;
  const bool ends = behind == flow.items.size() && index + 1 == newer.size();
  if (next_joins || ends) flow.sequence.put_behind(element, ends ? "<w:p/>" : copy_.blank());
}

void FlowDiff::paragraph(const Paragraph& older, const Paragraph& newer) {
  const MappedText before = map_text(sides_.older, older);
  const MappedText after = map_text(sides_.newer, newer);
  if (before.text == after.text) return;
  ++changes_;
  if (is_closed(sides_.older, older)) {
    patch_.replace(sides_.older.tree.range(older.node),
                   "<w:p>" + copy_.words(sides_.newer, newer) + "</w:p>");
    return;
  }
  if (before.text.empty()) {
    patch_.insert(sides_.older.tree.xml().content(older.node).end,
                  copy_.words(sides_.newer, newer));
    return;
  }
  constexpr int too_unlike = 300;  // of a thousand words: a person would write it anew
  std::vector<Hunk> hunks = diff(before.text, after.text);
  if (similarity(before.text, after.text) < too_unlike) {
    hunks = {{{0, static_cast<std::uint32_t>(before.text.size())},
              {0, static_cast<std::uint32_t>(after.text.size())}}};
  }
  ParagraphEdit edit(sides_.older, older, before, marks_, patch_);
  for (const Hunk& hunk : hunks) {
    edit.replace_tracked(hunk.old_text, as_words(sides_.newer, newer, after, hunk.new_text));
  }
}

void FlowDiff::table(Flow& flow, std::size_t index, const Table& newer) {
  const Table& older = *flow.items[index].table;
  if (older.columns == newer.columns) return row(older, newer);
  if (text_of(sides_.older, flow.items[index]).text ==
      text_of(sides_.newer, FlowItem{nullptr, &newer, {}}).text) {
    return;
  }
  strike(flow, index, true);
  const auto element = static_cast<std::uint32_t>(index + 1);
  flow.sequence.put_behind(element, copy_.blank());
  flow.sequence.put_behind(element, copy_.table(sides_.newer, newer));
  const bool next_joins = index + 1 < flow.items.size() && flow.items[index + 1].table != nullptr;
  if (next_joins) flow.sequence.put_behind(element, copy_.blank());
}

void FlowDiff::row(const Table& older, const Table& newer) {
  std::vector<PairText> olds, news;
  std::unordered_map<const void*, std::size_t> places;
  for (const Row& one : newer.rows) {
    places.emplace(&one, news.size());
    news.push_back({text_of(sides_.newer, one), true});
  }
  std::vector<std::size_t> known;
  Sequence sequence(older.rows.empty() ? 0
                                       : sides_.older.tree.range(older.rows.front().node).begin);
  for (const Row& one : older.rows) {
    olds.push_back({text_of(sides_.older, one), true});
    const auto now = sides_.known.find(&one);
    const auto place = now == sides_.known.end() ? places.end() : places.find(now->second);
    known.push_back(place == places.end() ? newer.rows.size() : place->second);
    const auto& controls = one.controls;
    sequence.add(sides_.older.tree.range(
        controls.empty() ? one.node : sides_.older.controls[controls.front()].node));
  }
  std::size_t old_done = 0;
  std::size_t new_done = 0;
  const auto change_until = [&](std::size_t old_end, std::size_t new_end) {
    for (; old_done < old_end; ++old_done, ++changes_) {
      strike_row(sides_.older, older.rows[old_done], marks_, patch_);
    }
    for (; new_done < new_end; ++new_done, ++changes_) {
      sequence.put_behind(static_cast<std::uint32_t>(old_end),
                          copy_.row(sides_.newer, newer.rows[new_done]));
    }
  };
  for (const auto& [one, other] : pair_items(olds, news, known)) {
    const Row& old_row = older.rows[one];
    const Row& new_row = newer.rows[other];
    if (!have_one_shape(old_row, new_row) && olds[one].text != news[other].text) {
      change_until(one + 1, other + 1);
      continue;
    }
    change_until(one, other);
    if (olds[one].text != news[other].text) cells(old_row, new_row);
    old_done = one + 1;
    new_done = other + 1;
  }
  change_until(older.rows.size(), newer.rows.size());
  sequence.finish(sides_.older.tree.xml().bytes(), patch_);
}

void FlowDiff::cells(const Row& older, const Row& newer) {
  for (std::size_t i = 0; i < older.cells.size(); ++i) {
    const Cell& cell = older.cells[i];
    Flow flow(sides_.older, cell.blocks, begin_of(sides_.older, cell));
    const Items items = flow_items(sides_.newer, newer.cells[i].blocks);
    note_tables(items);
    merge(flow, items);
  }
}

}  // namespace vanthu::merge
