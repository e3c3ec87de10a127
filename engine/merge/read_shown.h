// What a value shows, changed by a hand, read as a value again.
//
//   in    the value; what it showed; what is shown there now
//   out   the new value; empty when the way from value to text cannot be gone back
//
// Tried in turn: the text itself; the text with its first letter in another case; a number; a date
// in digits or in words. Each only if it leads from the old text to the old value: so a filter that
// made something else of the value is never guessed at.

#pragma once

#include <optional>
#include <string_view>

#include "data/value.h"

namespace vanthu::merge {

[[nodiscard]] std::optional<data::Value> read_shown(const data::Value& value,
                                                    std::string_view before,
                                                    std::string_view after);

}  // namespace vanthu::merge
