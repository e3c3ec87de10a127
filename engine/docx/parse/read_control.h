// The properties of one content control (w:sdtPr), customXml element or smart tag.

#pragma once

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

// `level` and `parent` are left to the caller.
[[nodiscard]] Control read_control(const PartTree& tree, NodeId node, Control::Kind kind);

}  // namespace vanthu::docx::parse
