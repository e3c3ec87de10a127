// `vanthu diff`: what was changed between two DOCX, block by block and value by value; as text,
// JSON, or a DOCX with tracked changes.

#pragma once

#include <filesystem>
#include <optional>

#include "app/job.h"
#include "app/resources.h"
#include "merge/compare.h"

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

// `record`: of the older file; with it and `resources` differences name the fields of the data.
// Both may be null.
[[nodiscard]] merge::Comparison compare_files(const docx::parse::Document& older,
                                              const merge::Record* record,
                                              const docx::parse::Document& newer,
                                              const std::filesystem::path& folder,
                                              const Resources* resources, Sources& sources);

}  // namespace vanthu::app
