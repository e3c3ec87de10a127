// What the levels of a merge share: both documents with their blocks, the changes so far.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "docx/edit/patch.h"
#include "docx/edit/text_diff.h"
#include "docx/parse/document.h"
#include "merge/annex.h"
#include "merge/find_blocks.h"
#include "merge/points.h"
#include "merge/record_reader.h"
#include "merge/section_graft.h"
#include "merge/section_headers.h"
#include "merge/transplant.h"

namespace vanthu::merge {

// One of the two documents: as it was read, and which block each paragraph and row is.
struct Side {
  const docx::parse::Document& document;
  const docx::parse::StoryPart& part;
  const Record& record;
  FoundBlocks found;
  std::unordered_map<const void*, Index> units;        // paragraph or row → unit
  std::unordered_map<std::string_view, Index> blocks;  // key → block of the record
  std::unordered_map<std::string_view, Index> tables;  // key → table of the record
  std::vector<std::string> titles;                     // by section: what heads it in the file
  std::vector<std::uint32_t> row_numbers;  // by unit, of rows: from the first that is no header

  Side(const docx::parse::Document& document, const Record& record, FoundBlocks found);
  // The block that a paragraph or row is; none when it is none.
  [[nodiscard]] Index block_of(const void* paragraph_or_row) const;
  [[nodiscard]] const Unit* unit_of(Index block) const;  // null when it is missing

 private:
  void note_titles();
  void number_rows();
};

// w:tblHeader
[[nodiscard]] bool is_header_row(const docx::parse::StoryPart& part, const docx::parse::Row& row);

struct Context {
  const Side& edited;  // its record is the base
  const Side& ours;
  bool base_is_known = true;  // false: the record is lost
  const AnnexOptions& options;
  docx::edit::PartPatch& patch;
  Transplant& graft;
  SectionGraft& sections;
  Diagnostics& diagnostics;
  std::unordered_set<std::string>& bookmarks;  // names in the edited file
  const Points& points;
  std::vector<StandingSection> standing = {};  // where whole sections come or go
  std::unordered_set<std::string> left_out;    // keys of sections that are not looked at
  bool changed = false;                      // something that a reader sees
  std::size_t conflicts = 0;

  [[nodiscard]] Transplant::Options grafting(bool tracked) const {
    return {.controls = !tracked, .section = false, .tracked = tracked};
  }
};

// What the file said when it was made; nothing when that is not known any more.
[[nodiscard]] std::optional<std::vector<std::string>> base_cells(const Context& context,
                                                                 Index block);

// Two texts that a person would call the same but for the number in front.
[[nodiscard]] bool same_but_for_number(std::string_view one, std::string_view other);
[[nodiscard]] bool same_but_for_number(const std::vector<std::string>& one,
                                       const std::vector<std::string>& other);

// Cells that say the same; empty ones at the end count as none, because a record leaves them out.
[[nodiscard]] bool same_cells(const std::vector<std::string>& one,
                              const std::vector<std::string>& other);

// At most so many characters of a text, on one line.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace vanthu::merge
