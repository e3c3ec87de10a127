// A list written into one cell as JSON: how a row holds what has no columns.
//
//   in    a cell of a row of a batch
//   out   the list or the free table in it, every place that of the cell
//
// The list of failed rows (app/failed_rows.h) writes lists of objects like that.

#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "data/sheet.h"
#include "data/value.h"

namespace vanthu::forms {

// Whether the cell begins like a JSON list or object.
[[nodiscard]] bool looks_like_json(const data::Cell& cell);

// Empty exactly when an error was added. `name` is what the message calls the list.
[[nodiscard]] std::optional<data::Value> read_json_cell(const data::Cell& cell,
                                                        const std::string& name,
                                                        Diagnostics& diagnostics);

// The same for a list of texts, whose cell is lines as a rule: empty, and nothing is told, unless
// it is a JSON list of texts only.
[[nodiscard]] std::optional<data::Value> read_json_texts(const data::Cell& cell);

}  // namespace vanthu::forms
