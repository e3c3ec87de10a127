#include "app/batch_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "app/batch_ledger.h"
#include "app/batch_plan.h"
#include "app/batch_row.h"
#include "app/failed_rows.h"
#include "app/job_parts.h"
#include "app/pipeline.h"
#include "base/file.h"
#include "base/report.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_list = 4ull << 30;

// Takes rows from the counter until there are none.
void work(const BatchPlan& plan, std::atomic<std::size_t>& next, BatchLedger& ledger) {
  try {
    Worker worker(*plan.resources);
    for (;;) {
      const std::size_t at = next.fetch_add(1);
      if (at >= plan.own.size() || ledger.is_stopped()) return;
      const std::size_t index = plan.own[at];
      ledger.add(index, plan.names[index], make_row(plan, index, worker));
    }
  } catch (const std::system_error& trouble) {
    ledger.stop({plan.job->folder.string(), trouble.code().message()});
  } catch (const std::exception& trouble) {
    ledger.stop({plan.job->folder.string(), trouble.what()});
  }
}

void make_rows(const BatchPlan& plan, BatchLedger& ledger) {
  std::atomic<std::size_t> next{0};
  const std::size_t count =
      std::clamp<std::size_t>(plan.job->threads, 1, std::max<std::size_t>(1, plan.own.size()));
  std::vector<std::thread> threads;
  // The calling thread works as well, also when the system gives no more threads.
  for (std::size_t i = 1; i < count; ++i) {
    try {
      threads.emplace_back([&] { work(plan, next, ledger); });
    } catch (const std::system_error&) {
      break;
    }
  }
  work(plan, next, ledger);
  for (std::thread& thread : threads) thread.join();
}

// What a run of this shard that was killed has left half written.
void remove_leftovers(const BatchJob& job) {
  const std::string prefix = job.shard.journal_name() + "-";
  std::vector<fs::path> leftovers;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(job.folder, none)) {
    const std::string name = entry.path().filename().string();
    // ".vanthu-batch-0.tmp", and not ".vanthu-batch-2-4-0.tmp" of another shard.
    if (!name.starts_with(prefix) || !name.ends_with(".tmp")) continue;
    const std::string middle = name.substr(prefix.size(), name.size() - prefix.size() - 4);
    if (middle.find('-') == std::string::npos) leftovers.push_back(entry.path());
  }
  for (const fs::path& path : leftovers) fs::remove(path, none);
}

// loi.xlsx, or the next number where that is somebody else's: one that a clerk has begun to mend
// no longer bears our mark.
class FailedList {
 public:
  FailedList(const BatchPlan& plan, const WrittenFiles& written, LineLog& journal)
      : plan_(plan), written_(written), journal_(journal) {}

  // The path of the list; empty when no row failed. Lists of earlier runs that nobody touched go.
  fs::path write(const BatchLedger& ledger) {
    const BatchJob& job = *plan_.job;
    std::vector<FailedRow> failed;
    for (const auto& [index, row] : ledger.failed()) failed.push_back(row);
    fs::path target;
    for (int number = 1;; ++number) {
      const std::string name = name_of(number);
      const fs::path path = job.folder / name;
      const State state = state_of(name);
      if (state == State::Ours) fs::remove(path);
      if (target.empty() && state != State::Others) target = path;
      if (state == State::Absent) break;
    }
    if (failed.empty()) return {};
    const std::string bytes = failed_rows_xlsx(
        failed, *plan_.rows, job.folder / (job.shard.journal_name() + "-xlsx.tmp"));
    StagedFile(target, bytes, Durability::Later, job.shard.journal_name() + "-")
        .commit(Overwrite::Refuse);
    journal_.append(journal_line("", {{target.filename().string(), mark_of(bytes)}}));
    return target;
  }

 private:
  enum class State { Absent, Ours, Others };

  [[nodiscard]] std::string name_of(int number) const {
    const Shard& shard = plan_.job->shard;
    std::string name = "loi";
    if (shard.of > 1) name += fmt::format("-phan-{}-tren-{}", shard.number, shard.of);
    if (number > 1) name += fmt::format("-{}", number);
    return name + ".xlsx";
  }

  [[nodiscard]] State state_of(const std::string& name) const {
    std::error_code none;
    const fs::path path = plan_.job->folder / name;
    if (!fs::exists(fs::symlink_status(path, none))) return State::Absent;
    // The file that is being read is not ours to take away.
    if (!fs::is_regular_file(path, none) || fs::equivalent(path, plan_.job->rows, none)) {
      return State::Others;
    }
    return written_.has(name, mark_of(read_file(path, largest_list)), "") ? State::Ours
                                                                          : State::Others;
  }

  const BatchPlan& plan_;
  const WrittenFiles& written_;
  LineLog& journal_;
};

std::string summary(const BatchProgress& progress, const fs::path& folder, const fs::path& list,
                    Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string text = fmt::format(
      fmt::runtime(vi ? "đã soạn {}/{} văn bản vào {}" : "made {} of {} documents in {}"),
      progress.done - progress.failed, progress.total, folder.string());
  if (progress.kept > 0) {
    text += fmt::format(fmt::runtime(vi ? "; {} đã có từ lượt trước" : "; {} stood from before"),
                        progress.kept);
  }
  if (!list.empty()) {
    text += fmt::format(fmt::runtime(vi ? "; {} dòng lỗi, xem {}" : "; {} rows failed, see {}"),
                        progress.failed, list.string());
  }
  return text + "\n";
}

