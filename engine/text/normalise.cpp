// Normalisation: every text the engine reads passes here once and is NFC afterwards.
//
//   in    valid UTF-8 in any form: NFD from macOS, marks in mixed order, CR LF, a byte order mark
//   out   the same text in NFC with "\n" as its only line end
//
// Method: one look over the bytes finds out whether anything can change at all; texts typed on a
// Vietnamese keyboard are NFC already, so nearly all end there. ICU does the rest. Letters are
// never replaced beyond canonical equivalence: "hòa" and "hoà" stay two spellings.

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <stdexcept>

#include "text/text.h"

namespace vanthu::text {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Findings {
  bool has_breaks = false;  // line ends to replace
  bool is_complex = false;  // not certain to be NFC
};

// Certain to be NFC, because composed and starters: U+0000 … U+02FF, U+1E80 … U+1EFF (where the
// Vietnamese letters stand) and the punctuation U+2002 … U+203F. No branches: the compiler makes
// vector code of it.
Findings look_over(std::string_view text) {
  using Byte = unsigned char;
  Byte breaks = 0;
  Byte complex = 0;
  const auto look = [&](Byte first, Byte second, Byte third) {
    const bool is_general_punctuation = (first == 0xE2) & (second == 0x80);
    breaks |= static_cast<Byte>((first == '\r') | (first == '\v') | (first == '\f') |
                                ((first == 0xC2) & (second == 0x85)) |
                                (is_general_punctuation & ((third & 0xFE) == 0xA8)));
    complex |= static_cast<Byte>((first >= 0xCC) & !((first == 0xE1) & ((second & 0xFE) == 0xBA)) &
                                 !(is_general_punctuation & (third >= 0x82)));
  };
  const auto* bytes = reinterpret_cast<const Byte*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t i = 0; i + 2 < size; ++i) look(bytes[i], bytes[i + 1], bytes[i + 2]);
  if (size >= 2) look(bytes[size - 2], bytes[size - 1], 0);
  if (size >= 1) look(bytes[size - 1], 0, 0);
  return {breaks != 0, complex != 0};
}

// CR LF, CR, VT (Word's line break in pasted text), FF, NEL, LS and PS become "\n": the newline
// functions of the Unicode Standard, 5.8.
std::string with_plain_line_ends(std::string_view text) {
  const auto break_length = [text](std::size_t at) -> std::size_t {
    switch (text[at]) {
      case '\r':
        return text.substr(at + 1).starts_with('\n') ? 2 : 1;
      case '\v':
      case '\f':
        return 1;
      case '\xC2':
        return text.substr(at).starts_with("\xC2\x85") ? 2 : 0;
      case '\xE2': {
        const std::string_view rest = text.substr(at);
        return rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9") ? 3 : 0;
      }
      default:
        return 0;
    }
  };
  std::string result;
  result.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = break_length(at);
    if (length == 0) {
      ++at;
      continue;
    }
    result.append(text, done, at - done);
    result += '\n';
    at += length;
    done = at;
  }
  result.append(text, done);
  return result;
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (U_SUCCESS(status) && nfc->isNormalizedUTF8(piece, status)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  icu::StringByteSink<std::string> sink(&result);
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  // Only a missing or broken ICU installation comes here.
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return result;
}

}  // namespace

std::string normalised(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const Findings findings = look_over(text);
  if (!findings.has_breaks) return findings.is_complex ? composed(text) : std::string(text);
  std::string result = with_plain_line_ends(text);
  return findings.is_complex ? composed(result) : result;
}

}  // namespace vanthu::text
