// What happened to a block, as messages placed in Word's terms.

#pragma once

#include <string>
#include <vector>

#include "merge/context.h"
#include "merge/merge_paragraph.h"

namespace vanthu::merge {

// Of a paragraph, or of one cell of a row.
void tell(Context& context, Index block, Index cell, const ParagraphOutcome& outcome,
          std::string_view before, std::string_view after);

// What differs, with some words beside it.
void tell_changed(Context& context, const std::string& place, std::string_view before,
                  std::string_view after);

// The cells of a row, or a paragraph, as one text.
[[nodiscard]] std::string joined(const std::vector<std::string>& cells);

}  // namespace vanthu::merge
