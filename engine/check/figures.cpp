#include "check/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/text.h"

namespace vanthu::check {
namespace {

// Together small enough that no sum and no change of scale leaves 64 bits.
constexpr int most_digits = 13;
constexpr int most_places = 4;

}  // namespace

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

std::optional<Figure> figure_of(std::string_view cell) {
  const std::string_view words = text::trimmed(cell);
  std::size_t at = 0;
  const auto figure = figure_at(words, at);
  return figure && at == words.size() ? figure : std::nullopt;
}

void add_to(Figure& sum, const Figure& part) {
  const int places = std::max(sum.places, part.places);
  sum.units = scaled(sum, places) + scaled(part, places);
  sum.places = places;
}

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

std::vector<TableText> tables_of(const Reading& reading) {
  std::map<int, TableText> tables;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const Line& line = reading.lines[i];
    if (line.table == outside || !reading.tables[static_cast<std::size_t>(line.table)].bordered) {
      continue;
    }
    const auto [found, is_new] = tables.try_emplace(line.table);
    if (is_new) found->second.first_line = i;
    auto& rows = found->second.rows;
    if (rows.size() <= static_cast<std::size_t>(line.row)) {
      rows.resize(static_cast<std::size_t>(line.row) + 1);
    }
    CellText& cell = rows[static_cast<std::size_t>(line.row)][line.column];
    if (cell.text.empty()) {
      cell.at = {i, 0, line.text.size(), true};
    } else {
      cell.text += ' ';
    }
    if (!line.label.empty()) cell.text += line.label + " ";
    cell.text += line.text;
  }
  std::vector<TableText> all;
  for (auto& [index, table] : tables) all.push_back(std::move(table));
  return all;
}

}  // namespace vanthu::check
