// What a tracked change of ours says of itself: number, author, date.

#pragma once

#include <string>
#include <string_view>

#include "docx/edit/ids.h"

namespace vanthu::docx::edit {

inline constexpr std::string_view our_name = "vanthu";

struct RevisionMarks {
  FreeIds& ids;
  std::string date;  // "2026-06-15T00:00:00Z"; "" for none

  // The attributes of a w:ins, w:del, w:rPrChange …, each time with a number of its own.
  [[nodiscard]] std::string attributes() const;
};

}  // namespace vanthu::docx::edit
