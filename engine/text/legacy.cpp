#include "text/legacy.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/text.h"

namespace vanthu::text {
namespace {

void append(char32_t character, std::string& out) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  int length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, character);
  out.append(bytes.data(), static_cast<std::size_t>(length));
}

// Code and letter; TCVN 5712:1993, VN3.
constexpr std::array<std::pair<char32_t, char32_t>, 74> tcvn3 = {{
    {0xA1, U'Ă'}, {0xA2, U'Â'}, {0xA3, U'Ê'}, {0xA4, U'Ô'}, {0xA5, U'Ơ'}, {0xA6, U'Ư'},
    {0xA7, U'Đ'}, {0xA8, U'ă'}, {0xA9, U'â'}, {0xAA, U'ê'}, {0xAB, U'ô'}, {0xAC, U'ơ'},
    {0xAD, U'ư'}, {0xAE, U'đ'}, {0xB5, U'à'}, {0xB6, U'ả'}, {0xB7, U'ã'}, {0xB8, U'á'},
    {0xB9, U'ạ'}, {0xBB, U'ằ'}, {0xBC, U'ẳ'}, {0xBD, U'ẵ'}, {0xBE, U'ắ'}, {0xC6, U'ặ'},
    {0xC7, U'ầ'}, {0xC8, U'ẩ'}, {0xC9, U'ẫ'}, {0xCA, U'ấ'}, {0xCB, U'ậ'}, {0xCC, U'è'},
    {0xCE, U'ẻ'}, {0xCF, U'ẽ'}, {0xD0, U'é'}, {0xD1, U'ẹ'}, {0xD2, U'ề'}, {0xD3, U'ể'},
    {0xD4, U'ễ'}, {0xD5, U'ế'}, {0xD6, U'ệ'}, {0xD7, U'ì'}, {0xD8, U'ỉ'}, {0xDC, U'ĩ'},
    {0xDD, U'í'}, {0xDE, U'ị'}, {0xDF, U'ò'}, {0xE1, U'ỏ'}, {0xE2, U'õ'}, {0xE3, U'ó'},
    {0xE4, U'ọ'}, {0xE5, U'ồ'}, {0xE6, U'ổ'}, {0xE7, U'ỗ'}, {0xE8, U'ố'}, {0xE9, U'ộ'},
    {0xEA, U'ờ'}, {0xEB, U'ở'}, {0xEC, U'ỡ'}, {0xED, U'ớ'}, {0xEE, U'ợ'}, {0xEF, U'ù'},
    {0xF1, U'ủ'}, {0xF2, U'ũ'}, {0xF3, U'ú'}, {0xF4, U'ụ'}, {0xF5, U'ừ'}, {0xF6, U'ử'},
    {0xF7, U'ữ'}, {0xF8, U'ứ'}, {0xF9, U'ự'}, {0xFA, U'ỳ'}, {0xFB, U'ỷ'}, {0xFC, U'ỹ'},
    {0xFD, U'ý'}, {0xFE, U'ỵ'},
}};

constexpr char32_t grave = 0x300, acute = 0x301, circumflex = 0x302, tilde = 0x303;
constexpr char32_t breve = 0x306, hook = 0x309, dot_below = 0x323;

// What a letter behind another one stands for, in small letters.
struct VniMark {
  char32_t code;
  char32_t shape;  // of the vowel; 0: none
  char32_t tone;   // 0: none
};
constexpr std::array<VniMark, 17> vni_marks = {{
    {U'ø', 0, grave},
    {U'ù', 0, acute},
    {U'û', 0, hook},
    {U'õ', 0, tilde},
    {U'ï', 0, dot_below},
    {U'ê', breve, 0},
    {U'è', breve, grave},
    {U'é', breve, acute},
    {U'ú', breve, hook},
    {U'ü', breve, tilde},
    {U'ë', breve, dot_below},
    {U'â', circumflex, 0},
    {U'à', circumflex, grave},
    {U'á', circumflex, acute},
    {U'å', circumflex, hook},
    {U'ã', circumflex, tilde},
    {U'ä', circumflex, dot_below},
}};
constexpr std::array<std::pair<char32_t, char32_t>, 9> vni_letters = {{
    {U'ô', U'ơ'},
    {U'ö', U'ư'},
    {U'ì', U'ì'},
    {U'í', U'í'},
    {U'æ', U'ỉ'},
    {U'ó', U'ĩ'},
    {U'ò', U'ị'},
    {U'î', U'ỵ'},
    {U'ñ', U'đ'},
}};

// Latin-1 has its capitals 0x20 below.
char32_t small(char32_t character) {
  const bool capital = (character >= U'A' && character <= U'Z') ||
                       (character >= 0xC0 && character <= 0xDE && character != 0xD7);
  return capital ? character + 0x20 : character;
}

bool takes(char32_t base, const VniMark& mark) {
  constexpr std::u32string_view plain = U"aeiouyơư";
  if (mark.shape == breve) return base == U'a';
  if (mark.shape == circumflex) return base == U'a' || base == U'e' || base == U'o';
  return plain.find(base) != std::u32string_view::npos;
}

std::string from_vni(std::string_view text) {
  std::string out;
  char32_t base = 0;  // the vowel that may take marks, in small letters
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    const char32_t low = small(character);
    const auto mark = std::find_if(vni_marks.begin(), vni_marks.end(), [&](const VniMark& one) {
      return one.code == low && takes(base, one);
    });
    if (mark != vni_marks.end()) {
      if (mark->shape != 0) append(mark->shape, out);
      if (mark->tone != 0) append(mark->tone, out);
      base = 0;
      continue;
    }
    const auto letter = std::find_if(vni_letters.begin(), vni_letters.end(),
                                     [&](const auto& one) { return one.first == low; });
    if (letter != vni_letters.end()) {
      std::string one;
      append(letter->second, one);
      out += character == low ? one : upper(one);
      base = letter->second;
      continue;
    }
    append(character, out);
    base = low;
  }
  return normalised(out);
}

std::string from_tcvn3(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    const auto letter =
        std::lower_bound(tcvn3.begin(), tcvn3.end(), character,
                         [](const auto& one, char32_t wanted) { return one.first < wanted; });
    const bool known = letter != tcvn3.end() && letter->first == character;
    append(known ? letter->second : character, out);
  }
  return out;
}

}  // namespace

std::optional<Legacy> legacy_of(std::string_view face) {
  if (face.empty() || (face[0] != '.' && face[0] != 'v' && face[0] != 'V')) return std::nullopt;
  const std::string name = folded(face);
  if (name.starts_with(".vn")) return Legacy::Tcvn3;
  if (name.starts_with("vni-") || name.starts_with("vni ")) return Legacy::Vni;
  return std::nullopt;
}

bool shows_capitals(std::string_view face) {
  return legacy_of(face) == Legacy::Tcvn3 && face.ends_with("H");
}

std::string from_legacy(std::string_view text, Legacy encoding, bool capitals) {
  const std::string result = encoding == Legacy::Tcvn3 ? from_tcvn3(text) : from_vni(text);
  return capitals ? upper(result) : result;
}

}  // namespace vanthu::text
