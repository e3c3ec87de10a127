// What ICU says of single letters, looked up instead of asked for: those of Latin scripts, marks
// and punctuation, which is all that most texts hold. For this module only.

#pragma once

#include <cstdint>

namespace vanthu::text {

struct LetterFacts {
  char32_t lower = 0, upper = 0;  // 0: more than one letter, ICU knows
  char32_t folded = 0;            // without accents, in small letters; 0: nothing is left of it
  bool is_letter = false, is_upper = false, is_lower = false;
  bool folds_to_one = true;  // else ICU knows
};

// nullptr for any other character.
[[nodiscard]] const LetterFacts* facts_of(char32_t character);

}  // namespace vanthu::text
