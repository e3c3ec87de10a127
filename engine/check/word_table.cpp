#include "check/word_table.h"

#include <charconv>

#include "text/text.h"

namespace vanthu::check {

std::uint32_t SyllableNumbers::find(std::string_view syllable) const {
  if (parent_ != nullptr) {
    if (const std::uint32_t known = parent_->find(syllable); known != unknown) return known;
  }
  const auto found = numbers_.find(syllable);
  return found == numbers_.end() ? unknown : found->second;
}

std::uint32_t SyllableNumbers::find_letters(std::string_view letters) const {
  if (parent_ != nullptr) {
    if (const std::uint32_t known = parent_->find_letters(letters); known != unknown) return known;
  }
  const auto found = letters_.find(letters);
  return found == letters_.end() ? unknown : found->second;
}

std::uint32_t SyllableNumbers::letters_size() const {
  return static_cast<std::uint32_t>(letters_.size()) +
         (parent_ == nullptr ? 0 : parent_->letters_size());
}

std::uint32_t SyllableNumbers::number(std::string_view syllable) {
  if (const std::uint32_t known = find(syllable); known != unknown) return known;
  const std::uint32_t next = size();
  const auto added = numbers_.emplace(syllable, next).first;
  texts_.push_back(&added->first);
  std::string letters = text::folded(syllable);
  std::uint32_t of_letters = find_letters(letters);
  if (of_letters == unknown) {
    of_letters = letters_size();
    letters_.emplace(std::move(letters), of_letters);
  }
  folded_.push_back(of_letters);
  return next;
}

WordTable::WordTable(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    int count = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    const std::string_view word = line.substr(0, tab);
    const std::size_t space = word.find(' ');
    if (space == std::string_view::npos || space == 0 || count < 1) continue;
    const bool comma = word[space - 1] == ',';
    const std::uint32_t first = syllables_.number(word.substr(0, space - (comma ? 1 : 0)));
    const std::uint32_t second = syllables_.number(word.substr(space + 1));
    const WordKey key = word_key(first, second, comma);
    counts_[key] += count;
    alike_[word_key(syllables_.folded(first), syllables_.folded(second), comma)].push_back(key);
    first_.resize(syllables_.size());
    second_.resize(syllables_.size());
    first_[first] += count;
    second_[second] += count;
  }
}

int WordTable::count(WordKey word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

int WordTable::as_first(std::uint32_t syllable) const {
  return syllable < first_.size() ? first_[syllable] : 0;
}

int WordTable::as_second(std::uint32_t syllable) const {
  return syllable < second_.size() ? second_[syllable] : 0;
}

const std::vector<WordKey>& WordTable::alike(WordKey letters) const {
  static const std::vector<WordKey> none;
  const auto found = alike_.find(letters);
  return found == alike_.end() ? none : found->second;
}

}  // namespace vanthu::check
