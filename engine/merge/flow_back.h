// What people changed in a document, taken back into its data.
//
//   in    an edited file with its blocks found; its record, the data in it; which stretches of the
//         text are values
//   out   the data as the document now says; every change told (ValueFlowsBack …)
//
// A value flows back when a change stands inside its stretch and its text can be read as a value
// again (read_shown.h). A change that touches two values or the template's own words is told and
// left. Changed twice in two ways, a value stays as it was. A paragraph that somebody typed like
// the item beside it is offered, and taken with `adopt` (typed_items.h).

#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "merge/find_blocks.h"
#include "merge/shown_values.h"

namespace vanthu::merge {

struct FlowInput {
  const FoundBlocks& found;
  const Record& record;
  // nullptr where the document cannot be made again: then only bound values flow.
  const ShownValues* shown = nullptr;
  std::vector<std::string> bound;  // read_values
  bool adopt = false;
};

struct FlowedBack {
  data::Value data;
  std::size_t values = 0;   // that changed
  std::size_t adopted = 0;  // items
  std::size_t offered = 0;  // items that were not taken
};

// `data`: those of the record.
[[nodiscard]] FlowedBack flow_back(const FlowInput& input, data::Value data,
                                   Diagnostics& diagnostics);

}  // namespace vanthu::merge
