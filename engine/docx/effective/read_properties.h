// w:rPr and w:pPr into plain properties.

#pragma once

#include "docx/effective/properties.h"
#include "docx/effective/theme.h"
#include "docx/parse/part_tree.h"

namespace vanthu::docx::effective {

// `node` may be no_node: nothing is said. Values that no rule allows count as not said.
[[nodiscard]] RunProperties read_run(const parse::PartTree& tree, parse::NodeId node,
                                     const Theme& theme);
[[nodiscard]] ParagraphProperties read_paragraph(const parse::PartTree& tree, parse::NodeId node);

}  // namespace vanthu::docx::effective
