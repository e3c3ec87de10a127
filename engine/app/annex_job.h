// `vanthu annex`: an edited document brought up to date with its data.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"

namespace vanthu::app {

struct AnnexJob {
  JobInput input;  // form: another version of the template; "" for the file's own
  std::filesystem::path file;
  std::optional<std::filesystem::path> output;  // "-" is standard output
  bool in_place = false;          // the file itself; what it was is kept beside it as .bak
  bool dry_run = false;           // tell what would change, write nothing
  std::vector<std::string> only;  // numbers of annexes; none: the whole document
  bool track = false;             // every change is a tracked change
  bool adopt = false;             // items that somebody typed into the text become data
  bool accept_guess = false;
  bool void_signature = false;
  Overwrite overwrite = Overwrite::Refuse;
};

[[nodiscard]] JobResult run(const AnnexJob& job);

}  // namespace vanthu::app
