// Indicators of the annexes against those of the main text.
//
// "Chỉ tiêu 3: …" in both are compared by their words. Else an indicator is known by its name: the
// words in front of a percentage ("tỷ lệ hộ nghèo còn 3%"), or the first cell of words of a row of
// an annex's table. Names are compared word by word without marks; figures only of the same years,
// or where the row has but one.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "check/figures.h"
#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

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

// ---- "Tỷ lệ … đạt 85%" in the text, "Tỷ lệ … | 80%" in an annex

// Words that name no indicator: in front of it, and between it and its figure.
constexpr std::array<std::string_view, 12> leading = {
    "phan dau", "den het nam", "den nam", "trong nam", "nam",      "duy tri",
    "bao dam",  "dam bao",     "nang",    "dua",       "trong do", "co"};
constexpr std::array<std::string_view, 20> trailing = {
    "giam xuong con", "giam con", "tang len", "it nhat", "toi thieu",
    "hang nam",       "phan dau", "dat",      "la",      "con",
    "xuong",          "tren",     "tu",       "khoang",  "len",
    "duoi",           "bang",     "den",      "vao",     "trong"};
constexpr std::size_t fewest_words = 4;

bool is_year(std::string_view word) {
  return word.size() == 4 && word.starts_with("20") && is_digit(word[2]) && is_digit(word[3]);
}

// "Phấn đấu đến năm 2026 tỷ lệ hộ nghèo còn" → "ty le ho ngheo"; "" when too little is left.
std::string indicator_name(std::string_view words) {
  std::string name = bare(words);
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view one : leading) {
      if (!name.starts_with(one) || name.size() <= one.size() || name[one.size()] != ' ') continue;
      name.erase(0, one.size() + 1);
      changed = true;
    }
    for (const std::string_view one : trailing) {
      if (!name.ends_with(one) || name.size() <= one.size() ||
          name[name.size() - one.size() - 1] != ' ') {
        continue;
      }
      name.resize(name.size() - one.size() - 1);
      changed = true;
    }
    if (name.size() > 5 && is_year(std::string_view(name).substr(0, 4)) && name[4] == ' ') {
      name.erase(0, 5);
      changed = true;
    }
    if (name.size() > 9 && is_year(std::string_view(name).substr(name.size() - 4)) &&
        std::string_view(name).substr(0, name.size() - 4).ends_with(" nam ")) {
      name.resize(name.size() - 9);
      changed = true;
    }
  }
  if (name.starts_with("ti le ")) name.replace(0, 2, "ty");
  return text::words(name).size() < fewest_words ? std::string() : name;
}

struct Named {
  std::string name;
  Figure figure;
  std::set<std::string> years;
  Spot at;
  std::string before;  // the words of the line in front of the figure
};

