// File names from Vietnamese data, safe on Linux and Windows.
//
//   in    the wanted names of all rows of a batch, in order; blank where a row gives none
//   out   one name a row (without an extension), all different, also where case does not count
//
// A name depends on the rows alone: not on which of them fail, nor on the share of the work a
// process takes.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

enum class Letters { Vietnamese, Ascii };

// Of a whole file name with an extension of up to five bytes (".docx"): common file systems take
// 255, but Windows counts the folders in front as well.
inline constexpr std::size_t longest_file_name = 120;
inline constexpr std::size_t longest_extension = 5;

// A name that every file system takes; empty when nothing of `wanted` can be used. NFC;
// < > : " / \ | ? * become "-"; control and invisible characters go; no dots or spaces at the ends,
// no "-" in front, no device name of Windows, cut at a character.
[[nodiscard]] std::string safe_file_name(std::string_view wanted, Letters letters);

// Row 7 of 3,321 → "0007"; at least three digits.
[[nodiscard]] std::string padded_number(std::size_t number, std::size_t count);

// The names of rows 1 … n. A row without a usable name gets its number. Of equal names the first
// row keeps it, the others get their number behind it.
[[nodiscard]] std::vector<std::string> file_names(std::vector<std::string> wanted, Letters letters);

}  // namespace vanthu::app
