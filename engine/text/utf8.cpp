// UTF-8 itself: what is valid, what the next code point is, what no text may carry.
//
// Method: by hand over bytes, since ICU would want UTF-16 first; Unicode 15, table 3-7
// ("Well-Formed UTF-8 Byte Sequences") is the whole rule.

#include <array>
#include <cstring>

#include "base/find_byte.h"
#include "text/text.h"

namespace vanthu::text {
namespace {

constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr std::uint64_t high_bits = 0x8080808080808080;

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Length of the well-formed sequence that starts at `at`; 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned lowest = 0x80;
  unsigned highest = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) lowest = 0xA0;   // overlong
    if (lead == 0xED) highest = 0x9F;  // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) lowest = 0x90;   // overlong
    if (lead == 0xF4) highest = 0x8F;  // beyond U+10FFFF
  } else {
    return 0;
  }
  if (text.size() - at < length) return 0;
  if (byte_at(text, at + 1) < lowest || byte_at(text, at + 1) > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// Bytes at which a character that no text needs may begin.
// C1 is C2 80 … C2 9F; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
constexpr auto is_suspicious = [](unsigned char c) -> bool {
  return ((c < 0x20) & (c != '\t') & (c != '\n')) | (c == 0x7F) | (c == 0xC2) | (c == 0xEF);
};

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text.size() - at >= word_size) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, word_size);
      if ((word & high_bits) == 0) {
        at += word_size;
        continue;
      }
    }
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::optional<ControlCharacter> find_control_character(std::string_view text) {
  for (std::size_t at = 0;; ++at) {
    at = find_byte(text, at, is_suspicious);
    if (at == text.size()) return std::nullopt;
    const unsigned lead = byte_at(text, at);
    if (lead == 0xC2 && (at + 1 == text.size() || byte_at(text, at + 1) > 0x9F)) continue;
    if (lead == 0xEF &&
        (text.size() - at < 3 || byte_at(text, at + 1) != 0xBF || byte_at(text, at + 2) < 0xBE)) {
      continue;
    }
    std::size_t end = at;
    return ControlCharacter{at, next_code_point(text, end)};
  }
}

void append_utf8(std::string& out, char32_t character) {
  const auto push = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (character < 0x80) {
    push(character);
  } else if (character < 0x800) {
    push(0xC0 | character >> 6);
    push(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    push(0xE0 | character >> 12);
    push(0x80 | (character >> 6 & 0x3F));
    push(0x80 | (character & 0x3F));
  } else {
    push(0xF0 | character >> 18);
    push(0x80 | (character >> 12 & 0x3F));
    push(0x80 | (character >> 6 & 0x3F));
    push(0x80 | (character & 0x3F));
  }
}

}  // namespace vanthu::text
