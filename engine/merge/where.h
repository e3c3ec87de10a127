// Where a block stands, in words that lead a person there: "Phụ lục I › hàng 3 › cột 2", or the
// first words of a paragraph.

#pragma once

#include <string>

#include "merge/record_reader.h"

namespace vanthu::merge {

[[nodiscard]] std::string where(const Record& record, Index block, std::size_t cell = 0);

// The first words of a text, with "…" when there are more.
[[nodiscard]] std::string first_words(std::string_view text);

}  // namespace vanthu::merge
