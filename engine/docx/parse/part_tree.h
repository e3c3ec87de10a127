// The tree of one XML part with its names as enumerators, and the short questions that every pass
// asks of it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/parse/names.h"
#include "xml/compact.h"

namespace vanthu::docx::parse {

using xml::ByteRange;
using xml::no_node;
using xml::NodeId;

class PartTree {
 public:
  // Empty when the whole was read. `bytes` must outlive the tree.
  [[nodiscard]] std::optional<xml::CompactFault> read(std::string_view bytes,
                                                      const xml::CompactLimits& limits = {});

  [[nodiscard]] const xml::CompactTree& xml() const { return tree_; }
  [[nodiscard]] Name name(NodeId node) const { return names_[tree_.name(node)]; }
  [[nodiscard]] ByteRange range(NodeId node) const { return tree_.range(node); }
  [[nodiscard]] xml::CompactTree::Children children(NodeId node) const {
    return tree_.children(node);
  }
  // The first child of this name; no_node when there is none. `node` may be no_node.
  [[nodiscard]] NodeId child(NodeId node, Name name) const;

  [[nodiscard]] bool has(NodeId node, Name attribute) const;
  [[nodiscard]] std::optional<std::string> find(NodeId node, Name attribute) const;
  // "" when absent.
  [[nodiscard]] std::string get(NodeId node, Name attribute) const;
  // As an integer: `fallback` when absent or none.
  [[nodiscard]] std::int64_t number(NodeId node, Name attribute, std::int64_t fallback) const;

  // A switch such as <w:vanish/>: absent is off; without w:val, or with one that is not 0, false or
  // off, it is on. `properties` may be no_node.
  [[nodiscard]] bool is_on(NodeId properties, Name element) const;
  // The w:val of a child; "" when either is absent.
  [[nodiscard]] std::string child_value(NodeId node, Name child) const;

  // What a w:t shows: the spaces around it count only when it says xml:space="preserve"; tabs and
  // line ends are spaces.
  [[nodiscard]] std::string shown_text(NodeId node) const;
  // Where the byte `offset` of shown_text stands in the part.
  [[nodiscard]] std::uint32_t shown_text_source(NodeId node, std::size_t offset) const;

 private:
  [[nodiscard]] bool preserves_space(NodeId node) const;

  xml::CompactTree tree_;
  std::vector<Name> names_;  // by the tree's own numbers
};

}  // namespace vanthu::docx::parse
