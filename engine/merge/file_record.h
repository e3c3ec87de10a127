// Any DOCX as a record of itself: its paragraphs and rows under the names that stand in them, so
// that they can be looked for in another file (find_blocks.h).
//
//   in    a DOCX as it was read; its own record, if it has one (which rows are layout)
//   out   Record: a block a paragraph or row, its key its number among the units

#pragma once

#include <vector>

#include "merge/find_blocks.h"
#include "merge/units.h"

namespace vanthu::merge {

class FileRecord {
 public:
  FileRecord(const docx::parse::Document& document, const Record* own);

  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] Record& record() { return record_; }
  [[nodiscard]] const Unit& unit(Index block) const { return units_.units[unit_of_[block]]; }
  // The number of the unit, as find_blocks counts them in this document.
  [[nodiscard]] Index unit_number(Index block) const { return unit_of_[block]; }
  // The block of the file's own record; none where there is none.
  [[nodiscard]] Index own_block(Index block) const;

 private:
  Units units_;
  FoundBlocks own_;
  Record record_;
  std::vector<Index> unit_of_;  // by block
};

}  // namespace vanthu::merge
