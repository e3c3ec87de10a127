// An XML part of a package as a compact tree: elements in document order, each with its byte range,
// so that a program can replace some bytes of a part and leave every other byte as it was.
//
//   in    the bytes of one part, UTF-8; they must stay where they are while the tree is used
//   out   CompactTree: 32 bytes an element, 12 an attribute. Texts and values are read off the
//         bytes when they are asked for; nothing is copied
//
// Method: libxml2's SAX2 interface judges the bytes; we note where it stands. Names are pairs of
// namespace and local name, so the prefix a writer chose does not matter. xml/tree.h is for files
// that people write: places for messages, names as typed. Refused: a DOCTYPE, encodings other than
// UTF-8, and what is beyond CompactLimits.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::xml {

// Figures and reasons: the deepest part of 1,214 office files has 33 levels; 15,000 paragraphs with
// their runs have some 600,000 elements; no tag seen had 100 attributes.
struct CompactLimits {
  std::size_t depth = 250;  // below libxml2's own 256
  std::size_t elements = 2'000'000;
  std::size_t attributes = 1'000;  // of one tag; and namespaces declared at one place
};

struct CompactFault {
  enum class Kind { Damaged, Doctype, TooDeep, TooManyElements };
  Kind kind = Kind::Damaged;
  std::string reason;  // for a technician (English)
};

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

// Bytes of a part: [begin, end).
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  bool operator==(const ByteRange&) const = default;
};

class CompactTree {
 public:
  struct Name {
    std::string uri;  // of the namespace; "" for none
    std::string local;
  };
  struct Attribute {
    std::uint32_t name;  // index into names()
    ByteRange value;     // without its quotes
  };

  // The document element is 0; an element stands before its children and behind its elder siblings.
  [[nodiscard]] std::size_t size() const { return nodes_.empty() ? 0 : nodes_.size() - 1; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // Every name once, in the order first met.
  [[nodiscard]] const std::vector<Name>& names() const { return names_; }

  [[nodiscard]] std::uint32_t name(NodeId node) const { return nodes_[node].name; }
  [[nodiscard]] NodeId parent(NodeId node) const { return nodes_[node].parent; }
  [[nodiscard]] NodeId first_child(NodeId node) const {
    return node + 1 < nodes_[node].next ? node + 1 : no_node;
  }
  [[nodiscard]] NodeId next_sibling(NodeId node) const {
    const NodeId next = nodes_[node].next;
    const NodeId above = nodes_[node].parent;
    return above != no_node && next < nodes_[above].next ? next : no_node;
  }
  // The element behind the whole subtree of `node`; size() when there is none.
  [[nodiscard]] NodeId behind(NodeId node) const { return nodes_[node].next; }

  // From "<" of the start tag to behind ">" of the end tag.
  [[nodiscard]] ByteRange range(NodeId node) const {
    return {nodes_[node].begin, nodes_[node].end};
  }
  [[nodiscard]] ByteRange start_tag(NodeId node) const {
    return {nodes_[node].begin, nodes_[node].content_begin};
  }
  // Between the tags; empty for <a/>, which has no end tag.
  [[nodiscard]] ByteRange content(NodeId node) const {
    return {nodes_[node].content_begin, nodes_[node].content_end};
  }
  [[nodiscard]] ByteRange end_tag(NodeId node) const {
    return {nodes_[node].content_end, nodes_[node].end};
  }
  [[nodiscard]] std::string_view slice(ByteRange range) const {
    return bytes_.substr(range.begin, range.end - range.begin);
  }

  // Without declarations of namespaces, in the order written.
  [[nodiscard]] std::span<const Attribute> attributes(NodeId node) const {
    return std::span(attributes_)
        .subspan(nodes_[node].attributes, nodes_[node + 1].attributes - nodes_[node].attributes);
  }
  // Entities resolved, white space characters as spaces.
  [[nodiscard]] std::string value(const Attribute& attribute) const;

  // The character data that stands in `node` itself, not in its children: entities and CDATA
  // resolved, line ends as "\n".
  [[nodiscard]] std::string text(NodeId node) const;
  // Where the byte `offset` of text(node) comes from; the end of its content for an offset behind
  // the text. Precondition: `offset` is the first byte of a character.
  [[nodiscard]] std::uint32_t text_source(NodeId node, std::size_t offset) const;

  // Children one by one: for (NodeId child : tree.children(node)).
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const CompactTree* tree, NodeId node) : tree_(tree), node_(node) {}
      [[nodiscard]] NodeId operator*() const { return node_; }
      Iterator& operator++() {
        node_ = tree_->next_sibling(node_);
        return *this;
      }
      [[nodiscard]] bool operator!=(const Iterator& other) const { return node_ != other.node_; }

     private:
      const CompactTree* tree_;
      NodeId node_;
    };
    Children(const CompactTree* tree, NodeId node) : tree_(tree), node_(node) {}
    [[nodiscard]] Iterator begin() const { return {tree_, tree_->first_child(node_)}; }
    [[nodiscard]] Iterator end() const { return {tree_, no_node}; }

   private:
    const CompactTree* tree_;
    NodeId node_;
  };
  [[nodiscard]] Children children(NodeId node) const { return {this, node}; }

 private:
  friend class CompactBuilder;
  struct Node {
    std::uint32_t begin = 0;
    std::uint32_t content_begin = 0;
    std::uint32_t content_end = 0;
    std::uint32_t end = 0;
    NodeId parent = no_node;
    NodeId next = 0;               // behind the subtree
    std::uint32_t attributes = 0;  // the first of them; they end where the next node's begin
    std::uint32_t name = 0;
  };
  std::string_view bytes_;
  std::vector<Node> nodes_;  // and one more, which only ends the attributes of the last
  std::vector<Attribute> attributes_;
  std::vector<Name> names_;
};

// Empty when the whole was read into `tree`.
[[nodiscard]] std::optional<CompactFault> read_compact(std::string_view bytes, CompactTree& tree,
                                                       const CompactLimits& limits = {});

}  // namespace vanthu::xml
