// What became of one document in another.
//
//   in    two DOCX, the older first, as they were read; the older one's record and values, if any
//   out   differences in the order of the newer document, what is gone behind what stood before it
//
// The paragraphs and rows of the older file are looked for in the newer one as blocks are
// (find_blocks.h): by bookmark, text, order. So it works for any two files, and best for ours.
// Compared is the text as if every tracked change were accepted, by words; apart from it, of
// blocks with the same text, what somebody set by hand on paragraphs and letters: alignment, bold,
// italic, underline, strike, size, colour, highlight. Styles and what follows from them are not.
// Behind all that the pages of the sections: paper, margins, headers, footers (compare_sections.h).

#pragma once

#include <string>
#include <vector>

#include "docx/edit/text_diff.h"
#include "docx/parse/document.h"
#include "merge/record_reader.h"
#include "merge/shown_values.h"

namespace vanthu::merge {

struct Difference {
  enum class Kind : std::uint8_t { Changed, Added, Removed, Moved, Formatted };
  Kind kind = Kind::Changed;
  std::string place;                // places.h, in no language yet
  std::string before, after;        // of a row the cell that differs, or all of them with " | "
  std::vector<docx::edit::Hunk> hunks;  // of Changed
  std::vector<std::string> fields;  // data paths of the values that changed, where they are known
};

struct Comparison {
  std::vector<Difference> differences;
  // Most blocks are formatted otherwise: another program has saved the file its own way, and no
  // difference of formatting is listed.
  bool formats_unlike = false;
  std::uint16_t confidence = 1000;  // of the pairing, find_blocks.h
};

struct OlderFile {
  const docx::parse::Document& document;
  const Record* record = nullptr;
  const ShownValues* shown = nullptr;  // needs the record
};

[[nodiscard]] Comparison compare(const OlderFile& older, const docx::parse::Document& newer);

}  // namespace vanthu::merge
