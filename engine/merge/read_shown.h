// What a value shows, changed by a hand, read as a value again.
//
//   in    the value; what it showed; what is shown there now
//   out   the new value; empty when the way from value to text cannot be gone back
//
// Tried in turn: the text itself; the text with its first letter in another case; a number; a date
// in digits or in words; the text in capitals, word by word. Each only if it leads from the old text to the old value: so a filter that
// made something else of the value is never guessed at.

#pragma once

#include <optional>
#include <string_view>

#include "data/value.h"

namespace vanthu::merge {

[[nodiscard]] std::optional<data::Value> read_shown(const data::Value& value,
                                                    std::string_view before,
                                                    std::string_view after);

// The place shows all letters of the value as capitals, which hides their case. Words that nobody
// changed keep theirs, and a word with a small letter in it is taken as it was typed; of a new word
// in capitals the case is not known, and nothing is read.
[[nodiscard]] bool is_in_capitals(const data::Value& value, std::string_view before);

}  // namespace vanthu::merge
