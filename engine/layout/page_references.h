// Page references: the numbers of tables of contents and of "trang 5".
//
//   in    StyledDocument, whose page references hold a guess
//   out   Pages; the document with the numbers of those pages
//
// Method: lay out, look where the anchors stand, lay out again when a number was wrong. Entries of
// a table of contents keep room for the number and settle in the second round; a number inside a
// sentence may move text and with it what it counts, hence the bound.

#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "fonts/fonts.h"
#include "layout/pages.h"
#include "rules/styled.h"

namespace vanthu::layout {

// True when the document can only be written after it was laid out.
[[nodiscard]] bool has_page_references(const rules::StyledDocument& document);

// As paginate(), which it is when there are no page references.
[[nodiscard]] std::optional<Pages> paginate_settled(rules::StyledDocument& document,
                                                    fonts::Shaper& shaper,
                                                    Diagnostics& diagnostics,
                                                    ParagraphMemo* memo = nullptr);

}  // namespace vanthu::layout
