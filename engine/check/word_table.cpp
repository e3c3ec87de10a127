#include "check/word_table.h"

#include <charconv>

#include "text/text.h"

namespace vanthu::check {

WordTable::WordTable(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    int count = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    const std::string_view word = line.substr(0, tab);
    groups_[text::folded(word)].emplace(word, count);
  }
}

int WordTable::count(std::string_view word) const {
  const auto group = groups_.find(text::folded(word));
  if (group == groups_.end()) return 0;
  const auto found = group->second.find(std::string(word));
  return found == group->second.end() ? 0 : found->second;
}

}  // namespace vanthu::check
