// Break risks: the places where another machine's Word may break lines or pages otherwise.
//
//   in    Pages
//   out   the places, page by page, each with the figure that decided it
//
// Method: nothing is laid out again. Every line, page end and table row carries how nearly it came
// out otherwise (LineFit, Page::spare and lacking, RowFit); here it is judged by thresholds, which
// are those of word-layout: 1 % of the measure for a line, the quarter of its spaces that Word's
// mode 15 may squeeze, 2 pt for a row, one line for a block. Ours are written in mode 14, where
// Word does not squeeze; a file saved in a newer mode loses that.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/source.h"
#include "layout/pages.h"

namespace vanthu::layout {

struct BreakRisk {
  enum class Kind {
    LineFull,      // a line fits by less than 1 % of the measure
    LineShort,     // the next word missed it by less than that
    LineSqueezed,  // Word's mode 15 may squeeze the spaces and take the next word in
    RowFull,       // a table row fits the page by less than 2 pt
    RowShort,      // it missed the page by less than that
    BlockFull,     // a block ends with less than a line to spare
    BlockShort,    // one that must not part went to the next page for want of less than a line
  };
  Kind kind = Kind::LineFull;
  std::size_t page = 0;     // index into Pages::pages; of the page where it was decided
  std::string label;        // the number printed on it
  Place at;                 // of the paragraph: data or template
  std::string paragraph;    // its first words
  std::string first, last;  // words of the line (of a block or row: of its first line)
  std::string next;         // the word that may come up; of the Line kinds but LineFull
  Length figure;            // left over, or lacking
  Length give;              // LineSqueezed: what the spaces may give
};

// In the order of the pages; on a page lines first, as they are read, then rows, then its end.
[[nodiscard]] std::vector<BreakRisk> break_risks(const Pages& pages);

}  // namespace vanthu::layout
