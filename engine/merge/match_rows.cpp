#include "merge/match_rows.h"

#include <algorithm>
#include <map>
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

bool has_words(std::string_view text) {
  return text.find_first_not_of(" \f\n") != std::string_view::npos;
}

// For every row of `base` the one of `ours`; none where there is none.
class Matching {
 public:
  Matching(const Rows& base, const Rows& ours)
      : base_(base), ours_(ours), result_(base.blocks.size(), none), taken_(ours.blocks.size()) {}

  std::vector<Index> run() {
    std::vector<Aligned> pairs = align(base_.to_align(), ours_.to_align());
    std::sort(pairs.begin(), pairs.end(),
              [](const Aligned& one, const Aligned& other) { return one.left < other.left; });
    for (const Aligned& pair : pairs) take(pair.left, pair.right);
    take_moved();
    pairs.push_back({base_.blocks.size(), ours_.blocks.size(), 0});
    std::size_t left = 0;
    std::size_t right = 0;
    for (const Aligned& pair : pairs) {
      take_between(left, pair.left, right, pair.right);
      left = pair.left + 1;
      right = pair.right + 1;
    }
    return std::move(result_);
  }

 private:
  void take(std::size_t base, std::size_t ours) {
    result_[base] = static_cast<Index>(ours);
    taken_[ours] = true;
  }

  // The same words elsewhere, and nowhere else.
  void take_moved() {
    struct Places {
      std::vector<std::size_t> base, ours;
    };
    std::map<std::string_view, Places> by_text;
    for (std::size_t i = 0; i < result_.size(); ++i) {
      if (result_[i] == none) by_text[base_.texts[i]].base.push_back(i);
    }
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (!taken_[i]) by_text[ours_.texts[i]].ours.push_back(i);
    }
    for (const auto& [text, places] : by_text) {
      if (places.base.size() == 1 && places.ours.size() == 1 && has_words(text)) {
        take(places.base.front(), places.ours.front());
      }
    }
  }

  // What is left between two neighbours that are known.
  void take_between(std::size_t left, std::size_t left_end, std::size_t right,
                    std::size_t right_end) {
    constexpr std::size_t too_many = 40'000;  // pairs that align.h does not look at
    std::vector<std::size_t> lefts, rights;
    for (; left < left_end; ++left) {
      if (result_[left] == none) lefts.push_back(left);
    }
    for (; right < right_end; ++right) {
      if (!taken_[right]) rights.push_back(right);
    }
    if (lefts.size() != rights.size() && lefts.size() * rights.size() <= too_many) return;
    for (std::size_t i = 0; i < std::min(lefts.size(), rights.size()); ++i) {
      take(lefts[i], rights[i]);
    }
  }

  const Rows& base_;
  const Rows& ours_;
  std::vector<Index> result_;
  std::vector<bool> taken_;
};

// The keys by place say the same rows in the same order.
bool are_same(const Record& base, const Rows& rows, const Record& ours, const Rows& our_rows) {
  return rows.texts == our_rows.texts &&
         std::equal(rows.blocks.begin(), rows.blocks.end(), our_rows.blocks.begin(),
                    [&](Index one, Index other) {
                      return base.blocks[one].key == ours.blocks[other].key;
                    });
}

}  // namespace

std::optional<MatchedRows> match_rows(const Record& base, const Record& ours,
                                      const std::unordered_set<std::string>& left_out) {
  const auto now = rows_by_table(ours, left_out);
  std::optional<MatchedRows> result;
  for (const auto& [table, rows] : rows_by_table(base, left_out)) {
    const auto our_rows = now.find(table);
    if (our_rows == now.end() || are_same(base, rows, ours, our_rows->second)) continue;
    const std::vector<Index> places = Matching(rows, our_rows->second).run();
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
