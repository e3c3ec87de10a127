#include "merge/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "docx/block_name.h"
#include "docx/parse/walk.h"
#include "merge/find_blocks.h"
#include "merge/hand_format.h"
#include "merge/units.h"
#include "merge/where.h"

namespace vanthu::merge {
namespace {

using docx::parse::Document;
using Kind = Difference::Kind;
using Standing = Unit::Standing;

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) (text += i == 0 ? "" : " | ") += cells[i];
  return text;
}

// The older file as a record of itself: what stands in it, by the names it stands under.
class Base {
 public:
  explicit Base(const OlderFile& file) : units_(units_of(file.document)) {
    std::vector<std::string_view> names(units_.units.size());
    for (const NameInUnit& one : units_.names) {
      // Of a row the first in it, which is its own.
      for (const Index unit : {one.unit, units_.units[one.unit].row}) {
        if (unit != none && names[unit].empty()) names[unit] = one.name;
      }
    }
    if (file.record != nullptr) {
      own_ = find_blocks(file.document, *file.record);
      for (Index i = 0; i < own_.units.size(); ++i) {
        if (own_.units[i].standing == Standing::Frame) units_.units[i].standing = Standing::Frame;
      }
    }
    record_.sections.emplace_back();
    std::unordered_map<const docx::parse::Table*, Index> tables;
    for (Index i = 0; i < units_.units.size(); ++i) {
      add(i, names[i], tables);
      const docx::parse::Paragraph* paragraph = units_.units[i].paragraph;
      if (paragraph != nullptr && paragraph->section != docx::parse::no_node) {
        record_.sections.push_back(fmt::format("{}", record_.sections.size()));
      }
    }
  }

  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const Unit& unit(Index block) const { return units_.units[unit_of_[block]]; }
  // The block of the file's own record; none where there is none.
  [[nodiscard]] Index own_block(Index block) const {
    if (own_.units.empty()) return none;
    const Unit& unit = own_.units[unit_of_[block]];
    return unit.standing == Standing::Block ? unit.block : none;
  }

 private:
  void add(Index index, std::string_view name,
           std::unordered_map<const docx::parse::Table*, Index>& tables) {
    const Unit& unit = units_.units[index];
    if (unit.standing == Standing::Blank || unit.standing == Standing::Contents) return;
    const bool is_row = unit.kind == Unit::Kind::Row;
    if (is_row && unit.standing == Standing::Frame) return;
    // What stands in a row belongs to it.
    if (unit.row != none && units_.units[unit.row].standing != Standing::Frame) return;
    RecordedBlock block;
    block.kind = is_row ? RecordedBlock::Kind::Row : RecordedBlock::Kind::Paragraph;
    block.key = fmt::format("{}", index);
    block.bookmark = name;
    block.section = static_cast<Index>(record_.sections.size() - 1);
    if (unit.table != nullptr) {
      const auto [table, is_new] =
          tables.emplace(unit.table, static_cast<Index>(record_.tables.size()));
      if (is_new) record_.tables.push_back({"", block.section});
      block.table = table->second;
    }
    block.cells = unit.cells;
    record_.blocks.push_back(std::move(block));
    unit_of_.push_back(index);
  }

  Units units_;
  FoundBlocks own_;
  Record record_;
  std::vector<Index> unit_of_;  // by block
};

class Comparer {
 public:
  Comparer(const OlderFile& older, const Document& newer)
      : older_(older), newer_(newer), base_(older), found_(find_blocks(newer, base_.record())) {}

  [[nodiscard]] Comparison run() {
    Index next = 0;  // block of the older file that was not told yet
    for (Index i = 0; i < found_.units.size(); ++i) {
      const Unit& unit = found_.units[i];
      if (unit.standing == Standing::Block) {
        const FoundBlock& found = found_.blocks[unit.block];
        // What stood before it and is gone.
        if (!found.is_moved) {
          for (; next < unit.block; ++next) tell_removed(next);
          next = std::max(next, unit.block + 1);
        }
        tell_block(unit.block, i);
      } else if (is_added(unit)) {
        result_.differences.push_back(
            {Kind::Added, place_of_added(i), "", joined(unit.cells), {}, {}});
      }
    }
    for (; next < found_.blocks.size(); ++next) tell_removed(next);
    settle_formats();
    result_.confidence = found_.confidence;
    return std::move(result_);
  }

 private:
  void tell_removed(Index block) {
    if (found_.blocks[block].unit != none) return;
    const RecordedBlock& one = base_.record().blocks[block];
    result_.differences.push_back(
        {Kind::Removed, where(base_.record(), block), joined(one.cells), "", {}, {}});
  }

