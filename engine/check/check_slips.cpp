// Slips of marks without a dictionary: a rare two-syllable word of which another one that differs
// in marks only is frequent and firmly one word.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "check/judge.h"
#include "check/word_table.h"
#include "text/syllable.h"

namespace vanthu::check {
namespace {

constexpr int frequent = 4;

// How often words stand in the document and in the table together, and how much two syllables
// belong to each other.
class Uses {
 public:
  Uses(const std::vector<Syllable>& syllables, const WordTable& table)
      : table_(table), numbers_(table.syllables()) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(syllables.size());
    for (const Syllable& one : syllables) numbers.push_back(numbers_.number(one.word));
    words_.resize(syllables.size());
    first_.resize(numbers_.size());
    second_.resize(numbers_.size());
    counts_.reserve(syllables.size());
    for (std::size_t i = 1; i < syllables.size(); ++i) {
      if (syllables[i].gap.empty()) continue;
      words_[i] = word_key(numbers[i - 1], numbers[i], syllables[i].gap != " ");
      if (++counts_[words_[i]] == frequent && table_.count(words_[i]) == 0) {
        own_[letters_of(words_[i])].push_back(words_[i]);
      }
      ++first_[numbers[i - 1]];
      ++second_[numbers[i]];
    }
  }

  // The word whose second syllable is this one; there is none behind a gap of another kind.
  [[nodiscard]] WordKey word(std::size_t second) const { return words_[second]; }
  [[nodiscard]] int in_document(WordKey word) const {
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
  }
  [[nodiscard]] int in_table(WordKey word) const { return table_.count(word); }
  [[nodiscard]] int count(WordKey word) const { return in_document(word) + in_table(word); }
  // Dice's coefficient: 1 when neither syllable is ever without the other.
  [[nodiscard]] double bond(WordKey word) const {
    return share(2.0 * count(word), as_first(word) + as_second(word));
  }
  // The same of the syllable that is less without the other.
  [[nodiscard]] double closest(WordKey word) const {
    return std::max(share(count(word), as_first(word)), share(count(word), as_second(word)));
  }
  // The most frequent word that differs from this one in marks only; 0 when none is frequent, which
  // is so for nearly all. Of equals the first in the order of their letters.
  [[nodiscard]] WordKey best(WordKey word) const {
    const WordKey letters = letters_of(word);
    WordKey best = 0;
    int most = 0;
    const auto take = [&](const std::vector<WordKey>& words) {
      for (const WordKey one : words) {
        const int uses = count(one);
        if (uses < frequent || uses < most) continue;
        if (uses == most && text(best) < text(one)) continue;
        best = one;
        most = uses;
      }
    };
    take(table_.alike(letters));
    if (const auto found = own_.find(letters); found != own_.end()) take(found->second);
    return best;
  }
  [[nodiscard]] std::string text(WordKey word) const {
    return numbers_.text(first_of(word)) + (has_comma(word) ? ", " : " ") +
           numbers_.text(second_of(word));
  }
  [[nodiscard]] const std::string& first(WordKey word) const {
    return numbers_.text(first_of(word));
  }
  [[nodiscard]] const std::string& second(WordKey word) const {
    return numbers_.text(second_of(word));
  }

 private:
  static double share(double part, int whole) { return whole == 0 ? 0 : part / whole; }
  [[nodiscard]] int as_first(WordKey word) const {
    const std::uint32_t one = first_of(word);
    return table_.as_first(one) + first_[one];
  }
  [[nodiscard]] int as_second(WordKey word) const {
    const std::uint32_t one = second_of(word);
    return table_.as_second(one) + second_[one];
  }
  [[nodiscard]] WordKey letters_of(WordKey word) const {
    return word_key(numbers_.folded(first_of(word)), numbers_.folded(second_of(word)),
                    has_comma(word));
  }

