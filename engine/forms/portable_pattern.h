// Whether a pattern of mau-chu= (ICU) means the same to the regular expressions of JSON Schema
// (ECMA-262).
//
// Only what is surely the same passes: plain letters, ".", groups, choices, counts, sets of letters
// and ranges, [0-9]-like escapes of marks. Left out are \w, \b, \d and the like (ICU counts all
// scripts, ECMA only ASCII), properties, set arithmetic, possessive counts, flags, back references.

#pragma once

#include <string_view>

namespace vanthu::forms {

[[nodiscard]] bool is_portable_pattern(std::string_view pattern);

}  // namespace vanthu::forms
