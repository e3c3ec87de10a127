#include "merge/match_rows.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "merge/align.h"

namespace vanthu::merge {
namespace {

constexpr std::string_view digits = "0123456789";

// "…[4]"
bool is_place(std::string_view key) {
  if (!key.ends_with(']')) return false;
  const std::size_t open = key.rfind('[');
  if (open == std::string_view::npos || open + 2 >= key.size()) return false;
  return key.substr(open + 1, key.size() - open - 2).find_first_not_of(digits) ==
         std::string_view::npos;
}

// Without the number that counts the rows.
std::string text_of(const RecordedBlock& row) {
  std::string text;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool is_number = row.cells[i].find_first_not_of("0123456789.") == std::string::npos;
    if (i > 0 || !is_number) text += row.cells[i];
    text += " \f ";
  }
  return text;
}

struct Rows {
  std::vector<Index> blocks;
  std::vector<std::string> texts;

  [[nodiscard]] std::vector<AlignText> to_align() const {
    std::vector<AlignText> result;
    result.reserve(texts.size());
    for (const std::string& text : texts) result.push_back({&text, 0});
    return result;
  }
};

// By the key of their table.
std::unordered_map<std::string_view, Rows> rows_by_table(
    const Record& record, const std::unordered_set<std::string>& left_out) {
  std::unordered_map<std::string_view, Rows> result;
  for (Index i = 0; i < record.blocks.size(); ++i) {
    const RecordedBlock& block = record.blocks[i];
    const bool counts = block.kind == RecordedBlock::Kind::Row && block.table != none &&
                        is_place(block.key) && !left_out.contains(record.sections[block.section]);
    if (!counts) continue;
    Rows& rows = result[record.tables[block.table].key];
    rows.blocks.push_back(i);
    rows.texts.push_back(text_of(block));
  }
  return result;
}

// For every row of `base` the one of `ours`; none where there is none.
std::vector<Index> matches(const Rows& base, const Rows& ours) {
  constexpr std::size_t too_many = 40'000;  // pairs that align.h does not look at
  std::vector<Index> result(base.blocks.size(), none);
  std::vector<Aligned> pairs = align(base.to_align(), ours.to_align());
  std::sort(pairs.begin(), pairs.end(),
            [](const Aligned& one, const Aligned& other) { return one.left < other.left; });
  pairs.push_back({base.blocks.size(), ours.blocks.size(), 0});
  std::size_t left = 0;
  std::size_t right = 0;
  for (const Aligned& pair : pairs) {
    const std::size_t lefts = pair.left - left;
    const std::size_t rights = pair.right - right;
    if (lefts == rights || lefts * rights > too_many) {
      for (std::size_t i = 0; i < std::min(lefts, rights); ++i) {
        result[left + i] = static_cast<Index>(right + i);
      }
    }
    if (pair.left == base.blocks.size()) break;
    result[pair.left] = static_cast<Index>(pair.right);
    left = pair.left + 1;
    right = pair.right + 1;
  }
  return result;
}

}  // namespace

std::optional<MatchedRows> match_rows(const Record& base, const Record& ours,
                                      const std::unordered_set<std::string>& left_out) {
  const auto now = rows_by_table(ours, left_out);
  std::optional<MatchedRows> result;
  for (const auto& [table, rows] : rows_by_table(base, left_out)) {
    const auto our_rows = now.find(table);
    if (our_rows == now.end() || rows.texts == our_rows->second.texts) continue;
    const std::vector<Index> places = matches(rows, our_rows->second);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const RecordedBlock& block = base.blocks[rows.blocks[i]];
      const RecordedBlock* same =
          places[i] == none ? nullptr : &ours.blocks[our_rows->second.blocks[places[i]]];
      if (same != nullptr && same->key == block.key) continue;
      if (!result) result.emplace(MatchedRows{base, {}});
      result->base.blocks[rows.blocks[i]].key = same == nullptr ? block.key + '\'' : same->key;
      result->bookmarks[block.bookmark] = same == nullptr ? std::string() : same->bookmark;
    }
  }
  return result;
}

}  // namespace vanthu::merge
