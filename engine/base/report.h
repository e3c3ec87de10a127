// Reports: diagnostics as people and programs read them.

#pragma once

#include <string>

#include "base/diagnostics.h"

namespace vanthu {

// One block a diagnostic, in the order they were found:
//
//   du-lieu.json:14:3: lỗi [data-field-missing]: thiếu trường "trich_yeu"
//     14 |   "so": 12,
//        |   ^^^^
//     gợi ý: điền "trich_yeu": "…"
//     căn cứ: nd30.pl1.II.5
//
// (a place in a workbook: du-lieu.xlsx, trang "Chỉ tiêu", ô C12; the cell's name in front of its
// content) and a last line that counts errors and warnings; empty when there is nothing to say.
[[nodiscard]] std::string report_text(const Diagnostics& diagnostics, const Sources& sources,
                                      Language language);

// "du-lieu.json:14:3"; in a workbook as above.
[[nodiscard]] std::string place_text(const Place& at, const Sources& sources, Language language);

// Without the last line: for one document of several.
[[nodiscard]] std::string report_blocks(const Diagnostics& diagnostics, const Sources& sources,
                                        Language language);

// The same fields as one JSON object {"errors": n, "warnings": n, "diagnostics": […]}; places in a
// workbook have "sheet" and "cell" too.
[[nodiscard]] std::string report_json(const Diagnostics& diagnostics, const Sources& sources,
                                      Language language);

}  // namespace vanthu
