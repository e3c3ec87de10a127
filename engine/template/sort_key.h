// What a value is sorted by.

#pragma once

#include <compare>
#include <string>
#include <variant>

#include "template/decimal.h"
#include "template/evaluate.h"
#include "text/collate.h"

namespace vanthu::templates {

// Numbers by value, dates by day (a blank part comes first), choices in the order they are
// declared, khong before co, texts by the Vietnamese alphabet. Keys of one field are comparable.
struct SortKey {
  bool blank = true;
  std::variant<std::string, Decimal> value;  // texts as bytes to compare
};
[[nodiscard]] SortKey sort_key(const Resolved& found, const text::Collation& collation);

// Blank values come last either way.
[[nodiscard]] std::strong_ordering compare(const SortKey& a, const SortKey& b, bool descending);

}  // namespace vanthu::templates
