#include "pdf/codes.h"

#include <algorithm>
#include <cassert>

#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

constexpr std::uint16_t last_of_one = 0xEF;  // the largest code of one byte, and its CID
constexpr std::uint16_t two_bytes = 0xF000;  // code of CID 0, if it had two

std::uint16_t code_of(std::uint16_t cid) {
  return cid <= last_of_one ? cid : static_cast<std::uint16_t>(two_bytes + cid);
}

void append_range(std::string& out, std::uint16_t first, std::uint16_t last, std::uint16_t cid) {
  append_code(out, first);
  append_code(out, last);
  append_integer(out, cid);
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
  glyphs_.reserve(glyphs.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const std::uint16_t number = numbers[i];
    assert(number > 0 && number < 0xFFF);
    const auto moved = static_cast<std::uint16_t>(number < space ? number : number + 1);
    const std::uint16_t cid = glyphs[i] == space_glyph ? space : moved;
    codes_[glyphs[i]] = code_of(cid);
    glyphs_.push_back({cid, number, glyphs[i]});
  }
  std::sort(glyphs_.begin(), glyphs_.end(),
            [](const Glyph& a, const Glyph& b) { return a.cid < b.cid; });
}

bool Codes::has_two_bytes() const {
  return !glyphs_.empty() && glyphs_.back().cid > last_of_one;
}

std::string Codes::code_space() const {
  std::string out = has_two_bytes() ? "2" : "1";
  out += " begincodespacerange\n<00><EF>\n";
  if (has_two_bytes()) out += "<F000><FFFF>\n";
  return out + "endcodespacerange\n";
}

std::string Codes::cmap() const {
  std::string ranges;
  append_range(ranges, 0, last_of_one, 0);
  std::int64_t count = 1;
  // 9.7.6.2: the codes of a range differ in the last byte only.
  for (std::uint16_t first = 0; has_two_bytes() && first <= glyphs_.back().cid; first += 0x100) {
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

std::string Codes::numbers_by_cid() const {
  std::vector<std::uint16_t> numbers(glyphs_.empty() ? 0 : glyphs_.back().cid + 1U);
  for (const Glyph& glyph : glyphs_) numbers[glyph.cid] = glyph.number;
  constexpr char up = 2;
  std::string rows;
  std::uint16_t above = 0;
  for (const std::uint16_t number : numbers) {
    rows += up;
    rows += static_cast<char>((number >> 8U) - (above >> 8U));
    rows += static_cast<char>(number - above);
    above = number;
  }
  return rows;
}

}  // namespace vanthu::pdf
