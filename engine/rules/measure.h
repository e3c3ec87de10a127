// Measure: how a paragraph's runs will fall into lines of a given room, well enough to choose
// widths.
//
//   in    styled runs with their glue; a room
//   out   widths of lines, of the widest unbreakable piece, the narrowest room without a further
//   line
//
// The same first-fit rule as layout's (break after a space, or after a hyphen between letters), so
// that what is decided here holds there. Layout does the real breaking; nothing here is drawn.

#pragma once

#include <string>
#include <vector>

#include "base/length.h"
#include "fonts/fonts.h"
#include "rules/styled.h"

namespace vanthu::rules {

class Measured {
 public:
  Measured(fonts::Shaper& shaper, const std::vector<StyledRun>& runs);
  // Only as much of them as is wider than `enough` on one line.
  Measured(fonts::Shaper& shaper, const std::vector<StyledRun>& runs, Length enough);

  // All on one line, spaces at the end left out.
  [[nodiscard]] Length width() const;
  [[nodiscard]] Length widest_piece() const;
  [[nodiscard]] const std::string& widest_piece_text() const { return widest_text_; }
  // Natural widths of the lines; none for a text without pieces. `first_indent` shortens line 1.
  [[nodiscard]] std::vector<Length> line_widths(Length room, Length first_indent = {}) const;
  // The least room that needs no more lines than `room` does. Precondition: room > 0.
  [[nodiscard]] Length narrowest_room(Length room) const;

 private:
  struct Piece {
    Length width;
    Length space;            // the spaces behind it
    bool ends_line = false;  // a line break stands behind it
  };
  std::vector<Piece> pieces_;
  std::string widest_text_;
};

// Height of a paragraph with that many lines, its spacing included.
[[nodiscard]] Length paragraph_height(fonts::Shaper& shaper, const StyledParagraph& paragraph,
                                      Length room);

}  // namespace vanthu::rules
