// The words of one document as bytes of its content streams, each made once.
//
//   in    words as they were shaped (fonts::SizedText); what the document uses of their face
//   out   the codes of their glyphs, escaped for a literal string (ISO 32000-1, 7.3.4.2), and how
//   far
//         a viewer moves the pen
//
// A plan of thirteen pages shows some four thousand words, of which every fourth is another.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/fonts.h"
#include "pdf/usage.h"

namespace vanthu::pdf {

// Appends a code as it stands between the parentheses of a string.
void append_code_bytes(std::string& out, std::uint16_t code);

class Words {
 public:
  struct Word {
    std::uint32_t begin = 0, size = 0;  // of bytes()
    std::uint32_t spaces = 0;           // codes that word spacing widens
    bool known = false;
    bool plain = false;        // no /ActualText: every glyph shows what /ToUnicode says
    std::int64_t advance = 0;  // by /W, millionths of an em
  };

  [[nodiscard]] const Word& of(const fonts::SizedText& word, const FaceUse& use) {
    if (word.number >= words_.size()) words_.resize(word.number + word.number / 2 + 1);
    Word& entry = words_[word.number];
    if (!entry.known) encode(word, use, entry);
    return entry;
  }
  [[nodiscard]] std::string_view bytes(const Word& word) const {
    return {bytes_.data() + word.begin, word.size};
  }

 private:
  void encode(const fonts::SizedText& word, const FaceUse& use, Word& entry);

  std::vector<Word> words_;  // by SizedText::number
  std::string bytes_;
};

}  // namespace vanthu::pdf
