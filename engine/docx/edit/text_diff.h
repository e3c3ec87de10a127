// What differs between two texts, by words.
//
//   in    two texts, UTF-8
//   out   hunks: byte ranges of both that stand for each other; what lies between is the same
//
// Words are syllables, as spaces part them in Vietnamese; a mark of punctuation is a word of its
// own unless digits stand on both sides of it ("1,6", "05/2026"), and so is every stretch of
// spaces. Method: common ends are cut off, words that stand once in both texts are anchors where
// they keep their order, and between anchors the shortest edit (Myers) up to a bound, beyond which
// the whole stretch counts as changed. So the time is linear in the length for texts of any kind.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::docx::edit {

struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  bool operator==(const TextRange&) const = default;
};

struct Hunk {
  TextRange old_text;
  TextRange new_text;
  bool operator==(const Hunk&) const = default;
};

// The words of a text, one behind the other without gaps.
[[nodiscard]] std::vector<TextRange> split_words(std::string_view text);

// In order, none empty on both sides, none touching.
[[nodiscard]] std::vector<Hunk> diff(std::string_view old_text, std::string_view new_text);

// 0 … 1000: how much of the longer text stands in the other one too, in words without spaces.
[[nodiscard]] int similarity(std::string_view one, std::string_view other);

}  // namespace vanthu::docx::edit
