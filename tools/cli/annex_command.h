// `vanthu annex`.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/job.h"
#include "cli/words.h"

namespace vanthu::cli {

class AnnexCommand {
 public:
  // Adds the command to `app`; what it was given is kept here until run().
  AnnexCommand(CLI::App& app, const Words& say);
  AnnexCommand(const AnnexCommand&) = delete;
  AnnexCommand& operator=(const AnnexCommand&) = delete;

  [[nodiscard]] bool parsed() const { return command_->parsed(); }
  // `input` holds what is common to all commands.
  [[nodiscard]] app::JobResult run(const app::JobInput& input) const;

 private:
  CLI::App* command_;
  std::string file_;
  std::vector<std::string> data_;
  std::string output_;
  std::string template_;
  std::vector<std::string> only_;
  bool in_place_ = false;
  bool dry_run_ = false;
  bool track_ = false;
  bool adopt_ = false;
  bool accept_guess_ = false;
  bool void_signature_ = false;
  bool force_ = false;
};

}  // namespace vanthu::cli
