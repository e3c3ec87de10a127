// A line on the terminal that says how far a batch has come. The only clock of the program.

#pragma once

#include <chrono>

#include "app/batch_job.h"
#include "base/diagnostics.h"

namespace vanthu::cli {

class ProgressBar {
 public:
  // Silent when standard error is no terminal.
  explicit ProgressBar(Language language);
  // Takes the line away, so that the report starts on a clean one.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(const app::BatchProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  Language language_;
  bool on_terminal_;
  bool drawn_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace vanthu::cli
