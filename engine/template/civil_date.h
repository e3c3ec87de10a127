// Civil dates of which the day, or day and month, may be blank.

#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace vanthu::templates {

// "2026", "2026-06", "2026-06-15"; empty for any other form and for days that do not exist.
[[nodiscard]] std::optional<model::CivilDate> parse_date(std::string_view text);

// "05/02/2026", "6/2026", "2026": zeros as in the long form.
[[nodiscard]] std::string short_date(const model::CivilDate& date);

// "ngày 05 tháng 02 năm 2026" (PL I, I, II.4); what is blank prints `blank`.
[[nodiscard]] std::string long_date(const model::CivilDate& date, std::string_view blank);

// Compares as far as both are known: June 2026 equals 15 June 2026.
[[nodiscard]] std::strong_ordering compare_dates(const model::CivilDate& a,
                                                 const model::CivilDate& b);

// The last day that fills the blank parts: 28/2/2026 for 2026-02.
[[nodiscard]] model::CivilDate last_day(const model::CivilDate& date);

}  // namespace vanthu::templates
