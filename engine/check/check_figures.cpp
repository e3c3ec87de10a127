// Figures against each other, exactly: percentages beside their two figures, one indicator with two
// figures; totals and the indicators of annexes in files of their own (check_totals.cpp,
// check_indicators.cpp).
//
// Quiet when not sure: rounded figures and figures of another year, unit or heading are no
// contradiction.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "check/figures.h"
#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

// ---- percentages

// Between the two figures and the percentage only words that say "that is".
bool leads_to_ratio(std::string_view between) {
  const std::string words = bare(between);
  for (const std::string_view one : {"", "dat", "dat ty le", "ty le", "ti le", "dat ti le", "chiem",
                                     "chiem ty le", "bang", "tuong duong", "tuong ung"}) {
    if (words == one) return true;
  }
  // "30/50 xã, đạt 60%": what is counted, then one of them.
  const std::size_t comma = between.find_first_of(",;(");
  if (comma == std::string_view::npos) return false;
  const std::string behind = bare(between.substr(comma));
  return behind == "dat" || behind == "dat ty le" || behind == "chiem" || behind == "ty le" ||
         behind == "chiem ty le" || behind == "bang";
}

void judge_percentages(Judge& judge) {
  for (std::size_t i = 0; i < judge.reading.lines.size(); ++i) {
    const std::string_view words = judge.reading.lines[i].text;
    if (words.find('%') == std::string_view::npos) continue;
    for (std::size_t slash = words.find('/'); slash != std::string_view::npos;
         slash = words.find('/', slash + 1)) {
      if (slash == 0 || !is_digit(words[slash - 1]) || slash + 1 >= words.size()) continue;
      std::size_t begin = slash;
      while (begin > 0 && (is_digit(words[begin - 1]) || words[begin - 1] == '.')) --begin;
      if (begin > 0 &&
          (words[begin - 1] == '/' || words[begin - 1] == '-' || words[begin - 1] == ','))
        continue;
      std::size_t at = begin;
      const auto part = figure_at(words, at);
      if (!part || at != slash) continue;
      std::size_t end = slash + 1;
      const auto whole = figure_at(words, end);
      if (!whole || whole->places > 0 || whole->units == 0) continue;
      // "30/4", "24/7", "25/02/2026", "28/NQ-CP".
      if (end < words.size() && (words[end] == '/' || words[end] == '-')) continue;
      const std::string before = bare(words.substr(0, begin));
      if (before.ends_with("ngay") || before.ends_with("den") || before.ends_with("truoc") ||
          (whole->units == 7 && part->units == 24)) {
        continue;
      }
      std::size_t number = end;
      while (number < words.size() && !is_digit(words[number]) && words[number] != '.') ++number;
      if (number >= words.size() || number - end > 60) continue;
      const std::string_view between = words.substr(end, number - end);
      std::size_t behind = number;
      const auto percent = figure_at(words, behind);
      if (!percent) continue;
      while (behind < words.size() && words[behind] == ' ') ++behind;
      if (behind >= words.size() || words[behind] != '%' || !leads_to_ratio(between)) continue;
      std::int64_t ten = 100;
      for (int p = 0; p < percent->places; ++p) ten *= 10;
      if (part->units > INT64_MAX / ten) continue;
      // Rounded up, down or to the nearest: all are seen.
      const std::int64_t low = part->units * ten / whole->units;
      const bool exact = low * whole->units == part->units * ten;
      if (percent->units == low || (!exact && percent->units == low + 1)) continue;
      const std::int64_t rest = part->units * ten - low * whole->units;
      const Figure near{low + (2 * rest >= whole->units ? 1 : 0), percent->places};
      judge.add(Rule::PercentageDiffers, {i, begin, behind + 1, true},
                {std::string(words.substr(begin, end - begin)), shown(near), shown(*percent)});
    }
  }
}

// ---- one indicator, two figures

