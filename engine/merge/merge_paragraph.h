// One paragraph: the words of three versions made one, in the bytes of the edited file.
//
//   in    the paragraph of the edited file and ours; the text it had when the file was made
//   out   changes of the part; what happened, for the report
//
// A paragraph that nobody has touched gets our runs whole, so that links, controls and bold words
// come with them. Where the hand has changed a word, a format, or put in a note or a picture, only
// the words that differ are replaced.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "merge/context.h"

namespace vanthu::merge {

struct ParagraphOutcome {
  struct Conflict {
    std::string hand, ours;
  };
  bool changed = false;  // ours was taken somewhere
  std::vector<Conflict> conflicts;
  std::vector<std::string> open_changes;  // whose tracked changes are in the way; nothing was done
};

// `base`: nothing when it is not known what the file said.
[[nodiscard]] ParagraphOutcome merge_paragraph(Context& context,
                                               const docx::parse::Paragraph& edited,
                                               const docx::parse::Paragraph& ours,
                                               const std::optional<std::string>& base);

// Whose tracked changes are open in the paragraph, ours left out.
[[nodiscard]] std::vector<std::string> open_changes(const docx::parse::StoryPart& part,
                                                    const docx::parse::Paragraph& paragraph);

// Something stands in it that is not ours: a note, a comment, a picture, a field, a bookmark.
[[nodiscard]] bool holds_more_than_text(const docx::parse::StoryPart& part,
                                        const docx::parse::Paragraph& paragraph);

}  // namespace vanthu::merge
