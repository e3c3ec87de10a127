// The logical structure: which block is a heading, a list item, a cell (ISO 32000-1, 14.7
// and 14.8).
//
//   in    BlockInfo of every block; which blocks each page's marked content shows
//   out   tags for content.cpp and outline.cpp; then the structure tree in the file
//
// Blocks in number order are the reading order. Headings are nested by the order in which they
// occur: the first is H1 and none is more than one level below the one before, whatever levels the
// template left out (PDF/UA-1, 7.4.2). List items are nested by their level; each has its mark in a
// Lbl. A table of contents is a TOC for each level. Tables are written as full grids: where no cell
// stands, an empty TD does (PDF/UA-1, 7.5). What has no block (page numbers, rules) is an artifact
// and not in the tree.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/pages.h"
#include "pdf/objects.h"

namespace vanthu::pdf {

struct BlockTag {
  std::string_view type;  // of the element that holds the content; empty: the block shows nothing
  int depth = 0;          // headings: 1 and up, without gaps; else 0
  bool labelled = false;  // list items: the number or mark is a part of its own
};
using Tags = std::vector<BlockTag>;  // by block

// By marked-content identifier: the block shown, and which part of it (layout/pages.h). One per
// page.
struct Mark {
  std::uint32_t block = 0;
  std::uint32_t part = layout::own_part;
  bool operator==(const Mark&) const = default;
};
using Marks = std::vector<Mark>;

// The type of the element that holds the mark's content.
[[nodiscard]] std::string_view tag_of(const Mark& mark, const Tags& tags);

[[nodiscard]] Tags tag_blocks(const layout::Pages& pages);

// A form field on a page; it stands in a Form element of its own behind the text (PDF/UA-1, 7.18.4).
struct FormField {
  Ref widget;
  std::size_t page = 0;
};

// An annotation over one line of a link; it stands in the Link element with the link's text
// (PDF/UA-1, 7.18.5).
struct LinkAnnotation {
  Ref annotation;
  std::size_t page = 0;
  Mark mark;  // of the text
};

// The /StructTreeRoot. The key of a page in the parent tree (/StructParents) is its index, that of
// field i (/StructParent) the number of pages + i; those of the links follow.
[[nodiscard]] Ref write_structure(const layout::Pages& pages, const Tags& tags,
                                  const std::vector<Marks>& marks,
                                  const std::vector<FormField>& fields,
                                  const std::vector<LinkAnnotation>& links,
                                  const std::vector<Ref>& page_refs, File& file);

}  // namespace vanthu::pdf
