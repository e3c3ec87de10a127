#include "merge/likeness.h"

#include <algorithm>
#include <functional>

namespace vanthu::merge {

Words words_of(std::string_view text) {
  constexpr std::string_view spaces = " \t\n\f";
  const std::hash<std::string_view> hash;
  Words words;
  std::size_t at = text.find_first_not_of(spaces);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(spaces, at), text.size());
    words.push_back(hash(text.substr(at, end - at)));
    at = text.find_first_not_of(spaces, end);
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::size_t common_words(const Words& a, const Words& b) {
  std::size_t count = 0;
  for (auto in_a = a.begin(), in_b = b.begin(); in_a != a.end() && in_b != b.end();) {
    if (*in_a < *in_b) {
      ++in_a;
    } else if (*in_b < *in_a) {
      ++in_b;
    } else {
      ++count, ++in_a, ++in_b;
    }
  }
  return count;
}

std::uint16_t likeness(const Words& a, const Words& b) {
  if (a.empty() && b.empty()) return 1000;
  return static_cast<std::uint16_t>(2000 * common_words(a, b) / (a.size() + b.size()));
}

}  // namespace vanthu::merge
