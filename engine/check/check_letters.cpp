// Unicode, spaces and marks, letter by letter.

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "check/judge.h"
#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

std::string_view script_of(char32_t character) {
  if (character >= 0x370 && character < 0x400) return "Hy Lạp";
  if (character >= 0x400 && character < 0x530) return "Ki-rin";
  if (character >= 0xFF21 && character <= 0xFF5A) return "toàn chiều rộng";
  return "";
}

bool is_latin(char32_t character) {
  return (character >= U'A' && character <= U'Z') || (character >= U'a' && character <= U'z') ||
         (character >= 0xC0 && character < 0x250) || (character >= 0x1E00 && character < 0x1F00);
}

// The Latin letter that looks the same; 0 when there is none.
char32_t latin_like(char32_t character) {
  static constexpr std::u32string_view strange = U"аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧν";
  static constexpr std::u32string_view latin = U"aeopcyxijshdqwABEKMHOPCTYXIJSoABEZHIKMNOPTYXv";
  static_assert(strange.size() == latin.size());
  if (character >= 0xFF21 && character <= 0xFF5A) return character - 0xFEE0;
  const std::size_t at = strange.find(character);
  return at == std::u32string_view::npos ? 0 : latin[at];
}

// The word composed, its letters all Latin; nothing when one of them has no likeness.
std::optional<std::string> in_latin_letters(std::string_view word) {
  std::string result;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_code_point(word, at);
    if (script_of(character).empty()) {
      result += word.substr(begin, at - begin);
      continue;
    }
    const char32_t letter = latin_like(character);
    if (letter == 0) return std::nullopt;
    result += static_cast<char>(letter);
  }
  return text::normalised(result);
}

void judge_words(Judge& judge, std::size_t index, std::string_view words) {
  text::each_word(words, [&](const text::WordSpan& word) {
    const std::string_view one = words.substr(word.begin, word.end - word.begin);
    const Spot at{index, word.begin, word.end, true};
    // Both faults of one word are mended by the same word.
    const auto mends = [&] {
      std::vector<Mend> all;
      if (auto clean = in_latin_letters(one)) {
        all.push_back(words_mend(index, word.begin, word.end, std::move(*clean)));
      }
      return all;
    };
    if (text::normalised(one) != one)
      judge.add_once(Rule::NotComposed, "all", at, {text::normalised(one)}, mends());
    bool latin = false;
    std::string_view other;
    for (std::size_t i = 0; i < one.size();) {
      const char32_t character = text::next_code_point(one, i);
      latin = latin || is_latin(character);
      if (const std::string_view script = script_of(character); !script.empty()) other = script;
    }
    if (latin && !other.empty())
      judge.add(Rule::LookAlike, at, {std::string(one), std::string(other)}, mends());
  });
}

bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0x2028 || c == 0x2029 ||
         (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFFFD;
}

// Marks, one at a time, with what stands on both sides.
void judge_marks(Judge& judge, std::size_t index, std::string_view words, bool in_head,
                 bool in_number) {
  char32_t before = 0;
  char32_t before_that = 0;
  std::size_t before_at = 0;
  int spaces = 0;
  std::size_t spaces_at = 0;
  bool words_seen = false;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_code_point(words, at);
    if (is_invisible(character)) {
      const std::string name = fmt::format("U+{:04X}", static_cast<unsigned>(character));
      // What has parted words, or stands for a lost letter, is for a person.
      std::vector<Mend> mends;
      if (character != 0x2028 && character != 0x2029 && character != 0xFFFD) {
        mends.push_back(words_mend(index, begin, at, ""));
      }
      judge.add_once(Rule::InvisibleCharacter, name, {index, begin, at, true}, {name},
                     std::move(mends));
      continue;
    }
    if (character == U' ' || character == 0xA0) {
      if (spaces++ == 0) spaces_at = begin;
      continue;
    }
    const bool tab = character == U'\t';
    const bool mark = character == U',' || character == U';' || character == U':' ||
                      character == U'.' || character == U'!' || character == U'?';
    // Two spaces are a slip, many are an alignment.
    if (spaces == 2 && words_seen && !tab && !in_head) {
      const bool protects =
          words.substr(spaces_at, begin - spaces_at).find("\xC2\xA0") != std::string_view::npos;
      judge.add_once(Rule::DoubleSpace, "all", {index, spaces_at, begin, true}, {},
                     {words_mend(index, spaces_at, begin,
                                 mark       ? ""
                                 : protects ? "\xC2\xA0"
                                            : " ")});
    }
    const bool letter = text::is_letter(character);
    if (mark && spaces == 1 && words_seen && text::is_letter(before) && !in_head) {
      // "15 .000" and dots to be filled in are no sentences.
      const char next = at < words.size() ? words[at] : ' ';
      if (next != '.' && !(next >= '0' && next <= '9')) {
        judge.add_once(Rule::SpaceBeforeMark, "all", {index, spaces_at, at, true},
                       {std::string(words.substr(begin, at - begin))},
                       {words_mend(index, spaces_at, begin, "")});
      }
    }
    const bool parts_words = before == U',' || before == U';' || before == U'.' || before == U':';
    if (letter && spaces == 0 && parts_words && text::is_letter(before_that)) {
      // Addresses of the net, abbreviations ("TP.HCM", "GS.TS") and "a.b" stay.
      const bool sentence = before != U'.' || (text::is_upper_letter(character) &&
                                               text::is_lower_letter(before_that));
      if (sentence && before != U':') {
        judge.add_once(Rule::SpaceAfterMark, "all", {index, before_at, at, true},
                       {std::string(words.substr(before_at, begin - before_at))},
                       {words_mend(index, begin, begin, " ")});
      }
    }
    // "KH- BVSTBCPN", "UBND -VHXH": one side only.
    if (letter && before == U'-' && spaces == 1 && text::is_upper_letter(before_that) &&
        text::is_upper_letter(character) && before_at > 0 && words[before_at - 1] != ' ' &&
        !words.substr(0, before_at).ends_with("\u00A0") && !in_number) {
      std::size_t first = before_at;
      while (first > 0 && words[first - 1] != ' ') --first;
      std::size_t last = begin;
      while (last < words.size() && words[last] != ' ') ++last;
      judge.add(Rule::SpaceAtHyphen, {index, first, last, true},
                {std::string(words.substr(first, last - first))},
                {words_mend(index, spaces_at, begin, "")});
    }
    words_seen = words_seen || letter;
    before_that = before;
    before = character;
    before_at = begin;
    spaces = 0;
  }
}

