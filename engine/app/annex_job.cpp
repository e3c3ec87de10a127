#include "app/annex_job.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/job_parts.h"
#include "app/outputs.h"
#include "app/template_folder.h"
#include "app/update_document.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

void check_usage(const AnnexJob& job, Diagnostics& diagnostics) {
  if (std::count(job.input.data.begin(), job.input.data.end(), "-") > (job.file == "-" ? 0 : 1)) {
    diagnostics.add(Code::InputTwice, {});
  }
  if (!job.output && !job.in_place && !job.dry_run) {
    diagnostics.add(Code::AnnexOutputMissing, {});
  }
  if (!job.output || *job.output == "-") return;
  if (is_same_file(*job.output, job.file)) {
    diagnostics.add(Code::AnnexOutputIsInput, {}, {job.file.string()});
  } else if (extension_of(*job.output) != ".docx") {
    diagnostics.add(Code::OutputKindUnknown, {}, {job.output->string()});
  }
}

std::string summary(const merge::AnnexResult& result, const std::string& name, Language language) {
  std::string text = language == Language::English
                         ? fmt::format("wrote {} ({} bytes)", name, result.bytes.size())
                         : fmt::format("đã ghi {} ({} byte)", name, result.bytes.size());
  if (result.conflicts > 0) {
    text += language == Language::English ? fmt::format(", {} conflicts", result.conflicts)
                                          : fmt::format(", {} chỗ mâu thuẫn", result.conflicts);
  }
  return text + '\n';
}

// The edited file under its second name before the new one takes the first.
Exit write_in_place(const AnnexJob& job, std::string_view old, std::string_view bytes,
                    Diagnostics& diagnostics) {
  fs::path kept = job.file;
  kept += ".bak";
  const std::vector<Output> outputs{{kept, old}, {job.file, bytes}};
  switch (commit_all(outputs, Overwrite::Replace, diagnostics)) {
    case Committed::All:
      return Exit::Done;
    case Committed::Some:
      return Exit::Partly;
    case Committed::None:
      break;
  }
  return Exit::NotWritten;
}

JobResult annex_job(const AnnexJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  check_usage(job, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::Usage);
  const bool to_file = job.output && *job.output != "-" && !job.dry_run;
  if (to_file) check_writable({*job.output}, job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);

  const auto resources = open_resources(job.input.resources, sources, diagnostics);
  if (resources == nullptr) return ended(Exit::Internal);
  const auto file = read_input(job.file, sources, diagnostics);
  UpdateRequest request;
  std::optional<templates::Template> form;
  if (!job.input.form.empty()) {
    if (const auto path = find_template(job.input.form, job.input.resources, diagnostics)) {
      form = load_template(*path, *resources, sources, diagnostics);
    }
    if (form) request.form = &*form;
  }
  for (const fs::path& path : job.input.data) {
    if (const auto data = read_input(path, sources, diagnostics)) request.data.push_back(*data);
  }
  if (!file || diagnostics.has_errors()) return ended(exit_of(diagnostics));

  request.bytes = sources.text(*file);
  request.name = job.file.string();
  request.adopt = job.adopt;
  request.options.only = job.only;
  request.options.track = job.track;
  request.options.accept_guess = job.accept_guess;
  request.options.void_signature = job.void_signature;
  Worker worker(*resources);
  const auto result = update_document(request, *resources, worker, sources, diagnostics);
  if (!result) return ended(exit_of(diagnostics));
  if (job.dry_run) return ended(Exit::Done);
  if (job.output && *job.output == "-") return ended(Exit::Done, result->bytes);
  if (to_file) {
    const std::vector<Output> outputs{{*job.output, result->bytes}};
    if (commit_all(outputs, job.overwrite, diagnostics) != Committed::All) {
      return ended(Exit::NotWritten);
    }
    return ended(Exit::Done, summary(*result, job.output->string(), job.input.language));
  }
  if (!result->changed) return ended(Exit::Done);
  const Exit exit = write_in_place(job, request.bytes, result->bytes, diagnostics);
  return exit == Exit::Done ? ended(exit, summary(*result, job.file.string(), job.input.language))
                            : ended(exit);
}

}  // namespace

JobResult run(const AnnexJob& job) {
  return guarded(job.input, [&] { return annex_job(job); });
}

}  // namespace vanthu::app
