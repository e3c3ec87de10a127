// Links: what leads where, when the whole document is known.
//
//   in    runs with the key of what they lead to; paragraphs with the key they go by
//   out   the same, without anchors that no run leads to and without links that lead nowhere (to a
//         row that has no words)

#pragma once

#include "rules/styled.h"

namespace vanthu::rules {

void settle_links(StyledDocument& document);

}  // namespace vanthu::rules
