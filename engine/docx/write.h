// StyledDocument → DOCX (ECMA-376 Part 1, transitional, WordprocessingML).
//
// Deterministic: no clock, no random id. Opens in Word without a repair prompt as far as the rules
// known to us reach (each is asserted or tested).

#pragma once

#include <string>

#include "rules/styled.h"

namespace vanthu::docx {

// The bytes of the package.
[[nodiscard]] std::string write(const rules::StyledDocument& document);

}  // namespace vanthu::docx
