#include "merge/file_record.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>
#include <utility>

namespace vanthu::merge {

using Standing = Unit::Standing;

FileRecord::FileRecord(const docx::parse::Document& document, const Record* own)
    : units_(units_of(document)) {
  std::vector<std::string_view> names(units_.units.size());
  for (const NameInUnit& one : units_.names) {
    // Of a row the first in it, which is its own.
    for (const Index unit : {one.unit, units_.units[one.unit].row}) {
      if (unit != none && names[unit].empty()) names[unit] = one.name;
    }
  }
  if (own != nullptr) {
    own_ = find_blocks(document, *own);
    for (Index i = 0; i < own_.units.size(); ++i) {
      if (own_.units[i].standing == Standing::Frame) units_.units[i].standing = Standing::Frame;
    }
  }
  record_.sections.emplace_back();
  std::unordered_map<const docx::parse::Table*, Index> tables;
  for (Index i = 0; i < units_.units.size(); ++i) {
    const Unit& unit = units_.units[i];
    const bool is_row = unit.kind == Unit::Kind::Row;
    // What stands in a row belongs to it.
    const bool is_inside = unit.row != none && units_.units[unit.row].standing != Standing::Frame;
    const bool is_silent = unit.standing == Standing::Blank ||
                           unit.standing == Standing::Contents || unit.standing == Standing::Frame;
    if (!is_inside && !is_silent) {
      RecordedBlock block;
      block.kind = is_row ? RecordedBlock::Kind::Row : RecordedBlock::Kind::Paragraph;
      block.key = fmt::format("{}", i);
      block.bookmark = names[i];
      block.section = static_cast<Index>(record_.sections.size() - 1);
      if (unit.table != nullptr) {
        const auto [table, is_new] =
            tables.emplace(unit.table, static_cast<Index>(record_.tables.size()));
        if (is_new) {
          record_.tables.push_back({fmt::format("bang[{}]", tables.size()), block.section});
        }
        block.table = table->second;
      }
      block.cells = unit.cells;
      record_.blocks.push_back(std::move(block));
      unit_of_.push_back(i);
    }
    if (unit.paragraph != nullptr && unit.paragraph->section != docx::parse::no_node) {
      record_.sections.push_back(fmt::format("{}", record_.sections.size()));
    }
  }
}

Index FileRecord::own_block(Index block) const {
  if (own_.units.empty()) return none;
  const Unit& unit = own_.units[unit_of_[block]];
  return unit.standing == Standing::Block ? unit.block : none;
}

}  // namespace vanthu::merge
