#include "docx/effective/compatibility.h"

#include <string>
#include <string_view>

#include "docx/parse/part_tree.h"

namespace vanthu::docx::effective {

using parse::Name;
using parse::NodeId;
using parse::PartTree;

namespace {

std::string_view local(const PartTree& tree, NodeId node) {
  return tree.xml().names()[tree.xml().name(node)].local;
}

bool is_yes(std::string_view value) {
  return value == "1" || value == "true" || value == "on";
}

}  // namespace

Compatibility Compatibility::read(const parse::Package& package) {
  Compatibility result;
  const parse::Part* part = package.related(package.main(), "settings");
  PartTree tree;
  if (part == nullptr || tree.read(part->bytes) || tree.xml().size() == 0) return result;
  for (const NodeId compat : tree.children(0)) {
    if (local(tree, compat) != "compat") continue;
    for (const NodeId one : tree.children(compat)) {
      const std::string_view name = local(tree, one);
      // A switch without a value is on.
      const bool on = !tree.has(one, Name::w_val) || is_yes(tree.get(one, Name::w_val));
      if (name == "doNotUseHTMLParagraphAutoSpacing") result.fixed_auto_spacing = on;
      if (name == "allowSpaceOfSameStyleInTable") result.contextual_in_tables = on;
      if (name == "compatSetting" &&
          tree.get(one, Name::w_name) == "overrideTableStyleFontSizeAndJustification") {
        result.style_beats_table = is_yes(tree.get(one, Name::w_val));
      }
    }
  }
  return result;
}

}  // namespace vanthu::docx::effective
