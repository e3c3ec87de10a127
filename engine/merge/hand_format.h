// What somebody set by hand on a paragraph and its letters, as a text to be compared.
//
//   in    a paragraph of a file
//   out   "căn giữa; [Kế hoạch] đậm, cỡ 14" in both languages: alignment, then every stretch that
//   has
//         something set
//
// Only direct formatting, and of it what a person sets with a button. Runs that look alike are one.

#pragma once

#include <string>

#include "docx/parse/document.h"

namespace vanthu::merge {

[[nodiscard]] std::string hand_format(const docx::parse::StoryPart& part,
                                      const docx::parse::Paragraph& paragraph);

}  // namespace vanthu::merge
