#include "app/form_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/job_parts.h"
#include "app/outputs.h"
#include "forms/field_table.h"
#include "forms/json_form.h"
#include "forms/json_schema.h"
#include "forms/missing_fields.h"
#include "forms/xlsx_form.h"
#include "template/ast.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

std::optional<FormKind> kind_of(const NewFormJob& job) {
  if (job.output == "-") return job.stream;
  const std::string extension = extension_of(job.output);
  if (extension == ".json") return FormKind::Json;
  if (extension == ".xlsx") return FormKind::Xlsx;
  return std::nullopt;
}

JobResult new_form_job(const NewFormJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  const bool vi = job.input.language == Language::Vietnamese;
  const bool streamed = job.output == "-";
  const std::optional<FormKind> kind = kind_of(job);
  if (!kind) {
    diagnostics.add(Code::FormKindUnknown, {}, {job.output.string()});
    return ended(Exit::Usage);
  }
  if (!streamed) check_writable({job.output}, job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);

  JobInput input = job.input;
  input.data.clear();
  const Opened opened = open(input, sources, diagnostics);
  if (!opened.complete()) return ended(opened.exit(diagnostics));
  std::optional<std::string> form = kind == FormKind::Json
                                        ? forms::json_form(*opened.form)
                                        : forms::xlsx_form(*opened.form, diagnostics);
  if (!form) return ended(exit_of(diagnostics));
  if (streamed) return ended(Exit::Done, *std::move(form));
  if (commit_all({{job.output, *form}}, job.overwrite, diagnostics) != Committed::All) {
    return ended(Exit::NotWritten);
  }
  return ended(Exit::Done, fmt::format("{} {} ({} byte{})\n", vi ? "đã ghi" : "wrote",
                                       job.output.string(), form->size(), vi ? "" : "s"));
}

JobResult missing(const FieldsJob& job, const Opened& opened, const Sources& sources,
                  Diagnostics& diagnostics) {
  Diagnostics wrong;
  const auto fields = forms::find_missing(*opened.form, *opened.data, wrong);
  const std::string text =
      forms::missing_text(fields, wrong.count(Severity::Error), job.input.language);
  for (const Diagnostic& one : wrong.all()) diagnostics.add(one);
  const bool complete = std::none_of(fields.begin(), fields.end(),
                                     [](const forms::MissingField& one) { return one.required; });
  const Exit exit =
      diagnostics.has_errors() ? exit_of(diagnostics) : (complete ? Exit::Done : Exit::Refused);
  return {exit, text, report(diagnostics, sources, job.input)};
}

JobResult fields_job(const FieldsJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  const bool has_data = !job.input.data.empty();
  const FieldsFormat format =
      job.format.value_or(has_data ? FieldsFormat::Missing : FieldsFormat::Table);
  if (has_data && format != FieldsFormat::Missing) {
    diagnostics.add(Code::FieldsDataUnused, {},
                    {format == FieldsFormat::Table ? "table" : "json-schema"});
  }
  if (std::count(job.input.data.begin(), job.input.data.end(), "-") > 1) {
    diagnostics.add(Code::InputTwice, {});
  }
  if (diagnostics.has_errors()) return ended(Exit::Usage);

  const Opened opened = open(job.input, sources, diagnostics);
  if (!opened.complete()) return ended(opened.exit(diagnostics));
  switch (format) {
    case FieldsFormat::Table:
      return ended(Exit::Done,
                   forms::field_table(opened.form->internals().root, job.input.language));
    case FieldsFormat::JsonSchema:
      return ended(Exit::Done, forms::json_schema(*opened.form));
    case FieldsFormat::Missing:
      break;
  }
  return missing(job, opened, sources, diagnostics);
}

}  // namespace

JobResult run(const NewFormJob& job) {
  return guarded(job.input, [&] { return new_form_job(job); });
}

JobResult run(const FieldsJob& job) {
  return guarded(job.input, [&] { return fields_job(job); });
}

}  // namespace vanthu::app
