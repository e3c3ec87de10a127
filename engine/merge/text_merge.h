// Two versions of a text that come from the same one, made into one.
//
//   in    base, edited, new
//   out   chunks in the order of the text: byte ranges of all three, and whose words stand there
//
// What only one side changed is taken from that side. What both changed in the same way is the
// same. Where both changed the same words otherwise, or put something at the same place, it is a
// conflict: the caller keeps the edited words and tells of ours.

#pragma once

#include <string_view>
#include <vector>

#include "docx/edit/text_diff.h"

namespace vanthu::merge {

struct Chunk {
  enum class Kind {
    Same,     // all three alike, or both sides changed alike
    Hand,     // changed in the edited text only
    Ours,     // changed in the new text only
    Conflict  // changed in both, otherwise
  };
  Kind kind = Kind::Same;
  docx::edit::TextRange base, edited, ours;
  bool operator==(const Chunk&) const = default;
};

// The ranges of each text are one behind the other without gaps.
[[nodiscard]] std::vector<Chunk> merge_texts(std::string_view base, std::string_view edited,
                                             std::string_view ours);

}  // namespace vanthu::merge
