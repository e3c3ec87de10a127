#include "pdf/to_unicode.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "pdf/codes.h"
#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

constexpr std::size_t mappings_in_block = 100;  // Adobe Technical Note 5014: at most 100 entries

void append_hex(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '<';
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  out += '>';
}

}  // namespace

ShortCodes short_codes(const FontUse& fonts) {
  ShortCodes codes{};
  for (const auto& use : fonts) {
    if (!use) continue;
    for (const Letter& letter : use->letters) {
      if (letter.cid < first_other) codes[letter.cid] = true;
    }
  }
  return codes;
}

std::string to_unicode(const ShortCodes& codes, const FaceUse& use) {
  const auto others = std::find_if(use.letters.begin(), use.letters.end(),
                                   [](const Letter& one) { return one.cid >= first_other; });
  auto left = static_cast<std::size_t>(use.letters.end() - others);
  for (const bool used : codes) left += used ? 1 : 0;
  std::string out;
  out.reserve(400 + left * 14);
  out +=
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n";
  out += code_space(use.has_others());
  std::size_t left_in_block = 0;
  const auto add = [&](std::uint16_t cid, std::string_view text) {
    if (left_in_block == 0) {
      left_in_block = std::min(left, mappings_in_block);
      append_integer(out, static_cast<std::int64_t>(left_in_block));
      out += " beginbfchar\n";
    }
    append_code(out, cid);
    append_hex(out, text);
    out += '\n';
    --left;
    if (--left_in_block == 0) out += "endbfchar\n";
  };
  for (std::uint16_t code = 0; code < codes.size(); ++code) {
    if (!codes[code]) continue;
    const char32_t c = character_of(static_cast<std::uint8_t>(code));  // below U+10000
    const char text[2] = {static_cast<char>(c >> 8U), static_cast<char>(c & 0xFFU)};
    add(code, {text, 2});
  }
  for (auto one = others; one != use.letters.end(); ++one) add(one->cid, utf16be(one->text));
  out += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
  return out;
}

}  // namespace vanthu::pdf
