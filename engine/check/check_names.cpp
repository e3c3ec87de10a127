// Names of units written in two ways, and deadlines outside the period of a plan.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/syllable.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One way to place the tone: that is told elsewhere.
std::string one_tone(const std::string& word) {
  std::string folded = word;
  for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"oà", "òa"},
                                 {"oá", "óa"},
                                 {"oả", "ỏa"},
                                 {"uỷ", "ủy"},
                                 {"uý", "úy"},
                                 {"uỳ", "ùy"}}) {
    if (!folded.ends_with(from)) continue;
    folded.replace(folded.size() - from.size(), from.size(), to);
  }
  return folded;
}

// ---- units

// "Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Xã hội", "Phòng VH-XH": the noun, two groups of two
// syllables, and what joins them.
struct Unit {
  std::string key;      // "phòng văn hóa xã hội"
  std::string joined;   // " - ", " và ", "VH-XH"
  std::string letters;  // "phòng vhxh"
  Spot at;
};

constexpr std::string_view unit_nouns[] = {"phòng", "ban", "sở", "bộ"};

bool is_unit_noun(const Syllable& one) {
  return one.capital &&
         std::find(std::begin(unit_nouns), std::end(unit_nouns), one.word) != std::end(unit_nouns);
}

void append_initial(std::string& out, std::string_view word) {
  std::size_t end = 0;
  static_cast<void>(text::next_code_point(word, end));
  out += word.substr(0, end);
}

std::vector<Unit> units_of(Judge& judge, const std::vector<Syllable>& all) {
  std::vector<Unit> units;
  // The head may shorten the superior's name (PL I, I, II.2.b).
  const Part* superior = judge.structure.find(Component::Superior);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (superior != nullptr && all[i].at.line == superior->line) continue;
    if (!is_unit_noun(all[i]) || all[i + 1].at.line != all[i].at.line || all[i + 1].gap != " " ||
        !all[i + 1].capital) {
      continue;
    }
    const std::string_view line = judge.reading.lines[all[i].at.line].text;
    const auto written = [&](std::size_t k) {
      return line.substr(all[k].at.begin, all[k].at.end - all[k].at.begin);
    };
    // "VH-XH", "VHXH": capitals only.
    if (text::upper(written(i + 1)) == written(i + 1) && all[i + 1].word.size() > 1 &&
        !text::is_syllable(all[i + 1].word)) {
      std::size_t last = i + 1;
      std::string letters = all[i + 1].word;
      if (i + 2 < all.size() && all[i + 2].at.line == all[i].at.line &&
          line.substr(all[last].at.end, all[i + 2].at.begin - all[last].at.end) == "-" &&
          text::upper(written(i + 2)) == written(i + 2)) {
        last = i + 2;
        letters += all[last].word;
      }
      const Spot at{all[i].at.line, all[i].at.begin, all[last].at.end, true};
      units.push_back({"", std::string(line.substr(at.begin, at.end - at.begin)),
                       all[i].word + " " + letters, at});
      continue;
    }
    if (i + 4 >= all.size() || all[i + 4].at.line != all[i].at.line || all[i + 2].gap != " ") {
      continue;
    }
    // The second group: behind " - ", or behind "và".
    std::size_t second = i + 3;
    std::string joint;
    const std::string between(
        line.substr(all[i + 2].at.end, all[i + 3].at.begin - all[i + 2].at.end));
    if (between == " - " || between == " – " || between == "-" || between == " -" ||
        between == "- ") {
      joint = between;
    } else if (between == " " && all[i + 3].word == "và" && !all[i + 3].capital) {
      joint = " và ";
      second = i + 4;
    } else {
      continue;
    }
    if (second + 1 >= all.size() || all[second + 1].at.line != all[i].at.line ||
        !all[second].capital || all[second + 1].gap != " " || is_unit_noun(all[second])) {
      continue;
    }
    Unit unit;
    unit.joined = joint;
    unit.at = {all[i].at.line, all[i].at.begin, all[second + 1].at.end, true};
    unit.letters = all[i].word + " ";
    for (const std::size_t k : {i, i + 1, i + 2, second, second + 1}) {
      unit.key += one_tone(all[k].word) + " ";
      if (k != i) append_initial(unit.letters, all[k].word);
    }
    units.push_back(std::move(unit));
  }
  return units;
}

