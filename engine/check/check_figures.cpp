// Figures against each other, exactly: totals of tables, percentages beside their two figures, one
// indicator with two figures, indicators of the annexes against those of the text.
//
// Quiet when not sure: a total is told only when no way to add up the rows gives it and another
// column or total of the table shows that it is one, or every row has a figure; rounded figures and
// figures of another year, unit or heading are no contradiction.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A decimal number as Vietnamese writes it: units × 10^-places.
struct Figure {
  std::int64_t units = 0;
  int places = 0;
};

// Together small enough that no sum and no change of scale leaves 64 bits.
constexpr int most_digits = 13;
constexpr int most_places = 4;
constexpr std::int64_t most_of_sum = 100'000'000'000'000;

std::int64_t scaled(const Figure& figure, int places) {
  std::int64_t units = figure.units;
  for (int i = figure.places; i < places; ++i) units *= 10;
  return units;
}

bool operator==(const Figure& a, const Figure& b) {
  const int places = std::max(a.places, b.places);
  return scaled(a, places) == scaled(b, places);
}

std::string shown(const Figure& figure) {
  std::string digits = fmt::format("{}", figure.units < 0 ? -figure.units : figure.units);
  while (digits.size() <= static_cast<std::size_t>(figure.places)) digits.insert(0, 1, '0');
  const std::size_t whole = digits.size() - static_cast<std::size_t>(figure.places);
  std::string out = digits.substr(0, whole);
  for (std::size_t at = whole; at > 3;) {
    at -= 3;
    out.insert(at, 1, '.');
  }
  if (figure.places > 0) out += "," + digits.substr(whole);
  return figure.units < 0 ? "-" + out : out;
}

// "1.234.567,8" at `at`; moves it behind. A point parts groups of three, a comma the decimals.
std::optional<Figure> figure_at(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  std::string digits;
  const auto take = [&] {
    while (end < text.size() && is_digit(text[end])) digits += text[end++];
  };
  take();
  if (digits.empty()) return std::nullopt;
  const auto group_behind = [&] {
    if (end + 3 >= text.size() || text[end] != '.') return false;
    return is_digit(text[end + 1]) && is_digit(text[end + 2]) && is_digit(text[end + 3]) &&
           (end + 4 == text.size() || !is_digit(text[end + 4]));
  };
  if (digits.size() <= 3) {
    while (group_behind()) {
      ++end;
      take();
    }
  }
  Figure figure;
  if (end + 1 < text.size() && text[end] == ',' && is_digit(text[end + 1])) {
    const std::size_t whole = digits.size();
    ++end;
    take();
    figure.places = static_cast<int>(digits.size() - whole);
  }
  if (digits.size() > most_digits || figure.places > most_places) return std::nullopt;
  for (const char c : digits) figure.units = figure.units * 10 + (c - '0');
  at = end;
  return figure;
}

// The whole cell is one number.
std::optional<Figure> figure_of(std::string_view cell) {
  const std::string_view words = text::trimmed(cell);
  std::size_t at = 0;
  const auto figure = figure_at(words, at);
  return figure && at == words.size() ? figure : std::nullopt;
}

// ---- totals

struct CellText {
  std::string text;
  Spot at;
};
// By column of the grid.
using RowText = std::map<int, CellText>;

bool is_total_label(std::string_view words) {
  const std::string folded = bare(words);
  return folded == "tong" || folded == "tong cong" || folded == "cong" || folded == "tong so";
}

// Ratios, prices and the like do not add up, nor do years and ordinal numbers.
bool is_no_sum(const std::string& header) {
  const std::string words = " " + bare(header) + " ";
  for (const std::string_view one :
       {" ty le ", " ti le ", " binh quan ", " don gia ", " nam ", " stt ", " tt ", " ma ",
        " so tt ", " diem ", " he so ", " muc ", " luy ke ", " thoi gian ", " ngay "}) {
    if (words.find(one) != std::string::npos) return true;
  }
  return header.find('%') != std::string::npos;
}

class Totals {
 public:
  Totals(Judge& judge, std::vector<RowText> rows) : judge_(judge), rows_(std::move(rows)) {}

