// The Vietnamese syllable: letters and tone, where the tone stands, and which spellings exist.
//
// A syllable is an onset, a rhyme and a tone. Onsets and rhymes are a closed list, the spelling of
// an onset depends on the vowel behind it (k, gh, ngh before e ê i y), a rhyme that ends in a stop
// takes two of the six tones only, and the tone mark has its letter.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/text.h"

namespace vanthu::text {

// Bytes [begin, end).
struct WordSpan {
  std::size_t begin, end;
};

// Words as runs of letters and loose marks (U+0300 …); digits and everything else part them.
template <typename Visit>
void each_word(std::string_view text, const Visit& visit) {
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t next = at;
    bool letter = false;
    if (at < text.size()) {
      const char32_t character = next_code_point(text, next);
      letter = is_letter(character) || (character >= 0x300 && character < 0x370);
    }
    if (letter && !inside) begin = at;
    if (!letter && inside) visit(WordSpan{begin, at});
    inside = letter;
    if (at == text.size()) break;
    at = next;
  }
}

enum class Tone { Level, Grave, Hook, Tilde, Acute, Dot };

// A small vowel with its tone taken off: "ệ" → "ê", Dot. Other letters stay, with Level.
struct TonedLetter {
  char32_t letter;
  Tone tone;
};
[[nodiscard]] TonedLetter without_tone(char32_t small);
// The reverse. Precondition: `letter` is a small vowel without tone, or the tone is Level.
[[nodiscard]] char32_t with_tone(char32_t letter, Tone tone);

// Where the tone of an open oa, oe, uy stands: "hòa" First, "hoà" Second; None for other words
// (also after q, where the u is no vowel).
enum class TonePlace { None, First, Second };
[[nodiscard]] TonePlace tone_place(std::string_view small_word);
// The same word with the tone in the other place; "" where tone_place says None.
[[nodiscard]] std::string with_tone_moved(std::string_view small_word);

// Whether a word can be a Vietnamese syllable as spelt. `small_word` is NFC in small letters.
[[nodiscard]] bool is_syllable(std::string_view small_word);

// Onset, vowels, coda, each of which exists, whether or not they go together: "nươc", not "axít".
[[nodiscard]] bool has_shape_of_syllable(std::string_view small_word);

// The spelling that was meant where the mistake can only be one of four: k, gh, ngh for c, g, ng
// or the other way round; a tone on the wrong letter; half of "ươ"; two syllables without a space.
// "" for none, and for a word that is a syllable.
[[nodiscard]] std::string likely_spelling(std::string_view small_word);

}  // namespace vanthu::text
