#include "merge/style_map.h"

#include <fmt/format.h>

#include "docx/edit/patch.h"
#include "merge/word_markup.h"
#include "text/text.h"

namespace vanthu::merge {
namespace {

using docx::edit::PartPatch;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;

NodeId child_named(const PartTree& tree, NodeId node, std::string_view local) {
  for (const NodeId child : tree.children(node)) {
    if (local_name(tree, child) == local) return child;
  }
  return no_node;
}

std::string attribute(const PartTree& tree, NodeId node, std::string_view local) {
  for (const auto& one : tree.xml().attributes(node)) {
    if (tree.xml().names()[one.name].local == local) return tree.xml().value(one);
  }
  return {};
}

// Names go without case; aliases follow a comma.
std::string name_of(const PartTree& tree, NodeId style) {
  const NodeId node = child_named(tree, style, "name");
  if (node == no_node) return {};
  const std::string name = attribute(tree, node, "val");
  return text::lower(text::normalised(name.substr(0, name.find(','))));
}

}  // namespace

StyleMap::StyleMap(const docx::parse::Document& edited, const docx::parse::Document& ours) {
  edited_ = edited.package.related(edited.package.main(), "styles");
  const docx::parse::Part* our_part = ours.package.related(ours.package.main(), "styles");
  if (edited_ == nullptr || our_part == nullptr || edited_tree_.read(edited_->bytes) ||
      our_tree_.read(our_part->bytes)) {
    edited_ = nullptr;
    return;
  }
  for (const NodeId node : edited_tree_.children(0)) {
    if (local_name(edited_tree_, node) != "style") continue;
    const std::string id = attribute(edited_tree_, node, "styleId");
    ids_.insert(id);
    by_name_.emplace(attribute(edited_tree_, node, "type") + ' ' + name_of(edited_tree_, node), id);
  }
  for (const NodeId node : our_tree_.children(0)) {
    if (local_name(our_tree_, node) != "style") continue;
    ours_[attribute(our_tree_, node, "styleId")] = {name_of(our_tree_, node),
                                                    attribute(our_tree_, node, "type"), node};
  }
}

std::string StyleMap::id_of(const std::string& our_id) {
  if (edited_ == nullptr) return our_id;
  const auto known = known_.find(our_id);
  if (known != known_.end()) return known->second;
  const auto style = ours_.find(our_id);
  if (style == ours_.end()) return our_id;
  const auto found = by_name_.find(style->second.type + ' ' + style->second.name);
  if (found != by_name_.end()) return known_[our_id] = found->second;

  // Formats in namespaces that the other part need not declare; a style that is not there is the
  // default one.
  if (!is_plain_word(our_tree_, style->second.node)) return known_[our_id] = our_id;
  std::string id = our_id;
  for (int count = 2; !ids_.insert(id).second; ++count) id = our_id + fmt::format_int(count).str();
  known_[our_id] = id;
  PartPatch patch;
  for (const auto& one : our_tree_.xml().attributes(style->second.node)) {
    if (our_tree_.xml().names()[one.name].local == "styleId") patch.replace(one.value, id);
  }
  const NodeId based = child_named(our_tree_, style->second.node, "basedOn");
  if (based != no_node) {
    for (const auto& one : our_tree_.xml().attributes(based)) {
      patch.replace(one.value, id_of(our_tree_.xml().value(one)));
    }
  }
  added_ += patch.applied(our_tree_.xml().bytes(), our_tree_.range(style->second.node));
  return id;
}

std::string StyleMap::patched() const {
  PartPatch patch;
  patch.insert(edited_tree_.xml().end_tag(0).begin, added_);
  return patch.applied(edited_->bytes);
}

}  // namespace vanthu::merge