  const WordTable& table_;
  SyllableNumbers numbers_;
  std::vector<WordKey> words_;  // by syllable
  std::unordered_map<WordKey, int> counts_;
  std::unordered_map<WordKey, std::vector<WordKey>> own_;  // frequent here, unknown to the table
  std::vector<int> first_, second_;
};

// Words that only join others: next to one, two syllables stand side by side by chance ("tuần đầu
// mỗi tháng", "chuyên cần bằng sổ").
bool is_function_word(std::string_view word) {
  static constexpr std::array<std::string_view, 41> all = {
      "mọi",   "mỗi",  "bằng", "của", "và",   "với", "cho",   "để",   "từ", "đến",  "trong",
      "tại",   "khi",  "là",   "có",  "được", "các", "những", "theo", "về", "trên", "dưới",
      "này",   "đó",   "mà",   "thì", "do",   "bởi", "nếu",   "như",  "đã", "đang", "sẽ",
      "không", "chưa", "phải", "vào", "ra",   "lên", "ở",     "hoặc"};
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool places_differ(std::string_view one, std::string_view other) {
  const text::TonePlace first = text::tone_place(one);
  const text::TonePlace second = text::tone_place(other);
  return first != second && first != text::TonePlace::None && second != text::TonePlace::None;
}

class Slips {
 public:
  Slips(Judge& judge, const std::vector<Syllable>& syllables)
      : judge_(judge), syllables_(syllables), uses_(syllables, judge.table) {}

  void run() {
    for (std::size_t i = 1; i < syllables_.size(); ++i) {
      if (!syllables_[i].gap.empty()) judge(i);
    }
  }

 private:
  // What stands across the end of one word and the start of the next ("tư vấn ban đầu", "nguyên
  // nhân dẫn đến") is no word: then a neighbour is bound to one of its syllables.
  [[nodiscard]] bool explains(std::size_t second, const Syllable& beside) const {
    constexpr double explained = 0.15;
    constexpr double mostly = 0.5;
    if (second == 0 || second >= syllables_.size() || syllables_[second].gap != " ") return false;
    if (syllables_[second].at.line != beside.at.line) return false;
    const WordKey word = uses_.word(second);
    return uses_.count(word) > 1 &&
           (uses_.bond(word) >= explained || uses_.closest(word) >= mostly);
  }

  void judge(std::size_t i) {
    constexpr double firm = 0.3;
    constexpr double nearly_always = 0.5;
    constexpr int rare = 3;        // uses of one slip that is made again and again
    constexpr int times_more = 2;  // as often is the other word then, which the table knows
    const Syllable& one = syllables_[i - 1];
    const Syllable& two = syllables_[i];
    if (one.word.size() + two.word.size() < 4) return;
    const WordKey word = uses_.word(i);
    const int count = uses_.count(word);
    const bool again = count > 1 && count <= rare && uses_.in_table(word) == 0;
    if (count > 1 && !again) return;
    const WordKey best = uses_.best(word);
    if (best == 0 || best == word) return;
    if (again && (uses_.in_table(best) < frequent || uses_.count(best) < times_more * count ||
                  uses_.bond(best) < nearly_always)) {
      return;
    }
    // "phòng, chống": the comma parts two words, of which the second hardly stands without the
    // first.
    const bool bound =
        has_comma(best) ? uses_.closest(best) >= nearly_always : uses_.bond(best) >= firm;
    if (!bound && uses_.bond(best) < firm) return;
    if (is_function_word(one.word) || is_function_word(two.word)) return;
    // Two ways to place a tone are told apart from slips.
    if (places_differ(one.word, uses_.first(best)) || places_differ(two.word, uses_.second(best))) {
      return;
    }
    if (explains(i - 1, one) || (!has_comma(word) && explains(i + 1, two))) return;
    judge_.add_once(Rule::AccentSlip, again ? uses_.text(word) : std::string(),
                    {one.at.line, one.at.begin, two.at.end, true},
                    {uses_.text(word), uses_.text(best), fmt::format("{}", uses_.count(best))});
  }

  Judge& judge_;
  const std::vector<Syllable>& syllables_;
  const Uses uses_;
};

}  // namespace

void check_slips(Judge& judge, const std::vector<Syllable>& syllables) {
  Slips(judge, syllables).run();
}

}  // namespace vanthu::check
