// Headers and footers whose words the new version changes.
//
//   in    both documents, by their context; what headers and footers said when the file was made
//   out   changes of their parts
//
// Words that nobody has touched follow the new version, tracked with --track. Where people have
// changed them, or paragraphs or a whole header came or went, it is told and left alone. Where it
// is not known what stood there (another template made the file) nothing is done.

#pragma once

#include <map>
#include <string>

#include "merge/context.h"
#include "rules/styled.h"

namespace vanthu::merge {

// By section key and slot, "phu-luc header-first": lines parted by "\n", page numbers left out.
[[nodiscard]] FurnitureTexts furniture_texts(const rules::StyledDocument& document);

// Patches by name of the part.
[[nodiscard]] std::map<std::string, docx::edit::PartPatch> merge_furniture(Context& context);

}  // namespace vanthu::merge
