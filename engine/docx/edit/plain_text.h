// The words of a paragraph as the record has them.
//
//   in    a paragraph of a file (docx/parse)
//   out   its text: no-break spaces and hyphens plain, word joiners and soft hyphens gone, page
//         numbers left out, breaks "\n", tabs "\t"
//
// What a reader would not call another text is the same here, so that a file that another program
// has saved is not taken for edited.

#pragma once

#include <string>
#include <string_view>

#include "docx/parse/document.h"

namespace vanthu::docx::edit {

[[nodiscard]] std::string plain_text(const parse::StoryPart& part,
                                     const parse::Paragraph& paragraph);

// The same of a text: also for what the record says, whose data may hold such characters.
[[nodiscard]] std::string plain_text(std::string_view text);

}  // namespace vanthu::docx::edit
