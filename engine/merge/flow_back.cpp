#include "merge/flow_back.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "data/write_json.h"
#include "docx/edit/plain_text.h"
#include "docx/edit/text_diff.h"
#include "merge/data_path.h"
#include "merge/read_shown.h"
#include "merge/typed_items.h"
#include "merge/places.h"

namespace vanthu::merge {
namespace {

using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::plain_text;
using docx::edit::TextRange;

using Standing = Unit::Standing;

class FlowBack {
 public:
  FlowBack(const FlowInput& input, data::Value data, Diagnostics& diagnostics)
      : input_(input), data_(std::move(data)), diagnostics_(diagnostics) {}

  [[nodiscard]] FlowedBack run() {
    read_bound();
    for (Index i = 0; i < input_.found.blocks.size(); ++i) read_block(i);
    set_values();
    read_items();
    set_items();
    result_.data = std::move(data_);
    return std::move(result_);
  }

 private:
  struct Change {
    std::string before, after, place;
  };
  // By path, in its order; several only when they differ.
  std::map<std::string, std::vector<Change>, std::less<>> changes_;

  void note(std::string_view path, Change change) {
    changes_[std::string(path)].push_back(std::move(change));
  }

  void read_bound() {
    const std::vector<Record::Value>& values = input_.record.values;
    if (input_.bound.size() != values.size()) return;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string before = plain_text(values[i].text);
      const std::string after = plain_text(input_.bound[i]);
      if (before != after) note(values[i].path, {before, after, ""});
    }
  }

  void read_block(Index block) {
    const FoundBlock& found = input_.found.blocks[block];
    if (found.unit == none || found.is_unchanged) return;
    const ShownCells* shown = stretches_of(block);
    const bool is_whole = found.joined_to == none && !is_split(block);
    if (shown == nullptr || !is_whole) return outside(block, 0);
    const Unit& unit = input_.found.units[found.unit];
    const std::vector<std::string>& now = unit.cells;
    if (unit.kind == Unit::Kind::Row && visible_cells(*unit.table_row) != shown->size()) {
      if (!stand_in_order(*shown, now)) outside(block, 0);
      return;
    }
    for (std::size_t cell = 0; cell < std::max(shown->size(), now.size()); ++cell) {
      const std::string_view after = cell < now.size() ? std::string_view(now[cell]) : "";
      if (cell >= shown->size()) {
        outside(block, cell);
      } else if (text_of((*shown)[cell]) != after) {
        read_cell(block, cell, (*shown)[cell], after);
      }
    }
  }

  using ShownCells = std::vector<ShownCell>;

