// The table of contents: which paragraphs it lists, and its entries.
//
//   in    model::Document with at most one Contents; then the styled document
//   out   outline levels of annexes; the title of the table and an entry for each heading listed
//
// A table of contents in a DOCX is a field, which Word makes anew from outline levels. So the
// outline alone decides what is listed: what shall not be listed stands deeper in it. Pages are
// filled in by layout.

#pragma once

#include "model/document.h"
#include "rules/blocks.h"
#include "rules/styled.h"
#include "rules/styles.h"

namespace vanthu::rules {

inline constexpr int deepest_outline = 8;

[[nodiscard]] ContentsPlan plan_contents(const model::Document& document, const Outlines& outlines);

// Of the title of the annex (or text issued with the document) being built.
[[nodiscard]] int annex_outline(const Context& context);
// What stands above the first heading level of the section being built.
[[nodiscard]] int outline_base(const Context& context);

// Puts the entries in the place that add_contents() kept. Without any, takes the title away and
// warns.
void fill_contents(const Context& context, StyledDocument& document);

}  // namespace vanthu::rules
