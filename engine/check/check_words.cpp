// Words against each other: tone marks placed in two ways, i and y, syllables that do not exist.

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

// Of an address, a symbol, a number: not a word by itself.
bool is_inside_sign(std::string_view line, const Spot& at) {
  const auto touches = [&](std::size_t i) {
    return i < line.size() &&
           (line[i] == '-' || line[i] == '/' || line[i] == '.' || line[i] == '_' ||
            line[i] == '@' || line[i] == '&' || (line[i] >= '0' && line[i] <= '9'));
  };
  const bool ends_sentence = at.end + 1 >= line.size() || line[at.end + 1] == ' ';
  return (at.begin > 0 && touches(at.begin - 1)) ||
         (touches(at.end) && !(line[at.end] == '.' && ends_sentence));
}

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
    if (is_inside_sign(line, one.at)) continue;
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

}  // namespace

void check_dictionary(Judge& judge, const std::vector<Syllable>& syllables,
                      const Speller& speller) {
  std::unordered_map<std::string_view, bool> known;
  for (const Syllable& one : syllables) {
    if (one.capital || one.word.size() < 2) continue;
    const auto [found, is_new] = known.try_emplace(one.word, true);
    if (is_new && text::is_syllable(one.word)) {
      // A dictionary places its tones in one way.
      const std::string moved = text::with_tone_moved(one.word);
      found->second = speller(one.word) || (!moved.empty() && speller(moved));
    }
    const std::string_view line = judge.reading.lines[one.at.line].text;
    if (found->second || is_inside_sign(line, one.at)) continue;
    judge.add_once(Rule::NotInDictionary, one.word, one.at, {one.word});
  }
}

void check_words(Judge& judge, const std::vector<Syllable>& syllables) {
  judge_tones(judge, syllables);
  judge_i_and_y(judge, syllables);
  judge_spelling(judge, syllables);
}

}  // namespace vanthu::check
