#include "docx/parse/properties.h"

#include <algorithm>

#include "docx/parse/part_tree.h"

namespace vanthu::docx::parse {
namespace {

bool read_tree(const Package& package, const Part& part, PartTree& tree, Diagnostics& diagnostics) {
  const auto fault = tree.read(part.bytes);
  if (!fault) return true;
  diagnostics.add(Code::DocxPartUnread, {}, {package.name(), part.name, fault->reason});
  return false;
}

// "customXml/item3.xml" → "customXml/itemProps3.xml"; "" for other names.
std::string properties_name(std::string_view item) {
  constexpr std::string_view stem = "item";
  const std::size_t at = item.rfind('/') + 1;
  if (!item.substr(at).starts_with(stem)) return {};
  return std::string(item.substr(0, at + stem.size()))
      .append("Props")
      .append(item.substr(at + stem.size()));
}

}  // namespace

std::vector<CustomProperty> custom_properties(const Package& package, Diagnostics& diagnostics) {
  std::vector<CustomProperty> result;
  for (const Relationship& link : package.relationships()) {
    if (link.kind != "custom-properties" || link.external) continue;
    const Part* part = package.find(link.target);
    PartTree tree;
    if (part == nullptr || !read_tree(package, *part, tree, diagnostics)) break;
    for (const NodeId node : tree.children(0)) {
      if (tree.name(node) != Name::custom_property) continue;
      const NodeId value = tree.xml().first_child(node);
      result.push_back({tree.get(node, Name::none_name),
                        value == no_node ? std::string() : tree.xml().text(value)});
    }
    break;
  }
  return result;
}

std::vector<CustomXml> custom_xml(const Package& package, Diagnostics& diagnostics) {
  std::vector<CustomXml> result;
  for (const Relationship& link : package.main().relationships) {
    if (link.kind != "customXml" || link.external) continue;
    CustomXml one;
    one.part = package.find(link.target);
    if (one.part == nullptr) continue;
    one.properties = package.related(*one.part, "customXmlProps");
    if (one.properties == nullptr) one.properties = package.find(properties_name(one.part->name));
    PartTree tree;
    if (one.properties != nullptr && read_tree(package, *one.properties, tree, diagnostics)) {
      one.store_id = tree.get(0, Name::ds_itemID);
    }
    result.push_back(std::move(one));
  }
  return result;
}

}  // namespace vanthu::docx::parse
