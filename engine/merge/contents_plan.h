// What becomes of the lines of a table of contents.
//
//   in    the table (contents_table.h)
//   out   its lines in the order in which they are to stand: those that stay, with the heading that
//         gives them words; those that go; new ones for headings without a line
//
// The rules: contents.h. The markup of lines: contents_write.h.

#pragma once

#include <memory>
#include <vector>

#include "merge/contents_table.h"

namespace vanthu::merge {

struct ContentsPlan {
  std::vector<ContentsEntry*> order;                  // of the table and of `added`
  std::vector<std::unique_ptr<ContentsEntry>> added;  // without markup as yet
  std::size_t changed = 0;  // lines with other words; an order counts as one
  bool is_rebuilt = false;  // a line goes or moves
};

// Lines that people changed and that do not follow are told.
[[nodiscard]] ContentsPlan plan_contents(Context& context, ContentsTable& table);

}  // namespace vanthu::merge
