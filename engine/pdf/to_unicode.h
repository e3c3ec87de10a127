// The text of each code: the CMap of a font's /ToUnicode (ISO 32000-1, 9.10.3).
//
//   in    the codes of one byte that a document uses in any face; what else one face uses
//   out   the CMap
//
// Codes of one byte mean the same in every face, so faces that use nothing else share one map.
// What needs a span (words.h) is wrapped in one with /ActualText by content.cpp; its glyphs have
// some text here as well (PDF/A-2a, 6.2.11.7.2).

#pragma once

#include <array>
#include <string>

#include "pdf/usage.h"

namespace vanthu::pdf {

using ShortCodes = std::array<bool, first_other>;
[[nodiscard]] ShortCodes short_codes(const FontUse& fonts);

[[nodiscard]] std::string to_unicode(const ShortCodes& codes, const FaceUse& use);

}  // namespace vanthu::pdf
