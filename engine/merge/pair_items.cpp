#include "merge/pair_items.h"

#include <algorithm>

#include "merge/align.h"

namespace vanthu::merge {
namespace {

bool is_blank(const PairText& one) {
  return !one.is_table && one.text.find_first_not_of(" \t\n") == std::string::npos;
}

struct Gap {
  std::size_t old_begin, old_end, new_begin, new_end;
};

// Calls `gap` with what lies between the pairs, in order.
template <typename Visit>
void for_each_gap(const ItemPairs& pairs, std::size_t olds, std::size_t news, const Visit& visit) {
  std::size_t old_done = 0;
  std::size_t new_done = 0;
  for (const auto& [one, other] : pairs) {
    visit(Gap{old_done, one, new_done, other});
    old_done = one + 1;
    new_done = other + 1;
  }
  visit(Gap{old_done, olds, new_done, news});
}

}  // namespace

ItemPairs pair_items(const std::vector<PairText>& older, const std::vector<PairText>& newer,
                     const std::vector<std::size_t>& known) {
  ItemPairs pairs;
  std::vector<std::uint32_t> places;
  std::vector<std::size_t> owners;
  std::vector<bool> taken(newer.size(), false);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] >= newer.size() || taken[known[i]]) continue;
    if (older[i].is_table != newer[known[i]].is_table) continue;
    taken[known[i]] = true;
    owners.push_back(i);
    places.push_back(static_cast<std::uint32_t>(known[i]));
  }
  const std::vector<bool> rising = longest_rising(places);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (rising[i]) pairs.emplace_back(owners[i], places[i]);
  }

  ItemPairs found = pairs;
  for_each_gap(pairs, older.size(), newer.size(), [&](const Gap& gap) {
    std::vector<AlignText> left, right;
    std::vector<std::size_t> lefts, rights;
    for (std::size_t i = gap.old_begin; i < gap.old_end; ++i) {
      if (is_blank(older[i])) continue;
      left.push_back({&older[i].text, older[i].is_table ? 1 : 0});
      lefts.push_back(i);
    }
    for (std::size_t i = gap.new_begin; i < gap.new_end; ++i) {
      if (is_blank(newer[i])) continue;
      right.push_back({&newer[i].text, newer[i].is_table ? 1 : 0});
      rights.push_back(i);
    }
    if (left.empty() || right.empty()) return;
    for (const Aligned& one : align(left, right)) {
      found.emplace_back(lefts[one.left], rights[one.right]);
    }
  });
  std::sort(found.begin(), found.end());

  pairs = found;
  for_each_gap(found, older.size(), newer.size(), [&](const Gap& gap) {
    std::size_t next = gap.new_begin;
    for (std::size_t i = gap.old_begin; i < gap.old_end; ++i) {
      if (!is_blank(older[i])) continue;
      while (next < gap.new_end && !is_blank(newer[next])) ++next;
      if (next == gap.new_end) return;
      pairs.emplace_back(i, next++);
    }
  });
  std::sort(pairs.begin(), pairs.end());

  if (older.empty() || newer.empty()) return pairs;
  const std::pair last{older.size() - 1, newer.size() - 1};
  const bool free =
      pairs.empty() || (pairs.back().first < last.first && pairs.back().second < last.second);
  if (free && !older.back().is_table && !newer.back().is_table) pairs.push_back(last);
  return pairs;
}

}  // namespace vanthu::merge
