#include "merge/word_markup.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vanthu::merge {
namespace {

using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;

constexpr std::array<std::string_view, 13> tracking = {
    "ins",        "del",        "moveFrom",     "moveTo",    "cellIns",
    "cellDel",    "cellMerge",  "rPrChange",    "pPrChange", "tblPrChange",
    "trPrChange", "tcPrChange", "tblGridChange"};

}  // namespace

bool declares_word_prefix(const PartTree& tree) {
  const std::string_view root = tree.xml().slice(tree.xml().start_tag(0));
  return root.find("xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"") !=
             std::string_view::npos ||
         root.find("xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"") !=
             std::string_view::npos;
}

bool is_plain_word(const PartTree& tree, NodeId node) {
  const auto& xml = tree.xml();
  const std::string& word = xml.names()[xml.name(0)].uri;
  for (NodeId one = node; one < xml.behind(node); ++one) {
    if (xml.names()[xml.name(one)].uri != word) return false;
    const std::string_view tag = xml.slice(xml.start_tag(one));
    if (!tag.starts_with("<w:") || tag.find("xmlns") != std::string_view::npos) return false;
    for (const auto& attribute : xml.attributes(one)) {
      const std::string& uri = xml.names()[attribute.name].uri;
      if (uri != word && uri != "http://www.w3.org/XML/1998/namespace") return false;
    }
  }
  return true;
}

std::string plain_children(const PartTree& tree, NodeId properties,
                           const std::function<std::string(NodeId)>& markup) {
  std::string result;
  if (properties == no_node) return result;
  for (const NodeId child : tree.children(properties)) {
    const std::string& name = local_name(tree, child);
    if (std::find(tracking.begin(), tracking.end(), name) != tracking.end()) continue;
    if (is_plain_word(tree, child)) result += markup(child);
  }
  return result;
}

const std::string& local_name(const PartTree& tree, NodeId node) {
  return tree.xml().names()[tree.xml().name(node)].local;
}

}  // namespace vanthu::merge
