#include "pdf/codes.h"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

constexpr std::uint16_t two_bytes = 0xF000;
constexpr std::uint16_t last_of_one = 0xEF;

void append_range(std::string& out, std::uint16_t first, std::uint16_t last, std::uint16_t number) {
  append_code(out, first);
  append_code(out, last);
  append_integer(out, number);
  out += '\n';
}

}  // namespace

void append_code(std::string& out, std::uint16_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '<';
  for (int shift = code > 0xFF ? 12 : 4; shift >= 0; shift -= 4) {
    out += digits[static_cast<unsigned>(code >> shift) & 15U];
  }
  out += '>';
}

Codes::Codes(const std::vector<std::uint16_t>& glyphs, const std::vector<std::uint16_t>& numbers,
             std::size_t glyph_count, std::uint16_t space_glyph)
    : codes_(glyph_count) {
  assert(glyphs.size() == numbers.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const std::uint16_t number = numbers[i];
    assert(number > 0 && number <= 0xFFF);
    largest_ = std::max(largest_, number);
    codes_[glyphs[i]] = static_cast<std::uint16_t>(number < space          ? number
                                                   : number < first_of_two ? number + 1
                                                                           : two_bytes + number);
    if (glyphs[i] != space_glyph) continue;
    space_number_ = number;
    codes_[space_glyph] = space;
  }
}

std::string Codes::code_space() const {
  std::string out = has_two_bytes() ? "2" : "1";
  out += " begincodespacerange\n<00><EF>\n";
  if (has_two_bytes()) out += "<F000><FFFF>\n";
  return out + "endcodespacerange\n";
}

std::string Codes::cmap() const {
  std::string ranges;
  std::int64_t count = 2;
  append_range(ranges, 0, space - 1, 0);
  if (space_number_ != 0) {
    append_range(ranges, space, space, space_number_);
    ++count;
  }
  append_range(ranges, space + 1, last_of_one, space);
  // 9.7.6.2: the codes of a range differ in the last byte only.
  for (std::uint16_t high = 0; has_two_bytes() && high <= largest_ >> 8U; ++high) {
    const auto first = static_cast<std::uint16_t>(high << 8U);
    append_range(ranges, two_bytes + first, two_bytes + first + 0xFF, first);
    ++count;
  }
  std::string out =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n/CMapName/";
  out += cmap_name;
  out += " def\n/CMapType 1 def\n/WMode 0 def\n" + code_space();
  append_integer(out, count);
  return out + " begincidrange\n" + ranges +
         "endcidrange\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

}  // namespace vanthu::pdf
