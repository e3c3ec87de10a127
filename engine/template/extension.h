// Extension: a template that names a base with ke-thua= becomes one whole <mau>.
//
//   in    the XML of template.xml
//   out   <mau> with the fields of base and extension joined and the base's slots (<cho-sua>)
//   filled;
//         every element keeps the place where it was written. A template without a base comes out
//         as it is, its slots opened.
//
// Method: from the root of the family down, each template edits what the one before it made. Fields
// may be added and narrowed (field_extension.h). What comes out is read like any template, so that
// a tag in a slot is judged by the place the slot stands in.

#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "template/template.h"
#include "xml/tree.h"

namespace vanthu::templates {

// Empty exactly when it added an error that makes reading on useless.
[[nodiscard]] std::optional<xml::Element> extend(xml::Element root, const Sources& sources,
                                                 Shelf& shelf, Diagnostics& diagnostics);

// Longest line from a template to its root.
inline constexpr std::size_t deepest_family = 8;

}  // namespace vanthu::templates
