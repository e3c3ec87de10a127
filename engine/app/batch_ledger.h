// The ledger of a batch: what has become of its rows, in bounded memory.
//
//   in    an outcome a row, from any thread
//   out   lines in the journal; counts; the failed rows; the first reports in the order of the rows
//
// Everything here happens under one lock, which is held for microseconds a row.

#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/batch_job.h"
#include "app/failed_rows.h"
#include "base/file.h"

namespace vanthu::app {

struct RowOutcome {
  enum class Kind { Made, Kept, Failed };
  Kind kind = Kind::Failed;
  std::string report;    // in the form asked for; empty when there is nothing to say
  std::string messages;  // Failed: for the list of failed rows
  std::string journal;   // Made
};

// Why the folder takes no more files.
struct WriteTrouble {
  std::string path;
  std::string reason;
};

class BatchLedger {
 public:
  BatchLedger(const BatchJob& job, std::size_t total, LineLog& journal)
      : job_(job), journal_(journal) {
    progress_.total = total;
  }

  // Throws std::system_error when the journal cannot be written.
  void add(std::size_t index, const std::string& name, RowOutcome outcome);
  void stop(WriteTrouble trouble);
  [[nodiscard]] bool is_stopped() const;

  // After the threads have ended:
  [[nodiscard]] const BatchProgress& progress() const { return progress_; }
  [[nodiscard]] const std::optional<WriteTrouble>& trouble() const { return trouble_; }
  // In the order of the rows.
  [[nodiscard]] const std::map<std::size_t, FailedRow>& failed() const { return failed_; }

  // A person reads some reports, not thousands: failed rows first.
  static constexpr std::size_t most_reports = 20;
  // By row; at most `most_reports`.
  [[nodiscard]] std::map<std::size_t, std::string> reports() const;

 private:
  const BatchJob& job_;
  LineLog& journal_;
  mutable std::mutex mutex_;
  BatchProgress progress_;
  std::optional<WriteTrouble> trouble_;
  std::map<std::size_t, FailedRow> failed_;
  std::map<std::size_t, std::string> errors_;    // reports of failed rows
  std::map<std::size_t, std::string> warnings_;  // and of the others
};

}  // namespace vanthu::app
