// Comments added to a document; those that are there stay.
//
//   in    the document; comments with their numbers (ids.h), each a few paragraphs of text
//   out   the comments part, new or with them at its end; relationship and content type when new
//
// Where a comment belongs is said in the text: comment_start, comment_end.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docx/edit/package_edit.h"
#include "docx/parse/document.h"

namespace vanthu::docx::edit {

struct Comment {
  std::int64_t id = 0;
  std::vector<std::string> paragraphs;
};

void add_comments(const parse::Document& document, const std::vector<Comment>& comments,
                  ChangedParts& changed);

// What stands before the words that the comment is about, and behind them.
[[nodiscard]] std::string comment_start(std::int64_t id);
[[nodiscard]] std::string comment_end(std::int64_t id);

}  // namespace vanthu::docx::edit