// "Tỷ lệ hộ nghèo giảm còn 3%" → the words before the figure, and the figure with "%" or with what
// it counts.
struct Indicator {
  std::string words;  // bare but for its marks: "tỷ lệ hộ nghèo giảm còn"
  Figure figure;
  Spot at;
  std::string shown;
};

std::optional<Indicator> indicator_of(const Line& line, std::size_t index) {
  const std::string_view all = line.text;
  std::size_t begin = 0;
  if (const auto mark = find_level(all)) begin = mark->end;
  std::size_t at = begin;
  while (at < all.size() && !is_digit(all[at])) ++at;
  if (at == all.size() || at < begin + 20) return std::nullopt;
  std::string words = text::lower(text::collapsed(all.substr(begin, at - begin)));
  // A sentence end in between: the figure is about something else.
  if (words.find_first_of(".:;(") != std::string::npos) return std::nullopt;
  const std::size_t number = at;
  const auto figure = figure_at(all, at);
  if (!figure || at >= all.size()) return std::nullopt;
  if (all[at] == '%') {
    ++at;
  } else {
    // "Số hộ nghèo của xã còn 120 hộ": what is counted stands behind, a measuring word before; not
    // "tổ 1", "ngày 5", "năm 2026".
    static constexpr std::array<std::string_view, 10> measuring = {
        " đạt",    " là",   " còn",     " có",        " gồm",
        " khoảng", " trên", " ít nhất", " tối thiểu", " dưới"};
    const bool measures = std::any_of(measuring.begin(), measuring.end(),
                                      [&](std::string_view one) { return words.ends_with(one); });
    std::size_t unit = at;
    // "Tối thiểu gồm 06 nội dung" is said of many things: the name must be longer.
    constexpr std::size_t fewest_words = 6;
    if (!measures || all[unit] != ' ' || unit + 1 >= all.size() ||
        text::words(words).size() < fewest_words) {
      return std::nullopt;
    }
    ++unit;
    std::size_t behind = unit;
    if (!text::is_lower_letter(text::next_code_point(all, behind))) return std::nullopt;
    at = std::min(all.find_first_of(" ,;.", unit), all.size());
  }
  return Indicator{std::move(words),
                   *figure,
                   {index, number, at, true},
                   std::string(all.substr(number, at - number))};
}

void judge_indicators(Judge& judge) {
  struct Known {
    Indicator one;
    std::set<std::string> years;
  };
  std::map<std::string, Known> known;
  std::set<std::string> heading;
  for (const Part& part : judge.structure.parts) {
    const Line& line = judge.reading.lines[part.line];
    const bool head = part.what == Component::RomanSection || part.what == Component::Clause ||
                      part.what == Component::Point || part.what == Component::PartLevel ||
                      line.text.ends_with(":");
    if (head) heading = years_in(line.text);
    const bool running = part.what == Component::Text || part.what == Component::Dash ||
                         part.what == Component::Subclause || head;
    if (!running || !line.first_of_paragraph) continue;
    auto one = indicator_of(line, part.line);
    if (!one) continue;
    std::set<std::string> years = years_in(line.text);
    years.insert(heading.begin(), heading.end());
    const auto [found, is_new] = known.try_emplace(one->words, Known{*one, years});
    if (is_new || found->second.one.figure == one->figure || found->second.years != years) continue;
    // The rest of both lines must say the same: "… 80% trở lên" and "… 80% số xã" are two things.
    const auto rest = [&](const Indicator& it) {
      return bare(judge.reading.lines[it.at.line].text.substr(it.at.end));
    };
    if (rest(found->second.one) != rest(*one)) continue;
    judge.add(Rule::FigureDiffers, one->at, {one->words, found->second.one.shown, one->shown});
  }
}

}  // namespace

void check_figures(Judge& judge) {
  const std::vector<TableText> tables = tables_of(judge.reading);
  check_totals(judge, tables);
  judge_percentages(judge);
  judge_indicators(judge);
  check_indicators(judge, tables);
}

}  // namespace vanthu::check
