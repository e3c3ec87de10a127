#include "docx/edit/break_mark.h"

namespace vanthu::docx::edit {

using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;

void mark_break(const docx::parse::StoryPart& part, const docx::parse::Paragraph& paragraph,
                const std::string& mark, PartPatch& patch) {
  if (paragraph.mark_revision != docx::parse::none) return;
  const docx::parse::PartTree& tree = part.tree;
  const auto is_open = [&](NodeId node) {
    return node != no_node && tree.xml().start_tag(node).end != tree.range(node).end;
  };
  const std::string run = "<w:rPr>" + mark + "</w:rPr>";
  if (is_open(paragraph.mark_properties)) {
    patch.insert(tree.xml().content(paragraph.mark_properties).begin, mark);
  } else if (paragraph.mark_properties != no_node) {
    patch.replace(tree.range(paragraph.mark_properties), run);
  } else if (is_open(paragraph.properties)) {
    NodeId behind = tree.child(paragraph.properties, Name::w_sectPr);
    if (behind == no_node) behind = tree.child(paragraph.properties, Name::w_pPrChange);
    patch.insert(
        behind == no_node ? tree.xml().content(paragraph.properties).end : tree.range(behind).begin,
        run);
  } else if (paragraph.properties != no_node) {
    patch.replace(tree.range(paragraph.properties), "<w:pPr>" + run + "</w:pPr>");
  } else if (is_open(paragraph.node)) {
    // What begins there may have been put into a w:del by now.
    patch.insert_first(tree.xml().content(paragraph.node).begin, "<w:pPr>" + run + "</w:pPr>");
  } else {
    patch.replace(tree.range(paragraph.node), "<w:p><w:pPr>" + run + "</w:pPr></w:p>");
  }
}

}  // namespace vanthu::docx::edit
