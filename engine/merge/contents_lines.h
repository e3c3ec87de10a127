// The lines of a table of contents as markup, with some put in and some taken out.
//
//   in    the lines in their order; the two ends of the field, which stand in the first and the
//   last
//         line; marks for tracked changes
//   out   their paragraphs
//
// The field keeps its ends whatever becomes of the lines that held them. Tracked, a line is put in
// or struck out with the break behind it; the last break is nobody's to mark, so there the one
// before it is marked, and the last line carries w:pPrChange: rejected or accepted, what is left
// has the look of the line it was.

#pragma once

#include <string>
#include <vector>

#include "docx/edit/revision_marks.h"

namespace vanthu::merge {

struct ContentsLine {
  enum class State : std::uint8_t { Kept, Added, Removed };
  State state = State::Kept;
  std::string start = "<w:p>";
  std::string properties;  // w:pPr
  std::string content;     // tracked: of an added or removed line marked by now
};

struct FieldEnds {
  std::string head, tail;
};

// `marks`: null for plain changes. At least one line must be left.
[[nodiscard]] std::string written_lines(std::vector<ContentsLine> lines, const FieldEnds& ends,
                                        const docx::edit::RevisionMarks* marks);

}  // namespace vanthu::merge
