#include "merge/bound_nodes.h"

#include <charconv>

#include "docx/custom_xml.h"

namespace vanthu::merge {

BoundNodes::BoundNodes(const Record* edited, const Record& ours, bool has_part)
    : ours_(ours), has_part_(has_part && edited != nullptr) {
  if (!has_part_) return;
  all_ = edited->values;
  std::unordered_map<std::string, std::vector<std::size_t>> by_path;
  for (std::size_t i = 0; i < all_.size(); ++i) by_path[all_[i].path].push_back(i);
  std::unordered_map<std::string, std::size_t> used;
  for (std::size_t i = 0; i < ours.values.size(); ++i) {
    const auto found = by_path.find(ours.values[i].path);
    if (found == by_path.end()) continue;
    std::size_t& next = used[ours.values[i].path];
    if (next == found->second.size()) continue;
    const std::size_t theirs = found->second[next++];
    known_[i + 1] = theirs + 1;
    all_[theirs].text = ours.values[i].text;
  }
}

std::optional<std::size_t> BoundNodes::of(std::size_t our_node) {
  if (!has_part_ || our_node == 0 || our_node > ours_.values.size()) return std::nullopt;
  const auto known = known_.find(our_node);
  if (known != known_.end()) return known->second;
  all_.push_back(ours_.values[our_node - 1]);
  return known_[our_node] = all_.size();
}

std::optional<std::size_t> bound_node(const docx::parse::Control& control) {
  if (!control.binding || control.binding->store_id != docx::values_item) return std::nullopt;
  const std::string& path = control.binding->xpath;
  const std::size_t open = path.rfind('[');
  if (open == std::string::npos || !path.ends_with(']')) return std::nullopt;
  std::size_t node = 0;
  const char* const end = path.data() + path.size() - 1;
  const auto [stop, error] = std::from_chars(path.data() + open + 1, end, node);
  if (error != std::errc{} || stop != end || node == 0) return std::nullopt;
  return node;
}

}  // namespace vanthu::merge
