// A comparison for people and for programs.
//
//   in    Comparison
//   out   text, a paragraph a difference, words that went and came marked: "đạt từ [-60%-][+65%+]
//         trở lên"; JSON: {"differences": [{"kind", "place", "before", "after", "fields"}], …}

#pragma once

#include <string>

#include "base/report.h"
#include "merge/compare.h"

namespace vanthu::merge {

[[nodiscard]] std::string comparison_text(const Comparison& comparison, Language language);
// Places in the language; all else is for programs.
[[nodiscard]] std::string comparison_json(const Comparison& comparison, Language language);

}  // namespace vanthu::merge
