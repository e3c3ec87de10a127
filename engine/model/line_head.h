// The head of one line of pasted text: the typed number or mark that says what the line is.
//
//   in    one line, single spaces inside, none at the ends, NFC
//   out   level, number as typed and the text after it; nothing for running text
//
// Looks at this line only. That "Điều 5." may stand at the head of a line because a sentence was
// broken there is for model/wrapped_lines.h to see, that numbers follow each other for
// model/sequence.h.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace vanthu::model {

struct LineHead {
  Level level = Level::Clause;
  std::string_view number;  // "IV.", "Phần I:", "2.1", "đ)", "-"; views into the line
  std::string_view gap;     // " ", or "" where nothing stands between: "IV.TỔ CHỨC"
  std::string_view text;    // the rest; may be empty
  std::optional<int>
      ordinal;              // counted from 1; none for marks and for letters outside the alphabet
  std::string_view prefix;  // "2" of "2.1."; empty above Subclause
};

[[nodiscard]] std::optional<LineHead> read_head(std::string_view line);

// How numbers of a level are written, for messages: (Level::Point, 5) → "đ)".
[[nodiscard]] std::string written_number(Level level, int ordinal, std::string_view prefix);

// ---------------------------------------------------------------- letters of a line

enum class FirstLetter { None, Lower, Upper, Digit };

// Of the first letter or digit after opening quotes and brackets; None for any other character.
[[nodiscard]] FirstLetter first_letter(std::string_view line);

// At least two letters and none of them lower case: how titles are typed.
[[nodiscard]] bool is_in_capitals(std::string_view line);

// Code points.
[[nodiscard]] std::size_t letter_count(std::string_view line);

}  // namespace vanthu::model