  // Paragraphs that were joined to it or cut off from it are part of it.
  void tell_block(Index block, Index unit) {
    const FoundBlock& found = found_.blocks[block];
    const Record& record = base_.record();
    if (found.is_moved) {
      result_.differences.push_back({Kind::Moved,
                                     where(record, block),
                                     joined(record.blocks[block].cells),
                                     joined(found_.units[unit].cells),
                                     {},
                                     {}});
    }
    if (found.is_unchanged) return compare_format(block, unit);
    std::vector<std::string> before = record.blocks[block].cells;
    std::vector<std::string> after = found_.units[unit].cells;
    for (Index other = block + 1; other < found_.blocks.size(); ++other) {
      if (found_.blocks[other].joined_to != block) break;
      before.front() += '\n' + record.blocks[other].text();
    }
    for (Index rest = unit + 1; rest < found_.units.size(); ++rest) {
      const Unit& one = found_.units[rest];
      if (one.standing != Standing::Split || one.block != block) break;
      after.front() += '\n' + one.text();
    }
    const std::size_t cells = std::max(before.size(), after.size());
    before.resize(cells);
    after.resize(cells);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (before[cell] != after[cell]) tell_cell(block, cell, before[cell], after[cell]);
    }
  }

  void tell_cell(Index block, std::size_t cell, const std::string& before,
                 const std::string& after) {
    Difference one{
        Kind::Changed, where(base_.record(), block, cell), before, after, diff(before, after), {}};
    const Index own = base_.own_block(block);
    const auto* shown = older_.shown == nullptr || own == none
                            ? nullptr
                            : older_.shown->find(older_.record->blocks[own].key);
    if (shown != nullptr && cell < shown->size() && text_of((*shown)[cell]) == before) {
      for (const Hunk& hunk : one.hunks) {
        const std::size_t stretch = stretch_of((*shown)[cell], hunk.old_text);
        if (stretch == (*shown)[cell].size()) continue;
        const std::string field((*shown)[cell][stretch].field);
        if (one.fields.empty() || one.fields.back() != field) one.fields.push_back(field);
      }
    }
    result_.differences.push_back(std::move(one));
  }

  void compare_format(Index block, Index unit) {
    const std::string before = format_of(older_.document, base_.unit(block));
    const std::string after = format_of(newer_, found_.units[unit]);
    ++compared_formats_;
    if (before == after) return;
    ++unlike_formats_;
    result_.differences.push_back(
        {Kind::Formatted, where(base_.record(), block), before, after, {}, {}});
  }

  [[nodiscard]] static std::string format_of(const Document& document, const Unit& unit) {
    const docx::parse::StoryPart& part = document.part_of(document.body());
    if (unit.paragraph != nullptr) return hand_format(part, *unit.paragraph);
    std::string format;
    for (const docx::parse::Cell& cell : unit.table_row->cells) {
      docx::parse::for_each_paragraph(cell.blocks, [&](const docx::parse::Paragraph& paragraph) {
        const std::string one = hand_format(part, paragraph);
        if (!one.empty()) (format += format.empty() ? "" : " | ") += one;
      });
    }
    return format;
  }

  // A program that writes the same formatting in its own way has not been told to change it.
  void settle_formats() {
    constexpr std::size_t few = 4;
    if (unlike_formats_ <= few || unlike_formats_ * 2 < compared_formats_) return;
    std::erase_if(result_.differences,
                  [](const Difference& one) { return one.kind == Kind::Formatted; });
    result_.formats_unlike = true;
  }

  [[nodiscard]] bool is_added(const Unit& unit) const {
    if (unit.standing == Standing::Copy) return true;
    if (unit.standing != Standing::Added) return false;
    // Of a row that was added it is a part.
    return unit.row == none || found_.units[unit.row].standing == Standing::Frame;
  }

  // Behind the nearest block before it.
  [[nodiscard]] std::string place_of_added(Index unit) const {
    for (Index i = unit; i-- > 0;) {
      if (found_.units[i].standing == Standing::Block)
        return where(base_.record(), found_.units[i].block);
    }
    return "";
  }

  const OlderFile& older_;
  const Document& newer_;
  Base base_;
  FoundBlocks found_;
  Comparison result_;
  std::size_t compared_formats_ = 0, unlike_formats_ = 0;
};

}  // namespace

Comparison compare(const OlderFile& older, const Document& newer) {
  return Comparer(older, newer).run();
}

}  // namespace vanthu::merge
