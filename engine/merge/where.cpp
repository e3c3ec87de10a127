#include "merge/where.h"

#include <fmt/format.h>

#include <algorithm>

namespace vanthu::merge {
namespace {

// The first line of the section's first paragraph: "Phụ lục I". "" for the main text.
std::string name_of_section(const Record& record, Index section) {
  if (section == 0) return "";
  for (const RecordedBlock& block : record.blocks) {
    if (block.section != section || block.kind != RecordedBlock::Kind::Paragraph) continue;
    const std::string& text = block.text();
    return text.substr(0, std::min(text.find('\n'), text.size()));
  }
  return "";
}

// Counted as a person counts, header rows included.
std::size_t number_in_table(const Record& record, Index block) {
  std::size_t number = 1;
  while (block > 0 && record.blocks[block - 1].table == record.blocks[block].table) {
    --block;
    ++number;
  }
  return number;
}

}  // namespace

std::string first_words(std::string_view text) {
  constexpr std::size_t count = 9;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    at = text.find_first_of(" \n", at + 1);
    if (at == std::string_view::npos) return std::string(text);
  }
  return std::string(text.substr(0, at)) + " …";
}

std::string where(const Record& record, Index block, std::size_t cell) {
  const RecordedBlock& one = record.blocks[block];
  const std::string section = name_of_section(record, one.section);
  std::string place = section.empty() ? "" : section + " › ";
  if (one.kind == RecordedBlock::Kind::Row) {
    return place + fmt::format("hàng {} › cột {}", number_in_table(record, block), cell + 1);
  }
  return place + "“" + first_words(one.text()) + "”";
}

}  // namespace vanthu::merge
