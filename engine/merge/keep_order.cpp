#include "merge/keep_order.h"

#include <algorithm>

namespace vanthu::merge {

std::vector<bool> out_of_order(const std::vector<std::uint32_t>& places) {
  std::vector<std::uint32_t> tops;  // of the piles, ascending by place
  std::vector<std::uint32_t> below(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const auto pile = std::lower_bound(
        tops.begin(), tops.end(), places[i],
        [&](std::uint32_t top, std::uint32_t place) { return places[top] < place; });
    below[i] = pile == tops.begin() ? i : *(pile - 1);
    if (pile == tops.end()) {
      tops.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<bool> moves(places.size(), true);
  if (tops.empty()) return moves;
  for (std::uint32_t at = tops.back();; at = below[at]) {
    moves[at] = false;
    if (below[at] == at) break;
  }
  return moves;
}

}  // namespace vanthu::merge
