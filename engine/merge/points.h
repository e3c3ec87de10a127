// The bookmarks that name blocks, while the blocks get new texts and so new names.
//
//   in    the record of the new document
//   out   for the name that a block has the one it gets; markup of a bookmark

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "docx/parse/document.h"
#include "merge/record_reader.h"

namespace vanthu::merge {

[[nodiscard]] bool is_point(std::string_view bookmark);

[[nodiscard]] std::string point_markup(std::string_view id, std::string_view name);

class Points {
 public:
  // `rows`: by the name in the file, of those that go by what they say (match_rows.h).
  Points(const Record& ours, const std::unordered_map<std::string, std::string>& rows);
  // The name itself where the new document does not have the block; "" for a row that is gone.
  [[nodiscard]] std::string name_for(std::string_view bookmark) const;

 private:
  std::unordered_map<std::string, std::string> by_key_;
};

}  // namespace vanthu::merge
