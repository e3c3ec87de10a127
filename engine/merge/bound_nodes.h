// The nodes that content controls are bound to, in the edited file and in the new one.
//
//   in    the record of the edited file and its values as they stand now; the record of the new one
//   out   the node of the edited file for a node of the new one; all nodes there are then
//
// Nodes of the edited file keep their numbers, because controls that nobody touches go on pointing
// at them. Which is which is told by the controls of the blocks that both have: data paths count
// items, and so change with them.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "docx/parse/document.h"
#include "merge/record_reader.h"

namespace vanthu::merge {

class BoundNodes {
 public:
  // `has_part`: the edited file has the part that holds the values.
  BoundNodes(const Record* edited, const Record& ours, bool has_part);

  // A control of theirs is what one of ours is. False when that contradicts what was said before.
  [[nodiscard]] bool match(std::size_t theirs, std::size_t our_node);

  // Counted from 1, as in XPath. Nothing when the edited file has no such part.
  [[nodiscard]] std::optional<std::size_t> of(std::size_t our_node);

  [[nodiscard]] bool has_part() const { return has_part_; }
  // Path and what is shown when nobody says otherwise.
  [[nodiscard]] const std::vector<Record::Value>& all() const { return all_; }

 private:
  const Record& ours_;
  bool has_part_;
  std::vector<Record::Value> all_;
  std::unordered_map<std::size_t, std::size_t> known_;  // ours → theirs
  std::unordered_set<std::size_t> taken_;               // theirs
};

// The node a control is bound to, when it is bound to our values.
[[nodiscard]] std::optional<std::size_t> bound_node(const docx::parse::Control& control);

}  // namespace vanthu::merge