  void run() {
    std::vector<std::size_t> totals;
    for (std::size_t r = 1; r < rows_.size(); ++r) {
      for (const auto& [column, cell] : rows_[r]) {
        if (column > 2) break;
        if (is_total_label(cell.text)) {
          totals.push_back(r);
          break;
        }
      }
    }
    // Several totals may nest in many ways.
    if (totals.size() != 1) return;
    const std::size_t total = totals.front();
    std::size_t first = 1;
    while (first < rows_.size() && !has_figure(first)) ++first;
    std::vector<std::size_t> parts;
    const bool above = total + 1 == rows_.size();
    if (!above && total != first) return;
    for (std::size_t r = above ? first : total + 1; r < (above ? total : rows_.size()); ++r) {
      parts.push_back(r);
    }
    if (parts.size() < 2) return;
    judge(total, parts);
  }

 private:
  [[nodiscard]] bool has_figure(std::size_t r) const {
    // The number of the row is none.
    for (const auto& [column, cell] : rows_[r]) {
      if (column > 0 && figure_of(cell.text)) return true;
    }
    return false;
  }
  // "I", "A", or no number at all where others have one: heads of groups.
  [[nodiscard]] bool is_group(std::size_t r) const {
    const auto cell = rows_[r].find(0);
    if (cell == rows_[r].end()) return true;
    const std::string_view words = text::trimmed(cell->second.text);
    return words.empty() || !std::all_of(words.begin(), words.end(), is_digit);
  }

  void judge(std::size_t total, const std::vector<std::size_t>& parts) {
    struct Wrong {
      Spot at;
      Figure written, added;
      bool full;
    };
    std::vector<Wrong> wrong;
    int right = 0;
    const bool grouped =
        std::any_of(parts.begin(), parts.end(), [&](std::size_t r) { return is_group(r); });
    for (const auto& [column, cell] : rows_[total]) {
      const auto written = figure_of(cell.text);
      if (column == 0 || !written) continue;
      std::string header;
      for (std::size_t r = 0; r < parts.front() && r < total; ++r) {
        const auto head = rows_[r].find(column);
        if (head != rows_[r].end()) header += head->second.text + " ";
      }
      if (is_no_sum(header)) continue;
      Figure all, groups, leaves;
      bool full = true;
      bool other = false;
      for (const std::size_t r : parts) {
        const auto part = rows_[r].find(column);
        const std::string_view words =
            part == rows_[r].end() ? std::string_view() : text::trimmed(part->second.text);
        if (words.empty() || words == "-" || words == "–") {
          full = false;
          continue;
        }
        const auto figure = figure_of(words);
        if (!figure) {
          other = true;
          break;
        }
        for (Figure* sum : {&all, is_group(r) ? &groups : &leaves}) {
          const int places = std::max(sum->places, figure->places);
          sum->units = scaled(*sum, places) + scaled(*figure, places);
          sum->places = places;
        }
        if (all.units > most_of_sum) {
          other = true;
          break;
        }
      }
      if (other) continue;
      if (*written == all || *written == groups || *written == leaves) {
        ++right;
      } else {
        wrong.push_back({cell.at, *written, grouped ? groups : all, full});
      }
    }
    for (const Wrong& one : wrong) {
      if (right == 0 && (grouped || !one.full || wrong.size() > 1)) continue;
      // A rounded part may leave the last digit behind.
      const int places = std::max(one.written.places, one.added.places);
      const std::int64_t apart = scaled(one.written, places) - scaled(one.added, places);
      const auto rows = static_cast<std::int64_t>(parts.size());
      if (places > 0 && std::max(apart, -apart) <= rows) continue;
      judge_.add(Rule::TotalDiffers, one.at, {shown(one.written), shown(one.added)});
    }
  }

  Judge& judge_;
  std::vector<RowText> rows_;
};

void judge_totals(Judge& judge) {
  std::map<int, std::vector<RowText>> tables;
  for (std::size_t i = 0; i < judge.reading.lines.size(); ++i) {
    const Line& line = judge.reading.lines[i];
    if (line.table == outside ||
        !judge.reading.tables[static_cast<std::size_t>(line.table)].bordered)
      continue;
    auto& rows = tables[line.table];
    if (rows.size() <= static_cast<std::size_t>(line.row))
      rows.resize(static_cast<std::size_t>(line.row) + 1);
    CellText& cell = rows[static_cast<std::size_t>(line.row)][line.column];
    if (cell.text.empty()) {
      cell.at = {i, 0, line.text.size(), true};
    } else {
      cell.text += ' ';
    }
    if (!line.label.empty()) cell.text += line.label + " ";
    cell.text += line.text;
  }
  for (auto& [table, rows] : tables) Totals(judge, std::move(rows)).run();
}

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

