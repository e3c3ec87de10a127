// Numbers and dates of XLSX cells, exactly: a file holds them as decimal text, and what Excel shows
// is that text rounded to 15 digits.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::data {

// What the number format of a cell makes of its number.
enum class NumberForm { Plain, Percent, Date, MonthYear, Year, Time, Padded };
struct NumberFormat {
  NumberForm form = NumberForm::Plain;
  std::size_t digits = 0;  // Padded: "000" shows 7 as 007
  bool operator==(const NumberFormat&) const = default;
};

// ISO/IEC 29500-1, 18.8.30: a code as written in styles.xml, and the ids that need none.
[[nodiscard]] NumberFormat format_of_code(std::string_view code);
[[nodiscard]] NumberFormat format_of_id(std::uint32_t id);

// "12.300000000000001" → "12.3", "1.5E-3" → "0.0015", "-0" → "0". More than 15 digits are rounded
// (half away from zero) unless it is a plain whole number. Empty when it is no number.
[[nodiscard]] std::optional<std::string> exact_decimal(std::string_view lexeme);

// The point moved two digits: "0.125" → "12.5". Precondition: from exact_decimal().
[[nodiscard]] std::string hundredfold(const std::string& decimal);

// Day number to "2026-06-15" (month or day left out by `form`); the epoch is 1900 with its
// 29 February 1900, which never was, or 1904. Empty for numbers that are no day.
// Precondition: from exact_decimal().
[[nodiscard]] std::optional<std::string> date_of_serial(std::string_view decimal, bool is_1904,
                                                        NumberForm form);
// The time of day to the minute, "07:30"; empty unless 0 ≤ decimal < 1.
[[nodiscard]] std::optional<std::string> time_of_serial(std::string_view decimal);

}  // namespace vanthu::data
