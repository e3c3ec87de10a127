// `vanthu diff`: what was changed between two DOCX, block by block and value by value.

#pragma once

#include <filesystem>

#include "app/job.h"

namespace vanthu::app {

struct DiffJob {
  JobInput input;  // form and data are not read
  std::filesystem::path older, newer;
  bool as_json = false;
};

[[nodiscard]] JobResult run(const DiffJob& job);

}  // namespace vanthu::app
