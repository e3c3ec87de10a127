// What every block is called, so that it can be found again in the next version of the document and
// in a file that people have edited.
//
//   in    the styled blocks that came from one model block; its key
//   out   `identity` of each paragraph and table, and of the rows of a data table
//
// The key (model/document.h) names the first paragraph; those after it are counted: "tieu-de",
// "tieu-de~2". In a layout table the paragraphs are named by their place: "dau-van-ban/1.2.1" (row,
// cell, paragraph). Blocks that have no key are called by what they are, and outside the main text
// by their section: "phu-luc:chi-tieu/ket". Paragraphs that only draw a rule or part two tables
// are named after the block before them.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "rules/styled.h"

namespace vanthu::rules {

// The key of what heads the section: of an annex its own, of the main text "".
[[nodiscard]] std::string section_key(const model::Section& section, std::size_t index);

// The block's key, or what stands for it; `section`: section_key.
[[nodiscard]] std::string key_of(const model::Block& block, const std::string& section);

// Names blocks[first …], which came from one model block.
void name_blocks(const std::string& key, std::vector<StyledBlock>& blocks, std::size_t first);

// When all blocks stand: names those that were put between others, and tells apart any that were
// called the same.
void settle_identities(StyledDocument& document);

}  // namespace vanthu::rules
