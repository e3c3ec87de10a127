#include "app/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <iterator>
#include <new>
#include <utility>

#include "app/break_report.h"
#include "app/job_parts.h"
#include "app/outputs.h"
#include "app/template_folder.h"
#include "base/report.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

// The exit code an error stands for. Refused unless it says something else.
Exit exit_for(Code code) {
  switch (code) {
    case Code::FileTooLarge:
    case Code::ZipTooManyEntries:
    case Code::ZipEntryTooLarge:
    case Code::ZipTooLarge:
    case Code::ZipBomb:
    case Code::XlsxTooLarge:
    case Code::XmlTooDeep:
    case Code::DataTooDeep:
    case Code::TemplateTooDeep:
    case Code::BlockCallsTooMany:
    case Code::BaseTooDeep:
    case Code::LimitSteps:
    case Code::LimitOutput:
    case Code::MemoryExhausted:
      return Exit::Limit;
    case Code::FileExists:
    case Code::FileNotWritten:
    case Code::BatchFolderUsed:
    case Code::BatchFolderBusy:
    case Code::BatchStopped:
      return Exit::NotWritten;
    case Code::BatchRowsKind:
    case Code::OutputKindUnknown:
    case Code::FormKindUnknown:
    case Code::FieldsDataUnused:
    case Code::OutputTwice:
    case Code::OutputStreamShared:
    case Code::InputTwice:
      return Exit::Usage;
    case Code::InternalFault:
      return Exit::Internal;
    default:
      return Exit::Refused;
  }
}

std::optional<OutputKind> kind_of(const fs::path& path) {
  const std::string extension = extension_of(path);
  if (extension == ".docx") return OutputKind::Docx;
  if (extension == ".pdf") return OutputKind::Pdf;
  return std::nullopt;
}

void check_usage(const RenderJob& job, Diagnostics& diagnostics) {
  if (std::count(job.input.data.begin(), job.input.data.end(), "-") > 1) {
    diagnostics.add(Code::InputTwice, {});
  }
  for (auto output = job.outputs.begin(); output != job.outputs.end(); ++output) {
    if (*output == "-") {
      if (job.outputs.size() != 1 || !job.stream) diagnostics.add(Code::OutputStreamShared, {});
    } else if (!kind_of(*output)) {
      diagnostics.add(Code::OutputKindUnknown, {}, {output->string()});
    } else if (std::find_if(job.outputs.begin(), output, [&](const fs::path& earlier) {
                 return earlier.lexically_normal() == output->lexically_normal();
               }) != output) {
      diagnostics.add(Code::OutputTwice, {}, {output->string()});
    }
  }
}

}  // namespace

std::string report(const Diagnostics& diagnostics, const Sources& sources, const JobInput& input) {
  return input.report == ReportFormat::Json ? report_json(diagnostics, sources, input.language)
                                            : report_text(diagnostics, sources, input.language);
}

Exit exit_of(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (entry(diagnostic.code).severity == Severity::Error) return exit_for(diagnostic.code);
  }
  return Exit::Done;
}

std::string extension_of(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return extension;
}

Exit Opened::exit(const Diagnostics& diagnostics) const {
  return resources ? exit_of(diagnostics) : Exit::Internal;
}

Opened open(const JobInput& input, Sources& sources, Diagnostics& diagnostics) {
  Opened opened;
  opened.resources = open_resources(input.resources, sources, diagnostics);
  if (opened.resources == nullptr) return opened;
  if (const auto path = find_template(input.form, input.resources, diagnostics)) {
    opened.form = load_template(*path, *opened.resources, sources, diagnostics);
  }
  std::vector<FileId> files;
  for (const fs::path& path : input.data) {
    if (const auto file = read_input(path, sources, diagnostics)) files.push_back(*file);
  }
  auto data = read_data(sources, files, opened.form ? &*opened.form : nullptr, diagnostics);
  if (files.size() == input.data.size()) opened.data = std::move(data);
  return opened;
}

