#include "merge/flow.h"

namespace vanthu::merge {
namespace {

using docx::parse::Block;
using docx::parse::BlockControl;
using docx::parse::no_node;
using docx::parse::Paragraph;
using docx::parse::StoryPart;
using docx::parse::Table;

void collect(const StoryPart& part, const std::vector<Block>& blocks, std::vector<FlowItem>& out) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      out.push_back({paragraph, nullptr, part.tree.range(paragraph->node)});
    } else if (const auto* table = std::get_if<Table>(&block.content)) {
      out.push_back({nullptr, table, part.tree.range(table->node)});
    } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
      collect(part, control->blocks, out);
    }
  }
}

}  // namespace

std::vector<FlowItem> flow_items(const StoryPart& part, const std::vector<Block>& blocks) {
  std::vector<FlowItem> items;
  collect(part, blocks, items);
  return items;
}

Flow::Flow(const StoryPart& part, const std::vector<Block>& blocks, std::uint32_t begin)
    : items(flow_items(part, blocks)), sequence(begin) {
  for (const FlowItem& item : items) elements.emplace(item.address(), sequence.add(item.range));
}

std::uint32_t begin_of(const StoryPart& part, const docx::parse::Cell& cell) {
  return cell.properties == no_node ? part.tree.xml().content(cell.node).begin
                                    : part.tree.range(cell.properties).end;
}

}  // namespace vanthu::merge
