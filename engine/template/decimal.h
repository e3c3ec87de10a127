// Decimal numbers as they were written: compared and printed digit by digit, never through floating
// point.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::templates {

struct Decimal {
  bool negative = false;  // never for zero
  std::string whole;      // without leading zeros; "0" at least
  std::string fraction;   // as written, trailing zeros kept; empty for none

  std::strong_ordering operator<=>(const Decimal& other) const;  // 1.50 equals 1.5
  bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }
};

// "-12.50"; empty for an exponent or anything else.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view lexeme);
[[nodiscard]] std::optional<std::int64_t> to_integer(const Decimal& number);

[[nodiscard]] std::string plain_text(const Decimal& number);    // "1234,5"
[[nodiscard]] std::string grouped_text(const Decimal& number);  // "1.234,5"

}  // namespace vanthu::templates
