// A batch: one template, one document a row.
//
//   in    a file of rows, data common to all of them, a folder
//   out   DIR/<name>.docx and .pdf for each good row; DIR/loi.xlsx for the others; a journal
//
// Each row is merged over the common data (the row wins) and rendered by itself; a bad row costs
// its own document and no other. Threads share what is immutable and take rows from a counter; what
// they make does not depend on their number.
//
//   Exit::Done        every row has its document
//   Exit::Partly      some rows failed
//   Exit::Refused     all failed, or nothing could be begun
//   Exit::NotWritten  stopped because the folder takes no more files; --resume goes on from there

#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "app/batch_journal.h"
#include "app/file_names.h"
#include "app/job.h"

namespace vanthu::app {

struct BatchProgress {
  std::size_t done = 0;  // failed ones and those of earlier runs included
  std::size_t kept = 0;  // already made by an earlier run
  std::size_t failed = 0;
  std::size_t total = 0;
};

struct BatchJob {
  JobInput input;  // `data`: the common data
  std::filesystem::path rows;
  std::filesystem::path folder;  // made when it is not there
  std::string name;              // template/name_pattern.h; empty: number and first text
  Letters letters = Letters::Vietnamese;
  bool docx = true;
  bool pdf = true;
  bool fit = false;    // fit_pages.h, for each document
  bool plain = false;  // the DOCX carry no identity
  Shard shard;
  unsigned threads = 1;
  bool resume = false;
  Overwrite overwrite = Overwrite::Refuse;
  // Called after each row, by one thread at a time; may be empty.
  std::function<void(const BatchProgress&)> progress;
};

[[nodiscard]] JobResult run(const BatchJob& job);

}  // namespace vanthu::app
