// Folding for comparison, and the nearest of several names ("did you mean").

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

#include "text/letter_table.h"
#include "text/tables.h"
#include "text/text.h"

namespace vanthu::text {
namespace {

// The letters below a precomposed one: "ệ" → "e".
void append_folded(std::u32string& out, char32_t character, const icu::Normalizer2& nfd) {
  if (character < 0x80) {
    const bool is_upper = character >= 'A' && character <= 'Z';
    out += is_upper ? character - 'A' + 'a' : character;
    return;
  }
  if (const LetterFacts* const known = facts_of(character); known && known->folds_to_one) {
    if (known->folded != 0) out += known->folded;
    return;
  }
  const auto append = [&out](UChar32 one) {
    if (u_charType(one) == U_NON_SPACING_MARK) return;
    out += static_cast<char32_t>(u_foldCase(one, U_FOLD_CASE_DEFAULT));
  };
  icu::UnicodeString parts;
  if (nfd.getDecomposition(static_cast<UChar32>(character), parts) == 0) {
    append(static_cast<UChar32>(character));
    return;
  }
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) append(parts.char32At(i));
}

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  // Only a missing or broken ICU installation comes here.
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return *nfd;
}

std::u32string folded_code_points(std::string_view text) {
  const icu::Normalizer2& nfd = decomposer();
  std::u32string result;
  result.reserve(text.size());
  bool pending_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (is_space(character)) {
      pending_space = !result.empty();
      continue;
    }
    if (pending_space) result += U' ';
    pending_space = false;
    append_folded(result, character, nfd);
  }
  return result;
}

// Insertions, deletions, replacements and swaps of neighbours (the usual slip of fast hands) that
// lead from `a` to `b`; anything above `limit` comes back as limit + 1, early.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before_last(a.size() + 1);
  std::vector<std::size_t> last(a.size() + 1);
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t replaced = last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[i] = std::min({row[i - 1] + 1, last[i] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[i] = std::min(row[i], before_last[i - 2] + 1);
      }
      least = std::min(least, row[i]);
    }
    if (least > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[a.size()], limit + 1);
}

}  // namespace

void load_tables() {
  static_cast<void>(decomposer());
  static_cast<void>(facts_of(0));
  static_cast<void>(normalised("e\u0323\u0302"));  // the composing one
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool pending_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (is_space(character)) {
      pending_space = !result.empty();
      continue;
    }
    if (pending_space) result += ' ';
    pending_space = false;
    if (character < 0x80) {
      const bool is_upper = character >= 'A' && character <= 'Z';
      result += static_cast<char>(is_upper ? character - 'A' + 'a' : character);
    } else if (const LetterFacts* const known = facts_of(character); known && known->folds_to_one) {
      if (known->folded != 0) append_utf8(result, known->folded);
    } else {
      std::u32string letters;
      append_folded(letters, character, decomposer());
      for (const char32_t one : letters) append_utf8(result, one);
    }
  }
  return result;
}

std::string_view nearest(std::string_view wanted, const std::vector<std::string_view>& candidates) {
  const std::u32string target = folded_code_points(wanted);
  std::string_view best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : candidates) {
    const std::u32string other = folded_code_points(candidate);
    if (target.empty() || other.empty()) continue;
    std::size_t limit = std::max(target.size(), other.size()) / 3;
    if (!best.empty()) {
      if (best_distance == 0) break;
      limit = std::min(limit, best_distance - 1);  // of equals, the first
    }
    const std::size_t distance = edit_distance(target, other, limit);
    if (distance > limit) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace vanthu::text
