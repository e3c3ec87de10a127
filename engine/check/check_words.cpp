// Words against each other: tone marks placed in two ways, words that differ from a frequent one in
// marks only, documents cited with two numbers.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "check/judge.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

struct Syllable {
  std::string word;  // lower case, NFC
  Spot at;
  bool capital = false;  // begins with a capital
  std::string_view gap;  // what parts it from the one before: " ", ", "; "" for anything else
};

std::vector<Syllable> syllables_of(const Reading& reading) {
  std::vector<Syllable> all;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const Line& line = reading.lines[i];
    if (line.in_contents) continue;
    const std::string_view words = line.text;
    std::size_t begin = 0;
    std::size_t behind = std::string_view::npos;  // the syllable before
    bool inside = false;
    for (std::size_t at = 0; at <= words.size();) {
      std::size_t next = at;
      char32_t character = U' ';
      if (at < words.size()) character = text::next_code_point(words, next);
      const bool letter = text::is_letter(character) || (character >= 0x300 && character < 0x370);
      if (letter && !inside) begin = at;
      if (!letter && inside) {
        const std::string_view one = words.substr(begin, at - begin);
        std::size_t first = 0;
        const bool capital = text::is_upper_letter(text::next_code_point(one, first));
        std::string_view gap;
        if (behind != std::string_view::npos) {
          const std::string_view between = words.substr(behind, begin - behind);
          if (between == " " || between == ", ") gap = between == " " ? " " : ", ";
        }
        all.push_back({text::lower(text::normalised(one)), {i, begin, at, true}, capital, gap});
        behind = at;
      }
      inside = letter;
      if (at == words.size()) break;
      at = next;
    }
  }
  return all;
}

// ---- tone marks

enum class Style { None, First, Second };

// "hòa" has its tone on the first vowel of an open oa, oe, uy; "hoà" on the second.
constexpr std::array<std::string_view, 15> first_vowel = {
    "òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"};
constexpr std::array<std::string_view, 15> last_vowel = {
    "oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"};

Style tone_style(std::string_view word) {
  // In "quý" the u belongs to the q.
  if (word.size() > 3 && word[0] == 'q') return Style::None;
  for (const std::string_view one : first_vowel) {
    if (word.ends_with(one)) return Style::First;
  }
  for (const std::string_view one : last_vowel) {
    if (word.ends_with(one)) return Style::Second;
  }
  return Style::None;
}

// The other way to write a syllable. Only of small letters: with a capital it may be a name, but
// for "Ủy (ban)", which nobody is called. "" for one that is left.
std::string placed_otherwise(const Reading& reading, const Syllable& one, Style style) {
  const std::string_view written = std::string_view(reading.lines[one.at.line].text)
                                       .substr(one.at.begin, one.at.end - one.at.begin);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> capitals = {
      {{"Ủy", "Uỷ"}, {"ỦY", "UỶ"}}};
  for (const auto& [first, last] : capitals) {
    if (written == (style == Style::First ? first : last)) {
      return std::string(style == Style::First ? last : first);
    }
  }
  if (one.capital || written != one.word) return "";
  const auto& from = style == Style::First ? first_vowel : last_vowel;
  const auto& to = style == Style::First ? last_vowel : first_vowel;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!written.ends_with(from[i])) continue;
    return std::string(written.substr(0, written.size() - from[i].size())) + std::string(to[i]);
  }
  return "";
}

void judge_tones(Judge& judge, const std::vector<Syllable>& syllables) {
  std::array<std::vector<const Syllable*>, 3> found;
  for (const Syllable& one : syllables) {
    found[static_cast<std::size_t>(tone_style(one.word))].push_back(&one);
  }
  const auto& first = found[static_cast<std::size_t>(Style::First)];
  const auto& second = found[static_cast<std::size_t>(Style::Second)];
  if (first.empty() || second.empty()) return;
  const auto& rare = first.size() < second.size() ? first : second;
  const auto& frequent = first.size() < second.size() ? second : first;
  std::vector<Mend> mends;
  for (const Syllable* one : first) {
    mends.push_back(
        {Mend::What::ToneLast, one->at, 0, placed_otherwise(judge.reading, *one, Style::First)});
  }
  for (const Syllable* one : second) {
    mends.push_back(
        {Mend::What::ToneFirst, one->at, 0, placed_otherwise(judge.reading, *one, Style::Second)});
  }
  judge.add(Rule::TonePlace, rare.front()->at,
            {rare.front()->word, fmt::format("{}", rare.size()), frequent.front()->word,
             fmt::format("{}", frequent.size())},
            std::move(mends));
}

// ---- slips

