// How much of two texts is the same, by their words, wherever they stand.
//
//   in    texts
//   out   words as sorted hashes; likeness per mille: 1000 for the same words, 0 for none in common
//
// Linear but for the sorting, and blind to order: good enough to tell which paragraph became which,
// never for what changed in it (text_diff.h).

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::merge {

using Words = std::vector<std::size_t>;

[[nodiscard]] Words words_of(std::string_view text);

[[nodiscard]] std::size_t common_words(const Words& a, const Words& b);

// 2 × common / all. Two texts without words are alike.
[[nodiscard]] std::uint16_t likeness(const Words& a, const Words& b);

}  // namespace vanthu::merge
