// How often two-syllable words stand in the project's own templates: templates/tu-hai-am-tiet.txt,
// made by tools/make_word_table.py. A line a word: the word, a tab, the count.
//
// Syllables are numbered, so that a document's words are compared as numbers.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::check {

// Two syllables and what parts them (a space, or a comma and a space).
using WordKey = std::uint64_t;
[[nodiscard]] constexpr WordKey word_key(std::uint32_t first, std::uint32_t second, bool comma) {
  return static_cast<WordKey>(first) << 33 | static_cast<WordKey>(second) << 1 | (comma ? 1U : 0U);
}
[[nodiscard]] constexpr std::uint32_t first_of(WordKey key) {
  return static_cast<std::uint32_t>(key >> 33);
}
[[nodiscard]] constexpr std::uint32_t second_of(WordKey key) {
  return static_cast<std::uint32_t>(key >> 1);
}
[[nodiscard]] constexpr bool has_comma(WordKey key) {
  return (key & 1U) != 0;
}

// Syllables by number, each with the number of its letters without marks.
class SyllableNumbers {
 public:
  static constexpr std::uint32_t unknown = 0xFFFFFFFF;

  SyllableNumbers() = default;
  // Goes on from `parent`, which it leaves as it is and which must outlive it.
  explicit SyllableNumbers(const SyllableNumbers& parent) : parent_(&parent) {}
  SyllableNumbers(SyllableNumbers&&) = default;
  SyllableNumbers& operator=(SyllableNumbers&&) = default;

  std::uint32_t number(std::string_view syllable);  // a new one when it is not known
  [[nodiscard]] std::uint32_t find(std::string_view syllable) const;
  [[nodiscard]] const std::string& text(std::uint32_t number) const {
    return number < before() ? parent_->text(number) : *texts_[number - before()];
  }
  [[nodiscard]] std::uint32_t folded(std::uint32_t number) const {
    return number < before() ? parent_->folded(number) : folded_[number - before()];
  }
  [[nodiscard]] std::uint32_t size() const {
    return before() + static_cast<std::uint32_t>(texts_.size());
  }

 private:
  [[nodiscard]] std::uint32_t before() const { return parent_ == nullptr ? 0 : parent_->size(); }
  [[nodiscard]] std::uint32_t find_letters(std::string_view letters) const;
  [[nodiscard]] std::uint32_t letters_size() const;

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Numbers = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  const SyllableNumbers* parent_ = nullptr;
  Numbers numbers_, letters_;
  std::vector<const std::string*> texts_;
  std::vector<std::uint32_t> folded_;
};

class WordTable {
 public:
  WordTable() = default;
  // Lines of another form are passed over.
  explicit WordTable(std::string_view text);

  [[nodiscard]] const SyllableNumbers& syllables() const { return syllables_; }
  [[nodiscard]] int count(WordKey word) const;
  // Uses of a syllable as the first, the second one of any word.
  [[nodiscard]] int as_first(std::uint32_t syllable) const;
  [[nodiscard]] int as_second(std::uint32_t syllable) const;
  // The words whose letters without marks are these (numbers of letters, no syllables); empty for
  // most.
  [[nodiscard]] const std::vector<WordKey>& alike(WordKey letters) const;

 private:
  SyllableNumbers syllables_;
  std::unordered_map<WordKey, int> counts_;
  std::unordered_map<WordKey, std::vector<WordKey>> alike_;
  std::vector<int> first_, second_;
};

}  // namespace vanthu::check
