// compute: calculations and conditions over validated data.
//
//   in    operands and conditions that check has accepted; a scope (evaluate.h)
//   out   exact values, each with the first place in the data that it came from
//
// Blanks: a calculation with a blank operand is blank, a function passes blanks over. A value that
// does not have its declared type counts as blank; validate has reported it. Division by zero and
// numbers that do not fit are reported here, with the values in play, and give a blank.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"
#include "template/evaluate.h"
#include "template/rational.h"

namespace vanthu::templates {

struct Computed {
  FieldType type = FieldType::Text;
  // A number as the data write it, or one that was computed; text, also of a date; yes or no.
  std::variant<std::monostate, data::Number, Rational, std::string, bool> value;
  Place at;  // unknown when no data were involved

  [[nodiscard]] bool is_blank() const { return std::holds_alternative<std::monostate>(value); }
};

// Remembers functions whose arguments begin at the root of the data, so that "tong(chi_tieu.so)" in
// a loop over chi_tieu walks the list once. To be emptied when the data change.
class Memo {
 public:
  std::map<const Calculation*, Computed> results;
};

[[nodiscard]] Computed compute(const Operand& operand, const Scope& scope,
                               Diagnostics& diagnostics);

// The same, for a result that is to be printed or kept: a number with more digits than can be
// written out is reported, too.
[[nodiscard]] Computed compute_finite(const Operand& operand, const Scope& scope,
                                      Diagnostics& diagnostics);

// The result as a value of the data: null for a blank.
[[nodiscard]] data::Value value_of(const Computed& computed);
// "12,5", "“Phú Vinh”", "—" for a blank.
[[nodiscard]] std::string shown(const Computed& computed);

// Empty: undecided, because a side of a comparison is blank.
[[nodiscard]] std::optional<bool> verdict(const Condition& condition, const Scope& scope,
                                          Diagnostics& diagnostics);

// How two values that have both been given stand to each other; empty when they are blank.
[[nodiscard]] std::optional<std::strong_ordering> compare(const Computed& a, const Computed& b);

// The first two values under giong-nhau that differ, each with its data path.
struct Named {
  std::string path;
  Computed value;
};
[[nodiscard]] std::optional<std::pair<Named, Named>> first_difference(const Calculation& same,
                                                                      const Scope& scope);

// A field or function of an operand with its value, for messages: "so_nu = 5",
// "tong(chi_tieu.so) = 12".
struct InPlay {
  std::string text;
  Place at;  // in the data; unknown when blank
};
[[nodiscard]] std::vector<InPlay> values_in(const Operand& operand, const Scope& scope);

}  // namespace vanthu::templates
