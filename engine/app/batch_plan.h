// What a batch knows before its first document: everything in it is shared by the threads and
// changes no more.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/batch_job.h"
#include "app/batch_journal.h"
#include "app/resources.h"
#include "app/row_source.h"
#include "base/digest.h"
#include "data/value.h"
#include "template/template.h"

namespace vanthu::app {

struct BatchPlan {
  const BatchJob* job = nullptr;
  std::shared_ptr<const Resources> resources;
  std::unique_ptr<const templates::Template> form;
  data::Value common;
  std::unique_ptr<const RowSource> rows;
  std::vector<std::string> names;  // of all rows, without extension
  std::vector<std::size_t> own;    // indices of this shard's rows
  Sources sources;                 // read so far: template, rules, common data
  Digest input;                    // of those, the fonts and this program
  WrittenFiles written;            // by earlier runs; read only with --resume
};

// Fills all but `written`. False exactly when an error was added; `exit` then says which one.
[[nodiscard]] bool plan_batch(const BatchJob& job, BatchPlan& plan, Diagnostics& diagnostics,
                              Exit& exit);

// The row merged over the common data; its text goes into `sources`, a copy of plan.sources.
[[nodiscard]] std::optional<data::Value> read_row(const BatchPlan& plan, std::size_t index,
                                                  Sources& sources, Diagnostics& diagnostics);

}  // namespace vanthu::app
