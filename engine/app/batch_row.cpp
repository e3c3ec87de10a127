// Which file of a folder may be replaced: with --force any; with --resume one that bears the mark
// of our journal (it is as we wrote it), or what a power cut left of the very bytes we want to
// write. A file that has these bytes already is left as it is. All others are somebody's work.

#include "app/batch_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/report.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_output = 1ull << 30;  // no document of ours comes near
constexpr std::size_t most_messages = 10;             // of one row, in the list of failed rows

struct RowFile {
  std::string name;
  std::string_view bytes;
};

// Empty when there is no such file; a folder of that name is found when it is to be replaced.
std::optional<std::string> existing(const fs::path& path) {
  try {
    return read_file(path, largest_output);
  } catch (const std::system_error& trouble) {
    if (trouble.code() == std::errc::no_such_file_or_directory ||
        trouble.code() == std::errc::is_a_directory) {
      return std::nullopt;
    }
    throw;
  }
}

// A beginning of `whole`, then nothing or zeros.
bool is_torn(std::string_view file, std::string_view whole) {
  if (file.size() > whole.size()) return false;
  const auto* const tail = std::mismatch(file.begin(), file.end(), whole.begin()).first;
  return std::all_of(tail, file.end(), [](char c) { return c == '\0'; });
}

// True when every file stands as an earlier run made it from this input.
bool is_finished(const BatchPlan& plan, const std::vector<std::string>& names,
                 std::string_view input) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto bytes = existing(plan.job->folder / name);
    return bytes && plan.written.has(name, mark_of(*bytes), input);
  });
}

void write_files(const BatchPlan& plan, const std::vector<RowFile>& files,
                 Diagnostics& diagnostics) {
  const BatchJob& job = *plan.job;
  const std::string prefix = job.shard.journal_name() + "-";
  std::vector<std::pair<StagedFile, Overwrite>> staged;
  std::vector<fs::path> targets;
  staged.reserve(files.size());
  for (const RowFile& file : files) {
    const fs::path target = job.folder / file.name;
    auto overwrite = job.overwrite;
    if (const auto old = existing(target)) {
      if (*old == file.bytes) continue;
      if (job.resume && (plan.written.has(file.name, mark_of(*old)) || is_torn(*old, file.bytes))) {
        overwrite = Overwrite::Replace;
      }
      if (overwrite == Overwrite::Refuse) {
        diagnostics.add(Code::FileExists, {}, {target.string()});
      }
    }
    if (diagnostics.has_errors()) continue;
    staged.emplace_back(StagedFile(target, file.bytes, Durability::Later, prefix), overwrite);
    targets.push_back(target);
  }
  if (diagnostics.has_errors()) return;
  for (auto& [file, overwrite] : staged) file.commit(overwrite);
}

// A single name that is in the way, not the folder.
bool is_about_one_name(const std::error_code& why) {
  return why == std::errc::file_exists || why == std::errc::is_a_directory ||
         why == std::errc::invalid_argument;
}

std::string messages_of(const Diagnostics& diagnostics, const Sources& sources, Language language) {
  const bool vi = language == Language::Vietnamese;
  std::string text;
  std::size_t told = 0;
  for (const Diagnostic& one : diagnostics.all()) {
    if (entry(one.code).severity != Severity::Error) continue;
    if (!text.empty()) text += "\n";
    if (told++ == most_messages) {
      return text + fmt::format("{} {}", vi ? "… còn nữa, tất cả:" : "… and more, in all:",
                                diagnostics.count(Severity::Error));
    }
    if (one.at.known()) text += place_text(one.at, sources, language) + ": ";
    text += message(one, language);
    if (const std::string advice = hint(one, language); !advice.empty()) text += "; " + advice;
  }
  return text;
}

// Of a row that has its document.
struct RowResult {
  std::map<std::string, std::string> marks;
  std::string input;
  bool kept = false;
};

std::optional<RowResult> try_row(const BatchPlan& plan, std::size_t index, Worker& worker,
                                 Sources& sources, Diagnostics& diagnostics) {
  const BatchJob& job = *plan.job;
  std::vector<std::string> names;
  if (job.docx) names.push_back(plan.names[index] + ".docx");
  if (job.pdf) names.push_back(plan.names[index] + ".pdf");
  if (!job.resume && job.overwrite == Overwrite::Refuse) {
    for (const std::string& name : names) {
      std::error_code none;
      if (fs::exists(fs::symlink_status(job.folder / name, none))) {
        diagnostics.add(Code::FileExists, {}, {(job.folder / name).string()});
      }
    }
    if (diagnostics.has_errors()) return std::nullopt;
  }
  const auto data = read_row(plan, index, sources, diagnostics);
  if (!data) return std::nullopt;
  RowResult result;
  Digest input = plan.input;
  add_value(input, *data);
  result.input = input.hex();
  result.kept = job.resume && is_finished(plan, names, result.input);
  if (result.kept) return result;
  const Wanted wanted{
      .docx = job.docx, .pdf = job.pdf, .check_pages = true, .fit = job.fit, .plain = job.plain};
  const auto rendered = render(*plan.form, *data, *plan.resources, worker, wanted, diagnostics);
  if (!rendered) return std::nullopt;
  std::vector<RowFile> files;
  for (const std::string& name : names) {
    files.push_back({name, name.ends_with(".docx") ? *rendered->docx : *rendered->pdf});
    result.marks.emplace(name, mark_of(files.back().bytes));
  }
  try {
    write_files(plan, files, diagnostics);
  } catch (const std::system_error& trouble) {
    if (!is_about_one_name(trouble.code())) throw;
    const std::string path = (job.folder / plan.names[index]).string();
    if (trouble.code() == std::errc::file_exists) {
      diagnostics.add(Code::FileExists, {}, {path});
    } else {
      diagnostics.add(Code::FileNotWritten, {}, {path, trouble.code().message()});
    }
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return result;
}

}  // namespace

RowOutcome make_row(const BatchPlan& plan, std::size_t index, Worker& worker) {
  Sources sources = plan.sources;
  Diagnostics diagnostics;
  std::optional<RowResult> result;
  try {
    result = try_row(plan, index, worker, sources, diagnostics);
  } catch (const std::bad_alloc&) {
    diagnostics.add(Code::MemoryExhausted, {});
  } catch (const std::system_error&) {
    throw;
  } catch (const std::exception& trouble) {
    diagnostics.add(Code::InternalFault, {}, {trouble.what()});
  }
  RowOutcome outcome;
  const JobInput& input = plan.job->input;
  if (!diagnostics.all().empty()) {
    outcome.report = input.report == ReportFormat::Json
                         ? report_json(diagnostics, sources, input.language)
                         : report_blocks(diagnostics, sources, input.language);
  }
  if (!result) {
    outcome.messages = messages_of(diagnostics, sources, input.language);
  } else if (result->kept) {
    outcome.kind = RowOutcome::Kind::Kept;
  } else {
    outcome.kind = RowOutcome::Kind::Made;
    outcome.journal = journal_line(result->input, result->marks);
  }
  return outcome;
}

}  // namespace vanthu::app