// Pairs, line by line; what opens on one line may close on the next.
class Pairs {
 public:
  explicit Pairs(Judge& judge) : judge_(judge) {}

  void line(std::size_t index, std::string_view words) {
    for (std::size_t kind = 0; kind < pairs.size(); ++kind) {
      std::vector<Spot> open;
      std::optional<Spot> lone;
      for (std::size_t at = 0; at < words.size();) {
        const std::size_t begin = at;
        const char32_t character = text::next_code_point(words, at);
        if (character == pairs[kind].first) open.push_back({index, begin, at, true});
        if (character != pairs[kind].second) continue;
        if (!open.empty()) {
          open.pop_back();
        } else if (!(kind == brackets && begin <= 4)) {  // "a)" and "1)" number an item
          if (!lone) lone = Spot{index, begin, at, true};
        }
      }
      if (lone && pending_[kind]) {
        lone.reset();
        pending_[kind].reset();
      }
      if (pending_[kind]) report(*pending_[kind]);
      pending_[kind].reset();
      if (lone) report(*lone);
      if (!open.empty()) pending_[kind] = open.front();
    }
  }

  void finish() {
    for (auto& one : pending_) {
      if (one) report(*one);
    }
  }

 private:
  static constexpr std::size_t brackets = 1;
  static constexpr std::array<std::pair<char32_t, char32_t>, 3> pairs = {
      {{U'“', U'”'}, {U'(', U')'}, {U'«', U'»'}}};

  void report(const Spot& spot) {
    const std::string& words = judge_.reading.lines[spot.line].text;
    judge_.add(Rule::Quotes, spot, {words.substr(spot.begin, spot.end - spot.begin)});
  }

  Judge& judge_;
  std::array<std::optional<Spot>, 3> pending_;
};

void judge_legacy(Judge& judge, std::size_t index) {
  const std::string& words = judge.reading.lines[index].text;
  for (const text::LegacySpan& span : judge.reading.lines[index].legacy) {
    const std::string first = words.substr(span.first, span.first_end - span.first);
    const std::string name = span.encoding == text::Legacy::Tcvn3 ? "TCVN3" : "VNI";
    judge.add_once(Rule::LegacyLetters, name, {index, span.begin, span.end, true},
                   {name, first, text::from_legacy_words(first, span.encoding)});
  }
}

}  // namespace

void check_letters(Judge& judge) {
  std::vector<bool> in_head(judge.reading.lines.size());
  for (const Part& part : judge.structure.parts) {
    if (part.what <= Component::LetterSubject) in_head[part.line] = true;
  }
  // Spaces in the document's own number are told as such.
  const Part* own = judge.structure.find(Component::NumberSymbol);
  const std::size_t number = own == nullptr ? judge.reading.lines.size() : own->line;
  Pairs pairs(judge);
  for (std::size_t i = 0; i < judge.reading.lines.size(); ++i) {
    const std::string_view words = judge.reading.lines[i].text;
    judge_legacy(judge, i);
    if (judge.reading.lines[i].in_contents || judge.reading.lines[i].is_legacy()) continue;
    judge_words(judge, i, words);
    judge_marks(judge, i, words, in_head[i], i == number);
    if (!judge.reading.lines[i].is_blank()) pairs.line(i, words);
  }
  pairs.finish();
}

}  // namespace vanthu::check
