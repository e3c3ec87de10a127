#include "app/extract_job.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "app/job_parts.h"
#include "app/outputs.h"
#include "app/pipeline.h"
#include "app/template_folder.h"
#include "data/json.h"
#include "data/write_json.h"
#include "docx/parse/read.h"
#include "merge/flow_back.h"
#include "rules/apply.h"

namespace vanthu::app {
namespace {

// The document as it was made: by the template of the record, from its data. Nothing where that
// cannot be had any more; then only bound values are read.
std::optional<rules::StyledDocument> made_again(const templates::Template& form,
                                                const data::Value& data,
                                                const Resources& resources) {
  Diagnostics ignored;
  const auto document = templates::expand(form, data, resources.kinds, ignored);
  if (!document) return std::nullopt;
  Worker worker(resources);
  auto styled = rules::apply(*document, resources.rules, worker.shaper, ignored);
  if (ignored.has_errors()) return std::nullopt;
  return styled;
}

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
  auto data = data::read_json(sources, sources.add(sources.name(*file), record->data), diagnostics);
  if (!data) return ended(exit_of(diagnostics));

  std::optional<templates::Template> form;
  Diagnostics not_found;
  if (const auto path = find_template(record->template_id, job.input.resources, not_found)) {
    form = load_template(*path, *resources, sources, not_found);
  }
  const auto styled = form ? made_again(*form, *data, *resources) : std::nullopt;
  std::optional<merge::ShownValues> shown;
  if (styled) shown.emplace(*styled);
  const merge::FoundBlocks found = merge::find_blocks(*document, *record);
  const merge::FlowInput input{found, *record, shown ? &*shown : nullptr,
                               merge::read_values(document->package, diagnostics), job.adopt};
  const merge::FlowedBack flowed = merge::flow_back(input, *std::move(data), diagnostics);
  if (diagnostics.has_errors()) return ended(exit_of(diagnostics));

  // What was typed may be less than the template takes. It is written all the same, to be mended.
  Diagnostics lacking;
  if (form) static_cast<void>(templates::expand(*form, flowed.data, resources->kinds, lacking));
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
