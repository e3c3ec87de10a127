// `vanthu batch`: its arguments and its progress bar.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "app/batch_job.h"
#include "cli/words.h"

namespace vanthu::cli {

class BatchCommand {
 public:
  BatchCommand(CLI::App& app, const Words& say);

  [[nodiscard]] bool parsed() const { return command_->parsed(); }
  // `input` has what every command takes. Shows progress on a terminal while it runs.
  [[nodiscard]] app::JobResult run(const app::JobInput& input) const;

 private:
  CLI::App* command_;
  std::string form_;
  std::string rows_;
  std::vector<std::string> common_;
  std::string folder_;
  std::string name_;
  std::vector<std::string> formats_;
  app::Shard shard_;
  unsigned jobs_ = 0;
  bool resume_ = false;
  bool force_ = false;
  bool ascii_names_ = false;
  bool fit_ = false;
  bool plain_ = false;
};

}  // namespace vanthu::cli
