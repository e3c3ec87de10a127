// keep_together: the places inside a paragraph where a line must not end.
//
//   in    a paragraph's runs and style (that of a signer's name keeps the name whole); the room it
//         stands in
//   out   StyledRun::glue of every run, made anew
//
// Readers of legal texts look for "Điều 5", "12/2024/QĐ-UBND" or "ngày 03 tháng 02 năm 2026" as one
// thing, and a citation torn by a line end is misread. What is kept together stays short (at most
// 25 characters, and less than the room), because justified lines open up where a long piece does
// not fit.
//
// The text is not changed: the DOCX writes no-break characters at these places, the PDF does not.

#pragma once

#include "base/length.h"
#include "rules/styled.h"

namespace vanthu::rules {

void keep_together(StyledParagraph& paragraph, Length room);

}  // namespace vanthu::rules
