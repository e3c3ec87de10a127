// Paragraphs and tables that stand one behind the other: of a body, a cell, a header.
//
//   in    the blocks of one of them
//   out   its items in order, controls around them looked through; as elements of a sequence, so
//         that some may be put in, taken out and moved

#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "docx/parse/document.h"
#include "merge/sequence.h"

namespace vanthu::merge {

struct FlowItem {
  const docx::parse::Paragraph* paragraph = nullptr;
  const docx::parse::Table* table = nullptr;
  xml::ByteRange range;

  [[nodiscard]] const void* address() const {
    return paragraph != nullptr ? static_cast<const void*>(paragraph) : table;
  }
};

[[nodiscard]] std::vector<FlowItem> flow_items(const docx::parse::StoryPart& part,
                                               const std::vector<docx::parse::Block>& blocks);

struct Flow {
  std::vector<FlowItem> items;
  std::unordered_map<const void*, std::uint32_t> elements;  // paragraph or table → element
  Sequence sequence;
  bool in_cell = false;

  // `begin`: where the first block would stand.
  Flow(const docx::parse::StoryPart& part, const std::vector<docx::parse::Block>& blocks,
       std::uint32_t begin);
};

// Where the first block of a cell stands, or would.
[[nodiscard]] std::uint32_t begin_of(const docx::parse::StoryPart& part,
                                     const docx::parse::Cell& cell);

}  // namespace vanthu::merge