  // Cells put in, merged or divided by hand: no cell is known by its number any more.
  [[nodiscard]] static std::size_t visible_cells(const docx::parse::Row& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const docx::parse::Cell& cell) {
          return cell.merge != docx::parse::Cell::Merge::Continue;
        }));
  }

  // Every old text is there, in its order.
  [[nodiscard]] static bool stand_in_order(const ShownCells& before,
                                           const std::vector<std::string>& now) {
    auto at = now.begin();
    for (const ShownCell& cell : before) {
      const std::string text = text_of(cell);
      if (text.empty()) continue;
      at = std::find(at, now.end(), text);
      if (at == now.end()) return false;
      ++at;
    }
    return true;
  }

  // nullptr where they do not make the text of the record.
  [[nodiscard]] const ShownCells* stretches_of(Index block) const {
    const RecordedBlock& recorded = input_.record.blocks[block];
    const ShownCells* shown = input_.shown == nullptr ? nullptr : input_.shown->find(recorded.key);
    if (shown == nullptr) return nullptr;
    for (std::size_t i = 0; i < std::max(shown->size(), recorded.cells.size()); ++i) {
      const std::string text = i < shown->size() ? text_of((*shown)[i]) : "";
      const std::string said =
          i < recorded.cells.size() ? plain_text(recorded.cells[i]) : std::string();
      if (text != said) return nullptr;
    }
    return shown;
  }

  [[nodiscard]] bool is_split(Index block) const {
    const std::size_t next = input_.found.blocks[block].unit + std::size_t{1};
    const std::vector<Unit>& units = input_.found.units;
    return next < units.size() && units[next].standing == Standing::Split &&
           units[next].block == block;
  }

  void outside(Index block, std::size_t cell) {
    diagnostics_.add(Code::EditOutsideData, {}, {where(input_.record, block, cell)});
  }

  // Every stretch with what was changed in it; what touches no single value is outside.
  void read_cell(Index block, std::size_t cell, const ShownCell& stretches,
                 std::string_view after) {
    struct Edited {
      TextRange at;  // of the text before
      std::string text;
      std::uint32_t done;
      bool is_changed = false;
    };
    const std::string before = text_of(stretches);
    std::vector<Edited> edited;
    std::uint32_t begin = 0;
    for (const Stretch& stretch : stretches) {
      const auto end = static_cast<std::uint32_t>(begin + stretch.text.size());
      edited.push_back({{begin, end}, "", begin});
      begin = end;
    }
    bool any_outside = false;
    for (const Hunk& hunk : diff(before, after)) {
      const std::size_t owner = stretch_of(stretches, hunk.old_text);
      if (owner == stretches.size()) {
        any_outside = true;
        continue;
      }
      Edited& one = edited[owner];
      one.text.append(before, one.done, hunk.old_text.begin - one.done);
      one.text += hunk.new_text.of(after);
      one.done = hunk.old_text.end;
      one.is_changed = true;
    }
    for (std::size_t i = 0; i < edited.size(); ++i) {
      Edited& one = edited[i];
      if (!one.is_changed) continue;
      one.text.append(before, one.done, one.at.end - one.done);
      note(stretches[i].field, {stretches[i].text, one.text, where(input_.record, block, cell)});
    }
    if (any_outside) outside(block, cell);
  }

  void set_values() {
    for (auto& [path, changes] : changes_) {
      data::Value* value = value_at(data_, path);
      if (value == nullptr) {
        diagnostics_.add(Code::ValueNotUnderstood, {},
                         {path, changes.front().after, changes.front().place});
        continue;
      }
      set_value(path, *value, changes);
    }
  }

  void set_value(const std::string& path, data::Value& value, const std::vector<Change>& changes) {
    std::optional<data::Value> read;
    const Change* first = nullptr;
    const Change* not_read = nullptr;
    for (const Change& change : changes) {
      auto again = read_shown(value, change.before, change.after);
      if (!again) {
        if (not_read == nullptr) not_read = &change;
        continue;
      }
      if (read && data::json_compact(*read) != data::json_compact(*again)) {
        diagnostics_.add(Code::ValueInTwoForms, {},
                         {path, first->after, change.after, change.place});
        return;
      }
      // Bound values have no place of their own: the text around them tells it.
      if (first == nullptr || first->place.empty()) first = &change;
      read = std::move(again);
    }
    if (!read) {
      const Code code = is_in_capitals(value, not_read->before) ? Code::ValueInCapitals
                                                                : Code::ValueNotUnderstood;
      diagnostics_.add(code, {}, {path, not_read->after, not_read->place});
      return;
    }
    if (data::json_compact(*read) == data::json_compact(value)) return;
    const std::string place = first->place.empty() ? path : first->place;
    diagnostics_.add(Code::ValueFlowsBack, {}, {path, first->before, first->after, place});
    value = *std::move(read);
    ++result_.values;
  }

  // --- items

  void read_items() {
    if (input_.shown == nullptr) return;
    const std::vector<Unit>& units = input_.found.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& unit = units[i];
      if (unit.standing != Standing::Added || unit.kind == Unit::Kind::Row) continue;
      if (unit.row != none) continue;
      if (auto item = item_before(i)) take(unit, *std::move(item));
    }
  }

  // Like the block before it, typed items in between left out.
  [[nodiscard]] std::optional<TypedItem> item_before(std::size_t at) {
    const std::vector<Unit>& units = input_.found.units;
    for (std::size_t i = at; i-- > 0;) {
      const Unit& unit = units[i];
      if (unit.kind == Unit::Kind::Row) return std::nullopt;
      if (unit.standing != Standing::Block) continue;
      const ShownCells* beside = stretches_of(unit.block);
      if (beside == nullptr || beside->size() != 1) return std::nullopt;
      return read_typed_item(units[at].text(), beside->front(), data_);
    }
    return std::nullopt;
  }

  void take(const Unit& unit, TypedItem item) {
    const std::string place = "“" + first_words(unit.text()) + "”";
    const Code code = input_.adopt ? Code::ItemAdopted : Code::ItemOffered;
    diagnostics_.add(code, {}, {place, data::json_line(item.item), item.list});
    ++(input_.adopt ? result_.adopted : result_.offered);
    if (input_.adopt) items_.push_back(std::move(item));
  }

  // From the last to the first, so that no place moves before it is used.
  void set_items() {
    for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
      data::Value* list = value_at(data_, item->list);
      auto* values = list == nullptr ? nullptr : std::get_if<data::Array>(&list->content);
      if (values == nullptr || item->index >= values->size()) continue;
      values->insert(values->begin() + static_cast<std::ptrdiff_t>(item->index) + 1,
                     std::move(item->item));
    }
  }

  const FlowInput& input_;
  data::Value data_;
  Diagnostics& diagnostics_;
  FlowedBack result_;
  std::vector<TypedItem> items_;
};

}  // namespace

FlowedBack flow_back(const FlowInput& input, data::Value data, Diagnostics& diagnostics) {
  return FlowBack(input, std::move(data), diagnostics).run();
}

}  // namespace vanthu::merge
