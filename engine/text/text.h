// Vietnamese text on ICU: the one place that knows letters, case, numbers and dates as words.
//
// All strings are UTF-8. Functions are pure and do not depend on the process locale: the ICU locale
// is always given (root or vi).

#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::text {

// Offset of the first byte that is not UTF-8, if any (overlong forms and surrogates count).
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// NFC (TCVN 6909:2001 asks for precomposed letters), line ends as "\n" (CR LF, CR, VT, FF, U+0085,
// U+2028, U+2029: Unicode 5.8), byte order mark at the start dropped.
// Fast when nothing has to change. Precondition: valid UTF-8.
[[nodiscard]] std::string normalised(std::string_view text);

// The first control character other than tab and "\n" (C0, DEL, C1, U+FFFE, U+FFFF): offset and
// code point. XML 1.0 cannot carry them and no text needs them.
struct ControlCharacter {
  std::size_t offset;
  char32_t character;
};
[[nodiscard]] std::optional<ControlCharacter> find_control_character(std::string_view text);

// Case by ICU: "đường" → "ĐƯỜNG".
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);
// First letter of the text upper, the rest as it is: "kế hoạch" → "Kế hoạch". Quotes, brackets and
// spaces before it are passed over; a digit before it means there is nothing to do ("3 chỉ tiêu").
[[nodiscard]] std::string capitalised(std::string_view text);
// First letter of every syllable upper, the rest as it is, so that UBND stays: "xã phú vinh" →
// "Xã Phú Vinh". A text in capitals is lowered first by who wants that.
[[nodiscard]] std::string title_cased(std::string_view text);
[[nodiscard]] bool is_upper_letter(char32_t character);
[[nodiscard]] bool is_lower_letter(char32_t character);
[[nodiscard]] bool is_letter(char32_t character);
// Accents and the like, which stand on the character before them.
[[nodiscard]] bool is_combining_mark(char32_t character);
// Letters of Hebrew, Arabic and other scripts of that direction, and the marks that do not show and
// turn the direction of what follows (U+200F, U+202B, U+202E, U+2067).
[[nodiscard]] bool is_right_to_left(char32_t character);

// Runs of white space (also U+00A0 and the like) become one space; none at either end.
[[nodiscard]] std::string collapsed(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);  // split at white space
[[nodiscard]] bool is_space(char32_t character);  // Unicode White_Space, U+00A0 included

// The beginning of a long text for a message: up to so many bytes, whole characters, "…" behind.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t bytes);

// Decodes the code point at `offset` and moves `offset` past it. Precondition: valid UTF-8.
// Inline, because every loop over a text stands on it.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  assert(offset < text.size());
  const auto next = [&] {
    assert(offset < text.size());
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset++]));
  };
  const char32_t lead = next();
  if (lead < 0x80) return lead;
  char32_t character = lead < 0xE0 ? lead & 0x1F : lead < 0xF0 ? lead & 0x0F : lead & 0x07;
  for (int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3; more > 0; --more) {
    character = character << 6 | (next() & 0x3F);
  }
  return character;
}

// Appends it in UTF-8. Precondition: a code point.
void append_utf8(std::string& out, char32_t character);

// For comparison of labels: no accents, đ as d, lower case, single spaces.
[[nodiscard]] std::string folded(std::string_view text);

// 1 → "I"; 1 … 3999. Precondition: in range.
[[nodiscard]] std::string roman(int number);
[[nodiscard]] std::optional<int> parse_roman(std::string_view text);  // strict, upper case only

// Điểm letters in the order of legal texts: a b c d đ e g h i k l m n o p q r s t u v x y, then
// aa, ab … (0-based index).
[[nodiscard]] std::string point_letter(int index);
[[nodiscard]] std::optional<int> parse_point_letter(std::string_view letter);

// "05" for 1 … 9, "10" from ten on: số, ký hiệu (PL I, I, II.3).
[[nodiscard]] std::string with_leading_zero(int number);

// Columns the text takes on a terminal: wide letters (UAX #11: W, F) two, combining marks and other
// letters without a width none, every other letter one.
[[nodiscard]] std::size_t display_width(std::string_view text);

// The nearest of `candidates` to `wanted` by edit distance on folded text, for "did you mean";
// empty when none is near (more than a third of the letters differ).
[[nodiscard]] std::string_view nearest(std::string_view wanted,
                                       const std::vector<std::string_view>& candidates);

}  // namespace vanthu::text
