// Places as people who work in Word name them: "Phụ lục I › hàng 3 › cột "Đơn vị chủ trì"", or a
// paragraph by its first words.
//
// What the language of the report decides is left open (base/diagnostics.h, both): to be shown by a
// diagnostic, or read with in_language.

#pragma once

#include <string>
#include <string_view>

#include "merge/context.h"
#include "merge/record_reader.h"

namespace vanthu::merge {

// Of a block of one side. `cell`: of a row, which of its cells (that are not covered from above).
[[nodiscard]] std::string place_of(const Side& side, Index block, Index cell = none);

// The same where only a record is at hand: its columns have no names, and its rows are counted from
// the first line of the header.
[[nodiscard]] std::string where(const Record& record, Index block, std::size_t cell = 0);

// The first words of a text, with "…" when there are more.
[[nodiscard]] std::string first_words(std::string_view text);

}  // namespace vanthu::merge
