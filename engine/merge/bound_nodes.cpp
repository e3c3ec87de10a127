#include "merge/bound_nodes.h"

#include <charconv>

#include "docx/custom_xml.h"

namespace vanthu::merge {

BoundNodes::BoundNodes(const Record* edited, const Record& ours, bool has_part)
    : ours_(ours), has_part_(has_part && edited != nullptr) {
  if (has_part_) all_ = edited->values;
}

bool BoundNodes::match(std::size_t theirs, std::size_t our_node) {
  if (theirs == 0 || theirs > all_.size() || our_node == 0 || our_node > ours_.values.size()) {
    return false;
  }
  const auto known = known_.find(our_node);
  if (known != known_.end()) return known->second == theirs;
  if (!taken_.insert(theirs).second) return false;
  known_[our_node] = theirs;
  all_[theirs - 1] = ours_.values[our_node - 1];
  return true;
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
