// What the document says about itself, for both outputs.
//
//   in    Document
//   out   Properties: title, date …, and the input fields of an outgoing document that the document
//         itself can tell (PL VI, phần II, mục I)
//
// Left to the office's system are those it counts or decides itself: file code, ordinal, number of
// pages and copies, addressees' codes, due date.

#pragma once

#include "rules/blocks.h"
#include "rules/styled.h"

namespace vanthu::rules {

[[nodiscard]] Properties properties_of(const Context& context, const model::Document& document);

}  // namespace vanthu::rules
