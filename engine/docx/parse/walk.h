// The one walk over blocks: every paragraph, in reading order (table cells row by row).

#pragma once

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

// visit(const Paragraph&); keep(Index revision) says whether a row or cell with this revision of
// its own is looked into.
template <typename Visit, typename Keep>
void for_each_paragraph(const std::vector<Block>& blocks, const Visit& visit, const Keep& keep) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
      visit(*paragraph);
    } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
      for_each_paragraph(control->blocks, visit, keep);
    } else if (const auto* table = std::get_if<Table>(&block.content)) {
      for (const Row& row : table->rows) {
        if (!keep(row.revision)) continue;
        for (const Cell& cell : row.cells) {
          if (keep(cell.revision)) for_each_paragraph(cell.blocks, visit, keep);
        }
      }
    }
  }
}

template <typename Visit>
void for_each_paragraph(const std::vector<Block>& blocks, const Visit& visit) {
  for_each_paragraph(blocks, visit, [](Index) { return true; });
}

}  // namespace vanthu::docx::parse
