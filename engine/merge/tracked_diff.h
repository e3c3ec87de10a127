// Two DOCX as one with tracked changes: accepted they give the words of the newer file, rejected
// those of the older.
//
//   in    the older file and its bytes; the newer one; neither with open tracked changes
//   out   the bytes of the older file with the changes; what cannot be one, told
//
// Paragraphs and rows are paired as find_blocks.h finds them, by bookmark, text and order; in cells
// and headers by likeness. Of a pair the words that differ are marked; what has no partner is
// deleted or inserted whole, and so is a table whose columns differ. Marks stand on words, whole
// paragraphs and whole rows only. Never on the last break of a body or a cell, which no program can
// delete: there the break before it is marked. Formatting is the older file's; what lives outside
// body, headers and footers (notes, text boxes, pictures) is compared and told.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "docx/parse/document.h"

namespace vanthu::merge {

struct TrackedDiff {
  std::string bytes;        // the older file's when no word differs
  std::size_t changes = 0;  // paragraphs and rows that carry marks
};

// `date`: of the marks, "2026-06-15"; "" for none. Empty exactly when an error was added.
[[nodiscard]] std::optional<TrackedDiff> tracked_diff(std::string_view bytes,
                                                      const docx::parse::Document& older,
                                                      const docx::parse::Document& newer,
                                                      const std::string& date,
                                                      Diagnostics& diagnostics);

}  // namespace vanthu::merge
