#include "check/syllables.h"

#include <unordered_map>

#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::check {

std::vector<Syllable> syllables_of(const Reading& reading) {
  std::vector<Syllable> all;
  // A document says the same words again and again.
  struct Known {
    std::string word;
    bool capital = false;
  };
  std::unordered_map<std::string_view, Known> known;
  std::size_t bytes = 0;
  for (const Line& line : reading.lines) bytes += line.text.size();
  constexpr std::size_t bytes_of_a_syllable = 6;
  all.reserve(bytes / bytes_of_a_syllable);
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const Line& line = reading.lines[i];
    if (line.in_contents || line.is_legacy()) continue;
    const std::string_view words = line.text;
    std::size_t behind = std::string_view::npos;  // the syllable before
    text::each_word(words, [&](const text::WordSpan& word) {
      const std::string_view one = words.substr(word.begin, word.end - word.begin);
      const auto [found, is_new] = known.try_emplace(one);
      if (is_new) {
        std::size_t first = 0;
        found->second.capital = text::is_upper_letter(text::next_code_point(one, first));
        found->second.word = text::lower(text::normalised(one));
      }
      std::string_view gap;
      if (behind != std::string_view::npos) {
        const std::string_view between = words.substr(behind, word.begin - behind);
        if (between == " " || between == ", ") gap = between == " " ? " " : ", ";
      }
      all.push_back(
          {found->second.word, {i, word.begin, word.end, true}, found->second.capital, gap});
      behind = word.end;
    });
  }
  return all;
}

}  // namespace vanthu::check
