// The table of contents of an edited file, brought up to date with its headings.
//
//   in    the file as the merge leaves it, read again; both sides of the merge
//   out   changes of its main part, after which the lines follow the headings; how many changed
//
// A line is generated as long as it says what its heading said: when the file was made, when it
// came back, or now. Such lines follow their headings: words, order, gone ones. What somebody wrote
// into the table stays, and so does the place of a line that somebody took out. A heading without a
// line gets one, also when somebody typed it. Which paragraphs are headings the field says itself,
// by outline levels, as in Word.
//
// Pages: of a line that stays its own; of a new one that of the document as it is made now, or of
// the line before it. The field is not made dirty and w:updateFields is not set: Word would ask
// whoever opens the file; what a reader sees is right but for pages that moved.

#pragma once

#include <string>

#include "merge/context.h"

namespace vanthu::merge {

[[nodiscard]] bool has_contents(const docx::parse::StoryPart& part);

struct RefreshedContents {
  docx::edit::PartPatch patch = {};  // of the main part of `merged`
  std::size_t lines = 0;             // put in, taken out or changed
  bool is_done = false;              // false: written in a way that was left alone
};

[[nodiscard]] RefreshedContents refreshed_contents(Context& context,
                                                   const docx::parse::Document& merged);

}  // namespace vanthu::merge
