#include "merge/points.h"

#include "docx/block_name.h"

namespace vanthu::merge {

bool is_point(std::string_view bookmark) {
  return !docx::key_part(bookmark).empty();
}

std::string point_markup(std::string_view id, std::string_view name) {
  std::string result = "<w:bookmarkStart w:id=\"";
  result.append(id).append("\" w:name=\"").append(name).append("\"/><w:bookmarkEnd w:id=\"");
  result.append(id).append("\"/>");
  return result;
}

Points::Points(const Record& ours, const std::unordered_map<std::string, std::string>& rows) {
  for (const auto& [name, now] : rows) by_key_.emplace(docx::key_part(name), now);

  for (const RecordedBlock& block : ours.blocks) {
    by_key_.emplace(docx::key_part(block.bookmark), block.bookmark);
  }
}

std::string Points::name_for(std::string_view bookmark) const {
  const auto found = by_key_.find(std::string(docx::key_part(bookmark)));
  return found == by_key_.end() ? std::string(bookmark) : found->second;
}

}  // namespace vanthu::merge
