// The one walk over blocks: every paragraph, in reading order (table cells row by row).

#pragma once

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

// visit(const Paragraph&)
template <typename Visit>
void for_each_paragraph(const std::vector<Block>& blocks, const Visit& visit) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      visit(*paragraph);
    } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
      for_each_paragraph(control->blocks, visit);
    } else if (const auto* table = std::get_if<Table>(&block.content)) {
      for (const Row& row : table->rows) {
        for (const Cell& cell : row.cells) for_each_paragraph(cell.blocks, visit);
      }
    }
  }
}

}  // namespace vanthu::docx::parse
