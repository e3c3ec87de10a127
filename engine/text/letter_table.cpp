#include "text/letter_table.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace vanthu::text {
namespace {

struct Range {
  char32_t begin, end;
};
// Latin-1 to Latin Extended-B; combining marks; Latin Extended Additional; general punctuation.
constexpr std::array<Range, 4> ranges = {
    {{0x0, 0x250}, {0x300, 0x370}, {0x1E00, 0x1F00}, {0x2000, 0x2070}}};

LetterFacts facts(char32_t character, const icu::Normalizer2& nfd) {
  const auto one = static_cast<UChar32>(character);
  LetterFacts result;
  result.is_letter = u_isalpha(one) != 0;
  result.is_upper = u_isupper(one) != 0;
  result.is_lower = u_islower(one) != 0;
  const auto mapped_to_one = [&](icu::UnicodeString text, bool up) -> char32_t {
    if (up) {
      text.toUpper(icu::Locale::getRoot());
    } else {
      text.toLower(icu::Locale::getRoot());
    }
    return text.countChar32() == 1 ? static_cast<char32_t>(text.char32At(0)) : 0;
  };
  const icu::UnicodeString alone(one);
  result.lower = mapped_to_one(alone, false);
  result.upper = mapped_to_one(alone, true);
  if (character == U'đ' || character == U'Đ') {  // no decomposition in Unicode
    result.folded = U'd';
    return result;
  }
  icu::UnicodeString parts;
  if (nfd.getDecomposition(one, parts) == 0) parts = alone;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (u_charType(part) == U_NON_SPACING_MARK) continue;
    if (result.folded != 0) result.folds_to_one = false;
    result.folded = static_cast<char32_t>(u_foldCase(part, U_FOLD_CASE_DEFAULT));
  }
  return result;
}

std::vector<LetterFacts> all_facts() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  // Only a missing or broken ICU installation comes here.
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  std::vector<LetterFacts> all;
  for (const Range& range : ranges) {
    for (char32_t c = range.begin; c < range.end; ++c) all.push_back(facts(c, *nfd));
  }
  return all;
}

}  // namespace

const LetterFacts* facts_of(char32_t character) {
  static const std::vector<LetterFacts> all = all_facts();
  if (character < ranges[0].end) return &all[character];
  std::size_t base = ranges[0].end;
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (character >= ranges[i].begin && character < ranges[i].end) {
      return &all[base + (character - ranges[i].begin)];
    }
    base += ranges[i].end - ranges[i].begin;
  }
  return nullptr;
}

}  // namespace vanthu::text
