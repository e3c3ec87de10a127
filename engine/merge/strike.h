// Whole paragraphs and rows as tracked deletions of ours.

#pragma once

#include "docx/edit/patch.h"
#include "docx/edit/revision_marks.h"
#include "docx/parse/document.h"

namespace vanthu::merge {

// `mark`: the break behind it, too.
void strike_paragraph(const docx::parse::StoryPart& part, const docx::parse::Paragraph& paragraph,
                      bool mark, const docx::edit::RevisionMarks& marks,
                      docx::edit::PartPatch& patch);

void strike_row(const docx::parse::StoryPart& part, const docx::parse::Row& row,
                const docx::edit::RevisionMarks& marks, docx::edit::PartPatch& patch);

}  // namespace vanthu::merge
