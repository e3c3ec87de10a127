// Which column of the edited table is which of ours.
//
//   in    both tables
//   out   for every grid column of ours the one of the edited table, or none: somebody deleted it,
//         or a new version of the template adds it; the columns that it drops
//
// Columns go by what stands above them in the header, compared with what stood there when the file
// was made: so a column that people put in is told from one that the template does not have any
// more. The record has the words of a header but not which columns its cells span, so a header of
// several lines is that of the edited file or of the new one, whichever still has its words. Where
// that is not known as many columns are the same ones, and otherwise the headers of both are
// compared.

#pragma once

#include <vector>

#include "merge/context.h"

namespace vanthu::merge {

struct Columns {
  static constexpr int gone = -1;
  std::vector<int> theirs;  // by our column
  bool same = true;         // one to one

  struct Added {
    int ours = 0;
    int behind = gone;  // the edited table's column before it; gone: in front of all
  };
  std::vector<Added> added;  // by the new version of the template, in their order
  std::vector<int> dropped;  // by it: of the edited table
  bool is_unclear = false;   // the template changes columns, but people the header as well
  std::vector<bool> made;    // by column of the edited table: it was there when the file was made

  // Of our column; `gone` for none.
  [[nodiscard]] int of(int ours) const {
    return ours < static_cast<int>(theirs.size()) ? theirs[static_cast<std::size_t>(ours)] : gone;
  }
  // Whether ours has the column, or the file had it when it was made.
  [[nodiscard]] bool has(int their_column) const;
  [[nodiscard]] bool drops(int their_column) const;
};

[[nodiscard]] Columns match_columns(const Side& edited, const docx::parse::Table& table,
                                    const Side& ours, const docx::parse::Table& our_table,
                                    bool base_is_known);

// What the header says above each column.
[[nodiscard]] std::vector<std::string> headers(const Side& side, const docx::parse::Table& table);

}  // namespace vanthu::merge
