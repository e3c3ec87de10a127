// `vanthu diff`: what was changed between two DOCX, block by block and value by value; as text,
// JSON, or a DOCX with tracked changes.

#pragma once

#include <filesystem>
#include <optional>

#include "app/job.h"

namespace vanthu::app {

struct DiffJob {
  JobInput input;  // form and data are not read
  std::filesystem::path older, newer;
  bool as_json = false;
  // *.docx, "-" for standard output: the older file with what differs as tracked changes.
  std::optional<std::filesystem::path> output;
  Overwrite overwrite = Overwrite::Refuse;
};

[[nodiscard]] JobResult run(const DiffJob& job);

}  // namespace vanthu::app
