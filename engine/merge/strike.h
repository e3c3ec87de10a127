// Whole paragraphs and rows as tracked deletions of ours.

#pragma once

#include "docx/parse/document.h"
#include "merge/patch.h"
#include "merge/transplant.h"

namespace vanthu::merge {

// `mark`: the break behind it, too.
void strike_paragraph(const docx::parse::StoryPart& part, const docx::parse::Paragraph& paragraph,
                      bool mark, Transplant& graft, PartPatch& patch);

void strike_row(const docx::parse::StoryPart& part, const docx::parse::Row& row, Transplant& graft,
                PartPatch& patch);

}  // namespace vanthu::merge
