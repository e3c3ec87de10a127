// The body of a file as the list of its paragraphs and rows, with the names that stand in them.
//
//   in    a DOCX as it was read
//   out   units in the order of the body, a row before its paragraphs, none of them found yet; the
//         bookmarks of ours in each
//
// What is deleted by a tracked change is not in the list; neither are cells that only go on from
// above. Bookmarks between blocks belong to the block behind them.

#pragma once

#include <string_view>
#include <vector>

#include "merge/find_blocks.h"

namespace vanthu::merge {

struct NameInUnit {
  Index unit = none;      // the paragraph
  std::string_view name;  // of the bookmark; of the document
};

struct Units {
  std::vector<Unit> units;
  std::vector<NameInUnit> names;  // in the order of the body
};

// It stands in the field of a table of contents, which programs make anew.
[[nodiscard]] bool is_contents(const docx::parse::StoryPart& part,
                               const docx::parse::Paragraph& paragraph);

[[nodiscard]] Units units_of(const docx::parse::Document& document);

}  // namespace vanthu::merge
