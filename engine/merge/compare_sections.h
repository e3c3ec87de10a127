// How the pages of two files differ: paper, margins, headers and footers, section by section.
//
//   in    two documents; which section of the newer one each of the older became
//   out   differences: of pages as formatting, of headers and footers as text
//
// Paper and margins are what is in force after every default (docx/effective). Programs round
// measures when they save: less than a quarter of a millimetre is none.

#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "docx/effective/resolve.h"
#include "merge/compare.h"

namespace vanthu::merge {

// Without the distances of headers and footers that a section does not have: they say nothing.
[[nodiscard]] docx::effective::SectionValues page_values(const docx::parse::Document& document,
                                                         const docx::effective::Resolver& resolver,
                                                         std::size_t section);

// What differs, before and after, in both languages.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> page_difference(
    const docx::effective::SectionValues& older, const docx::effective::SectionValues& newer);

// `became`: by section of the older document; none: nothing known of it.
[[nodiscard]] std::vector<Difference> compare_sections(const docx::parse::Document& older,
                                                       const docx::parse::Document& newer,
                                                       const std::vector<Index>& became);

}  // namespace vanthu::merge
