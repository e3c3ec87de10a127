// Which paragraph or table of one flow is which of another.
//
//   in    the items of both; pairs that are known from elsewhere (bookmarks)
//   out   pairs, rising on both sides
//
// Known pairs first, as many as keep their order; between them by likeness of text; what has no
// words by its place. The last paragraphs of both are a pair unless one of them is another's:
// nobody can delete the last break of a body or a cell.

#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::merge {

struct PairText {
  std::string text;
  bool is_table = false;
};

using ItemPairs = std::vector<std::pair<std::size_t, std::size_t>>;

// `known`: of an item of the older flow the one of the newer, or none (as many as there are).
[[nodiscard]] ItemPairs pair_items(const std::vector<PairText>& older,
                                   const std::vector<PairText>& newer,
                                   const std::vector<std::size_t>& known);

}  // namespace vanthu::merge
