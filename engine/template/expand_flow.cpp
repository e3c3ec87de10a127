// The walk: <lap>, <nhom-theo>, <neu>, <chon> and <goi> leave no trace but what they hold.

#include <algorithm>
#include <deque>
#include <utility>

#include "template/arguments.h"
#include "template/choices.h"
#include "template/expander.h"
#include "template/loop_items.h"
#include "template/tags.h"

namespace vanthu::templates {
namespace {

// The branch of a <neu> that holds: its own children, or those of a <khac-neu> or <khac>.
const std::vector<Node>* branch_of(const Node& node, const Scope& scope,
                                   Diagnostics& diagnostics) {
  if (holds(*node.condition, scope, diagnostics)) return &node.children;
  for (const Node& child : node.children) {
    if (child.tag == Tag::Else) return &child.children;
    if (child.tag == Tag::ElseIf && holds(*child.condition, scope, diagnostics))
      return &child.children;
  }
  return nullptr;
}

// Puts page breaks between the items of one loop: before the first block of an item, once an
// earlier one has made some.
class ItemBreaks {
 public:
  ItemBreaks(const Node& loop, const std::vector<model::Section>& sections)
      : wanted_(loop.get("ngat-trang") == "co"),
        sections_(sections),
        section_(sections.size()),
        start_(sections.back().blocks.size()) {}

  // Before an item: whether a break goes here.
  [[nodiscard]] bool due() const {
    return wanted_ && sections_.size() == section_ && sections_.back().blocks.size() > start_;
  }

 private:
  bool wanted_;
  const std::vector<model::Section>& sections_;
  std::size_t section_;  // of the loop
  std::size_t start_;    // blocks before it
};

}  // namespace

void Expander::each(const std::vector<Node>& nodes, const Visitor& visit) {
  for (const Node& node : nodes) {
    if (!step(node.at)) return;
    switch (node.tag) {
      case Tag::Loop:
      case Tag::GroupBy:
        each_item(node, visit);
        break;
      case Tag::HeadingLoop:
        each_heading(node, visit);
        break;
      case Tag::If:
        if (const auto* branch = branch_of(node, scope_, diagnostics_)) each(*branch, visit);
        break;
      case Tag::Choose:
        choose(node, visit);
        break;
      case Tag::Call:
        call(node, visit);
        break;
      default:
        if (!is_branch(node.tag)) visit(node);  // a branch is taken by the tag it belongs to
    }
  }
}

void Expander::each_item(const Node& loop, const Visitor& visit) {
  const CountStep count = [&] { return step(loop.at); };
  const ItemBreaks breaks(loop, document_.sections);
  const auto walk = [&](std::size_t total, const auto& bind) {
    const std::size_t outside = scope_.bindings.size();
    for (std::size_t n = 0; n < total; ++n) {
      if (!step(loop.at)) return;
      const std::size_t section = document_.sections.size();
      const bool parted = breaks.due();
      if (parted) emit(model::PageBreak{loop.at});
      bind(n, n + 1, n + 1 == total);
      each(loop.children, visit);
      scope_.bindings.resize(outside);
      // An item that made nothing leaves no break behind.
      std::vector<model::Block>& blocks = document_.sections[section - 1].blocks;
      if (parted && std::holds_alternative<model::PageBreak>(blocks.back())) blocks.pop_back();
    }
  };
  if (loop.tag == Tag::GroupBy) {
    const std::vector<ItemGroup> groups = groups_of(loop, scope_, count, diagnostics_);
    walk(groups.size(), [&](std::size_t i, std::size_t number, bool last) {
      bind_group(scope_, loop.variable(), groups[i], number, last);
    });
  } else {
    const std::vector<LoopItem> items = items_of(loop, scope_, count, diagnostics_);
    walk(items.size(), [&](std::size_t i, std::size_t number, bool last) {
      bind_item(scope_, loop.variable(), items[i], number, last);
    });
  }
}

void Expander::choose(const Node& node, const Visitor& visit) {
  const Resolved found = resolve(std::get<Path>(node.expression->operand.what), scope_);
  for (const Node& branch : node.children) {
    const bool meant =
        branch.tag == Tag::Else || (branch.tag == Tag::When && found.get() != nullptr &&
                                    is_meant(branch, *found.field, *found.get()));
    if (meant) return each(branch.children, visit);
  }
}

void Expander::call(const Node& node, const Visitor& visit) {
  const Diagnostics::Within within(diagnostics_, node.at);
  std::deque<data::Value> made;
  Scope scope = block_scope(*node.call, node.at, scope_, made, diagnostics_);
  std::string items = items_key();  // the block's variables do not tell the caller's items apart
  std::swap(scope, scope_);
  std::swap(items, caller_items_);
  each(node.children, visit);
  std::swap(items, caller_items_);
  std::swap(scope, scope_);
}

}  // namespace vanthu::templates
