// `--only I,II`: a merge of some annexes, the rest of the file left as it is.
//
//   in    numbers of annexes; both records
//   out   the sections that are left out; the record that is true of the file afterwards: of those
//         sections it says what it said before, so that a later run brings them up to date

#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "merge/context.h"

namespace vanthu::merge {

// Keys of sections. Adds AnnexOnlyUnknown for a number that no annex has.
[[nodiscard]] std::unordered_set<std::string> sections_left_out(
    const Side& ours, const std::vector<std::string>& only, Diagnostics& diagnostics);

[[nodiscard]] Record mixed(const Record& base, const Record& ours,
                           const std::unordered_set<std::string>& left_out);

// As docx/record.h says a record is written, every word in full.
[[nodiscard]] std::string record_bytes(const Record& record);

}  // namespace vanthu::merge
