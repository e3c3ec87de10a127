// What a document uses of each face: which glyphs, for which text, how wide.
//
//   in    Pages; the font set
//   out   one FaceUse per face that occurs, for content.cpp and fonts.cpp
//
// Collected before anything is drawn, because a glyph's text (to_unicode.h) depends on all its
// uses.

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "pdf/codes.h"
#include "pdf/to_unicode.h"

struct hb_face_t;

namespace vanthu::pdf {

// The last run with glyphs; null for the lines of empty paragraphs, which show nothing.
[[nodiscard]] const layout::GlyphRun* last_shown(const layout::Line& line);
[[nodiscard]] inline bool is_blank(const layout::Line& line) {
  return last_shown(line) == nullptr;
}
// How many spaces are drawn after it for the white space in Line::break_text.
[[nodiscard]] std::size_t hanging_spaces(const layout::Line& line);

struct FaceUse {
  FaceUse(const fonts::FontSet& set, fonts::Face which);
  ~FaceUse();
  FaceUse(const FaceUse&) = delete;
  FaceUse& operator=(const FaceUse&) = delete;

  fonts::Face face;
  hb_face_t* opened;
  ToUnicode texts;
  std::uint16_t space = 0;            // the glyph of U+0020
  std::vector<std::uint16_t> glyphs;  // used ones, ascending
  // By glyph, 0 where unused: the advance in millionths of an em, exactly as /W states it, so that
  // the pen positions we compute are those a viewer computes.
  std::vector<std::int32_t> advances;
  Codes codes;  // known once the face is embedded (fonts.h)
};

using FontUse = std::array<std::unique_ptr<FaceUse>, fonts::all_faces.size()>;  // by Face

[[nodiscard]] FontUse collect(const layout::Pages& pages, const fonts::FontSet& set);

}  // namespace vanthu::pdf
