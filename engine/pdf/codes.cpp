#include "pdf/codes.h"

#include <array>
#include <cassert>
#include <cstddef>

#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

constexpr std::uint16_t two_bytes = 0xF000;  // the code of CID 0, if it had two

// The letters and signs of plans and decisions but digits and the space, the commonest first:
// counted in real plans, those that do not occur there behind them.
constexpr std::u32string_view letters =
    U"nhcitgauođvmprá,àblyưsdệkạ.ộếớTêựịìốụôảâề-eqơăủxờCợNểóứậữ;ãởíHấòổẳPBồỉĐVọKýầ/ửSúDừMI:*ẻỗLằUỷ"
    U"ỦéẩX%ĩắGQYặ(ùỏẫAỹõỡèẹỳễũR“”<>OẾỰÂỆỊỤÁỘẠÊÓƯÍẽỨÔẢÀỔEÌỮWĂỞẦỐ&ÒỌ–+…@ƠẮẵỂỈỚfwÕÝẨẪẬẲỀỒỜỢỬỵjzFJZ)!"
    U"\"#$'="
    U"?[]_\u00A0§°²ÃÈÉ×ÙÚĨŨẤẰẴẶẸẺẼỄỎỖỠỪỲỴỶỸ—‘’•";
static_assert(letters.size() == 224);

// The bytes of which a content stream is full in any case, the commonest first: giving them to the
// commonest letters makes it pack better, because the operators cost less then.
constexpr std::string_view bytes_of_operators = "\nT.C/D<>Md-BjEIwLf";

constexpr bool is_free(unsigned byte) {
  switch (byte) {
    case 0:
    case '\r':  // read as a line feed
    case space_code:
    case '(':
    case ')':
    case '\\':
      return false;
    default:
      if (byte >= '0' && byte <= '9') return false;  // the digits' own
      return byte < first_other &&
             bytes_of_operators.find(static_cast<char>(byte)) == std::string_view::npos;
  }
}

struct Tables {
  std::array<char32_t, 256> characters{};  // by code
  // By character, in the blocks that have letters and signs.
  std::array<std::uint8_t, 0x250> latin{};       // from U+0000
  std::array<std::uint8_t, 0x100> additional{};  // from U+1E00
  std::array<std::uint8_t, 0x40> punctuation{};  // from U+2000

  constexpr std::uint8_t* place(char32_t c) {
    if (c < latin.size()) return &latin[c];
    if (c >= 0x1E00 && c < 0x1E00 + additional.size()) return &additional[c - 0x1E00];
    if (c >= 0x2000 && c < 0x2000 + punctuation.size()) return &punctuation[c - 0x2000];
    return nullptr;
  }
  constexpr void give(char32_t c, unsigned code) {
    characters[code] = c;
    *place(c) = static_cast<std::uint8_t>(code);
  }
};

constexpr Tables make_tables() {
  Tables tables;
  tables.give(U' ', space_code);
  for (char32_t digit = U'0'; digit <= U'9'; ++digit) tables.give(digit, digit);
  unsigned next = '!';  // above the space first, then the control characters
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i < bytes_of_operators.size()) {
      tables.give(letters[i], static_cast<unsigned char>(bytes_of_operators[i]));
      continue;
    }
    while (!is_free(next)) next = (next + 1) % first_other;
    tables.give(letters[i], next);
    next = (next + 1) % first_other;
  }
  return tables;
}

constexpr Tables tables = make_tables();

constexpr std::uint16_t code_of(std::uint16_t cid) {
  return cid < first_other ? cid : static_cast<std::uint16_t>(two_bytes + cid);
}

void append_hex(std::string& out, std::uint16_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '<';
  for (int shift = code > 0xFF ? 12 : 4; shift >= 0; shift -= 4) {
    out += digits[static_cast<unsigned>(code >> shift) & 15U];
  }
  out += '>';
}

void append_range(std::string& out, std::uint16_t first, std::uint16_t last, std::uint16_t cid) {
  append_hex(out, first);
  append_hex(out, last);
  append_integer(out, cid);
  out += '\n';
}

}  // namespace

std::uint8_t short_code(std::string_view character) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(character[i]));
  };
  // Spelled in UTF-8 by one, two or three bytes, as its first one says.
  char32_t c = 0;
  if (character.size() == 1 && byte(0) < 0x80) {
    c = byte(0);
  } else if (character.size() == 2 && byte(0) >= 0xC0) {
    c = (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
  } else if (character.size() == 3 && byte(0) >= 0xE0) {
    c = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  }
  if (c < tables.latin.size()) return tables.latin[c];
  if (c >= 0x1E00 && c < 0x1E00 + tables.additional.size()) return tables.additional[c - 0x1E00];
  if (c >= 0x2000 && c < 0x2000 + tables.punctuation.size()) return tables.punctuation[c - 0x2000];
  return 0;
}

char32_t character_of(std::uint8_t code) {
  return tables.characters[code];
}

void append_code_bytes(std::string& out, std::uint16_t cid) {
  if (cid < first_other) {
    out += static_cast<char>(cid);
    return;
  }
  const std::uint16_t code = code_of(cid);
  out += static_cast<char>(code >> 8U);
  const char low = static_cast<char>(code & 0xFFU);
  if (low == '(' || low == ')' || low == '\\' || low == '\r') out += '\\';  // 7.3.4.2
  out += low == '\r' ? 'r' : low;
}

void append_code(std::string& out, std::uint16_t cid) {
  append_hex(out, code_of(cid));
}

std::string code_space(bool others) {
  std::string out = others ? "2" : "1";
  out += " begincodespacerange\n<00><EF>\n";
  if (others) out += "<F000><FFFF>\n";
  return out + "endcodespacerange\n";
}

std::string encoding_cmap(bool others) {
  std::string ranges;
  append_range(ranges, 0, first_other - 1, 0);
  std::int64_t count = 1;
  // 9.7.6.2: the codes of a range differ in the last byte only.
  for (unsigned first = 0; others && first < end_of_others; first += 0x100) {
    append_range(ranges, static_cast<std::uint16_t>(two_bytes + first),
                 static_cast<std::uint16_t>(two_bytes + first + 0xFF),
                 static_cast<std::uint16_t>(first));
    ++count;
  }
  std::string out =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n/CMapName/";
  out += cmap_name;
  out += " def\n/CMapType 1 def\n/WMode 0 def\n" + code_space(others);
  append_integer(out, count);
  return out + " begincidrange\n" + ranges +
         "endcidrange\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

}  // namespace vanthu::pdf