namespace {

// "da-ky.docx (21.345 byte), da-ky.pdf (48.102 byte)"
std::string summary(const std::vector<Output>& outputs, Language language) {
  std::string names;
  for (const Output& output : outputs) {
    if (!names.empty()) names += ", ";
    fmt::format_to(std::back_inserter(names), "{} ({} byte{})", output.path.string(),
                   output.bytes.size(), language == Language::English ? "s" : "");
  }
  return fmt::format("{} {}\n", language == Language::English ? "wrote" : "đã ghi", names);
}

JobResult render_job(const RenderJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<std::vector<layout::BreakRisk>> risks;
  const auto ended = [&](Exit exit, std::string output = {}) {
    std::string text = report(diagnostics, sources, job.input);
    if (risks && job.input.report == ReportFormat::Json) {
      text = with_break_risks(text, *risks, sources, job.input.language);
    } else if (risks) {
      text += break_risks_text(*risks, sources, job.input.language);
    }
    return JobResult{exit, std::move(output), std::move(text)};
  };

  check_usage(job, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::Usage);
  const bool streamed = job.outputs.size() == 1 && job.outputs.front() == "-";
  if (!streamed) check_writable(job.outputs, job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);

  const Opened opened = open(job.input, sources, diagnostics);
  if (!opened.complete()) return ended(opened.exit(diagnostics));

  const auto kind = [&](const fs::path& path) { return streamed ? job.stream : kind_of(path); };
  Wanted wanted{.embed_data = job.embed_data,
                .signature_fields = job.signature_fields,
                .check_pages = true,
                .fit = job.fit,
                .break_risks = job.break_risks};
  for (const fs::path& path : job.outputs) {
    (kind(path) == OutputKind::Docx ? wanted.docx : wanted.pdf) = true;
  }
  Worker worker(*opened.resources);
  const auto rendered =
      render(*opened.form, *opened.data, *opened.resources, worker, wanted, diagnostics);
  if (!rendered) return ended(exit_of(diagnostics));
  if (job.break_risks) risks = rendered->break_risks;

  const auto bytes = [&](const fs::path& path) -> const std::string& {
    return kind(path) == OutputKind::Docx ? *rendered->docx : *rendered->pdf;
  };
  if (streamed) return ended(Exit::Done, bytes("-"));
  std::vector<Output> outputs;
  for (const fs::path& path : job.outputs) outputs.push_back({path, bytes(path)});
  switch (commit_all(outputs, job.overwrite, diagnostics)) {
    case Committed::None:
      return ended(Exit::NotWritten);
    case Committed::Some:
      return ended(Exit::Partly);
    case Committed::All:
      break;
  }
  return ended(Exit::Done, summary(outputs, job.input.language));
}

JobResult dump_job(const DumpJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<std::string> text;
  Exit exit = Exit::Done;
  if (std::count(job.input.data.begin(), job.input.data.end(), "-") > 1) {
    diagnostics.add(Code::InputTwice, {});
    exit = Exit::Usage;
  } else if (const Opened opened = open(job.input, sources, diagnostics); !opened.complete()) {
    exit = opened.exit(diagnostics);
  } else {
    Worker worker(*opened.resources);
    text = dump(*opened.form, *opened.data, *opened.resources, worker, job.stage, diagnostics);
    exit = exit_of(diagnostics);
  }
  return {exit, text ? *std::move(text) : std::string(), report(diagnostics, sources, job.input)};
}

}  // namespace

JobResult guarded(const JobInput& input, const std::function<JobResult()>& work) {
  Diagnostics diagnostics;
  try {
    return work();
  } catch (const std::bad_alloc&) {
    diagnostics.add(Code::MemoryExhausted, {});
  } catch (const std::exception& trouble) {
    diagnostics.add(Code::InternalFault, {}, {trouble.what()});
  }
  return {exit_of(diagnostics), {}, report(diagnostics, {}, input)};
}

JobResult run(const RenderJob& job) {
  return guarded(job.input, [&] { return render_job(job); });
}

JobResult run(const DumpJob& job) {
  return guarded(job.input, [&] { return dump_job(job); });
}

}  // namespace vanthu::app
