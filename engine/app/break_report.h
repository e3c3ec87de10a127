// The break risks of a document as text for people and as JSON for programs.
//
//   in    risks and the sources they point into
//   out   text: a line for each, under a line that counts them
//         JSON: {"break_risks": [{"kind": "line-full", "page": 2, "spare_pt": 0.6, …}]} in a report

#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "layout/break_risk.h"

namespace vanthu::app {

[[nodiscard]] std::string break_risks_text(const std::vector<layout::BreakRisk>& risks,
                                           const Sources& sources, Language language);

// `report` is what report_json printed; the list becomes its member "break_risks".
[[nodiscard]] std::string with_break_risks(const std::string& report,
                                           const std::vector<layout::BreakRisk>& risks,
                                           const Sources& sources, Language language);

}  // namespace vanthu::app
