// Vietnamese text of before Unicode, as DOCX files hold it: letters of Latin-1 that only the right
// face shows as Vietnamese.
//
// TCVN3 (faces ".Vn…") has a code for each small letter and for seven capitals; toned capitals come
// from faces that show small letters as capitals (".VnTimeH"). VNI (faces "VNI-…") writes a letter
// and, behind it, a letter that stands for its marks.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::text {

enum class Legacy { Tcvn3, Vni };

// By the name of the face; empty for every other one.
[[nodiscard]] std::optional<Legacy> legacy_of(std::string_view face);
// The face shows small letters as capitals.
[[nodiscard]] bool shows_capitals(std::string_view face);

// NFC. What the encoding does not know stays as it is; U+00AD is a letter of TCVN3 ("ư").
[[nodiscard]] std::string from_legacy(std::string_view text, Legacy encoding,
                                      bool capitals = false);

}  // namespace vanthu::text
