// keep_on_page: which blocks a page end must not part.
//
//   in    styled blocks of one section, before or after the tables were parted
//   out   keep_next of their paragraphs and rows
//
// A chain of keep_next stands on one page with the least of what follows it (layout: two lines, all
// of a paragraph of up to three). That is not enough where what follows is a single line: then the
// chain takes one more paragraph or row along. Word and LibreOffice read the same chain in the
// DOCX.

#pragma once

#include <vector>

#include "rules/blocks.h"

namespace vanthu::rules {

// The end of the text goes along with the closing that is about to be added: at least two lines,
// whole paragraphs and whole rows.
void tie_to_closing(const Context& context, std::vector<StyledBlock>& blocks);

// A copy stands on the sheet on which the copied text ends (PL I, II, II.2.a): the end goes along.
void tie_to_copy(std::vector<StyledBlock>& blocks);

// A heading, a caption or a line such as "QUYẾT ĐỊNH:" stands above two lines at least.
void tie_two_lines_to_headings(const Context& context, std::vector<StyledBlock>& blocks);

}  // namespace vanthu::rules
