#include <fmt/format.h>

#include <map>

#include "template/ast.h"

namespace vanthu::templates {
namespace {

void name_below(std::vector<Node>& nodes, const std::string& above, std::map<Tag, int>& counts) {
  for (Node& node : nodes) {
    if (node.tag == Tag::Text || node.tag == Tag::Value) continue;
    if (is_transparent(node.tag)) {
      name_below(node.children, above, counts);
      continue;
    }
    node.text = fmt::format("{}{}[{}]", above, spec_of(node.tag).name, ++counts[node.tag]);
    if (node.children.empty()) continue;
    std::map<Tag, int> inside;
    name_below(node.children, node.name() + "/", inside);
  }
}

}  // namespace

void name_nodes(std::vector<Node>& nodes) {
  std::map<Tag, int> counts;
  name_below(nodes, "", counts);
}

}  // namespace vanthu::templates
