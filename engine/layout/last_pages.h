// The last page of each section: how little stands on it.
//
//   in    Pages
//   out   one entry a section, in order
//
// For `--fit` (app/fit_pages.h), and for the warning that a closing stands alone.

#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "layout/pages.h"

namespace vanthu::layout {

struct LastPage {
  std::size_t page = 0;  // index into Pages::pages
  bool follows = false;  // the section has pages before it
  bool has_closing = false;
  std::size_t lines = 0;  // of print, the closing left out; the cells of a row share theirs
  Place at;               // of the first of them, else of the closing

  // Not worth a sheet: a single line; with a closing no more than the two lines that it takes
  // along.
  [[nodiscard]] bool nearly_empty() const { return follows && lines <= (has_closing ? 2U : 1U); }
};

[[nodiscard]] std::vector<LastPage> last_pages(const Pages& pages);

// LayoutClosingAlone where the text before a closing is a paragraph too long to go along with it.
void report_closing_alone(const Pages& pages, Diagnostics& diagnostics);

}  // namespace vanthu::layout
