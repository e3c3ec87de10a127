// Every section keeps its headers and footers when others come or go before it.
//
//   in    the main part as the merge leaves it; which of its sections are the edited file's and
//         which are ours
//   out   the part with references put into w:sectPr
//
// A section that names no header of a kind has that of the section before it. So whatever comes or
// goes before it may take its header away or give it another: then it names its own.

#pragma once

#include <string>
#include <vector>

#include "merge/find_blocks.h"
#include "merge/section_graft.h"

namespace vanthu::merge {

struct StandingSection {
  Index edited = none;  // of the edited file's sections
  Index ours = none;    // of ours: the one put in, or the same as the edited one
};

// `sections`: as they stand in the part.
[[nodiscard]] std::string settle_headers(std::string main,
                                         const std::vector<StandingSection>& sections,
                                         const docx::parse::Document& edited,
                                         const docx::parse::Document& ours, SectionGraft& graft);

}  // namespace vanthu::merge
