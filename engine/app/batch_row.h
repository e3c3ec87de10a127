// One row of a batch, from its data to its files.

#pragma once

#include "app/batch_ledger.h"
#include "app/batch_plan.h"
#include "app/pipeline.h"

namespace vanthu::app {

// Throws std::system_error when the folder takes no files; what is wrong with the row itself, or
// with a single file in its way, is an outcome.
[[nodiscard]] RowOutcome make_row(const BatchPlan& plan, std::size_t index, Worker& worker);

}  // namespace vanthu::app
