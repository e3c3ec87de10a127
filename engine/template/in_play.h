// in_play: the values that a calculation or condition looked at, for messages.
//
// What computing has to say has been said before; here it is asked again, unheard.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/computed.h"
#include "template/evaluate.h"

namespace vanthu::templates {

// A field or function of an operand with its value: "so_nu = 5", "tong(chi_tieu.so) = 12".
struct InPlay {
  std::string text;
  Place at;  // in the data; unknown when blank
};
[[nodiscard]] std::vector<InPlay> values_in(const Operand& operand, const Scope& scope);

// The first two values under giong-nhau that differ, each with its data path.
struct Named {
  std::string path;
  Computed value;
};
[[nodiscard]] std::optional<std::pair<Named, Named>> first_difference(const Calculation& same,
                                                                      const Scope& scope);

// As the template writes it.
[[nodiscard]] std::string text_of(const Operand& operand);

// That `text` could not be reckoned, with the values of its operands. At the place in the data,
// when there is one; then the remedy is in the template.
void report_calculation(Code code, Place in_data, Place in_template, const std::string& text,
                        const std::vector<const Operand*>& operands, const Scope& scope,
                        Diagnostics& diagnostics);

}  // namespace vanthu::templates
