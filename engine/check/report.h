// Findings as a person, a program or a code scanner reads them.

#pragma once

#include <string>
#include <vector>

#include "check/check.h"

namespace vanthu::check {

// In the terms of who has the file open in Word: "Phụ lục I › bảng 2, hàng 4, ô 3", "II › 1 ›
// đoạn 12". Tables and paragraphs count from 1 in the whole document.
[[nodiscard]] std::string place_words(const Checked& checked, const Spot& spot, bool english);

// One file's findings; "" when there are none.
[[nodiscard]] std::string report_text(const Checked& checked, const std::string& file,
                                      bool english);

struct FileFindings {
  std::string file;
  const Checked* checked;  // null: it could not be read
};
[[nodiscard]] std::string report_json(const std::vector<FileFindings>& files, bool english);
// SARIF 2.1.0.
[[nodiscard]] std::string report_sarif(const std::vector<FileFindings>& files, bool english);

[[nodiscard]] std::string_view level_id(Level level);  // "violation"

}  // namespace vanthu::check
