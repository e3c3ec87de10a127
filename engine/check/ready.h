// Ready for signature, yes or no, and what stands in the way.
//
// Blank may be what is blank before issue: the number, the day and the month. Everything else that
// is open (changes, comments, placeholders, hidden words) is an obstacle, and so is every violation
// of the decree and every component that is not there.

#pragma once

#include <string>
#include <vector>

#include "check/check.h"
#include "docx/parse/document.h"

namespace vanthu::check {

struct Obstacle {
  std::string id;  // "thay-doi"
  std::string vi, en;
};

[[nodiscard]] std::vector<Obstacle> obstacles(const docx::parse::Document& document,
                                              const Checked& checked);

// For the office's system: {"file": …, "ready": true, "obstacles": []}.
[[nodiscard]] std::string ready_json(const std::string& file,
                                     const std::vector<Obstacle>& obstacles, bool english);

}  // namespace vanthu::check
