// How often two-syllable words stand in the project's own templates: templates/tu-hai-am-tiet.txt,
// made by tools/make_word_table.py. A line a word: the word, a tab, the count.

#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vanthu::check {

class WordTable {
 public:
  WordTable() = default;
  // Lines of another form are passed over.
  explicit WordTable(std::string_view text);

  [[nodiscard]] int count(std::string_view word) const;
  // The words that differ from each other in marks only, by their letters without marks.
  [[nodiscard]] const std::map<std::string, std::map<std::string, int>, std::less<>>& groups()
      const {
    return groups_;
  }

 private:
  std::map<std::string, std::map<std::string, int>, std::less<>> groups_;  // folded → word → count
};

}  // namespace vanthu::check
