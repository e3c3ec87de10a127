// Line breaking: from measured words to lines.
//
//   in    MeasuredText; the room of the first line and of the others
//   out   which pieces share a line; nothing is placed here
//
// Method: first fit, because Word and LibreOffice do so and the PDF must break where the DOCX does.
// White space at a line's end hangs and does not count; there is no tolerance. A word wider than the
// line begins a line of its own and is cut between any two characters.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/length.h"
#include "layout/measure.h"

namespace vanthu::layout {

// Before glyph `glyph` of piece `piece`.
struct PiecePlace {
  std::uint32_t piece = 0;
  std::uint32_t glyph = 0;
};

// Pieces [begin, end) are printed; whole pieces [end.piece, hang_end) are white space left out.
struct BrokenLine {
  PiecePlace begin, end;
  std::uint32_t hang_end = 0;
  std::uint32_t stretches = 0;  // U+0020 inside the line
  Length width;                 // natural and exact, without the hyphen of a SoftHyphen
  After after = After::Break;
  // How nearly it came out otherwise, as FitWidth counts; for break_risk.h. Of a word that was cut
  // nothing is told.
  std::optional<std::int64_t> spare_sixths;  // what is left of the room
  std::int64_t lacking_sixths = 0;  // what the next word was short of; zero: none was refused
  Length spaces;                    // natural width of the spaces before it
};

// Fills `lines`; no words give no lines. Every piece is in exactly one line, in order. Linear.
void break_lines(const MeasuredText& text, const fonts::FontSet& fonts, Length first_room,
                 Length room, std::vector<BrokenLine>& lines);

}  // namespace vanthu::layout
