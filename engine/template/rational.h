// Rational: exact numbers for reckoning (tong, /, phan-tram): a fraction of two 128-bit integers.
//
// Nothing is ever rounded behind the author's back: what does not fit gives an empty optional, and
// a fraction without a finite decimal form can be printed only after lam-tron.

#pragma once

#include <compare>
#include <optional>
#include <string>

#include "template/decimal.h"

namespace vanthu::templates {

__extension__ typedef __int128 Wide;  // GCC and Clang, the compilers the engine is built with

struct Rational {
  Wide numerator = 0;
  Wide denominator = 1;  // above zero, without a common factor
};

// Empty when the digits do not fit (some 38 of them).
[[nodiscard]] std::optional<Rational> to_rational(const Decimal& number);
[[nodiscard]] Rational to_rational(long long number);

// Empty when the result does not fit; of `divided` also when `b` is zero.
[[nodiscard]] std::optional<Rational> added(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtracted(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiplied(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> divided(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<std::strong_ordering> compared(const Rational& a, const Rational& b);

// Half away from zero, to `places` behind the comma; -3 rounds to thousands.
[[nodiscard]] std::optional<Rational> rounded(const Rational& number, int places);
inline constexpr int most_places = 12;

// Whether its decimal form ends.
[[nodiscard]] bool is_finite(const Rational& number);
// As a number of the data is spelled: "-12.5". Precondition: is_finite.
[[nodiscard]] std::string lexeme_of(const Rational& number);

// For messages: "12,5"; "≈ 33,333333" when it has no end.
[[nodiscard]] std::string shown(const Rational& number);

}  // namespace vanthu::templates
