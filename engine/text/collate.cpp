// A key is, for each syllable, ICU's sort key of letters and tones (secondary strength), an empty
// one, and ICU's whole key of the text. ICU's keys end in a zero byte and hold none before it, so
// that a shorter syllable, and a text with fewer syllables, comes first.

#include "text/collate.h"

#include <unicode/coll.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::text {
namespace {

void expect(UErrorCode status) {
  // Only a missing or broken ICU installation comes here.
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

std::unique_ptr<icu::Collator> open_collator(UColAttributeValue strength) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> result(icu::Collator::createInstance(icu::Locale("vi"), status));
  expect(status);
  result->setAttribute(UCOL_STRENGTH, strength, status);
  result->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  expect(status);
  return result;
}

// hòa → hoà, khỏe → khoẻ, thủy → thuỷ (qúy → quý: a slip of the pen); capitals likewise.
void unify_tone(char32_t& first, char32_t& second) {
  const char32_t small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(first)));
  const TonedLetter vowel = without_tone(small);
  const auto behind = static_cast<char32_t>(u_tolower(static_cast<UChar32>(second)));
  const bool open = (vowel.letter == U'o' && (behind == U'a' || behind == U'e')) ||
                    (vowel.letter == U'u' && behind == U'y');
  if (!open || vowel.tone == Tone::Level) return;
  const auto in_case = [](char32_t letter, bool capital) {
    return capital ? static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter))) : letter;
  };
  const bool first_is_capital = small != first;
  const bool second_is_capital = behind != second;
  first = in_case(vowel.letter, first_is_capital);
  second = in_case(with_tone(behind, vowel.tone), second_is_capital);
}

std::u32string with_one_tone_style(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    result += next_code_point(text, at);
    if (result.size() > 1) unify_tone(result[result.size() - 2], result.back());
  }
  return result;
}

bool is_syllable_part(char32_t character) {
  return (U_GET_GC_MASK(static_cast<UChar32>(character)) &
          (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

void append_key(std::string& out, const icu::Collator& collator, std::u32string_view text) {
  icu::UnicodeString wide;
  for (const char32_t character : text) wide.append(static_cast<UChar32>(character));
  std::array<std::uint8_t, 128> room;
  const int32_t size = collator.getSortKey(wide, room.data(), static_cast<int32_t>(room.size()));
  if (size <= static_cast<int32_t>(room.size())) {
    out.append(room.begin(), room.begin() + size);
    return;
  }
  std::string whole(static_cast<std::size_t>(size), '\0');
  collator.getSortKey(wide, reinterpret_cast<std::uint8_t*>(whole.data()), size);
  out += whole;
}

}  // namespace

struct Collation::Collators {
  std::unique_ptr<icu::Collator> syllables = open_collator(UCOL_SECONDARY);
  std::unique_ptr<icu::Collator> whole = open_collator(UCOL_TERTIARY);
};

Collation::Collation() : collators_(std::make_unique<Collators>()) {}
Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;
Collation& Collation::operator=(Collation&&) noexcept = default;

std::string Collation::key(std::string_view text) const {
  const std::u32string letters = with_one_tone_style(normalised(text));
  const std::u32string_view all = letters;
  std::string result;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t begin = at;
    while (at < all.size() && is_syllable_part(all[at])) ++at;
    if (at > begin) append_key(result, *collators_->syllables, all.substr(begin, at - begin));
    if (at < all.size()) ++at;
  }
  result += '\0';
  append_key(result, *collators_->whole, all);
  return result;
}

std::string Collation::person_key(std::string_view full_name) const {
  const std::vector<std::string_view> names = words(full_name);
  if (names.empty()) return key("");
  std::string turned(names.back());
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    turned += ' ';
    turned += names[i];
  }
  return key(turned);
}

}  // namespace vanthu::text
