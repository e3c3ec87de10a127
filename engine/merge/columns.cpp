#include "merge/columns.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "text/text.h"

namespace vanthu::merge {

std::vector<std::string> headers(const Side& side, const docx::parse::Table& table) {
  std::vector<std::string> result(static_cast<std::size_t>(std::max(table.columns, 0)));
  for (const docx::parse::Row& row : table.rows) {
    if (!is_header_row(side.part, row)) break;
    const auto unit = side.units.find(&row);
    if (unit == side.units.end()) continue;
    const auto& texts = side.found.units[unit->second].cells;
    std::size_t index = 0;
    for (const docx::parse::Cell& cell : row.cells) {
      if (cell.merge == docx::parse::Cell::Merge::Continue) continue;
      const std::string text = index < texts.size() ? text::folded(texts[index]) : std::string();
      ++index;
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        if (c < static_cast<int>(result.size())) result[static_cast<std::size_t>(c)] += text + '\n';
      }
    }
  }
  return result;
}

namespace {

// By the longest common sequence (tables have at most 63 columns); between its members as many on
// both sides are the same ones under other headers.
std::vector<int> matched(const std::vector<std::string>& one,
                         const std::vector<std::string>& other) {
  std::vector<std::vector<int>> best(one.size() + 1, std::vector<int>(other.size() + 1, 0));
  for (std::size_t i = one.size(); i-- > 0;) {
    for (std::size_t j = other.size(); j-- > 0;) {
      best[i][j] =
          one[i] == other[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  std::vector<int> result(one.size(), Columns::gone);
  std::size_t one_done = 0;
  std::size_t other_done = 0;
  const auto rename = [&](std::size_t one_end, std::size_t other_end) {
    if (one_end - one_done == other_end - other_done) {
      for (; one_done < one_end; ++one_done) result[one_done] = static_cast<int>(other_done++);
    }
    one_done = one_end + 1;
    other_done = other_end + 1;
  };
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    if (one[i] == other[j]) {
      rename(i, j);
      result[i++] = static_cast<int>(j++);
    } else if (best[i + 1][j] >= best[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  rename(one.size(), other.size());
  return result;
}

struct HeaderState {
  std::size_t lines = 0;          // of the edited table; 0: not known
  bool is_edited = false;         // its words are not those of the record
  bool is_changed = false;        // ours are not
  std::vector<std::string> base;  // of the first line, cell by cell
};

HeaderState header_state(const Side& edited, const docx::parse::Table& table, const Side& ours,
                         const docx::parse::Table& our_table) {
  HeaderState state;
  for (const docx::parse::Row& row : table.rows) {
    if (!is_header_row(edited.part, row)) break;
    const Index block = edited.block_of(&row);
    if (block == none && state.lines == 0) return {};
    const bool is_same = block != none && same_cells(edited.record.blocks[block].cells,
                                                     edited.unit_of(block)->cells);
    state.is_edited = state.is_edited || !is_same;
    if (++state.lines > 1) continue;
    for (const std::string& cell : edited.record.blocks[block].cells) {
      state.base.push_back(text::folded(cell) + '\n');
    }
  }
  std::size_t our_lines = 0;
  for (const docx::parse::Row& row : our_table.rows) {
    if (!is_header_row(ours.part, row)) break;
    ++our_lines;
    const Index block = ours.block_of(&row);
    const auto base =
        block == none ? edited.blocks.end() : edited.blocks.find(ours.record.blocks[block].key);
    const bool is_same =
        base != edited.blocks.end() &&
        same_cells(edited.record.blocks[base->second].cells, ours.record.blocks[block].cells);
    state.is_changed = state.is_changed || !is_same;
  }
  state.is_changed = state.is_changed || our_lines != state.lines;
  return state;
}

bool is_single(const docx::parse::StoryPart& part, const docx::parse::Table& table) {
  const bool has_second = table.rows.size() > 1 && is_header_row(part, table.rows[1]);
  return !has_second &&
         table.rows.front().cells.size() == static_cast<std::size_t>(std::max(table.columns, 0));
}

// What headed the columns when the file was made; empty where that is not known.
std::vector<std::string> base_headers(const HeaderState& state, const Side& edited,
                                      const docx::parse::Table& table, const Side& ours,
                                      const docx::parse::Table& our_table) {
  if (state.lines == 0) return {};
  if (state.lines == 1 && is_single(ours.part, our_table)) return state.base;
  if (!state.is_edited) return headers(edited, table);
  if (!state.is_changed) return headers(ours, our_table);
  return {};
}

// What template and people did to the columns that were there.
void plan(Columns& columns, const std::vector<std::string>& theirs,
          const std::vector<std::string>& base, const std::vector<std::string>& ours) {
  const std::vector<int> to_base = matched(theirs, base);
  const std::vector<int> to_ours = matched(base, ours);
  columns.theirs.assign(ours.size(), Columns::gone);
  columns.made.assign(theirs.size(), false);
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    if (to_base[i] == Columns::gone) continue;
    columns.made[i] = true;
    const int our = to_ours[static_cast<std::size_t>(to_base[i])];
    if (our == Columns::gone) {
      columns.dropped.push_back(static_cast<int>(i));
    } else {
      columns.theirs[static_cast<std::size_t>(our)] = static_cast<int>(i);
    }
  }
  int behind = Columns::gone;
  for (std::size_t j = 0; j < ours.size(); ++j) {
    const int our = static_cast<int>(j);
    if (columns.theirs[j] != Columns::gone) {
      behind = columns.theirs[j];
    } else if (std::find(to_ours.begin(), to_ours.end(), our) == to_ours.end()) {
      columns.added.push_back({our, behind});
    }
  }
  columns.same = theirs.size() == ours.size() && columns.added.empty() && columns.dropped.empty();
  for (std::size_t j = 0; j < ours.size(); ++j) {
    columns.same = columns.same && columns.theirs[j] == static_cast<int>(j);
  }
}

}  // namespace

bool Columns::drops(int their_column) const {
  return std::find(dropped.begin(), dropped.end(), their_column) != dropped.end();
}

bool Columns::has(int their_column) const {
  const auto index = static_cast<std::size_t>(their_column);
  if (index < made.size()) return made[index];
  return std::find(theirs.begin(), theirs.end(), their_column) != theirs.end();
}

Columns match_columns(const Side& edited, const docx::parse::Table& table, const Side& ours,
                      const docx::parse::Table& our_table, bool base_is_known) {
  Columns columns;
  const HeaderState state =
      base_is_known ? header_state(edited, table, ours, our_table) : HeaderState();
  const std::vector<std::string> base = base_headers(state, edited, table, ours, our_table);
  if (!base.empty()) {
    plan(columns, headers(edited, table), base, headers(ours, our_table));
    return columns;
  }
  columns.same = table.columns == our_table.columns;
  columns.is_unclear = state.lines > 0 && state.is_changed && !columns.same;
  if (columns.same) {
    columns.theirs.resize(static_cast<std::size_t>(std::max(our_table.columns, 0)));
    std::iota(columns.theirs.begin(), columns.theirs.end(), 0);
  } else {
    columns.theirs = matched(headers(ours, our_table), headers(edited, table));
  }
  return columns;
}

}  // namespace vanthu::merge
