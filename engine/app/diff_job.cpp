#include "app/diff_job.h"

#include <optional>
#include <utility>

#include "app/job_parts.h"
#include "app/made_again.h"
#include "docx/parse/read.h"
#include "merge/comparison_text.h"

namespace vanthu::app {
namespace {

std::optional<docx::parse::Document> read_docx(const std::filesystem::path& path, Sources& sources,
                                               Diagnostics& diagnostics) {
  const auto file = read_input(path, sources, diagnostics);
  if (!file) return std::nullopt;
  return docx::parse::read(sources.text(*file), sources.name(*file), diagnostics);
}

JobResult diff_job(const DiffJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  const auto older = read_docx(job.older, sources, diagnostics);
  const auto newer = read_docx(job.newer, sources, diagnostics);
  if (!older || !newer) return ended(exit_of(diagnostics));

  // A record that cannot be used names no values; the texts are compared all the same.
  Diagnostics ignored;
  const auto record = merge::read_record(older->package, ignored);
  std::optional<MadeAgain> made;
  if (record) {
    if (const auto resources = open_resources(job.input.resources, sources, ignored)) {
      made = make_again(*record, job.older.string(), job.input.resources, *resources, sources,
                        ignored);
    }
  }
  const merge::OlderFile base{*older, record ? &*record : nullptr,
                              made && made->shown ? &*made->shown : nullptr};
  const merge::Comparison comparison = merge::compare(base, *newer);
  return ended(Exit::Done, job.as_json ? merge::comparison_json(comparison)
                                       : merge::comparison_text(comparison, job.input.language));
}

}  // namespace

JobResult run(const DiffJob& job) {
  return guarded(job.input, [&] { return diff_job(job); });
}

}  // namespace vanthu::app
