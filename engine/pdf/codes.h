// The codes of characters in content streams: one byte each, as far as they go.
//
//   in    a character, or the CID of another one
//   out   its code and CID; the CMap (ISO 32000-1, 9.7.5) from codes to CIDs
//
// Method: the letters and signs of Vietnamese administrative text have one code each, the same in
// every face and every document, so that a word is turned into bytes once. Code and CID are the
// same number. Anything else (and a glyph that is not the face's own for its character) has a CID
// from 240 on, given by the document (usage.h), and a code of two bytes. Against Identity-H content
// streams have half the bytes. The space is 32, because word spacing (Tw) holds for that code
// (9.3.3) and pdftotext looks for it there. No code of one byte needs an escape in a string.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::pdf {

inline constexpr std::uint16_t space_code = 32;
// The first CID whose code has two bytes, and the one behind the last.
inline constexpr std::uint16_t first_other = 0xF0;
inline constexpr std::uint16_t end_of_others = 0x1000;

// The code of one byte; 0: it has none. `character` in UTF-8.
[[nodiscard]] std::uint8_t short_code(std::string_view character);
// What a code of one byte stands for; 0: nothing.
[[nodiscard]] char32_t character_of(std::uint8_t code);

// The code as it stands in a string of a content stream, without the parentheses.
void append_code_bytes(std::string& out, std::uint16_t cid);
// As a hexadecimal string: "<21>", "<F123>".
void append_code(std::string& out, std::uint16_t cid);

// For /Encoding, and what both it and /ToUnicode begin with: the code space. `others`: some codes
// have two bytes.
[[nodiscard]] std::string encoding_cmap(bool others);
[[nodiscard]] std::string code_space(bool others);
inline constexpr std::string_view cmap_name = "vanthu-codes";

}  // namespace vanthu::pdf
