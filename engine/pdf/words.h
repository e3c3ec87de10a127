// The words of documents as bytes of content streams, each made once.
//
//   in    words as they were shaped (fonts::SizedText), their face
//   out   the codes of their characters, and how far a viewer moves the pen
//
// A plan of thirteen pages shows some four thousand words, of which every fourth is another; the
// next commune's plan has nearly the same ones. Codes do not depend on the document (codes.h), so
// neither does what is kept here. A word with anything else in it than the letters of codes.h is
// told, and spelled by each document.
//
// Not for sharing between threads; belongs to one Shaper, which numbers the words, and its fonts.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/fonts.h"
#include "pdf/codes.h"

namespace vanthu::pdf {

// Glyphs [first, last) of a word and the characters they show together.
struct Cluster {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string_view text;
};

// Several glyphs, or one for several characters: what no code can say, an /ActualText does.
[[nodiscard]] bool needs_span(const Cluster& cluster);

template <typename Visit>
void for_each_cluster(const fonts::SizedText& word, Visit&& visit) {
  const std::span<const fonts::Glyph> glyphs = word.shaped->glyphs;
  for (std::size_t first = 0, last = 0; first < glyphs.size(); first = last) {
    const std::size_t begin = glyphs[first].cluster;
    while (last < glyphs.size() && glyphs[last].cluster == begin) ++last;
    const std::size_t end = last < glyphs.size() ? glyphs[last].cluster : word.text.size();
    visit(Cluster{first, last, word.text.substr(begin, end - begin)});
  }
}

// A glyph's advance in millionths of an em, exactly as /W states it, so that the pen positions we
// compute are those a viewer computes.
[[nodiscard]] std::int32_t stated_width(const fonts::FontSet& set, fonts::Face face,
                                        std::uint16_t glyph);

class Words {
 public:
  struct Word {
    std::uint32_t begin = 0, size = 0;  // of bytes()
    std::uint32_t spaces = 0;           // codes that word spacing widens
    std::uint32_t met = 0;              // in this document: see meet()
    bool known = false;
    bool plain = false;        // each character has a code of one byte
    std::int64_t advance = 0;  // millionths of an em
  };
  struct Letter {
    std::uint16_t glyph = 0;
    std::int32_t width = 0;  // stated_width()
  };

  // Another document begins.
  void begin() { ++document_; }
  // Makes the word known; true the first time in this document.
  bool meet(const fonts::SizedText& word, fonts::Face face, const fonts::FontSet& set) {
    if (word.number >= words_.size()) words_.resize(word.number + word.number / 2 + 1);
    Word& entry = words_[word.number];
    if (entry.met == document_) return false;
    if (!entry.known) encode(word, face, set, entry);
    entry.met = document_;
    return true;
  }
  // Of a word that was met. Valid until the next meet().
  [[nodiscard]] const Word& of(const fonts::SizedText& word) const { return words_[word.number]; }
  // `padding` bytes more may be read behind them.
  [[nodiscard]] std::string_view bytes(const Word& word) const {
    return {bytes_.data() + word.begin, word.size};
  }
  static constexpr std::size_t padding = 16;

  // The code of one byte of such a character in this face; 0: it has none there.
  [[nodiscard]] std::uint8_t code_of(const Cluster& cluster, const fonts::SizedText& word,
                                     fonts::Face face, const fonts::FontSet& set);
  // The face's own glyph for a code of one byte.
  [[nodiscard]] const Letter& letter(fonts::Face face, std::uint8_t code,
                                     const fonts::FontSet& set) {
    Letter& letter = letters_[static_cast<std::size_t>(face)][code];
    if (letter.glyph == 0) look_up(face, code, set, letter);
    return letter;
  }

 private:
  void encode(const fonts::SizedText& word, fonts::Face face, const fonts::FontSet& set,
              Word& entry);
  static void look_up(fonts::Face face, std::uint8_t code, const fonts::FontSet& set,
                      Letter& letter);

  std::vector<Word> words_;  // by SizedText::number
  std::string bytes_ = std::string(padding, '\0');
  std::array<std::array<Letter, first_other>, fonts::all_faces.size()> letters_{};
  std::uint32_t document_ = 1;
};

}  // namespace vanthu::pdf
