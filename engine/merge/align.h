// Two lists of texts in the same order, some of them gone, new or changed: which became which.
//
//   in    texts on both sides
//   out   pairs, rising on both sides, of the greatest likeness in all; none below a bound
//
// Method: dynamic programming over all pairs while there are few enough, for larger stretches the
// longest rising chain of equal texts, and programming again between them.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "merge/likeness.h"

namespace vanthu::merge {

struct Aligned {
  std::size_t left = 0, right = 0;
  std::uint16_t likeness = 0;
};

struct AlignText {
  const std::string* text = nullptr;
  int kind = 0;  // those of different kinds are never paired
};

[[nodiscard]] std::vector<Aligned> align(const std::vector<AlignText>& left,
                                         const std::vector<AlignText>& right);

// Of the values those that make the longest rising chain: a flag each. n log n.
[[nodiscard]] std::vector<bool> longest_rising(const std::vector<std::uint32_t>& values);

}  // namespace vanthu::merge
