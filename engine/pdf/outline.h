// Bookmarks and page labels (ISO 32000-1, 12.3.3 and 12.4.2).
//
//   in    Pages; which blocks are headings, and how deep
//   out   the /Outlines tree (first level shown, the rest folded); the /PageLabels number tree

#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/objects.h"
#include "pdf/structure.h"

namespace vanthu::pdf {

// Cuts a text that no window shows whole; PDF/A-2 limits strings (6.1.13).
void shorten(std::string& text);

// No object when there is no heading.
[[nodiscard]] Ref write_outline(const layout::Pages& pages, const Tags& tags,
                                const std::vector<Ref>& page_refs, File& file);

// The labels as printed, one range for each stretch of consecutive numbers.
[[nodiscard]] Ref write_page_labels(const layout::Pages& pages, File& file);

}  // namespace vanthu::pdf
