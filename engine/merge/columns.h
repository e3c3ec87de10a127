// Which column of the edited table is which of ours.
//
//   in    both tables
//   out   for every grid column of ours the one of the edited table, or none: somebody deleted it
//
// When both have as many columns they are the same ones. Otherwise they go by what stands above
// them in the header.

#pragma once

#include <vector>

#include "merge/context.h"

namespace vanthu::merge {

struct Columns {
  static constexpr int gone = -1;
  std::vector<int> theirs;  // by our column
  bool same = true;         // one to one

  // Of our column; `gone` for none.
  [[nodiscard]] int of(int ours) const {
    return ours < static_cast<int>(theirs.size()) ? theirs[static_cast<std::size_t>(ours)] : gone;
  }
  // Whether ours has the column.
  [[nodiscard]] bool has(int their_column) const;
};

[[nodiscard]] Columns match_columns(const Side& edited, const docx::parse::Table& table,
                                    const Side& ours, const docx::parse::Table& our_table);

// w:tblHeader
[[nodiscard]] bool is_header_row(const docx::parse::StoryPart& part, const docx::parse::Row& row);

}  // namespace vanthu::merge