class BatchReport {
 public:
  BatchReport(const BatchPlan& plan, const BatchLedger& ledger) : plan_(plan), ledger_(ledger) {}

  [[nodiscard]] std::string text(const std::string& own) const {
    const bool vi = plan_.job->input.language == Language::Vietnamese;
    std::string out;
    const auto reports = ledger_.reports();
    std::size_t failed = 0;
    for (const auto& [index, report] : reports) {
      if (ledger_.failed().count(index) > 0) ++failed;
      fmt::format_to(std::back_inserter(out), "{} {} ({}):\n{}", vi ? "dòng" : "row",
                     plan_.rows->line(index), plan_.names[index], report);
    }
    if (const std::size_t rest = ledger_.failed().size() - failed; rest > 0) {
      out += fmt::format(
          fmt::runtime(vi ? "… và {} dòng lỗi nữa\n" : "… and {} more failed rows\n"), rest);
    }
    return out + own;
  }

  [[nodiscard]] std::string json(const std::string& own, const fs::path& list) const {
    using Json = nlohmann::ordered_json;
    Json result = Json::parse(own);
    const BatchProgress& progress = ledger_.progress();
    result["rows"] = progress.total;
    result["made"] = progress.done - progress.failed;
    result["kept"] = progress.kept;
    result["failed"] = progress.failed;
    if (!list.empty()) result["failed_list"] = list.string();
    Json rows = Json::array();
    for (const auto& [index, report] : ledger_.reports()) {
      Json row{{"row", plan_.rows->line(index)}, {"name", plan_.names[index]}};
      row.update(Json::parse(report));
      rows.push_back(std::move(row));
    }
    result["reports"] = std::move(rows);
    return result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  const BatchPlan& plan_;
  const BatchLedger& ledger_;
};

Exit exit_for(const BatchLedger& ledger) {
  const BatchProgress& progress = ledger.progress();
  if (ledger.trouble()) return Exit::NotWritten;
  if (progress.failed == 0) return Exit::Done;
  return progress.failed == progress.total ? Exit::Refused : Exit::Partly;
}

// The journal, made or gone on with; null when it added an error.
std::unique_ptr<LineLog> open_journal(const BatchJob& job, Diagnostics& diagnostics) {
  const fs::path path = job.folder / job.shard.journal_name();
  try {
    fs::create_directories(job.folder);
    const bool is_there = fs::exists(path);
    if (is_there && !job.resume && job.overwrite == Overwrite::Refuse) {
      diagnostics.add(Code::BatchFolderUsed, {}, {job.folder.string()});
      return nullptr;
    }
    return std::make_unique<LineLog>(path, !job.resume);
  } catch (const std::system_error& trouble) {
    if (trouble.code() == std::errc::resource_unavailable_try_again) {
      diagnostics.add(Code::BatchFolderBusy, {}, {job.folder.string()});
    } else {
      diagnostics.add(Code::FileNotWritten, {}, {path.string(), trouble.code().message()});
    }
  }
  return nullptr;
}

JobResult batch(const BatchJob& job) {
  Diagnostics diagnostics;
  BatchPlan plan;
  const auto refused = [&](Exit exit) {
    return JobResult{exit, {}, report(diagnostics, plan.sources, job.input)};
  };
  if (std::count(job.input.data.begin(), job.input.data.end(), "-") + (job.rows == "-") > 1) {
    diagnostics.add(Code::InputTwice, {});
    return refused(Exit::Usage);
  }
  Exit exit = Exit::Done;
  if (!plan_batch(job, plan, diagnostics, exit)) return refused(exit);
  // Read before the journal is opened, which drops what a run begun anew has no use for.
  WrittenFiles written = read_journals(job.folder);
  const auto journal = open_journal(job, diagnostics);
  if (!journal) return refused(exit_of(diagnostics));
  remove_leftovers(job);
  if (job.resume) plan.written = written;

  BatchLedger ledger(job, plan.own.size(), *journal);
  make_rows(plan, ledger);

  fs::path list;
  std::optional<WriteTrouble> trouble = ledger.trouble();
  try {
    list = FailedList(plan, written, *journal).write(ledger);
    sync_file_system(job.folder);
  } catch (const std::system_error& late) {
    if (!trouble) trouble = WriteTrouble{job.folder.string(), late.code().message()};
  }
  if (trouble) {
    const std::size_t rest = ledger.progress().total - ledger.progress().done;
    diagnostics.add(Code::BatchStopped, {},
                    {trouble->path, trouble->reason, fmt::format("{}", rest)});
  }
  exit = trouble ? Exit::NotWritten : exit_for(ledger);
  const BatchReport all(plan, ledger);
  const bool is_json = job.input.report == ReportFormat::Json;
  const std::string own = is_json ? report_json(diagnostics, plan.sources, job.input.language)
                                  : report_blocks(diagnostics, plan.sources, job.input.language);
  return {exit, summary(ledger.progress(), job.folder, list, job.input.language),
          is_json ? all.json(own, list) : all.text(own)};
}

}  // namespace

JobResult run(const BatchJob& job) {
  return guarded(job.input, [&] { return batch(job); });
}

}  // namespace vanthu::app
