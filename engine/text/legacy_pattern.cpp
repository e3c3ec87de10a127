#include "text/legacy_pattern.h"

#include <algorithm>
#include <set>

#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::text {
namespace {

struct Word {
  std::size_t begin = 0, end = 0;
  bool has_wide = false;    // a letter behind ASCII
  bool is_unicode = false;  // a letter behind Latin-1
};

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// Signs of Latin-1 are letters here; U+00A0 parts words.
bool is_in_word(char32_t c) {
  return is_ascii_letter(c) || (c > 0xA0 && c < 0x100) || (c >= 0x100 && c < 0x2000);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> all;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (!is_in_word(c)) {
      open = false;
      continue;
    }
    if (!open) all.push_back({begin, begin, false, false});
    open = true;
    all.back().end = at;
    all.back().has_wide = all.back().has_wide || c >= 0x80;
    all.back().is_unicode = all.back().is_unicode || c >= 0x100;
  }
  return all;
}

// Letters that no Vietnamese in Unicode holds: one of them at least stands in any sentence of
// before.
bool has_strange_letter(std::string_view text) {
  constexpr std::u32string_view strange = U"¨©ª¬\u00AD®µ¶¸¹¼¾ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþ";
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead != 0xC2 && lead != 0xC3) continue;
    std::size_t next = at;
    if (strange.find(next_code_point(text, next)) != std::u32string_view::npos) return true;
  }
  return false;
}

std::string in_unicode(std::string_view word, Legacy encoding) {
  const std::string decoded = from_legacy(word, encoding);
  int capitals = 0;
  bool small = false;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    small = small || (c >= 'a' && c <= 'z');
  }
  return capitals >= 1 && !small && decoded.size() > 1 && (capitals > 1 || word.size() <= 4)
             ? upper(decoded)
             : decoded;
}

std::size_t letters_in(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) count += is_letter(next_code_point(word, at)) ? 1 : 0;
  return count;
}

// "dÉn": nobody writes a capital behind a small letter.
bool has_capital_inside(std::string_view word) {
  bool small = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (small && is_upper_letter(c)) return true;
    small = small || is_lower_letter(c);
  }
  return false;
}

bool all_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_letter(next_code_point(word, at))) return false;
  }
  return true;
}

void find(std::string_view text, const std::vector<Word>& words, Legacy encoding,
          std::size_t enough, std::vector<LegacySpan>& spans) {
  const bool mixed =
      std::any_of(words.begin(), words.end(), [](const Word& one) { return one.is_unicode; });
  std::size_t next = 0;
  while (next < words.size()) {
    LegacySpan span;
    span.encoding = encoding;
    std::set<std::string> signals;
    std::size_t last_end = 0;
    int plain = 0;      // words of ASCII letters
    int strangers = 0;  // those of them that are no syllables
    bool begun = false;
    std::size_t at = next;
    for (; at < words.size(); ++at) {
      const Word& word = words[at];
      const std::string_view written = text.substr(word.begin, word.end - word.begin);
      if (word.is_unicode) break;
      if (!word.has_wide) {
        // Single letters number things; abbreviations are capitals.
        const std::string small = lower(written);
        if (!begun || written.size() < 2 || upper(written) == written) continue;
        ++plain;
        if (!is_syllable(small)) ++strangers;
        continue;
      }
      const std::string decoded = from_legacy(written, encoding);
      const bool abbreviated = upper(decoded) == decoded && all_letters(decoded);  // "N§", "H§ND"
      if (!is_syllable(lower(decoded)) && !abbreviated) break;
      if (!begun) span.begin = word.begin;
      begun = true;
      span.end = word.end;
      const bool as_it_stands = is_syllable(lower(written)) && !has_capital_inside(written);
      if (decoded == written || as_it_stands || !is_syllable(lower(decoded)) ||
          letters_in(decoded) < 2) {
        continue;  // it may stand so in Unicode
      }
      if (signals.empty()) {
        span.first = word.begin;
        span.first_end = word.end;
      }
      last_end = word.end;
      signals.insert(decoded);
    }
    // Beside Unicode a word that may be either is Unicode.
    if (mixed) {
      span.begin = span.first;
      span.end = last_end;
    }
    span.signals = signals.size();
    if (span.signals >= enough && strangers * 5 <= plain) spans.push_back(span);
    next = at + 1;
  }
}

}  // namespace

bool has_unicode_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x100 && c < 0x2000) return true;
  }
  return false;
}

std::optional<Legacy> known_legacy(std::size_t tcvn3, std::size_t vni) {
  constexpr std::size_t enough = 3;
  if (tcvn3 >= enough && vni == 0) return Legacy::Tcvn3;
  if (vni >= enough && tcvn3 == 0) return Legacy::Vni;
  return std::nullopt;
}

std::vector<LegacySpan> legacy_spans(std::string_view text, std::optional<Legacy> known) {
  if (!known && !has_strange_letter(text)) return {};
  const std::vector<Word> words = words_of(text);
  if (known) {
    std::vector<LegacySpan> all;
    find(text, words, *known, 1, all);
    return all;
  }
  std::vector<LegacySpan> tcvn3;
  std::vector<LegacySpan> vni;
  find(text, words, Legacy::Tcvn3, 2, tcvn3);
  find(text, words, Legacy::Vni, 2, vni);
  // A few words of one fit the other by chance; where both fit about as well nothing is certain.
  const auto wins = [](const LegacySpan& one, const std::vector<LegacySpan>& others) {
    std::size_t against = 0;
    for (const LegacySpan& other : others) {
      if (one.begin < other.end && other.begin < one.end) against += other.signals;
    }
    return one.signals > 2 * against;
  };
  std::vector<LegacySpan> all;
  for (const LegacySpan& one : tcvn3) {
    if (wins(one, vni)) all.push_back(one);
  }
  for (const LegacySpan& one : vni) {
    if (wins(one, tcvn3)) all.push_back(one);
  }
  std::sort(all.begin(), all.end(),
            [](const LegacySpan& a, const LegacySpan& b) { return a.begin < b.begin; });
  return all;
}

std::string from_legacy_words(std::string_view words, Legacy encoding) {
  std::string result;
  std::size_t done = 0;
  for (const Word& word : words_of(words)) {
    result += words.substr(done, word.begin - done);
    result += in_unicode(words.substr(word.begin, word.end - word.begin), encoding);
    done = word.end;
  }
  return result + std::string(words.substr(done));
}

}  // namespace vanthu::text
