// Findings as a person, a program or a code scanner reads them.

#pragma once

#include <string>
#include <vector>

#include "check/check.h"
#include "check/mend.h"

namespace vanthu::check {

// In the terms of who has the file open in Word: "trang ~3 › Phụ lục I › bảng 2 › hàng 4 › cột
// "Chỉ tiêu"", "trang ~2 › II › 1 › đoạn 12". The page is an estimate (pages.h). Tables and
// paragraphs count from 1 in the whole document.
[[nodiscard]] std::string place_words(const Checked& checked, const Spot& spot, bool english);

struct FileFindings {
  std::string file;
  const Checked* checked;                       // null: it could not be read
  const Mended* mended = nullptr;               // what of it was mended; null: nothing was to be
  const std::vector<Finding>* known = nullptr;  // of the baseline; null: there is none
};

// One file's findings; "" when there are none. Known ones are left out.
[[nodiscard]] std::string report_text(const FileFindings& file, bool english);
[[nodiscard]] std::string report_json(const std::vector<FileFindings>& files, bool english);
// SARIF 2.1.0; with a baseline each result says whether it is new.
[[nodiscard]] std::string report_sarif(const std::vector<FileFindings>& files, bool english);

[[nodiscard]] std::string_view level_id(Level level);                  // "violation"
[[nodiscard]] std::string_view level_word(Level level, bool english);  // "vi phạm"

}  // namespace vanthu::check
