// Page setup and page furniture of one section.
//
//   in    model::Section, its rank in the document
//   out   paper, margins, page number in the header, ô 11 and ô 13 on the first page

#pragma once

#include "rules/blocks.h"

namespace vanthu::rules {

[[nodiscard]] PageSetup page_setup(const RuleSet::Values& values, model::SizeSet sizes,
                                   model::Orientation orientation);

// `context.page` is that of the section. Blocks are left empty.
[[nodiscard]] StyledSection make_section(const Context& context, const model::Document& document,
                                         std::size_t index);

}  // namespace vanthu::rules
