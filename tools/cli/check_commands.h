// The commands that judge a DOCX: `vanthu check`, `vanthu ready`, `vanthu text`, `vanthu explain`.

#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "cli/words.h"

namespace vanthu::cli {

class CheckCommands {
 public:
  CheckCommands(CLI::App& app, const Words& say);
  CheckCommands(const CheckCommands&) = delete;
  CheckCommands& operator=(const CheckCommands&) = delete;

  // Empty when none of them was named.
  [[nodiscard]] std::optional<app::JobResult> run(app::JobInput input) const;

 private:
  CLI::App* check_ = nullptr;
  CLI::App* ready_ = nullptr;
  CLI::App* text_ = nullptr;
  CLI::App* explain_ = nullptr;
  std::vector<std::string> files_;
  std::string fail_on_ = "violation";
  std::string format_ = "text";
  std::string rule_, ready_file_, text_file_, text_output_;
  std::string annotate_, fix_, tone_, profile_, baseline_, write_baseline_, hunspell_;
  bool to_unicode_ = false;
  bool force_ = false;
  bool structure_ = false;
};

}  // namespace vanthu::cli
