#include "template/civil_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "text/text.h"

namespace vanthu::templates {
namespace {

// Exactly `digits` digits at the head of `text`, which are taken off it.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take_hyphen(std::string_view& text) {
  if (text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  return true;
}

std::string day_text(int day) {
  return text::with_leading_zero(day);
}

// A zero stands before months 1 and 2 only, so that nobody adds a digit (PL I, I, II.4).
std::string month_text(int month) {
  return month <= 2 ? text::with_leading_zero(month) : fmt::format("{}", month);
}

}  // namespace

std::optional<model::CivilDate> parse_date(std::string_view text) {
  model::CivilDate date;
  const std::optional<int> year = take_number(text, 4);
  if (!year || *year == 0) return std::nullopt;
  date.year = *year;
  if (text.empty()) return date;
  if (!take_hyphen(text)) return std::nullopt;
  date.month = take_number(text, 2);
  if (!date.month || *date.month < 1 || *date.month > 12) return std::nullopt;
  if (text.empty()) return date;
  if (!take_hyphen(text)) return std::nullopt;
  date.day = take_number(text, 2);
  if (!date.day || !text.empty()) return std::nullopt;
  const std::chrono::year_month_day whole{std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(*date.month)),
                                          std::chrono::day(static_cast<unsigned>(*date.day))};
  if (!whole.ok()) return std::nullopt;
  return date;
}

std::string short_date(const model::CivilDate& date) {
  std::string text;
  if (date.day) text += day_text(*date.day) + "/";
  if (date.month) text += month_text(*date.month) + "/";
  return text + fmt::format("{}", date.year);
}

std::string long_date(const model::CivilDate& date, std::string_view blank) {
  return fmt::format("ngày {} tháng {} năm {}", date.day ? day_text(*date.day) : std::string(blank),
                     date.month ? month_text(*date.month) : std::string(blank), date.year);
}

std::strong_ordering compare_dates(const model::CivilDate& a, const model::CivilDate& b) {
  if (a.year != b.year) return a.year <=> b.year;
  if (!a.month || !b.month || *a.month != *b.month) {
    return a.month && b.month ? *a.month <=> *b.month : std::strong_ordering::equal;
  }
  return a.day && b.day ? *a.day <=> *b.day : std::strong_ordering::equal;
}

model::CivilDate last_day(const model::CivilDate& date) {
  model::CivilDate last = date;
  if (!last.month) last.month = 12;
  if (!last.day) {
    const auto month = std::chrono::year(last.year) /
                       std::chrono::month(static_cast<unsigned>(*last.month)) / std::chrono::last;
    last.day = static_cast<int>(static_cast<unsigned>(month.day()));
  }
  return last;
}

}  // namespace vanthu::templates
