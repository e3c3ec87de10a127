// Recognition of pasted body text: from lines of plain text to blocks.
//
//   in    text with "\n" line ends, as pasted from Word, a PDF or an e-mail
//   out   Item, Paragraph and LegalBasis blocks, in order, no word lost, changed or moved
//
// Structure is recognised from Phần/Chương/Mục/Tiểu mục/Điều, "I.", "1.", "1.1.", "a)", "-", "+" at
// the head of a line; a run of "Căn cứ …" lines at the very start are legal bases. Typed numbers are
// kept as typed (Item::verbatim); a gap or a repeat among them is a warning that names both places,
// never a correction. A line that goes on in the next one (pasted from a PDF) is joined to it.

#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"

namespace vanthu::model {

struct RecogniseOptions {
  bool legal_bases = true;  // "Căn cứ …" at the head; off inside annexes
};

// `at` is the place of the whole text: warnings point at it when the text has no places of its own
// (a JSON string). The words of `text` and of the blocks are the same sequence.
[[nodiscard]] std::vector<Block> recognise(std::string_view text, Place at,
                                           const RecogniseOptions& options,
                                           Diagnostics& diagnostics);

}  // namespace vanthu::model
