// Case by ICU, root locale: Vietnamese has no casing rule of its own (CLDR), and the locale of the
// process must not matter.

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <stdexcept>

#include "text/letter_table.h"
#include "text/text.h"

namespace vanthu::text {
namespace {

constexpr const char* root_locale = "";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

using Mapping = void (*)(const char*, uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*,
                         UErrorCode&);

std::string mapped(std::string_view text, Mapping mapping) {
  std::string result;
  result.reserve(text.size() + 8);
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  mapping(root_locale, 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
          nullptr, status);
  // Only a missing or broken ICU installation comes here.
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return result;
}

// Letter by letter; false where ICU must look at the whole.
bool map_letters(std::string_view text, char32_t LetterFacts::*mapping, std::string& result) {
  result.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    const LetterFacts* const known = facts_of(next_code_point(text, at));
    if (known == nullptr) return false;
    const char32_t one = known->*mapping;
    if (one == 0 && at > 0 && text[at - 1] != 0) return false;
    append_utf8(result, one);
  }
  return true;
}

}  // namespace

std::string upper(std::string_view text) {
  if (!is_ascii(text)) {
    std::string mapped_letters;
    return map_letters(text, &LetterFacts::upper, mapped_letters)
               ? mapped_letters
               : mapped(text, icu::CaseMap::utf8ToUpper);
  }
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::string lower(std::string_view text) {
  if (!is_ascii(text)) {
    std::string mapped_letters;
    return map_letters(text, &LetterFacts::lower, mapped_letters)
               ? mapped_letters
               : mapped(text, icu::CaseMap::utf8ToLower);
  }
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string capitalised(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t character = next_code_point(text, at);
    if (is_letter(character)) {
      return std::string(text.substr(0, begin)) + upper(text.substr(begin, at - begin)) +
             std::string(text.substr(at));
    }
    if (u_isdigit(static_cast<UChar32>(character)) != 0) break;
  }
  return std::string(text);
}

std::string title_cased(std::string_view text) {
  return mapped(text, [](const char* locale, uint32_t, icu::StringPiece source, icu::ByteSink& sink,
                         icu::Edits* edits, UErrorCode& status) {
    icu::CaseMap::utf8ToTitle(locale, U_TITLECASE_NO_LOWERCASE, nullptr, source, sink, edits,
                              status);
  });
}

bool is_upper_letter(char32_t character) {
  if (character < 0x80) return character >= 'A' && character <= 'Z';
  const LetterFacts* const known = facts_of(character);
  return known != nullptr ? known->is_upper : u_isupper(static_cast<UChar32>(character)) != 0;
}

bool is_lower_letter(char32_t character) {
  if (character < 0x80) return character >= 'a' && character <= 'z';
  const LetterFacts* const known = facts_of(character);
  return known != nullptr ? known->is_lower : u_islower(static_cast<UChar32>(character)) != 0;
}

bool is_letter(char32_t character) {
  if (character < 0x80) return is_upper_letter(character) || is_lower_letter(character);
  const LetterFacts* const known = facts_of(character);
  return known != nullptr ? known->is_letter : u_isalpha(static_cast<UChar32>(character)) != 0;
}

bool is_combining_mark(char32_t character) {
  constexpr char32_t first = U'\u0300';
  return character >= first && (U_GET_GC_MASK(static_cast<UChar32>(character)) & U_GC_M_MASK) != 0;
}

bool is_right_to_left(char32_t character) {
  constexpr char32_t first = U'\u0590';
  if (character < first) return false;
  switch (u_charDirection(static_cast<UChar32>(character))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
      return true;
    default:
      return false;
  }
}

}  // namespace vanthu::text
