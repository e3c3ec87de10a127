#include "check/syllables.h"

#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::check {

std::vector<Syllable> syllables_of(const Reading& reading) {
  std::vector<Syllable> all;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const Line& line = reading.lines[i];
    if (line.in_contents || line.is_legacy()) continue;
    const std::string_view words = line.text;
    std::size_t behind = std::string_view::npos;  // the syllable before
    text::each_word(words, [&](const text::WordSpan& word) {
      const std::string_view one = words.substr(word.begin, word.end - word.begin);
      std::size_t first = 0;
      const bool capital = text::is_upper_letter(text::next_code_point(one, first));
      std::string_view gap;
      if (behind != std::string_view::npos) {
        const std::string_view between = words.substr(behind, word.begin - behind);
        if (between == " " || between == ", ") gap = between == " " ? " " : ", ";
      }
      all.push_back(
          {text::lower(text::normalised(one)), {i, word.begin, word.end, true}, capital, gap});
      behind = word.end;
    });
  }
  return all;
}

}  // namespace vanthu::check
