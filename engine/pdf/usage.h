// What a document uses of each face: which glyphs, for which text, how wide.
//
//   in    Pages; the font set; the words known so far
//   out   one FaceUse per face that occurs, for content.cpp and fonts.cpp
//
// Collected before anything is drawn, because what has no code of its own (codes.h) is numbered by
// all its uses: in the order of its texts, so that the file does not depend on what else was met.

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "pdf/words.h"

namespace vanthu::pdf {

// The last run with glyphs; null for the lines of empty paragraphs, which show nothing.
[[nodiscard]] const layout::GlyphRun* last_shown(const layout::Line& line);
[[nodiscard]] inline bool is_blank(const layout::Line& line) {
  return last_shown(line) == nullptr;
}
// How many spaces are drawn after it for the white space in Line::break_text.
[[nodiscard]] std::size_t hanging_spaces(const layout::Line& line);

// A glyph in use, by the CID it is shown with.
struct Letter {
  std::uint16_t cid = 0;
  std::uint16_t glyph = 0;
  std::int32_t width = 0;  // stated_width()
  // What it shows, if the CID is none of codes.h; of a part of a span, what the span shows.
  std::string_view text;
  bool operator==(const Letter&) const = default;
};

struct FaceUse {
  fonts::Face face{};
  std::vector<Letter> letters;  // by CID
  Letter space;                 // if it is used
  // Characters with codes of two bytes, by text and glyph: places in `letters`.
  std::map<std::pair<std::string_view, std::uint16_t>, std::size_t> others;
  // Glyphs that stand in spans (needs_span), likewise: one that has a letter is shown by it, so
  // that there are no more codes than glyphs and characters, whatever is joined to what.
  std::map<std::uint16_t, std::size_t> parts;

  // Of a character that the face is used for.
  [[nodiscard]] const Letter& letter(std::string_view text, std::uint16_t glyph) const;
  [[nodiscard]] const Letter& part(std::uint16_t glyph) const { return letters[parts.at(glyph)]; }
  // Whether some codes have two bytes.
  [[nodiscard]] bool has_others() const {
    return !letters.empty() && letters.back().cid >= first_other;
  }
};

using FontUse = std::array<std::unique_ptr<FaceUse>, fonts::all_faces.size()>;  // by Face

// `words` knows every word of the pages then.
[[nodiscard]] FontUse collect(const layout::Pages& pages, const fonts::FontSet& set, Words& words);

}  // namespace vanthu::pdf
