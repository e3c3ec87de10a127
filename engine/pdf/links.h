// Links inside the document (ISO 32000-1, 12.5.6.5).
//
//   in    Pages: parts of the text that are links, and where their anchors stand
//   out   annotations, one for each line a link runs over, for the pages and the structure tree
//
// A link has a destination, no action. What a reader says of it (/Contents) is the link's words and
// the page it leads to. A link to an anchor that the document does not have is plain text.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "pdf/objects.h"
#include "pdf/structure.h"

namespace vanthu::pdf {

struct Link {
  Ref annotation;
  std::size_t page = 0;
  layout::Box box;
  std::uint32_t block = 0, part = 0;  // whose text it is
  const layout::Anchor* target = nullptr;
  std::string words;  // of the whole link
};

// Numbers are reserved; the annotations must be written. In reading order.
[[nodiscard]] std::vector<Link> plan_links(const layout::Pages& pages, const fonts::FontSet& fonts,
                                           File& file);

// Link i has the key `first_key` + i in the parent tree.
void write_links(const std::vector<Link>& links, const layout::Pages& pages,
                 const std::vector<Ref>& page_refs, std::size_t first_key, File& file);

}  // namespace vanthu::pdf