// "Tỷ lệ hộ nghèo giảm còn 3%" → the words before the figure, and the figure with "%".
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
  if (!figure || at >= all.size() || all[at] != '%') return std::nullopt;
  return Indicator{std::move(words),
                   *figure,
                   {index, number, at + 1, true},
                   std::string(all.substr(number, at + 1 - number))};
}

// The years that the headings above a line, and the line itself, speak of.
std::set<std::string> years_in(std::string_view text) {
  std::set<std::string> years;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if ((at > 0 && is_digit(text[at - 1])) || (text[at] != '2' || text[at + 1] != '0')) continue;
    if (!is_digit(text[at + 2]) || !is_digit(text[at + 3])) continue;
    if (at + 4 < text.size() && is_digit(text[at + 4])) continue;
    years.emplace(text.substr(at, 4));
  }
  return years;
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

// ---- "Chỉ tiêu 3: …" in the text and in an annex

struct Numbered {
  std::string number, words;
  Spot at;
};

std::optional<Numbered> numbered_indicator(const Line& line, std::size_t index) {
  std::string_view all = line.text;
  std::size_t begin = 0;
  if (const auto mark = find_level(all)) begin = mark->end;
  const std::string_view rest = text::trimmed(all.substr(begin));
  if (text::lower(rest.substr(0, std::min<std::size_t>(rest.size(), 12))).find("chỉ tiêu ") != 0) {
    return std::nullopt;
  }
  const std::size_t digits = std::string_view("chỉ tiêu ").size();
  std::size_t end = digits;
  while (end < rest.size() && is_digit(rest[end])) ++end;
  if (end == digits || end >= rest.size() || (rest[end] != ':' && rest[end] != '.'))
    return std::nullopt;
  return Numbered{std::string(rest.substr(digits, end - digits)),
                  bare(rest.substr(end + 1)),
                  {index, 0, all.size(), true}};
}

// Words of `a` that stand in `b`, and the other way round, of all: Dice's coefficient in per cent.
int likeness(const std::string& a, const std::string& b) {
  const auto first = text::words(a);
  const auto second = text::words(b);
  const std::multiset<std::string_view> of_first(first.begin(), first.end());
  const std::multiset<std::string_view> of_second(second.begin(), second.end());
  std::vector<std::string_view> both;
  std::set_intersection(of_first.begin(), of_first.end(), of_second.begin(), of_second.end(),
                        std::back_inserter(both));
  const std::size_t all = of_first.size() + of_second.size();
  return all == 0 ? 0 : static_cast<int>(200 * both.size() / all);
}

void judge_numbered_indicators(Judge& judge) {
  constexpr int alike = 60;
  std::vector<Numbered> main, annexed;
  for (std::size_t i = 0; i < judge.reading.lines.size(); ++i) {
    if (auto one = numbered_indicator(judge.reading.lines[i], i)) {
      (i < judge.structure.main_end ? main : annexed).push_back(std::move(*one));
    }
  }
  for (const Numbered& one : annexed) {
    const Numbered* nearest = nullptr;
    int best = 0;
    for (const Numbered& other : main) {
      if (other.number != one.number) continue;
      const int now = other.words == one.words ? 1000 : likeness(other.words, one.words);
      if (now > best) nearest = &other;
      best = std::max(best, now);
    }
    if (nearest == nullptr || best == 1000 || best < alike) continue;
    // An annex may name the indicator in short.
    if (nearest->words.find(one.words) != std::string::npos) continue;
    judge.add(
        Rule::IndicatorDiffers, one.at,
        {"Chỉ tiêu " + one.number, text::collapsed(judge.reading.lines[nearest->at.line].text)});
  }
}

}  // namespace

void check_figures(Judge& judge) {
  judge_totals(judge);
  judge_percentages(judge);
  judge_indicators(judge);
  judge_numbered_indicators(judge);
}

}  // namespace vanthu::check