// Every percentage of a line, by each name that it may have: from the begin of its sentence, or
// behind a comma.
std::vector<Named> named_in(const Line& line, std::size_t index,
                            const std::set<std::string>& heading) {
  std::vector<Named> found;
  const std::string_view all = line.text;
  std::size_t start = 0;
  if (const auto mark = find_level(all)) start = mark->end;
  for (std::size_t percent = all.find('%'); percent != std::string_view::npos;
       percent = all.find('%', percent + 1)) {
    std::size_t end = percent;
    while (end > start && all[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > start && (is_digit(all[begin - 1]) ||
                             ((all[begin - 1] == ',' || all[begin - 1] == '.') && begin < end))) {
      --begin;
    }
    std::size_t at = begin;
    const auto figure = begin < end ? figure_at(all, at) : std::nullopt;
    if (!figure || at != end) continue;
    std::string_view before = all.substr(start, begin - start);
    // "80 - 85%", "12/15%".
    const std::string_view close = text::trimmed(before);
    if (close.ends_with("-") || close.ends_with("–") || close.ends_with("/")) continue;
    const std::size_t sentence = before.find_last_of(".;:(%");
    std::string_view clause =
        sentence == std::string_view::npos ? before : before.substr(sentence + 1);
    std::set<std::string> years = years_in(line.text);
    years.insert(heading.begin(), heading.end());
    while (true) {
      std::string name = indicator_name(clause);
      if (!name.empty()) {
        found.push_back({std::move(name),
                         *figure,
                         years,
                         {index, begin, percent + 1, true},
                         text::lower(text::collapsed(before))});
      }
      const std::size_t comma = clause.find(',');
      if (comma == std::string_view::npos) break;
      clause.remove_prefix(comma + 1);
    }
  }
  return found;
}

// "80%", "≥ 80 %", "trên 80% trở lên": the figure, and whether it says "%" itself.
std::optional<std::pair<Figure, bool>> share_of(std::string_view cell) {
  std::size_t at = 0;
  while (at < cell.size() && !is_digit(cell[at])) ++at;
  std::string words = bare(cell.substr(0, at));
  for (const std::string_view one : {"", "tren", "tu", "dat", "it nhat", "toi thieu", "duoi"}) {
    if (words != one) continue;
    const auto figure = figure_at(cell, at);
    if (!figure) return std::nullopt;
    const bool percent = cell.find('%', at) != std::string_view::npos;
    words = bare(cell.substr(at));
    if (!words.empty() && words != "tro len") return std::nullopt;
    return std::pair(*figure, percent);
  }
  return std::nullopt;
}

class AnnexIndicators {
 public:
  explicit AnnexIndicators(Judge& judge) : judge_(judge) {}

  void run(const std::vector<TableText>& tables) {
    read_lines();
    if (main_.empty()) return;
    for (const TableText& table : tables) {
      if (table.first_line < judge_.structure.main_end) continue;
      for (std::size_t r = 1; r < table.rows.size(); ++r) judge_row(table.rows, r);
    }
    for (const Named& one : annexed_) judge_figure(one, false);
  }

 private:
  void read_lines() {
    std::set<std::string> heading;
    for (const Part& part : judge_.structure.parts) {
      const Line& line = judge_.reading.lines[part.line];
      const bool head = part.what == Component::RomanSection || part.what == Component::Clause ||
                        part.what == Component::Point || part.what == Component::PartLevel ||
                        line.text.ends_with(":");
      if (head) heading = years_in(line.text);
      if (line.table != outside || line.text.find('%') == std::string::npos) continue;
      if (part.what < Component::PartLevel || part.what > Component::Text) continue;
      for (Named& one : named_in(line, part.line, heading)) {
        if (part.line < judge_.structure.main_end) {
          main_[one.name].push_back(std::move(one));
        } else {
          annexed_.push_back(std::move(one));
        }
      }
    }
  }

  void judge_row(const std::vector<RowText>& rows, std::size_t r) {
    const CellText* name_cell = nullptr;
    std::string name;
    bool in_percent = false;
    for (const auto& [column, cell] : rows[r]) {
      if (text::trimmed(cell.text) == "%") in_percent = true;
      if (name_cell != nullptr || column > 2) continue;
      std::string_view words = text::trimmed(cell.text);
      if (const auto mark = find_level(words)) words.remove_prefix(mark->end);
      name = indicator_name(words);
      if (!name.empty() && main_.count(name) > 0) name_cell = &cell;
    }
    if (name_cell == nullptr) return;
    in_percent = in_percent || name_cell->text.find('%') != std::string::npos;
    struct Share {
      Named one;
      int column;
    };
    std::vector<Share> shares;
    int figures = 0;
    for (const auto& [column, cell] : rows[r]) {
      if (&cell == name_cell || column == 0) continue;
      const auto share = share_of(cell.text);
      if (!share) continue;
      ++figures;
      std::string header;
      for (std::size_t h = 0; h < std::min<std::size_t>(r, 3); ++h) {
        // A header may stand over several columns.
        const auto behind = rows[h].upper_bound(column);
        if (behind != rows[h].begin()) header += std::prev(behind)->second.text + " ";
      }
      if (!share->second && !in_percent && header.find('%') == std::string::npos) continue;
      std::set<std::string> years = years_in(header);
      years.merge(years_in(name_cell->text));
      shares.push_back({{name, share->first, std::move(years), cell.at, {}}, column});
    }
    for (const Share& share : shares) judge_figure(share.one, figures > 1);
  }

  // `one_of_many`: its row has further figures, so that only the year says which is meant.
  void judge_figure(const Named& one, bool one_of_many) {
    const auto known = main_.find(one.name);
    if (known == main_.end()) return;
    const Named* other = nullptr;
    for (const Named& main : known->second) {
      const bool same_years = one.years == main.years && !one.years.empty();
      const bool unsaid = one.years.empty() || main.years.empty();
      if (!same_years && (!unsaid || one_of_many)) continue;
      if (main.figure == one.figure) return;
      // The same words in front: told as one indicator with two figures.
      if (!one.before.empty() && one.before == main.before) return;
      if (other == nullptr) other = &main;
    }
    if (other == nullptr) return;
    const Line& line = judge_.reading.lines[other->at.line];
    judge_.add(Rule::AnnexFigureDiffers, one.at,
               {shown(one.figure) + "%", fmt::format("{}", line.paragraph + 1),
                shown(other->figure) + "%", text::collapsed(line.text)});
  }

  Judge& judge_;
  std::map<std::string, std::vector<Named>> main_;
  std::vector<Named> annexed_;
};

}  // namespace

void check_indicators(Judge& judge, const std::vector<TableText>& tables) {
  judge_numbered_indicators(judge);
  AnnexIndicators(judge).run(tables);
}

}  // namespace vanthu::check
