// Items that somebody typed into the text beside those of the data.
//
//   in    a paragraph that was added; the stretches of the item's paragraph beside it
//   out   the item that would have made it: "- Chỉ tiêu 5: Tỷ lệ … đạt 80%." beside
//         "- Chỉ tiêu 4: {ten} {phan_dau}." is {ten, phan_dau}
//
// The template's words must be there, numbers aside. Where two values are parted by a space alone,
// the second begins at a word with which one of its kind begins in the data; without such a word
// nothing is recognised.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"
#include "merge/shown_values.h"

namespace vanthu::merge {

struct TypedItem {
  std::string list;       // "muc_tieu[0].chi_tieu"
  std::size_t index = 0;  // of the item beside it
  data::Value item;
};

[[nodiscard]] std::optional<TypedItem> read_typed_item(std::string_view text,
                                                       const ShownCell& beside, data::Value& data);

}  // namespace vanthu::merge
