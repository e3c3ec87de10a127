// The lines of a table of contents written as they are planned.
//
//   in    the table; what becomes of its lines (contents_plan.h)
//   out   changes of the main part, with the bookmarks that new lines lead to
//
// A new line is ours where the new document has one for the heading, else like one of its level;
// where there is none, it is left out. Only words are changed where no line comes, goes or moves.

#pragma once

#include <optional>

#include "merge/contents_plan.h"

namespace vanthu::merge {

struct WrittenContents {
  docx::edit::PartPatch patch = {};
  std::size_t lines = 0;  // put in, taken out or changed
};

// Empty where the table would lose all lines, or cannot be written around somebody's changes.
[[nodiscard]] std::optional<WrittenContents> write_contents(Context& context, ContentsTable& table,
                                                            ContentsPlan plan);

}  // namespace vanthu::merge
