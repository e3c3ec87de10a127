// Figures as Vietnamese writes them, exactly: "1.234.567,8" is units × 10^-places.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/judge.h"

namespace vanthu::check {

[[nodiscard]] inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Figure {
  std::int64_t units = 0;
  int places = 0;
};
[[nodiscard]] bool operator==(const Figure& a, const Figure& b);
[[nodiscard]] std::int64_t scaled(const Figure& figure, int places);
void add_to(Figure& sum, const Figure& part);
[[nodiscard]] std::string shown(const Figure& figure);

// No sum of figures below it leaves 64 bits.
inline constexpr std::int64_t most_of_sum = 100'000'000'000'000;

// "1.234.567,8" at `at`; moves it behind. A point parts groups of three, a comma the decimals.
[[nodiscard]] std::optional<Figure> figure_at(std::string_view text, std::size_t& at);
// The whole cell is one number.
[[nodiscard]] std::optional<Figure> figure_of(std::string_view cell);
// "2026", "2030": those of this century that stand alone.
[[nodiscard]] std::set<std::string> years_in(std::string_view text);

// The words of a table's cell, and where they begin; rows by column of the grid.
struct CellText {
  std::string text;
  Spot at;
};
using RowText = std::map<int, CellText>;
struct TableText {
  std::size_t first_line = 0;
  std::vector<RowText> rows;
};
// The tables of data, in the order of the document.
[[nodiscard]] std::vector<TableText> tables_of(const Reading& reading);

// The parts of check_figures, each in its own file.
void check_totals(Judge& judge, const std::vector<TableText>& tables);
void check_indicators(Judge& judge, const std::vector<TableText>& tables);

}  // namespace vanthu::check
