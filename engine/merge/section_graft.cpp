#include "merge/section_graft.h"

#include <fmt/format.h>

#include <algorithm>

#include "docx/edit/patch.h"
#include "docx/parse/text.h"
#include "merge/word_markup.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

using docx::edit::PartPatch;
using docx::parse::Document;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Part;
using docx::parse::PartTree;

bool is_reference(const PartTree& tree, NodeId node) {
  const std::string& name = local_name(tree, node);
  return name == "headerReference" || name == "footerReference";
}

std::string attribute(const PartTree& tree, NodeId node, std::string_view local) {
  for (const auto& one : tree.xml().attributes(node)) {
    if (tree.xml().names()[one.name].local == local) return tree.xml().value(one);
  }
  return {};
}

// "headerReference default": which header a reference is of.
std::string slot(const PartTree& tree, NodeId node) {
  const std::string type = attribute(tree, node, "type");
  return local_name(tree, node) + ' ' + (type.empty() ? "default" : type);
}

std::string text_of(const Document& document, const Part& part) {
  for (const docx::parse::Story& story : document.stories) {
    if (document.parts[story.part].part == &part) return reading_text(document, story);
  }
  return {};
}

}  // namespace

// The part with the style ids of the edited file.
std::string SectionGraft::fitted(const Part& part) const {
  PartTree tree;
  if (tree.read(part.bytes)) return std::string(part.bytes);
  PartPatch patch;
  for (NodeId node = 0; node < tree.xml().size(); ++node) {
    const std::string& name = local_name(tree, node);
    if (name != "pStyle" && name != "rStyle") continue;
    for (const auto& one : tree.xml().attributes(node)) {
      if (tree.xml().names()[one.name].local == "val") {
        patch.replace(one.value, styles_.id_of(tree.xml().value(one)));
      }
    }
  }
  return patch.applied(part.bytes);
}

std::string SectionGraft::reference(NodeId node) {
  const PartTree& tree = ours_.part_of(ours_.body()).tree;
  const auto* link = ours_.package.main().relationships.find(attribute(tree, node, "id"));
  const Part* part = link == nullptr ? nullptr : ours_.package.find(link->target);
  const PartTree& theirs = edited_.part_of(edited_.body()).tree;
  const std::string_view root = theirs.xml().slice(theirs.xml().start_tag(0));
  if (part == nullptr || root.find("xmlns:r=") == std::string_view::npos) return {};
  std::string id;
  const std::string text = text_of(ours_, *part);
  for (const auto& one : edited_.package.main().relationships) {
    const Part* known = edited_.package.find(one.target);
    if (id.empty() && one.kind == link->kind && !one.external && known != nullptr &&
        text_of(edited_, *known) == text) {
      id = one.id;
    }
  }
  for (const Addition& one : additions_) {
    if (id.empty() && one.kind == link->kind && one.bytes == fitted(*part)) id = one.id;
  }
  if (id.empty()) {
    int number = 1;
    std::string name;
    do {
      id = "rIdVanthuTrang" + fmt::format_int(number).str();
      name = "word/vanthu-" + link->kind + fmt::format_int(number++).str() + ".xml";
    } while (edited_.package.main().relationships.find(id) != nullptr ||
             edited_.package.find(name) != nullptr ||
             std::any_of(additions_.begin(), additions_.end(),
                         [&](const Addition& one) { return one.id == id; }));
    additions_.push_back({id, link->kind, name, fitted(*part)});
  }
  const std::string type = attribute(tree, node, "type");
  std::string result = "<w:" + local_name(tree, node) + " w:type=\"";
  result += type.empty() ? "default" : type;
  result += "\" r:id=\"";
  xml::escape_into(result, id);
  return result + "\"/>";
}

std::string SectionGraft::properties(NodeId section, NodeId before,
                                     const std::string& mark_attributes) {
  const PartTree& tree = ours_.part_of(ours_.body()).tree;
  std::string result = "<w:sectPr>";
  for (const NodeId child : tree.children(section)) {
    result += is_reference(tree, child) ? reference(child)
                                        : std::string(tree.xml().slice(tree.range(child)));
  }
  if (before != no_node) {
    const PartTree& theirs = edited_.part_of(edited_.body()).tree;
    result += "<w:sectPrChange" + mark_attributes + "><w:sectPr>";
    for (const NodeId child : theirs.children(before)) {
      if (!is_reference(theirs, child) && local_name(theirs, child) != "sectPrChange") {
        result += theirs.xml().slice(theirs.range(child));
      }
    }
    result += "</w:sectPr></w:sectPrChange>";
  }
  return result + "</w:sectPr>";
}

std::map<std::string, NodeId> references_of(const PartTree& tree, NodeId section) {
  std::map<std::string, NodeId> result;
  for (const NodeId child : tree.children(section)) {
    if (is_reference(tree, child)) result.emplace(slot(tree, child), child);
  }
  return result;
}

std::string relationship_of(std::string_view reference) {
  const std::size_t at = reference.find("r:id=\"");
  if (at == std::string_view::npos) return {};
  return std::string(reference.substr(at + 6, reference.find('"', at + 6) - at - 6));
}

std::string ending_properties(const docx::parse::StoryPart& part,
                              const docx::parse::Paragraph& paragraph, std::string_view section,
                              std::string_view mark) {
  const PartTree& tree = part.tree;
  std::string before, run, behind;
  if (paragraph.properties != no_node) {
    for (const NodeId child : tree.children(paragraph.properties)) {
      const std::string& name = local_name(tree, child);
      if (name == "sectPr") continue;
      if (name == "rPr") {
        run = tree.xml().slice(tree.xml().content(child));
      } else {
        (name == "pPrChange" ? behind : before) += tree.xml().slice(tree.range(child));
      }
    }
  }
  if (paragraph.mark_revision == docx::parse::none) run.insert(0, mark);
  std::string result = "<w:pPr>" + before;
  if (!run.empty()) result += "<w:rPr>" + run + "</w:rPr>";
  return result.append(section).append(behind) + "</w:pPr>";
}

}  // namespace vanthu::merge
