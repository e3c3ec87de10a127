// Spacing: the two distances of running text that the rules leave a range for.
//
//   in    the rule set, the set of sizes, the fonts
//   out   the distances in use; the tighter ones that the rule file allows; a check of exact
//   heights
//
// Who wants fewer pages takes the tighter settings in their order, from the least visible to the
// most: the distance between paragraphs by a point at a time, then the distance between lines by
// five per cent of single spacing (an exact one by half a point), each down to the range's end.

#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "fonts/fonts.h"
#include "model/document.h"
#include "rules/rule_set.h"
#include "rules/styled.h"

namespace vanthu::rules {

struct Spacing {
  Length paragraph_gap;
  LineSpacing line;
  bool operator==(const Spacing&) const = default;
};

[[nodiscard]] Spacing spacing_of(const RuleSet::Values& values, model::SizeSet sizes);

[[nodiscard]] std::vector<Spacing> tighter_spacings(const RuleSet& rules, model::SizeSet sizes,
                                                    const fonts::FontSet& fonts);

// What RuleSet::read cannot judge without fonts: an exact height in a range of multiples (or the
// other way round), and one lower than the letters it has to hold.
void check_spacing(const RuleSet& rules, const fonts::FontSet& fonts, Diagnostics& diagnostics);

}  // namespace vanthu::rules
