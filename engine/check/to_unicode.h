// A DOCX written with faces of before Unicode (text/legacy.h), turned into Unicode.
//
//   in    the document
//   out   the bytes of the new file: words in legacy faces turned, the faces named Times New Roman;
//         everything else as it was
//
// Which encoding a word is in is decided by its face in force; in other faces by its letters, where
// they are certain (text/legacy_pattern.h). A paragraph of Unicode letters in a legacy face keeps
// them. Capitals of ".VnTimeH" are recovered.

#pragma once

#include <cstddef>
#include <string>

#include "docx/parse/document.h"

namespace vanthu::check {

struct Converted {
  std::string bytes;
  std::size_t words = 0;  // stretches that were turned
};

[[nodiscard]] Converted to_unicode(const docx::parse::Document& document);

}  // namespace vanthu::check
