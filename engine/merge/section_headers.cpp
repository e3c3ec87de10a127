#include "merge/section_headers.h"

#include <map>

#include "docx/edit/patch.h"
#include "merge/word_markup.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;

// "headerReference default" → the reference.
using References = std::map<std::string, NodeId>;

// The w:sectPr of the body, in order.
std::vector<NodeId> sections_of(const PartTree& tree) {
  std::vector<NodeId> result;
  for (NodeId node = 0; node < tree.xml().size(); ++node) {
    if (tree.name(node) != Name::w_sectPr) continue;
    const Name parent = tree.name(tree.xml().parent(node));
    if (parent == Name::w_pPr || parent == Name::w_body) result.push_back(node);
  }
  return result;
}

// What each section names, and what it has from before where it names nothing.
std::vector<References> in_force(const PartTree& tree) {
  std::vector<References> result;
  References known;
  for (const NodeId section : sections_of(tree)) {
    for (const auto& [slot, node] : references_of(tree, section)) known[slot] = node;
    result.push_back(known);
  }
  return result;
}

}  // namespace

std::string settle_headers(std::string main, const std::vector<StandingSection>& sections,
                           const docx::parse::Document& edited, const docx::parse::Document& ours,
                           SectionGraft& graft) {
  PartTree tree;
  if (tree.read(main)) return main;
  const std::vector<NodeId> standing = sections_of(tree);
  const PartTree& edited_tree = edited.part_of(edited.body()).tree;
  const std::vector<References> theirs = in_force(edited_tree);
  const std::vector<References> our_own = in_force(ours.part_of(ours.body()).tree);
  if (standing.size() != sections.size()) return main;  // a body without w:sectPr

  docx::edit::PartPatch patch;
  std::map<std::string, std::string> known;  // slot → id
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const StandingSection& one = sections[i];
    std::map<std::string, std::string> wanted;  // slot → markup of the reference
    if (one.edited != none && one.edited < theirs.size()) {
      for (const auto& [slot, node] : theirs[one.edited]) {
        wanted[slot] = edited_tree.xml().slice(edited_tree.range(node));
      }
    }
    if (one.ours != none && one.ours < our_own.size()) {
      for (const auto& [slot, node] : our_own[one.ours]) {
        // Of a section that stays only what it did not have: the empty header that parts it from
        // the one before.
        const bool is_needed = one.edited == none || known.contains(slot);
        if (is_needed && !wanted.contains(slot)) wanted[slot] = graft.reference(node);
      }
    }
    for (const auto& [slot, node] : references_of(tree, standing[i])) {
      known[slot] = tree.get(node, Name::r_id);
      wanted.erase(slot);
    }
    std::string missing;
    for (const auto& [slot, markup] : wanted) {
      const std::string id = relationship_of(markup);
      const auto now = known.find(slot);
      if (id.empty() || (now != known.end() && now->second == id)) continue;
      missing += markup;
      known[slot] = id;
    }
    if (missing.empty()) continue;
    if (tree.xml().start_tag(standing[i]) == tree.range(standing[i])) {
      patch.replace(tree.range(standing[i]), "<w:sectPr>" + missing + "</w:sectPr>");
    } else {
      patch.insert(tree.xml().content(standing[i]).begin, missing);
    }
  }
  return patch.empty() ? main : patch.applied(main);
}

}  // namespace vanthu::merge
