#include "rules/inside_word.h"

#include "text/text.h"

namespace vanthu::rules {

std::vector<std::size_t> unbroken_inside(std::string_view word) {
  std::vector<std::size_t> offsets;
  if (word.size() < 2) return offsets;
  struct Character {
    std::size_t begin;
    char32_t value;
  };
  std::vector<Character> characters;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t value = text::next_code_point(word, at);
    characters.push_back({begin, value});
  }
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  bool number_or_sign = word.find('/') != std::string_view::npos;
  std::size_t capitals_in_front = 0;  // "CTr-UBND": two capitals before the first hyphen
  for (const Character& c : characters) {
    if (c.value == U'-') break;
    capitals_in_front += text::is_upper_letter(c.value) ? 1 : 0;
  }
  for (const Character& c : characters) number_or_sign |= digit(c.value);
  number_or_sign |= capitals_in_front >= 2;
  const auto keep = [&](std::size_t i) { offsets.push_back(characters[i].begin); };
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    const char32_t after = characters[i + 1].value;
    switch (characters[i].value) {
      case U'-': {
        const bool sign_after = digit(after) || text::is_upper_letter(after);
        const bool sign_before = i > 0 && (digit(characters[i - 1].value) ||
                                           text::is_upper_letter(characters[i - 1].value));
        // At the head of a word: the sign of a number, or the mark of a list typed without a space.
        if (i == 0 || (sign_after && (sign_before || number_or_sign))) keep(i);
        break;
      }
      case U'\u2014':
        if (i > 0) keep(i - 1);
        keep(i);
        break;
      case U'\u2013':
        keep(i);
        break;
      case U'\u2026':
      case U'!':
      case U'?':
      case U'|':
      case U'\\':
        if (digit(after) || text::is_letter(after)) keep(i);
        break;
      default:
        break;
    }
  }
  return offsets;
}

}  // namespace vanthu::rules
