// The break behind a paragraph as a tracked insertion or deletion.
//
//   in    a paragraph; the w:ins or w:del of its mark
//   out   a change of the part
//
// At most one stands there: a mark that has one keeps it.

#pragma once

#include <string>

#include "docx/edit/patch.h"
#include "docx/parse/document.h"

namespace vanthu::docx::edit {

void mark_break(const docx::parse::StoryPart& part, const docx::parse::Paragraph& paragraph,
                const std::string& mark, PartPatch& patch);

}  // namespace vanthu::docx::edit
