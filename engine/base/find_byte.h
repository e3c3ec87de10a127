// Looking for a rare byte in a long text.

#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu {

// Where the first byte at or behind `from` stands for which matches(byte) holds; text.size() when
// there is none. `matches`: comparisons of its one unsigned char, joined by & and | (not && and
// ||): the compiler then asks them of many bytes at once, and a text without such a byte costs a
// fraction of a look at each.
template <typename Matches>
[[nodiscard]] inline std::size_t find_byte(std::string_view text, std::size_t from,
                                           Matches matches) {
  constexpr std::size_t block = 32;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (; text.size() - from >= block; from += block) {
    unsigned char any = 0;
    const char* bytes = text.data() + from;
    for (std::size_t i = 0; i < block; ++i) {
      any |= static_cast<unsigned char>(matches(static_cast<unsigned char>(bytes[i])));
    }
    if (any != 0) break;
  }
  while (from < text.size() && !matches(at(from))) ++from;
  return from;
}

}  // namespace vanthu
