#include "template/rational.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <limits>

namespace vanthu::templates {
namespace {

using Optional = std::optional<Rational>;

bool multiply(Wide a, Wide b, Wide& result) {
  return !__builtin_mul_overflow(a, b, &result);
}
bool add(Wide a, Wide b, Wide& result) {
  return !__builtin_add_overflow(a, b, &result);
}

Wide magnitude(Wide number) {
  return number < 0 ? -number : number;
}

Wide common_factor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return magnitude(a);
}

// Lowest terms, the sign above; empty for a number whose negative would not fit.
Optional reduced(Wide numerator, Wide denominator) {
  constexpr Wide lowest = std::numeric_limits<Wide>::min();
  if (numerator == lowest || denominator == lowest) return std::nullopt;
  assert(denominator != 0);
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Wide factor = common_factor(numerator, denominator);
  return Rational{numerator / factor, denominator / factor};
}

std::optional<Wide> power_of_ten(int exponent) {
  Wide result = 1;
  for (int i = 0; i < exponent; ++i) {
    if (!multiply(result, 10, result)) return std::nullopt;
  }
  return result;
}

std::string digits_of(Wide number) {
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(number % 10));
    number /= 10;
  } while (number > 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

// How many digits stand behind the comma; empty when they never end, or run on beyond all use.
std::optional<int> places_of(Wide denominator) {
  constexpr Wide largest = Wide{1} << 120;  // leaves room to multiply by ten
  if (denominator > largest) return std::nullopt;
  int twos = 0, fives = 0;
  for (; denominator % 2 == 0; denominator /= 2) ++twos;
  for (; denominator % 5 == 0; denominator /= 5) ++fives;
  if (denominator != 1) return std::nullopt;
  return std::max(twos, fives);
}

}  // namespace

Optional to_rational(const Decimal& number) {
  Wide numerator = 0;
  for (const std::string* digits : {&number.whole, &number.fraction}) {
    for (const char digit : *digits) {
      if (!multiply(numerator, 10, numerator) || !add(numerator, digit - '0', numerator)) {
        return std::nullopt;
      }
    }
  }
  const auto denominator = power_of_ten(static_cast<int>(std::min<std::size_t>(
      number.fraction.size(), static_cast<std::size_t>(std::numeric_limits<int>::max()))));
  if (!denominator) return std::nullopt;
  return reduced(number.negative ? -numerator : numerator, *denominator);
}

Rational to_rational(long long number) {
  return {number, 1};
}

Optional added(const Rational& a, const Rational& b) {
  // Over the least common denominator, so that long sums of like fractions stay small.
  const Wide factor = common_factor(a.denominator, b.denominator);
  Wide left = 0, right = 0, sum = 0, denominator = 0;
  if (!multiply(a.numerator, b.denominator / factor, left) ||
      !multiply(b.numerator, a.denominator / factor, right) || !add(left, right, sum) ||
      !multiply(a.denominator, b.denominator / factor, denominator)) {
    return std::nullopt;
  }
  return reduced(sum, denominator);
}

Optional subtracted(const Rational& a, const Rational& b) {
  return added(a, {-b.numerator, b.denominator});
}

Optional multiplied(const Rational& a, const Rational& b) {
  const Wide first = common_factor(a.numerator, b.denominator);
  const Wide second = common_factor(b.numerator, a.denominator);
  Wide numerator = 0, denominator = 0;
  if (!multiply(a.numerator / first, b.numerator / second, numerator) ||
      !multiply(a.denominator / second, b.denominator / first, denominator)) {
    return std::nullopt;
  }
  return reduced(numerator, denominator);
}

Optional divided(const Rational& a, const Rational& b) {
  if (b.numerator == 0) return std::nullopt;
  const Wide sign = b.numerator < 0 ? -1 : 1;
  return multiplied(a, {sign * b.denominator, magnitude(b.numerator)});
}

std::optional<std::strong_ordering> compared(const Rational& a, const Rational& b) {
  const Optional difference = subtracted(a, b);
  if (!difference) return std::nullopt;
  return difference->numerator <=> 0;
}

Optional rounded(const Rational& number, int places) {
  const auto scale = power_of_ten(std::abs(places));
  if (!scale) return std::nullopt;
  const Rational factor = places >= 0 ? Rational{*scale, 1} : Rational{1, *scale};
  const Optional scaled = multiplied(number, factor);
  if (!scaled) return std::nullopt;
  Wide whole = scaled->numerator / scaled->denominator;
  const Wide rest = magnitude(scaled->numerator % scaled->denominator);
  if (rest >= scaled->denominator - rest) whole += scaled->numerator < 0 ? -1 : 1;
  return divided({whole, 1}, factor);
}

bool is_finite(const Rational& number) {
  return places_of(number.denominator).has_value();
}

std::string lexeme_of(const Rational& number) {
  const std::optional<int> places = places_of(number.denominator);
  assert(places);
  // Digit by digit: scaling the numerator up might not fit.
  Wide rest = magnitude(number.numerator);
  std::string text = (number.numerator < 0 ? "-" : "") + digits_of(rest / number.denominator);
  if (*places > 0) text += '.';
  Wide part = rest % number.denominator;
  Wide unit = number.denominator;
  for (int i = 0; i < *places; ++i) {
    // part / unit is below one; unit holds a factor of 2 or 5 as long as digits remain, so dividing
    // it is as good as multiplying part.
    const Wide factor = common_factor(unit, 10);
    unit /= factor;
    part *= 10 / factor;
    text += static_cast<char>('0' + static_cast<int>(part / unit));
    part %= unit;
  }
  return text;
}

std::string shown(const Rational& number) {
  if (is_finite(number)) return plain_text(*parse_decimal(lexeme_of(number)));
  constexpr int shown_places = 6;
  const Optional near = rounded(number, shown_places);
  if (!near) return "…";
  return "≈ " + plain_text(*parse_decimal(lexeme_of(*near)));
}

}  // namespace vanthu::templates
