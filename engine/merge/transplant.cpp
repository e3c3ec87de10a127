#include "merge/transplant.h"

#include <fmt/format.h>

#include "merge/bound_nodes.h"
#include "merge/points.h"

namespace vanthu::merge {
namespace {

using docx::edit::PartPatch;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;
using xml::ByteRange;

// Where the value of an attribute stands; empty when it is absent.
ByteRange value_range(const PartTree& tree, NodeId node, Name name) {
  for (const auto& one : tree.xml().attributes(node)) {
    const auto& known = tree.xml().names()[one.name];
    if (docx::parse::name_of(known.uri, known.local) == name) return one.value;
  }
  return {};
}

}  // namespace

std::string Transplant::element(NodeId node, const Options& options) {
  PartPatch patch;
  const PartTree& tree = ours_.tree;
  adapt(node, tree.xml().behind(node), options, patch);
  return patch.applied(tree.xml().bytes(), tree.range(node));
}

std::string Transplant::content(NodeId paragraph, const Options& options) {
  const PartTree& tree = ours_.tree;
  ByteRange range = tree.xml().content(paragraph);
  NodeId first = tree.xml().first_child(paragraph);
  if (first != no_node && tree.name(first) == Name::w_pPr) {
    range.begin = tree.range(first).end;
    first = tree.xml().behind(first);
  }
  if (range.empty()) return {};
  PartPatch patch;
  adapt(first, tree.xml().behind(paragraph), options, patch);
  // Changes at the ends of the range are inside it here.
  std::string whole = patch.applied(tree.xml().bytes(), tree.range(paragraph));
  const std::size_t front = range.begin - tree.range(paragraph).begin;
  const std::size_t back = tree.range(paragraph).end - range.end;
  return whole.substr(front, whole.size() - front - back);
}

void Transplant::adapt(NodeId first, NodeId end, const Options& options, PartPatch& patch) {
  const PartTree& tree = ours_.tree;
  for (NodeId node = first; node < end; ++node) {
    switch (tree.name(node)) {
      case Name::w_bookmarkStart: {
        const std::string id = tree.get(node, Name::w_id);
        const std::string name = tree.get(node, Name::w_name);
        std::string& theirs = bookmark_ids_[id];
        theirs.clear();
        if ((options.points || !is_point(name)) &&
            (options.listed || !name.starts_with("_Toc")) && around_.bookmarks.insert(name).second) {
          theirs = fmt::format_int(around_.marks.ids.annotation()).str();
          patch.replace(value_range(tree, node, Name::w_id), theirs);
        } else {
          patch.remove(tree.range(node));
        }
        break;
      }
      case Name::w_bookmarkEnd: {
        const std::string& theirs = bookmark_ids_[tree.get(node, Name::w_id)];
        if (theirs.empty()) {
          patch.remove(tree.range(node));
        } else {
          patch.replace(value_range(tree, node, Name::w_id), theirs);
        }
        break;
      }
      case Name::w_pStyle:
        patch.replace(value_range(tree, node, Name::w_val),
                      around_.styles.id_of(tree.get(node, Name::w_val)));
        break;
      case Name::w_sectPr:
        if (!options.section) patch.remove(tree.range(node));
        node = tree.xml().behind(node) - 1;
        break;
      case Name::w_sdt:
        if (!options.controls) {
          const NodeId content = tree.child(node, Name::w_sdtContent);
          patch.remove({tree.range(node).begin, tree.xml().content(content).begin});
          patch.remove({tree.xml().content(content).end, tree.range(node).end});
          node = content;
        }
        break;
      case Name::w_dataBinding: {
        docx::parse::Control control;
        control.binding = {tree.get(node, Name::w_xpath), tree.get(node, Name::w_storeItemID), {}};
        const auto ours = bound_node(control);
        const auto theirs = ours ? around_.nodes.of(*ours) : std::nullopt;
        if (!theirs) {
          patch.remove(tree.range(node));
          break;
        }
        std::string path = control.binding->xpath.substr(0, control.binding->xpath.rfind('['));
        path += '[' + fmt::format_int(*theirs).str() + ']';
        patch.replace(value_range(tree, node, Name::w_xpath), path);
        break;
      }
      case Name::w_id:
        if (tree.name(tree.xml().parent(node)) == Name::w_sdtPr) {
          patch.replace(value_range(tree, node, Name::w_val),
                        fmt::format_int(around_.marks.ids.control()).str());
        }
        break;
      case Name::w_r:
        if (options.tracked) {
          patch.insert(tree.range(node).begin, "<w:ins" + around_.marks.attributes() + '>');
          patch.insert(tree.range(node).end, "</w:ins>");
        }
        break;
      case Name::w_tr:
        if (options.tracked) {
          const NodeId properties = tree.child(node, Name::w_trPr);
          const std::string mark = "<w:ins" + around_.marks.attributes() + "/>";
          if (properties == no_node) {
            patch.insert(tree.xml().content(node).begin, "<w:trPr>" + mark + "</w:trPr>");
          } else {
            patch.insert(tree.xml().content(properties).end, mark);
          }
        }
        break;
      case Name::w_p:
        // Of rows the marks of paragraphs are left: the row says it.
        if (options.tracked && options.mark &&
            (node == first || tree.name(tree.xml().parent(node)) != Name::w_tc)) {
          track_paragraph(node, patch);
        }
        break;
      default:
        if (!around_.knows_appearance &&
            tree.xml().names()[tree.xml().name(node)].local == "appearance") {
          patch.remove(tree.range(node));
        }
    }
  }
}

// The break behind the paragraph is an insertion, too.
void Transplant::track_paragraph(NodeId paragraph, PartPatch& patch) {
  const PartTree& tree = ours_.tree;
  const NodeId properties = tree.child(paragraph, Name::w_pPr);
  const std::string mark = "<w:ins" + around_.marks.attributes() + "/>";
  if (properties == no_node) {
    patch.insert_first(tree.xml().content(paragraph).begin,
                       "<w:pPr><w:rPr>" + mark + "</w:rPr></w:pPr>");
    return;
  }
  const NodeId run = tree.child(properties, Name::w_rPr);
  if (run != no_node) {
    patch.insert(tree.xml().content(run).begin, mark);
    return;
  }
  const NodeId section = tree.child(properties, Name::w_sectPr);
  patch.insert(section == no_node ? tree.xml().content(properties).end : tree.range(section).begin,
               "<w:rPr>" + mark + "</w:rPr>");
}

}  // namespace vanthu::merge
