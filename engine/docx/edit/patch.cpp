#include "docx/edit/patch.h"

#include <algorithm>

namespace vanthu::docx::edit {

void PartPatch::sort() {
  if (sorted_) return;
  // What is put in before a stretch that goes stays.
  std::stable_sort(all_.begin(), all_.end(), [](const Change& one, const Change& other) {
    if (one.range.begin != other.range.begin) return one.range.begin < other.range.begin;
    if (one.is_first != other.is_first) return one.is_first;
    return one.range.empty() && !other.range.empty();
  });
  sorted_ = true;
}

bool PartPatch::is_within(const Change& change, xml::ByteRange range, bool whole) {
  if (whole) return true;
  if (change.range.empty()) {
    return change.range.begin > range.begin && change.range.begin < range.end;
  }
  return change.range.begin >= range.begin && change.range.end <= range.end;
}

std::string PartPatch::applied(std::string_view part, xml::ByteRange range) {
  sort();
  const bool whole = range.begin == 0 && range.end == part.size();
  std::string result;
  result.reserve(range.end - range.begin + 1024);
  std::uint32_t done = range.begin;
  const auto first =
      std::lower_bound(all_.begin(), all_.end(), range.begin,
                       [](const Change& one, std::uint32_t at) { return one.range.begin < at; });
  for (auto change = first; change != all_.end() && change->range.begin <= range.end; ++change) {
    if (!is_within(*change, range, whole) || change->range.begin < done) continue;
    result += part.substr(done, change->range.begin - done);
    result += change->text;
    done = change->range.end;
  }
  result += part.substr(done, range.end - done);
  return result;
}

std::string PartPatch::cut(std::string_view part, xml::ByteRange range) {
  std::string result = applied(part, range);
  std::erase_if(all_, [&](const Change& one) { return is_within(one, range, false); });
  remove(range);
  return result;
}

}  // namespace vanthu::docx::edit
