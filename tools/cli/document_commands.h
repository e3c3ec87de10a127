// The commands about a document that people have edited: `vanthu extract`.

#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/job.h"
#include "cli/words.h"

namespace vanthu::cli {

class DocumentCommands {
 public:
  // Adds the commands to `app`; what they were given is kept here until run().
  DocumentCommands(CLI::App& app, const Words& say);
  DocumentCommands(const DocumentCommands&) = delete;
  DocumentCommands& operator=(const DocumentCommands&) = delete;

  // `input` holds what is common to all commands. Empty when none of these was named.
  [[nodiscard]] std::optional<app::JobResult> run(const app::JobInput& input) const;

 private:
  CLI::App* extract_ = nullptr;
  std::string file_;
  std::string output_;
  bool adopt_ = false;
  bool force_ = false;
};

}  // namespace vanthu::cli
