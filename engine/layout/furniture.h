// Headers and footers: laid out on each page, because they hold its number.
//
//   in    the section's four lists of paragraphs, the page with its label
//   out   lines marked page_furniture, and the room left for the text
//
// The text begins under the header when that is taller than the top margin, and ends above a tall
// footer; the spacing after the last paragraph counts (ECMA-376 Part 1, 17.6.11).

#pragma once

#include <cstdint>

#include "base/length.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "rules/styled.h"

namespace vanthu::layout {

enum class PageKind : std::uint8_t { FirstOfSection, Other };

// Block numbers of the first paragraph of each list.
struct FurnitureBlocks {
  std::uint32_t first_header = 0, first_footer = 0, header = 0, footer = 0;
};

// Gives every paragraph of the lists a block of Role::PageFurniture.
[[nodiscard]] FurnitureBlocks add_furniture_blocks(const rules::StyledSection& section,
                                                   std::uint32_t section_index, Pages& pages);

struct BodyRoom {
  Length top, bottom;
};

[[nodiscard]] BodyRoom place_furniture(const rules::StyledSection& section, PageKind kind,
                                       const FurnitureBlocks& blocks, ParagraphSetter& setter,
                                       Page& page);

}  // namespace vanthu::layout