// How often words stand in the document and in the table together, and how much two syllables
// belong to each other (Dice's coefficient: 1 when neither is ever without the other).
class Uses {
 public:
  Uses(const std::vector<Syllable>& syllables, const WordTable& table) {
    for (const auto& [letters, forms] : table.groups()) {
      for (const auto& [word, count] : forms) add(word, count);
    }
    for (std::size_t i = 1; i < syllables.size(); ++i) {
      if (!syllables[i].gap.empty()) add(word_of(syllables, i), 1);
    }
  }
  static std::string word_of(const std::vector<Syllable>& syllables, std::size_t second) {
    return syllables[second - 1].word + std::string(syllables[second].gap) + syllables[second].word;
  }
  [[nodiscard]] int count(const std::string& word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }
  [[nodiscard]] double bond(const std::string& word) const {
    const auto before = first_.find(first_of(word));
    const auto behind = second_.find(second_of(word));
    if (before == first_.end() || behind == second_.end()) return 0;
    return 2.0 * count(word) / (before->second + behind->second);
  }
  // The most frequent of the words that differ from this one in marks only, itself among them.
  [[nodiscard]] const std::string& best(const std::string& word) {
    if (best_.empty()) {
      for (const auto& [one, uses] : words_) {
        const std::string*& most = best_[text::folded(one)];
        // Of equals the first in the order of their letters, whatever the table's own order.
        if (most == nullptr || uses > count(*most) || (uses == count(*most) && one < *most)) {
          most = &one;
        }
      }
    }
    return *best_.at(text::folded(word));
  }

 private:
  static std::string first_of(const std::string& word) {
    return word.substr(0, word.find_first_of(", "));
  }
  static std::string second_of(const std::string& word) { return word.substr(word.rfind(' ') + 1); }
  void add(const std::string& word, int count) {
    words_[word] += count;
    first_[first_of(word)] += count;
    second_[second_of(word)] += count;
  }
  std::unordered_map<std::string, int> words_, first_, second_;
  std::unordered_map<std::string, const std::string*> best_;  // by letters without marks
};

// A word used once, of which another one that differs in marks only is frequent and firmly one
// word. What stands across the end of one word and the start of the next ("tư vấn ban đầu") is no
// word: then a neighbour is firmly bound to one of its syllables.
void judge_slips(Judge& judge, const std::vector<Syllable>& syllables, const WordTable& table) {
  constexpr int frequent = 4;
  constexpr double firm = 0.3;
  constexpr double explained = 0.15;
  Uses uses(syllables, table);
  const auto explains = [&](std::size_t second, const Syllable& beside) {
    if (second == 0 || second >= syllables.size() || syllables[second].gap != " ") return false;
    if (syllables[second].at.line != beside.at.line) return false;
    const std::string word = Uses::word_of(syllables, second);
    return uses.count(word) > 1 && uses.bond(word) >= explained;
  };
  for (std::size_t i = 1; i < syllables.size(); ++i) {
    const Syllable& one = syllables[i - 1];
    const Syllable& two = syllables[i];
    if (two.gap.empty()) continue;
    const std::string word = Uses::word_of(syllables, i);
    if (word.size() < 5 || uses.count(word) > 1) continue;
    const std::string& best = uses.best(word);
    if (best == word || uses.count(best) < frequent || uses.bond(best) < firm) continue;
    // Two ways to place a tone are told apart from slips.
    const Style style = tone_style(word);
    if (style != Style::None && tone_style(best) != Style::None && style != tone_style(best)) {
      continue;
    }
    if (explains(i - 1, one) || explains(i + 1, two)) continue;
    judge.add(Rule::AccentSlip, {one.at.line, one.at.begin, two.at.end, true},
              {word, best, fmt::format("{}", uses.count(best))});
  }
}

// ---- citations

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void judge_citations(Judge& judge) {
  struct Cited {
    std::string year, shown;
    Spot at;
  };
  std::map<std::string, std::vector<Cited>> cited;  // "28|NQ-CP"
  for (std::size_t i = 0; i < judge.reading.lines.size(); ++i) {
    const std::string_view words = judge.reading.lines[i].text;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!is_digit(words[at]) || (at > 0 && (is_digit(words[at - 1]) || words[at - 1] == '/')))
        continue;
      std::size_t end = at;
      while (end < words.size() && is_digit(words[end])) ++end;
      if (end >= words.size() || words[end] != '/') continue;
      const std::string number(words.substr(at, end - at));
      std::string year;
      std::size_t symbol = end + 1;
      if (symbol + 5 < words.size() && words[symbol + 4] == '/' && is_digit(words[symbol]) &&
          is_digit(words[symbol + 3])) {
        year = words.substr(symbol, 4);
        symbol += 5;
      }
      std::size_t last = symbol;
      bool hyphen = false;
      while (last < words.size()) {
        std::size_t next = last;
        const char32_t character = text::next_code_point(words, next);
        if (character == U'-') hyphen = true;
        if (character != U'-' && !text::is_letter(character)) break;
        last = next;
      }
      const std::string kind(words.substr(symbol, last - symbol));
      // Only full signs: laws ("72/2025/QH15") have digits in theirs.
      if (!hyphen || kind.size() < 4 || text::lower(kind) == kind) continue;
      cited[number + "|" + kind].push_back(
          {year, std::string(words.substr(at, last - at)), {i, at, last, true}});
      at = last;
    }
  }
  for (const auto& [key, all] : cited) {
    const Cited* with = nullptr;
    const Cited* without = nullptr;
    for (const Cited& one : all) (one.year.empty() ? without : with) = &one;
    if (with != nullptr && without != nullptr) {
      judge.add(Rule::CitationDiffers, without->at, {without->shown, with->shown});
    }
  }
}

}  // namespace

void check_words(Judge& judge) {
  const std::vector<Syllable> syllables = syllables_of(judge.reading);
  judge_tones(judge, syllables);
  judge_slips(judge, syllables, judge.table);
  judge_citations(judge);
}

}  // namespace vanthu::check
