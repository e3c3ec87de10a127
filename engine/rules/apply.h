// apply: from what each block is to how it is set.
//
//   in    model::Document; the rule set; a shaper, because some rules of the decree depend on text
//         widths (the rule under the motto is as long as its text, the one under the agency a third
//         to a half of it; quốc hiệu stays on one line whatever the agency's name); another spacing
//         of the text than the rules use (rules/spacing.h), or none
//   out   StyledDocument: every geometry value decided

#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "fonts/fonts.h"
#include "model/document.h"
#include "rules/rule_set.h"
#include "rules/spacing.h"
#include "rules/styled.h"

namespace vanthu::rules {

[[nodiscard]] StyledDocument apply(const model::Document& document, const RuleSet& rules,
                                   fonts::Shaper& shaper, Diagnostics& diagnostics,
                                   const std::optional<Spacing>& spacing = {});

}  // namespace vanthu::rules
