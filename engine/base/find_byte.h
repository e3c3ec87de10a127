// Looking for a rare byte in a long text.

#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu {

// Whether matches(byte) holds for one of `count` bytes.
template <std::size_t count, typename Matches>
[[nodiscard]] inline bool any_byte(const char* bytes, Matches matches) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    any |= static_cast<unsigned char>(matches(static_cast<unsigned char>(bytes[i])));
  }
  return any != 0;
}

// Where the first byte at or behind `from` stands for which matches(byte) holds; text.size() when
// there is none. `matches`: comparisons of its one unsigned char, joined by & and | (not && and
// ||): the compiler then asks them of many bytes at once, and a text without such a byte costs a
// fraction of a look at each.
template <typename Matches>
[[nodiscard]] inline std::size_t find_byte(std::string_view text, std::size_t from,
                                           Matches matches) {
  const char* at = text.data() + from;
  const char* const end = text.data() + text.size();
  const auto look = [&] {
    while (end - at >= 32) {
      if (any_byte<32>(at, matches)) return;
      at += 32;
    }
    // The rest of a text, or a short one, in pieces as well.
    if (end - at >= 16) {
      if (any_byte<16>(at, matches)) return;
      at += 16;
    }
    if (end - at >= 8 && !any_byte<8>(at, matches)) at += 8;
  };
  look();
  while (at != end && !matches(static_cast<unsigned char>(*at))) ++at;
  return static_cast<std::size_t>(at - text.data());
}

}  // namespace vanthu
