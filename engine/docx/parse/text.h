// The text that a paragraph shows, and where each byte of it comes from.
//
//   in    a paragraph and its part
//   out   text; which piece every stretch of it is
//
// Insertions are in, deletions out (View says otherwise); results of fields in, instructions out.
// Hidden text is in: its piece says is_hidden. A no-break hyphen is U+2011, a soft one U+00AD,
// every break "\n", a symbol the character it names. Deleted paragraph marks are left to the
// reader: each paragraph is taken alone.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

enum class View {
  Final,     // as if every change were accepted
  Original,  // as if every change were rejected
  All        // insertions and deletions, both
};

struct ShownText {
  struct Span {
    std::uint32_t begin = 0;  // of the text
    std::uint32_t end = 0;
    Index piece = none;  // of the paragraph
  };
  std::string text;
  std::vector<Span> spans;  // in order, none empty; together the whole text
};

[[nodiscard]] ShownText shown_text(const StoryPart& part, const Paragraph& paragraph,
                                   View view = View::Final);

// Where a character of the text stands. Precondition: `offset` is its first byte, or the end of the
// text. The end belongs to the last piece: what is added there goes behind its text. Nothing for a
// text without pieces.
struct TextSource {
  Index piece = none;
  std::uint32_t byte = 0;  // of the part
};
[[nodiscard]] std::optional<TextSource> source_of(const StoryPart& part, const Paragraph& paragraph,
                                                  const ShownText& shown, std::uint32_t offset);

// Whether a change of this kind is in force in a view: revisions of the part, outer ones included.
[[nodiscard]] bool is_in_view(const StoryPart& part, Index revision, View view);

// A paragraph a line, table cells row by row; rows and cells that the view does not have are left
// out. Text boxes are stories of their own.
[[nodiscard]] std::string reading_text(const Document& document, const Story& story,
                                       View view = View::Final);

}  // namespace vanthu::docx::parse
