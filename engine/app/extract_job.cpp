#include "app/extract_job.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "app/job_parts.h"
#include "app/made_again.h"
#include "app/outputs.h"
#include "data/write_json.h"
#include "docx/parse/read.h"
#include "merge/flow_back.h"

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
  const auto record = merge::read_record(document->package, diagnostics);
  if (!record && !diagnostics.has_errors()) {
    diagnostics.add(Code::RecordMissing, {}, {sources.name(*file)});
  }
  if (!record) return ended(exit_of(diagnostics));
  auto made = make_again(*record, sources.name(*file), job.input.resources, *resources, sources,
                         diagnostics);
  if (!made) return ended(exit_of(diagnostics));

  const merge::FoundBlocks found = merge::find_blocks(*document, *record);
  const merge::FlowInput input{found, *record, made->shown ? &*made->shown : nullptr,
                               merge::read_values(document->package, diagnostics), job.adopt};
  const merge::FlowedBack flowed = merge::flow_back(input, std::move(made->data), diagnostics);
  if (diagnostics.has_errors()) return ended(exit_of(diagnostics));

  // What was typed may be less than the template takes. It is written all the same, to be mended.
  Diagnostics lacking;
  if (made->form) {
    static_cast<void>(templates::expand(*made->form, flowed.data, resources->kinds, lacking));
  }
  for (const Diagnostic& one : lacking.all()) {
    if (entry(one.code).severity == Severity::Error) diagnostics.add(one);
  }
  const Exit exit = diagnostics.has_errors() ? Exit::Partly : Exit::Done;
  const std::string text = data::json_text(flowed.data);
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
