#include "app/batch_ledger.h"

#include <iterator>
#include <utility>

namespace vanthu::app {
namespace {

// Keeps the reports of the first rows.
void keep(std::map<std::size_t, std::string>& reports, std::size_t index, std::string report) {
  if (report.empty()) return;
  reports.emplace(index, std::move(report));
  if (reports.size() > BatchLedger::most_reports) reports.erase(std::prev(reports.end()));
}

}  // namespace

void BatchLedger::add(std::size_t index, const std::string& name, RowOutcome outcome) {
  const std::lock_guard lock(mutex_);
  if (outcome.kind == RowOutcome::Kind::Made) journal_.append(outcome.journal);
  ++progress_.done;
  if (outcome.kind == RowOutcome::Kind::Kept) ++progress_.kept;
  if (outcome.kind == RowOutcome::Kind::Failed) {
    ++progress_.failed;
    failed_.emplace(index, FailedRow{index, name, std::move(outcome.messages)});
    keep(errors_, index, std::move(outcome.report));
  } else {
    keep(warnings_, index, std::move(outcome.report));
  }
  if (job_.progress) job_.progress(progress_);
}

void BatchLedger::stop(WriteTrouble trouble) {
  const std::lock_guard lock(mutex_);
  if (!trouble_) trouble_ = std::move(trouble);
}

bool BatchLedger::is_stopped() const {
  const std::lock_guard lock(mutex_);
  return trouble_.has_value();
}

std::map<std::size_t, std::string> BatchLedger::reports() const {
  std::map<std::size_t, std::string> result = errors_;
  for (const auto& [index, report] : warnings_) {
    if (result.size() == most_reports) break;
    result.emplace(index, report);
  }
  return result;
}

}  // namespace vanthu::app
