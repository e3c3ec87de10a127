// Placing a line: from a broken line to glyph runs with positions.
//
//   in    MeasuredText, one BrokenLine, the room it stands in
//   out   layout::Line with x of the page and the baseline counted from zero
//
// Justified lines share what is left among their U+0020, to the last unit; white space that does
// not break (glued, U+00A0) keeps its width, as in LibreOffice. A line that ends at a LineBreak and
// the last line of a paragraph are never stretched (w:doNotExpandShiftReturn).

#pragma once

#include "layout/break_lines.h"
#include "layout/measure.h"
#include "layout/pages.h"

namespace vanthu::layout {

struct LineRoom {
  Length x, width;
  rules::Align align = rules::Align::Left;
};

// Line::block is left to the caller.
[[nodiscard]] Line place_line(const MeasuredText& text, const BrokenLine& broken,
                              const LineRoom& room, fonts::Shaper& shaper);

}  // namespace vanthu::layout
