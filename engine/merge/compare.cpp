#include "merge/compare.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "docx/parse/walk.h"
#include "merge/compare_sections.h"
#include "merge/file_record.h"
#include "merge/find_blocks.h"
#include "merge/flow.h"
#include "merge/hand_format.h"
#include "merge/places.h"

namespace vanthu::merge {
namespace {

using docx::edit::diff;
using docx::edit::Hunk;
using docx::parse::Document;
using Kind = Difference::Kind;
using Standing = Unit::Standing;

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) (text += i == 0 ? "" : " | ") += cells[i];
  return text;
}

class Comparer {
 public:
  Comparer(const OlderFile& older, const Document& newer)
      : older_(older),
        newer_(newer),
        base_(older.document, older.record),
        found_(find_blocks(newer, base_.record())) {}

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
    for (Difference& one : compare_sections(older_.document, newer_, sections())) {
      result_.differences.push_back(std::move(one));
    }
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

  // Which section of the newer file has most of what stood in each of the older one.
  [[nodiscard]] std::vector<Index> sections() const {
    const auto before = sections_of(older_.document);
    const auto after = sections_of(newer_);
    std::vector<std::map<Index, std::size_t>> votes(older_.document.sections.size());
    for (Index i = 0; i < found_.blocks.size(); ++i) {
      if (found_.blocks[i].unit == none) continue;
      const auto one = before.find(address_of(base_.unit(i)));
      const auto other = after.find(address_of(found_.units[found_.blocks[i].unit]));
      if (one != before.end() && other != after.end()) ++votes[one->second][other->second];
    }
    std::vector<Index> result(votes.size(), none);
    for (std::size_t i = 0; i < votes.size(); ++i) {
      std::size_t most = 0;
      for (const auto& [section, count] : votes[i]) {
        if (count > most) result[i] = section;
        most = std::max(most, count);
      }
    }
    return result;
  }

  // The table or paragraph of the body that holds it; nested ones go uncounted.
  [[nodiscard]] static const void* address_of(const Unit& unit) {
    return unit.table != nullptr ? static_cast<const void*>(unit.table) : unit.paragraph;
  }

  [[nodiscard]] static std::unordered_map<const void*, Index> sections_of(
      const Document& document) {
    std::unordered_map<const void*, Index> result;
    Index section = 0;
    for (const FlowItem& item :
         flow_items(document.part_of(document.body()), document.body().blocks)) {
      result.emplace(item.address(), std::min<Index>(section, Index(document.sections.size() - 1)));
      const bool ends =
          item.paragraph != nullptr && item.paragraph->section != docx::parse::no_node;
      if (ends) ++section;
    }
    return result;
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
  FileRecord base_;
  FoundBlocks found_;
  Comparison result_;
  std::size_t compared_formats_ = 0, unlike_formats_ = 0;
};

}  // namespace

Comparison compare(const OlderFile& older, const Document& newer) {
  return Comparer(older, newer).run();
}

}  // namespace vanthu::merge
