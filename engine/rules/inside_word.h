// Dashes and other marks inside a word after which some program would end a line.
//
//   in    one word of running text
//   out   where a line must not end all the same
//
// Hyphens of a number or a sign stay: "169/KH-UBND", "21-CT/TW", "2021-2030", "QĐ-TTg", "COVID-19".
// Those between words ("Bà Rịa-Vũng Tàu", "kinh tế-xã hội") are places where a line may end. Of the
// longer dashes, "…", "!", "?", "|" and "\" every program has its own opinion: inside a word none
// of them is a break (engine/layout/README.md, "Where a line may break").

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu::rules {

// Offsets in bytes of the characters behind which the line goes on. `word`: valid UTF-8.
[[nodiscard]] std::vector<std::size_t> unbroken_inside(std::string_view word);

}  // namespace vanthu::rules
