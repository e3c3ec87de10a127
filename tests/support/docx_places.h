// What holds of the places of every document that was read.

#pragma once

#include <optional>
#include <string>

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

// The first thing that does not hold, in words; nothing when all does:
//
//   - the bytes of a node begin with its start tag and end with its end tag
//   - a block lies inside what holds it, behind its elder siblings; so do rows, cells and pieces
//   - a piece lies inside its run, and the tables are referred to inside their bounds
//   - every character of the text a paragraph shows is found where source_of says
[[nodiscard]] std::optional<std::string> find_misplaced(const Document& document);

}  // namespace vanthu::docx::parse
