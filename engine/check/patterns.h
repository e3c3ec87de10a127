// The fixed forms inside a line: number and symbol, dates, the numbers of levels and annexes.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/components.h"

namespace vanthu::check {

// Bytes of a text.
struct Span {
  std::size_t begin = 0, end = 0;
};

// Stretches of words parted by a tab or by four spaces and more: what stands side by side in files
// that align with the space bar.
[[nodiscard]] std::vector<Span> columns_of(std::string_view text);

// Without accents, case and punctuation, words parted by one space: "doc lap tu do hanh phuc".
[[nodiscard]] std::string bare(std::string_view text);

// bare(text).starts_with(words), without the rest of a long text.
[[nodiscard]] bool begins_bare(std::string_view text, std::string_view words);

// "ngày 03 tháng 02 năm 2026", each part as written; a part that is blank or dots is "".
struct WrittenDate {
  Span at;  // from "ngày" to the end of the year
  Span day_at, month_at;
  std::string day, month, year;
};
[[nodiscard]] std::optional<WrittenDate> find_date(std::string_view text, std::size_t from = 0);

// "Số: 15/KH-UBND": the digits may be absent.
struct WrittenNumber {
  Span at;  // from "Số" to the end of the symbol
  bool colon = false;
  std::string digits;
  Span digits_at;
  std::string symbol;  // behind the first "/", spaces kept
  Span symbol_at;
};
[[nodiscard]] std::optional<WrittenNumber> find_number(std::string_view text);

// What begins a numbered paragraph.
struct LevelMark {
  Component level = Component::Text;
  std::string number;     // "IV", "1", "1.2", "đ"; "" for a dash
  std::size_t end = 0;    // of the mark in the text, without the space behind it
  bool has_space = true;  // white space behind the mark, or nothing
};
[[nodiscard]] std::optional<LevelMark> find_level(std::string_view text);

// "Phụ lục", "PHỤ LỤC III", "Phụ lục số 02": the whole line, or its beginning before "." or ":".
struct AnnexMark {
  std::string number;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<AnnexMark> find_annex(std::string_view text);

}  // namespace vanthu::check
