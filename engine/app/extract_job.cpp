#include "app/extract_job.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "app/job_parts.h"
#include "app/outputs.h"
#include "app/read_back.h"
#include "data/write_json.h"
#include "docx/parse/read.h"

namespace vanthu::app {
namespace {

JobResult extract_job(const ExtractJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  const bool is_streamed = job.output.empty() || job.output == "-";
  if (!is_streamed) check_writable({job.output}, job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);
  const auto resources = open_resources(job.input.resources, sources, diagnostics);
  if (resources == nullptr) return ended(Exit::Internal);

  const auto file = read_input(job.file, sources, diagnostics);
  if (!file) return ended(exit_of(diagnostics));
  const auto document = docx::parse::read(sources.text(*file), sources.name(*file), diagnostics);
  if (!document) return ended(exit_of(diagnostics));
  const auto read = read_back(*document, sources.name(*file), job.adopt, job.input.resources,
                              *resources, sources, diagnostics);
  if (!read) return ended(exit_of(diagnostics));
  const Exit exit = read->fits_template ? Exit::Done : Exit::Partly;
  const std::string text = data::json_text(read->data);
  if (is_streamed) return ended(exit, text);
  if (commit_all({{job.output, text}}, job.overwrite, diagnostics) != Committed::All) {
    return ended(Exit::NotWritten);
  }
  const bool vi = job.input.language == Language::Vietnamese;
  return ended(exit, fmt::format("{} {} ({} byte{})\n", vi ? "đã ghi" : "wrote",
                                 job.output.string(), text.size(), vi ? "" : "s"));
}

}  // namespace

JobResult run(const ExtractJob& job) {
  return guarded(job.input, [&] { return extract_job(job); });
}

}  // namespace vanthu::app
