// Words against each other: tone marks placed in two ways, words that differ from a frequent one in
// marks only, documents cited with two numbers.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "check/judge.h"
#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

// ---- tone marks

// The other way to write a syllable whose tone stands so. Only of small letters: with a capital it
// may be a name, but for "Ủy (ban)", which nobody is called. "" for one that is left.
std::string placed_otherwise(const Reading& reading, const Syllable& one, text::TonePlace place) {
  const std::string_view written = std::string_view(reading.lines[one.at.line].text)
                                       .substr(one.at.begin, one.at.end - one.at.begin);
  const bool first = place == text::TonePlace::First;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> capitals = {
      {{"Ủy", "Uỷ"}, {"ỦY", "UỶ"}}};
  for (const auto& [on_first, on_last] : capitals) {
    if (written == (first ? on_first : on_last)) return std::string(first ? on_last : on_first);
  }
  return one.capital || written != one.word ? std::string() : text::with_tone_moved(one.word);
}

void judge_tones(Judge& judge, const std::vector<Syllable>& syllables) {
  std::array<std::vector<const Syllable*>, 3> found;
  for (const Syllable& one : syllables) {
    found[static_cast<std::size_t>(text::tone_place(one.word))].push_back(&one);
  }
  const auto& first = found[static_cast<std::size_t>(text::TonePlace::First)];
  const auto& second = found[static_cast<std::size_t>(text::TonePlace::Second)];
  if (first.empty() || second.empty()) return;
  const auto& rare = first.size() < second.size() ? first : second;
  const auto& frequent = first.size() < second.size() ? second : first;
  std::vector<Mend> mends;
  for (const Syllable* one : first) {
    mends.push_back({Mend::What::ToneLast, one->at, 0,
                     placed_otherwise(judge.reading, *one, text::TonePlace::First)});
  }
  for (const Syllable* one : second) {
    mends.push_back({Mend::What::ToneFirst, one->at, 0,
                     placed_otherwise(judge.reading, *one, text::TonePlace::Second)});
  }
  judge.add(Rule::TonePlace, rare.front()->at,
            {rare.front()->word, fmt::format("{}", rare.size()), frequent.front()->word,
             fmt::format("{}", frequent.size())},
            std::move(mends));
}

// ---- i and y

// "kỹ" and "kĩ" are one word, "ty" and "ti" are two: only toned ones behind these onsets.
bool is_either_way(std::string_view word) {
  static constexpr std::array<std::string_view, 22> both = {
      "kì", "kỳ", "kí", "ký", "kỉ", "kỷ",  "kĩ",  "kỹ",  "lí",  "lý",  "mĩ",
      "mỹ", "sĩ", "sỹ", "tỉ", "tỷ", "quí", "quý", "quì", "quỳ", "quĩ", "quỹ"};
  return std::find(both.begin(), both.end(), word) != both.end();
}

void judge_i_and_y(Judge& judge, const std::vector<Syllable>& syllables) {
  std::map<std::string, std::array<std::vector<const Syllable*>, 2>> found;  // by the form with y
  for (std::size_t i = 0; i < syllables.size(); ++i) {
    const Syllable& one = syllables[i];
    // Names are written as their bearers do.
    if (one.capital || !is_either_way(one.word)) continue;
    // "tỉ mỉ" is always so.
    if (i + 1 < syllables.size() && syllables[i + 1].word == "mỉ") continue;
    std::size_t last = one.word.size();
    while (last > 0 && (static_cast<unsigned char>(one.word[last - 1]) & 0xC0U) == 0x80U) --last;
    if (last > 0) --last;
    std::size_t next = last;
    const text::TonedLetter vowel = text::without_tone(text::next_code_point(one.word, next));
    const std::string key =
        one.word.substr(0, last) + fmt::format("{}", static_cast<int>(vowel.tone));
    found[key][vowel.letter == U'y' ? 1 : 0].push_back(&one);
  }
  for (const auto& [key, forms] : found) {
    if (forms[0].empty() || forms[1].empty()) continue;
    const auto& rare = forms[0].size() < forms[1].size() ? forms[0] : forms[1];
    const auto& frequent = forms[0].size() < forms[1].size() ? forms[1] : forms[0];
    judge.add(Rule::IOrY, rare.front()->at,
              {rare.front()->word, fmt::format("{}", rare.size()), frequent.front()->word,
               fmt::format("{}", frequent.size())});
  }
}

// ---- syllables that do not exist

