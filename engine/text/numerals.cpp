// Numerals of legal texts: Roman, điểm letters, the leading zero of số, ký hiệu.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "text/text.h"

namespace vanthu::text {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 13> roman_signs = {{{1000, "M"},
                                                                           {900, "CM"},
                                                                           {500, "D"},
                                                                           {400, "CD"},
                                                                           {100, "C"},
                                                                           {90, "XC"},
                                                                           {50, "L"},
                                                                           {40, "XL"},
                                                                           {10, "X"},
                                                                           {9, "IX"},
                                                                           {5, "V"},
                                                                           {4, "IV"},
                                                                           {1, "I"}}};
constexpr int highest_roman = 3999;

// The Vietnamese alphabet without ă â ê ô ơ ư, as legal texts count their points.
constexpr std::array<std::string_view, 23> point_letters = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                            "i", "k", "l", "m", "n", "o", "p", "q",
                                                            "r", "s", "t", "u", "v", "x", "y"};
// More letters than any list has: keeps parse_point_letter() far from overflow.
constexpr int longest_point = 3;

}  // namespace

std::string roman(int number) {
  assert(number >= 1 && number <= highest_roman);
  std::string result;
  for (const auto& [value, sign] : roman_signs) {
    for (; number >= value; number -= value) result += sign;
  }
  return result;
}

std::optional<int> parse_roman(std::string_view text) {
  int number = 0;
  std::string_view rest = text;
  for (const auto& [value, sign] : roman_signs) {
    while (rest.starts_with(sign) && number + value <= highest_roman) {
      number += value;
      rest.remove_prefix(sign.size());
    }
  }
  // Only the one right way of writing a number reads as that number: no IIII, no VX.
  if (number == 0 || !rest.empty() || roman(number) != text) return std::nullopt;
  return number;
}

std::string point_letter(int index) {
  assert(index >= 0);
  constexpr int count = static_cast<int>(point_letters.size());
  std::string result;
  for (int rest = index + 1; rest > 0; rest = (rest - 1) / count) {
    result.insert(0, point_letters[static_cast<std::size_t>((rest - 1) % count)]);
  }
  return result;
}

std::optional<int> parse_point_letter(std::string_view letter) {
  constexpr int count = static_cast<int>(point_letters.size());
  int number = 0;
  int length = 0;
  for (std::size_t at = 0; at < letter.size();) {
    const auto found =
        std::find_if(point_letters.begin(), point_letters.end(),
                     [&](std::string_view sign) { return letter.substr(at).starts_with(sign); });
    if (found == point_letters.end() || ++length > longest_point) return std::nullopt;
    number = number * count + static_cast<int>(found - point_letters.begin()) + 1;
    at += found->size();
  }
  if (number == 0) return std::nullopt;
  return number - 1;
}

std::string with_leading_zero(int number) {
  return number >= 1 && number <= 9 ? fmt::format("0{}", number) : fmt::format("{}", number);
}

}  // namespace vanthu::text
