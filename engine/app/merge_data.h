// Several data files become one value.
//
//   in    the values of the files, in the order given
//   out   one object: where two files say something about the same field the later one wins;
//         objects inside are merged the same way, lists and single values are replaced whole
//
// Every part keeps the place it was read from, so a message names the right file. Members stand in
// the order in which they were first seen.

#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"

namespace vanthu::app {

// One value is passed on as it is, whatever it is. Of several each must be an object; empty exactly
// when an error (DataNotMergeable) was added. Precondition: at least one value.
[[nodiscard]] std::optional<data::Value> merge_data(std::vector<data::Value> values,
                                                    Diagnostics& diagnostics);

}  // namespace vanthu::app
