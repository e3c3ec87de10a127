// Vietnamese of before Unicode known by its letters, whatever the face: "C¨n cø NghÞ ®Þnh", "Caên
// cöù Nghò ñònh".
//
// The same bytes mean other letters elsewhere, so a stretch counts only when it is certain: at
// least two different words that are no Vietnamese as they stand and become syllables, nothing
// beside them that does not, no letter that only Unicode has.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/legacy.h"

namespace vanthu::text {

struct LegacySpan {
  std::size_t begin = 0, end = 0;  // bytes
  Legacy encoding = Legacy::Tcvn3;
  std::size_t first = 0, first_end = 0;  // its first word that is no Vietnamese as it stands
  std::size_t signals = 0;               // how many different ones it has
};

// Holds a letter that only Unicode has (ạ, đ, ư), composed or loose.
[[nodiscard]] bool has_unicode_letter(std::string_view text);

// From left to right; quick for text without any of the letters that only these encodings use.
// `known`: the encoding of certain stretches elsewhere in the document; then one word is enough.
[[nodiscard]] std::vector<LegacySpan> legacy_spans(std::string_view text,
                                                   std::optional<Legacy> known = std::nullopt);

// That of a document with so many certain stretches; nothing for most.
[[nodiscard]] std::optional<Legacy> known_legacy(std::size_t tcvn3, std::size_t vni);

// The words of a span in Unicode. A word whose plain letters are capitals is all capitals: those
// with a tone had no code of their own.
[[nodiscard]] std::string from_legacy_words(std::string_view words, Legacy encoding);

}  // namespace vanthu::text