void judge_units(Judge& judge, const std::vector<Syllable>& syllables) {
  const std::vector<Unit> units = units_of(judge, syllables);
  std::map<std::string, const Unit*> by_key, by_letters;
  std::map<std::string, bool> told;
  const auto written = [&](const Unit& unit) {
    return judge.reading.lines[unit.at.line].text.substr(unit.at.begin,
                                                         unit.at.end - unit.at.begin);
  };
  for (const Unit& unit : units) {
    if (unit.key.empty()) continue;
    by_letters.try_emplace(unit.letters, &unit);
    const auto [found, is_new] = by_key.try_emplace(unit.key, &unit);
    if (is_new || found->second->joined == unit.joined || told[unit.key + unit.joined]) continue;
    told[unit.key + unit.joined] = true;
    judge.add(Rule::UnitNames, unit.at, {written(unit), written(*found->second)});
  }
  for (const Unit& unit : units) {
    if (!unit.key.empty() || told[unit.letters]) continue;
    const auto full = by_letters.find(unit.letters);
    if (full == by_letters.end()) continue;
    told[unit.letters] = true;
    judge.add(Rule::UnitNames, unit.at, {written(unit), written(*full->second)});
  }
}

// ---- deadlines

struct Period {
  int first = 0, last = 0;
};

int year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && is_digit(text[at - 1])) ||
      (at + 4 < text.size() && is_digit(text[at + 4]))) {
    return 0;
  }
  int year = 0;
  const auto [stop, error] = std::from_chars(text.data() + at, text.data() + at + 4, year);
  const bool fits = error == std::errc{} && stop == text.data() + at + 4;
  return fits && year > 1900 && year < 2100 ? year : 0;
}

// "năm 2026", "giai đoạn 2026 - 2030" at the end of what the subject says.
std::optional<Period> period_of(const Judge& judge) {
  if (judge.structure.kind == nullptr || bare(judge.structure.kind->name) != "ke hoach") {
    return std::nullopt;
  }
  std::string subject;
  for (const Part* part : judge.structure.all(Component::Subject)) {
    subject += std::string(words_in(judge.reading, *part)) + " ";
  }
  const std::string folded = text::folded(subject);
  std::vector<int> years;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (const int year = year_at(folded, at)) years.push_back(year);
  }
  // Of several years ("tổng kết năm 2025 và kế hoạch năm 2026", "Nghị quyết năm 2024") none is
  // sure.
  if (years.size() == 1 && folded.find("nam " + fmt::format("{}", years[0])) != std::string::npos &&
      folded.find("den nam") == std::string::npos && folded.find(" so ") == std::string::npos) {
    return Period{years[0], years[0]};
  }
  if (years.size() == 2 &&
      folded.find("giai doan " + fmt::format("{}", years[0])) != std::string::npos &&
      years[0] < years[1] && folded.find(" so ") == std::string::npos) {
    return Period{years[0], years[1]};
  }
  return std::nullopt;
}

void judge_deadlines(Judge& judge) {
  const auto period = period_of(judge);
  if (!period) return;
  for (const Part& part : judge.structure.parts) {
    if (part.what == Component::LegalBasis || part.what <= Component::Subject) continue;
    const std::string_view words = judge.reading.lines[part.line].text;
    if (words.find("20") == std::string_view::npos) continue;  // no year
    const std::string lower = text::lower(words);
    if (lower.size() != words.size()) continue;
    for (const std::string_view lead : {"trước ngày ", "chậm nhất ngày ", "chậm nhất là ngày ",
                                        "hoàn thành trong quý ", "hoàn thành trong năm "}) {
      for (std::size_t at = lower.find(lead); at != std::string::npos;
           at = lower.find(lead, at + 1)) {
        // The year of this deadline: digits, "/", "tháng", "năm" and Roman quarters up to it.
        std::size_t next = at + lead.size();
        int year = 0;
        while (next < lower.size() && next < at + lead.size() + 32 && year == 0) {
          year = year_at(lower, next);
          if (lower[next] == ',' || lower[next] == ';' || lower[next] == '.' || lower[next] == '(')
            break;
          ++next;
        }
        // What was due by a law or in a report of results is history.
        if (year == 0 || (year >= period->first && year <= period->last + 1)) continue;
        const std::string before = lower.substr(0, at);
        if (before.find("đã ") != std::string::npos || before.find("theo ") != std::string::npos ||
            before.find("có hiệu lực") != std::string::npos ||
            before.find("ban hành") != std::string::npos) {
          continue;
        }
        const std::string shown = period->first == period->last
                                      ? fmt::format("{}", period->first)
                                      : fmt::format("{}-{}", period->first, period->last);
        judge.add_once(Rule::DeadlineYear, fmt::format("{}", year),
                       {part.line, at, std::min(next + 3, words.size()), true},
                       {fmt::format("{}", year), shown});
      }
    }
  }
}

}  // namespace

void check_names(Judge& judge, const std::vector<Syllable>& syllables) {
  judge_units(judge, syllables);
  judge_deadlines(judge);
}

}  // namespace vanthu::check
