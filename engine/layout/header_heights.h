// Header rows that a cell over several of them makes taller: their heights, said in the document.
//
//   in    StyledDocument as the rules made it
//   out   the same; such rows have a least height, which is what they get anyway
//
// Why: LibreOffice gives the row its height on the table's first page and forgets the cell over
// several rows where the header is repeated, so that its last lines are not printed there. Word
// and our layout need no telling. Only tables with such a header are set, and of them only the
// header.

#pragma once

#include "fonts/fonts.h"
#include "rules/styled.h"

namespace vanthu::layout {

void hold_header_heights(rules::StyledDocument& document, fonts::Shaper& shaper);

}  // namespace vanthu::layout
