// Rows without a key of their own are named by their place ("…/hang[4]"), and a row that the data
// put in gives all rows behind it the names of others: so they go by what they say.
//
//   in    what the file said when it was made; what its data say now
//   out   the former with such rows named as the same rows are now; the bookmarks they get
//
// Row by row of the same table: equal ones and, between them, those that are alike (align.h); equal
// ones that were moved. What is left between two known ones is the same row changed where both have
// as many. Keys may differ where the words do not: "…muc_tieu[1].chi_tieu[3].chi_tiet[0]" holds the
// places of what is around it.

#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "merge/record_reader.h"

namespace vanthu::merge {

struct MatchedRows {
  Record base;
  // By the bookmark of the file: that of the same row now, "" where the data do not have it.
  std::unordered_map<std::string, std::string> bookmarks;
};

// Empty when every row has the name it had. `left_out`: keys of sections that keep theirs.
[[nodiscard]] std::optional<MatchedRows> match_rows(
    const Record& base, const Record& ours, const std::unordered_set<std::string>& left_out);

}  // namespace vanthu::merge