// Words in plain letters are foreign as often as not ("logistics"), transcriptions have hyphens
// ("Vla-đi-mia"), names of other peoples their own spelling ("Đắk Lắk").
void judge_spelling(Judge& judge, const std::vector<Syllable>& syllables) {
  std::unordered_map<std::string_view, bool> judged;  // by word: whether it is a syllable
  for (const Syllable& one : syllables) {
    if (one.word.size() < 3) continue;
    const auto [known, is_new] = judged.try_emplace(one.word, true);
    if (is_new) known->second = text::is_syllable(one.word);
    if (known->second) continue;
    const std::string& line = judge.reading.lines[one.at.line].text;
    const auto touches = [&](std::size_t at) {
      return at < line.size() &&
             (line[at] == '-' || line[at] == '/' || line[at] == '.' || line[at] == '_' ||
              line[at] == '@' || line[at] == '&' || (line[at] >= '0' && line[at] <= '9'));
    };
    const bool ends_sentence = one.at.end + 1 >= line.size() || line[one.at.end + 1] == ' ';
    if ((one.at.begin > 0 && touches(one.at.begin - 1)) ||
        (touches(one.at.end) && !(line[one.at.end] == '.' && ends_sentence))) {
      continue;
    }
    bool plain = true;
    bool toned = false;
    for (std::size_t at = 0; at < one.word.size();) {
      const char32_t letter = text::next_code_point(one.word, at);
      plain = plain && letter < 0x80;
      toned = toned || text::without_tone(letter).tone != text::Tone::Level;
    }
    // Abbreviations in capitals ("HĐND", "QĐ") hold no toned letter.
    const std::string_view written =
        std::string_view(line).substr(one.at.begin, one.at.end - one.at.begin);
    const bool capitals = text::upper(written) == written;
    const std::string meant = text::likely_spelling(one.word);
    // "nghành" has its mark on a letter; without any mark only "ngh", "gh" in front are sure.
    if (plain || (capitals && !toned)) continue;
    if (!meant.empty()) {
      if (one.capital && !capitals && meant.find(' ') != std::string::npos) continue;
      judge.add_once(Rule::Misspelt, one.word, one.at, {std::string(written), meant});
    } else if (!one.capital && text::has_shape_of_syllable(one.word)) {
      judge.add_once(Rule::NoSyllable, one.word, one.at, {std::string(written)});
    }
  }
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
  // The most frequent of the words that differ from this one in marks only, itself among them; null
  // when none stands `frequent` times, which is so for nearly all.
  [[nodiscard]] const std::string* best(const std::string& word, int frequent) {
    if (!ranked_) {
      ranked_ = true;
      for (const auto& [one, uses] : words_) {
        if (uses < frequent) continue;
        const std::string*& most = best_[text::folded(one)];
        // Of equals the first in the order of their letters, whatever the table's own order.
        if (most == nullptr || uses > count(*most) || (uses == count(*most) && one < *most)) {
          most = &one;
        }
      }
    }
    const auto found = best_.find(text::folded(word));
    return found == best_.end() ? nullptr : found->second;
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
  bool ranked_ = false;  // best_ is filled
};

// Words that only join others: next to one, two syllables stand side by side by chance ("tuần đầu
// mỗi tháng", "chuyên cần bằng sổ").
bool is_function_word(std::string_view word) {
  static constexpr std::array<std::string_view, 40> all = {
      "mỗi",  "bằng", "của",   "và",   "với",  "cho", "để",    "từ",   "đến", "trong",
      "tại",  "khi",  "là",    "có",   "được", "các", "những", "theo", "về",  "trên",
      "dưới", "này",  "đó",    "mà",   "thì",  "do",  "bởi",   "nếu",  "như", "đã",
      "đang", "sẽ",   "không", "chưa", "phải", "vào", "ra",    "lên",  "ở",   "hoặc"};
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool places_differ(std::string_view one, std::string_view other) {
  const text::TonePlace first = text::tone_place(one);
  const text::TonePlace second = text::tone_place(other);
  return first != second && first != text::TonePlace::None && second != text::TonePlace::None;
}

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
    if (is_function_word(one.word) || is_function_word(two.word)) continue;
    const std::string* best = uses.best(word, frequent);
    if (best == nullptr || *best == word || uses.bond(*best) < firm) continue;
    // Two ways to place a tone are told apart from slips.
    const std::string_view other = *best;
    if (places_differ(one.word, other.substr(0, other.find_first_of(", "))) ||
        places_differ(two.word, other.substr(other.rfind(' ') + 1))) {
      continue;
    }
    if (explains(i - 1, one) || explains(i + 1, two)) continue;
    judge.add(Rule::AccentSlip, {one.at.line, one.at.begin, two.at.end, true},
              {word, *best, fmt::format("{}", uses.count(*best))});
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

void check_words(Judge& judge, const std::vector<Syllable>& syllables) {
  judge_tones(judge, syllables);
  judge_i_and_y(judge, syllables);
  judge_spelling(judge, syllables);
  judge_slips(judge, syllables, judge.table);
  judge_citations(judge);
}

}  // namespace vanthu::check
