// The content stream of one page (ISO 32000-1, 8 and 9; marked content: 14.6).
//
//   in    Page; what its blocks are; the faces
//   out   operators; which block each marked-content identifier shows
//
// Neighbouring lines of one block are one marked-content sequence, but for the label of a list item
// and each link, which have sequences of their own, inside the page's one text object. Spaces are
// glyphs, justification is word spacing; the space that hangs over a line's end is drawn as well,
// so that a reader of the tagged content finds the words apart. The pen is followed in the widths
// that /W states, and corrected before it is out by half a thousandth of an em: it never drifts,
// however long the line.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/structure.h"
#include "pdf/usage.h"
#include "pdf/words.h"

namespace vanthu::pdf {

// Appends to `out`. The lines of the blocks `left_out` are not drawn: a form field shows them.
[[nodiscard]] Marks draw(const layout::Page& page, const std::vector<layout::BlockInfo>& blocks,
                         const Tags& tags, const FontUse& fonts, const Words& words,
                         const std::vector<std::uint32_t>& left_out, std::string& out);

// The lines of one block as the appearance of a field: in a form of the size of `box`.
[[nodiscard]] std::string draw_in_box(const layout::Page& page, std::uint32_t block,
                                      const layout::Box& box, const FontUse& fonts,
                                      const Words& words);

}  // namespace vanthu::pdf
