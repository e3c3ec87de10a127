// The codes of a subset's glyphs in content streams: one byte each, as far as they go.
//
//   in    the number each used glyph has in the subset
//   out   a code a glyph; the CMap (ISO 32000-1, 9.7.5) that turns codes into those numbers
//
// Method: a code is the glyph's number in the subset, moved up by one from 32 on, because 32 is the
// space's: word spacing (Tw) then holds for it (9.3.3), and a justified line is one string. From
// 240 on codes have two bytes. Against Identity-H content streams have half the bytes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::pdf {

class Codes {
 public:
  Codes() = default;
  // `glyphs` of a face that has so many, and their numbers in the subset, at most 4,095.
  // `space`: the glyph of U+0020.
  Codes(const std::vector<std::uint16_t>& glyphs, const std::vector<std::uint16_t>& numbers,
        std::size_t glyph_count, std::uint16_t space);

  // Below 256: one byte; else two, the higher first.
  [[nodiscard]] std::uint16_t of(std::uint16_t glyph) const { return codes_[glyph]; }
  static constexpr std::uint16_t space = 32;

  // For /Encoding, and what both it and /ToUnicode begin with: the code space.
  [[nodiscard]] std::string cmap() const;
  [[nodiscard]] std::string code_space() const;
  static constexpr std::string_view cmap_name = "vanthu-codes";

 private:
  [[nodiscard]] bool has_two_bytes() const { return largest_ >= first_of_two; }
  static constexpr std::uint16_t first_of_two = 239;  // the number from which codes have two bytes

  std::vector<std::uint16_t> codes_;  // by glyph
  std::uint16_t space_number_ = 0;    // 0: no space is used
  std::uint16_t largest_ = 0;         // number of a glyph in use
};

// A code as a hexadecimal string: "<21>", "<F123>".
void append_code(std::string& out, std::uint16_t code);

}  // namespace vanthu::pdf
