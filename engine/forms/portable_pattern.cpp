#include "forms/portable_pattern.h"

#include <cstddef>

namespace vanthu::forms {
namespace {

constexpr std::string_view marks = R"(.\/-+*?()[]{}|^$)";  // an escape of these is the mark itself

bool is_mark(char c) {
  return marks.find(c) != std::string_view::npos;
}

// From the "[" at `at` to behind its "]"; 0 when it is more than a set of letters and ranges.
std::size_t set_end(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && pattern[i] == '^') ++i;
  for (const std::size_t first = i; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == ']') return i == first ? 0 : i + 1;
    if (c == '[' || (c == '&' && next == '&') || (c == '-' && next == '-')) return 0;
    if (c == '\\') {
      if (!is_mark(next)) return 0;
      ++i;
    }
  }
  return 0;
}

// Behind the count at `at` ("*", "+?", "{2,3}"); `at` itself when there is none, 0 when it is of a
// form of ICU's own.
std::size_t count_end(std::string_view pattern, std::size_t at) {
  if (at == pattern.size()) return at;
  std::size_t i = at;
  if (pattern[i] == '{') {
    const std::size_t end = pattern.find('}', i);
    if (end == std::string_view::npos || end == i + 1 ||
        pattern.find_first_not_of("0123456789,", i + 1) != end) {
      return 0;
    }
    i = end + 1;
  } else if (pattern[i] == '*' || pattern[i] == '+' || pattern[i] == '?') {
    ++i;
  } else {
    return at;
  }
  if (i < pattern.size() && pattern[i] == '+') return 0;  // possessive
  return i < pattern.size() && pattern[i] == '?' ? i + 1 : i;
}

}  // namespace

bool is_portable_pattern(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (c == '\\') {
      if (i + 1 == pattern.size() || !is_mark(pattern[i + 1])) return false;
      i += 2;
    } else if (c == '[') {
      i = set_end(pattern, i);
      if (i == 0) return false;
    } else if (c == '(') {
      if (pattern.substr(i + 1, 1) == "?") {
        if (pattern.substr(i + 1, 2) != "?:") return false;
        i += 2;
      }
      ++i;
      continue;  // what follows is no count
    } else {
      ++i;
    }
    // Behind "|" or "^" a count would be an error in ICU too, and the pattern has been compiled.
    i = count_end(pattern, i);
    if (i == 0) return false;
  }
  return true;
}

}  // namespace vanthu::forms
