// The words of a paragraph of an edited file, and where each of them stands in the bytes of its
// part.
//
//   in    a paragraph; which tracked changes count
//   out   the text as plain_text (plain_text.h) gives it; for every byte of it the piece and the
//   byte
//         of the part
//
// The edited file's own tracked changes count as the text they show. Ours (author "vanthu") count
// as not made yet: what we proposed to put in is no text, what we proposed to strike out is one.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docx/parse/document.h"

namespace vanthu::docx::edit {

struct MappedText {
  std::string text;
  struct Source {
    parse::Index piece = parse::none;
    std::uint32_t begin = 0;  // bytes of the part that this byte of the text stands for
    std::uint32_t end = 0;
  };
  // One a byte of the text; the bytes of one character have the same.
  std::vector<Source> sources;
};

// What layout decides is no text of a paragraph, but all there is of a line in a table of contents
// as LibreOffice writes it.
enum class PageNumbers { LeftOut, Shown };

[[nodiscard]] MappedText map_text(const parse::StoryPart& part, const parse::Paragraph& paragraph,
                                  PageNumbers pages = PageNumbers::LeftOut);

// Whether a change is in force, seen so.
[[nodiscard]] bool is_shown(const parse::StoryPart& part, parse::Index revision);

}  // namespace vanthu::docx::edit
