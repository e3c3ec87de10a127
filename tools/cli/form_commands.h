// The commands about the fields of a template: `vanthu new` and `vanthu fields`.

#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "cli/words.h"

namespace vanthu::cli {

class FormCommands {
 public:
  // Adds the two commands to `app`; what they were given is kept here until run().
  FormCommands(CLI::App& app, const Words& say);
  FormCommands(const FormCommands&) = delete;
  FormCommands& operator=(const FormCommands&) = delete;

  // `input` holds what is common to all commands. Empty when neither command was named.
  [[nodiscard]] std::optional<app::JobResult> run(app::JobInput input) const;

 private:
  CLI::App* new_form_ = nullptr;
  CLI::App* fields_ = nullptr;
  std::string template_;
  std::vector<std::string> data_;
  std::string output_;
  std::string stream_;
  std::string format_;
  bool force_ = false;
};

}  // namespace vanthu::cli
