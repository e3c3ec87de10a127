// The codes of a subset's glyphs in content streams: one byte each, as far as they go.
//
//   in    the number each used glyph has in the subset
//   out   a code and a CID a glyph; the CMap (ISO 32000-1, 9.7.5) from codes to CIDs, the map from
//         CIDs to the numbers (9.7.4.3)
//
// Method: a CID is the glyph's number in the subset, moved up by one from 32 on, because 32 is the
// space's: word spacing (Tw) then holds for it (9.3.3), and a justified line is one string. Up to
// 239 the code is the CID; beyond, codes have two bytes. Against Identity-H content streams have
// half the bytes. That the space is 32 as a CID too is for pdftotext, which looks there.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::pdf {

class Codes {
 public:
  struct Glyph {
    std::uint16_t cid = 0;
    std::uint16_t number = 0;  // in the subset
    std::uint16_t glyph = 0;   // of the face
  };

  Codes() = default;
  // `glyphs` of a face that has so many, and their numbers in the subset, at most 4,094.
  // `space`: the glyph of U+0020.
  Codes(const std::vector<std::uint16_t>& glyphs, const std::vector<std::uint16_t>& numbers,
        std::size_t glyph_count, std::uint16_t space);

  // Below 256: one byte; else two, the higher first.
  [[nodiscard]] std::uint16_t of(std::uint16_t glyph) const { return codes_[glyph]; }
  static constexpr std::uint16_t space = 32;
  // Those in use, by CID.
  [[nodiscard]] const std::vector<Glyph>& glyphs() const { return glyphs_; }

  // For /Encoding, and what both it and /ToUnicode begin with: the code space.
  [[nodiscard]] std::string cmap() const;
  [[nodiscard]] std::string code_space() const;
  static constexpr std::string_view cmap_name = "vanthu-codes";

  // For /CIDToGIDMap: two bytes a CID, from 0 on, as rows of two columns with PNG predictor "Up":
  // nearly all differences are alike.
  [[nodiscard]] std::string numbers_by_cid() const;

 private:
  [[nodiscard]] bool has_two_bytes() const;

  std::vector<std::uint16_t> codes_;  // by glyph of the face
  std::vector<Glyph> glyphs_;
};

// A code as a hexadecimal string: "<21>", "<F123>".
void append_code(std::string& out, std::uint16_t code);

}  // namespace vanthu::pdf
