// Capitals by Phụ lục II, where no list of names is needed: sentences, references, kinds of
// documents with their number, Nhân dân and Nhà nước, the commonest agencies, tỉnh before a name,
// days.
//
// Names of persons, places and events are left to the author. Lines in capitals say nothing.

#include <algorithm>
#include <array>
#include <initializer_list>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

using Words = std::initializer_list<std::string_view>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Capitals {
 public:
  Capitals(Judge& judge, const std::vector<Syllable>& syllables) : judge_(judge), all_(syllables) {
    passed_.resize(judge.reading.lines.size());
    for (const Part& part : judge.structure.parts) {
      const bool head = part.what <= Component::LetterSubject || part.what == Component::Kind;
      if (head) passed_[part.line] = true;
    }
  }

  void run() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (passed_[all_[i].at.line]) continue;
      sentence(i);
      reference(i);
      kind(i);
      people(i);
      agency(i);
      unit(i);
      day(i);
    }
    for (const Part& part : judge_.structure.parts) heading(part);
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const {
    return judge_.reading.lines[all_[i].at.line].text;
  }
  // One space apart, on one line.
  [[nodiscard]] bool joined(std::size_t i) const {
    return i > 0 && i < all_.size() && all_[i].gap == " " && all_[i - 1].at.line == all_[i].at.line;
  }
  [[nodiscard]] bool follows(std::size_t i, Words words) const {
    std::size_t at = i;
    for (const std::string_view word : words) {
      if (!joined(++at) || all_[at].word != word) return false;
    }
    return true;
  }
  [[nodiscard]] std::string_view before(std::size_t i) const {
    return joined(i) ? std::string_view(all_[i - 1].word) : std::string_view();
  }
  [[nodiscard]] static bool is_one_of(std::string_view word, Words words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  [[nodiscard]] std::string_view behind(std::size_t i) const {
    return line(i).substr(all_[i].at.end);
  }
  [[nodiscard]] bool number_behind(std::size_t i) const {
    const std::string_view rest = behind(i);
    return rest.size() > 1 && rest[0] == ' ' && is_digit(rest[1]);
  }
  [[nodiscard]] bool roman_behind(std::size_t i) const {
    if (!joined(i + 1)) return false;
    const Spot& at = all_[i + 1].at;
    return text::parse_roman(line(i).substr(at.begin, at.end - at.begin)).has_value();
  }
  // "khoản 2 " stands before.
  [[nodiscard]] bool after_clause(std::size_t i) const {
    std::string_view rest = line(i).substr(0, all_[i].at.begin);
    if (!rest.ends_with(' ')) return false;
    rest.remove_suffix(1);
    const std::size_t digits = rest.size();
    while (!rest.empty() && is_digit(rest.back())) rest.remove_suffix(1);
    return rest.size() < digits && text::lower(rest).ends_with("khoản ");
  }
  // The words from one syllable to another, as written.
  [[nodiscard]] Spot span(std::size_t first, std::size_t last) const {
    return {all_[first].at.line, all_[first].at.begin, all_[last].at.end, true};
  }
  void tell(Rule rule, const Spot& at, bool capital) {
    const Line& whole = judge_.reading.lines[at.line];
    if (look_of(whole).capitals) return;
    const std::string found = whole.text.substr(at.begin, at.end - at.begin);
    // The first letter only.
    std::size_t first = 0;
    static_cast<void>(text::next_code_point(found, first));
    const std::string head = found.substr(0, first);
    tell(rule, at, (capital ? text::upper(head) : text::lower(head)) + found.substr(first));
  }
  void tell(Rule rule, const Spot& at, const std::string& wanted) {
    const Line& whole = judge_.reading.lines[at.line];
    const std::string found = whole.text.substr(at.begin, at.end - at.begin);
    if (found == wanted || look_of(whole).capitals) return;
    judge_.add_once(rule, found, at, {found, wanted});
  }

  void sentence(std::size_t i) {
    if (i == 0 || all_[i].capital || all_[i - 1].at.line != all_[i].at.line) return;
    const std::size_t end = all_[i - 1].at.end;
    const std::string_view between = line(i).substr(end, all_[i].at.begin - end);
    if (between != ". " && between != "? " && between != "! ") return;
    // Abbreviations ("tr.", "v.v.") are no syllables, or stand behind a mark of their own.
    const Syllable& last = all_[i - 1];
    if (last.capital || last.word.size() < 3 || !text::is_syllable(last.word) || !joined(i - 1) ||
        !text::is_syllable(all_[i].word)) {
      return;
    }
    const std::string found(line(i).substr(all_[i].at.begin, all_[i].at.end - all_[i].at.begin));
    judge_.add_once(Rule::CapitalSentence, "all", all_[i].at, {found});
  }

  // "1. mục đích": a heading, or a paragraph, with a small letter behind its number.
  void heading(const Part& part) {
    if (part.what != Component::RomanSection && part.what != Component::Clause &&
        part.what != Component::Article) {
      return;
    }
    const Line& whole = judge_.reading.lines[part.line];
    std::size_t at = 0;
    if (whole.label.empty()) {
      const auto mark = find_level(whole.text);
      if (!mark) return;
      at = mark->end;
    }
    while (at < whole.text.size() && whole.text[at] == ' ') ++at;
    std::size_t end = at;
    while (end < whole.text.size() && whole.text[end] != ' ') ++end;
    const std::string word = whole.text.substr(at, end - at);
    if (word.empty() || text::lower(word) != word || !text::is_syllable(word)) return;
    judge_.add_once(Rule::CapitalSentence, "all", {part.line, at, end, true}, {word});
  }

  void reference(std::size_t i) {
    const Syllable& one = all_[i];
    if (one.capital) {
      // Inside a sentence only: behind another word.
      if (!joined(i)) return;
      if (one.word == "khoản" && number_behind(i)) tell(Rule::CapitalReference, one.at, false);
      if (one.word == "điểm" && joined(i + 1) && joined(i + 2) && all_[i + 2].word == "khoản" &&
          text::parse_point_letter(all_[i + 1].word)) {
        tell(Rule::CapitalReference, one.at, false);
      }
      return;
    }
    if (one.word == "điều" && number_behind(i) && after_clause(i)) {
      tell(Rule::CapitalReference, one.at, true);
    }
    const bool cited = is_one_of(before(i), {"tại", "theo"});
    if (one.word == "điều" && number_behind(i) && cited) tell(Rule::CapitalReference, one.at, true);
    if ((one.word == "chương" || one.word == "mục" || one.word == "phần") && cited &&
        roman_behind(i)) {
      tell(Rule::CapitalReference, one.at, true);
    }
  }

  void kind(std::size_t i) {
    if (all_[i].capital) return;
    for (const auto& [first, second] :
         {std::pair<std::string_view, std::string_view>{"nghị", "quyết"},
          {"nghị", "định"},
          {"quyết", "định"},
          {"thông", "tư"},
          {"chỉ", "thị"},
          {"kế", "hoạch"},
          {"công", "văn"},
          {"kết", "luận"},
          {"thông", "báo"},
          {"công", "điện"}}) {
      if (all_[i].word != first || !follows(i, {second, "số"})) continue;
      // A number with its symbol: "28/NQ-CP".
      const std::string_view rest = behind(i + 2);
      std::size_t at = rest.starts_with(" ") ? 1 : 0;
      const std::size_t digits = at;
      while (at < rest.size() && is_digit(rest[at])) ++at;
      if (at == digits || at >= rest.size() || (rest[at] != '/' && rest[at] != '-')) return;
      tell(Rule::CapitalKind, span(i, i + 1), true);
    }
  }

  void people(std::size_t i) {
    const Syllable& one = all_[i];
    if (one.capital) return;
    if (one.word == "nhân" && follows(i, {"dân"})) {
      if (before(i) == "lớp" && i > 1 && all_[i - 2].word == "tầng") {
        tell(Rule::CapitalPeople, span(i, i + 1), true);
      }
      if (before(i) == "chúng" && i > 1 && all_[i - 2].word == "quần") {
        tell(Rule::CapitalPeople, span(i, i + 1), true);
      }
    }
    // "Đảng, nhà nước", "Đảng và nhà nước".
    if (one.word == "nhà" && follows(i, {"nước"}) && i > 1) {
      const bool listed = one.gap == ", " && all_[i - 1].word == "đảng";
      const bool added = before(i) == "và" && all_[i - 2].word == "đảng";
      if (listed || added) tell(Rule::CapitalPeople, span(i, i + 1), true);
    }
  }

  void agency(std::size_t i) {
    const Syllable& one = all_[i];
    const bool committee = one.word == "ủy" || one.word == "uỷ";
    if ((committee && follows(i, {"ban", "nhân", "dân"})) ||
        (one.word == "hội" && follows(i, {"đồng", "nhân", "dân"}))) {
      const bool placed = joined(i + 4) && is_one_of(all_[i + 4].word, {"tỉnh", "xã", "phường"});
      const bool more = all_[i + 1].capital || all_[i + 2].capital || all_[i + 3].capital;
      if (!(placed && !one.capital) && !(one.capital && more)) return;
      // "các bộ, cơ quan ngang bộ, ủy ban nhân dân tỉnh": kinds of agencies, none of them a name.
      constexpr std::size_t of_one_list = 120;  // bytes
      const std::string_view prior = line(i).substr(0, one.at.begin);
      const std::size_t all = prior.rfind("các ");
      if (!one.capital && prior.ends_with(", ") && all != std::string_view::npos &&
          prior.size() - all < of_one_list) {
        return;
      }
      const Spot at = span(i, i + 3);
      const std::string_view found = line(i).substr(at.begin, at.end - at.begin);
      if (text::upper(found) == found) return;
      tell(Rule::CapitalAgency, at, text::capitalised(text::lower(found)));
      return;
    }
    if (one.capital || (one.word != "sở" && one.word != "bộ")) return;
    if (is_one_of(before(i), {"cán", "trụ", "cơ", "nội", "toàn", "đồng", "tiến"})) return;
    for (const auto& [first, second] : {std::pair<std::string_view, std::string_view>{"nội", "vụ"},
                                        {"tài", "chính"},
                                        {"công", "an"},
                                        {"công", "thương"},
                                        {"quốc", "phòng"},
                                        {"ngoại", "giao"},
                                        {"tư", "pháp"},
                                        {"xây", "dựng"},
                                        {"nông", "nghiệp"},
                                        {"y", "tế"}}) {
      if (follows(i, {first, second}) && all_[i + 1].capital) {
        tell(Rule::CapitalAgency, span(i, i + 2), true);
      }
    }
  }

  void unit(std::size_t i) {
    const Syllable& one = all_[i];
    if (one.word != "tỉnh" || !one.capital || !joined(i) || all_[i - 1].capital) return;
    if (!joined(i + 1) || !joined(i + 2) || !all_[i + 1].capital || !all_[i + 2].capital) return;
    // "Tỉnh Đoàn", "Tỉnh Ủy" and a mixed "Tỉnh Ủy viên" are agencies.
    if (is_one_of(all_[i + 1].word, {"ủy", "uỷ", "đoàn", "đội", "hội"})) return;
    tell(Rule::CapitalUnit, span(i, i + 2), false);
  }

  void day(std::size_t i) {
    const Syllable& one = all_[i];
    if (one.capital) return;
    if (one.word == "nguyên" && follows(i, {"đán"})) tell(Rule::CapitalDay, span(i, i + 1), true);
    if (one.word == "quốc" && before(i) == "ngày" &&
        (follows(i, {"khánh"}) || follows(i, {"tế", "lao", "động"}) ||
         follows(i, {"tế", "phụ", "nữ"}))) {
      tell(Rule::CapitalHoliday, span(i, i + 1), true);
    }
    if (is_one_of(one.word, {"hai", "ba", "tư", "năm", "sáu", "bảy"}) && before(i) == "thứ" &&
        i > 1 && joined(i - 1) && is_one_of(all_[i - 2].word, {"sáng", "chiều", "tối"})) {
      tell(Rule::CapitalDay, one.at, true);
    }
    // "tháng hai", "tháng năm" may go on in another way.
    if (is_one_of(one.word, {"giêng", "tám", "chạp"}) && before(i) == "tháng") {
      tell(Rule::CapitalDay, one.at, true);
    }
  }

  Judge& judge_;
  const std::vector<Syllable>& all_;
  std::vector<bool> passed_;  // lines that are not judged
};

}  // namespace

void check_capitals(Judge& judge, const std::vector<Syllable>& syllables) {
  Capitals(judge, syllables).run();
}

}  // namespace vanthu::check
