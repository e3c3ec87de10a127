#include "app/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <iterator>
#include <new>
#include <system_error>
#include <utility>

#include "app/break_report.h"
#include "app/job_parts.h"
#include "app/outputs.h"
#include "app/page_files.h"
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
    case Code::DocxTooDeep:
    case Code::DocxTooManyElements:
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
    case Code::OutputStreamPages:
    case Code::AnnexOutputIsInput:
    case Code::AnnexOutputMissing:
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
  if (extension == ".svg") return OutputKind::Svg;
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

// The files of one -o.
struct OutputFiles {
  std::vector<Output> files;
  std::vector<fs::path> stale;  // pages of an earlier, longer document
};

// "ke-hoach.docx (21345 byte), xem-1.svg … xem-7.svg (240102 byte)"
std::string summary(const std::vector<OutputFiles>& outputs, Language language) {
  std::string names;
  for (const OutputFiles& output : outputs) {
    std::size_t bytes = 0;
    for (const Output& file : output.files) bytes += file.bytes.size();
    if (!names.empty()) names += ", ";
    names += output.files.front().path.string();
    if (output.files.size() > 1) names += " … " + output.files.back().path.string();
    fmt::format_to(std::back_inserter(names), " ({} byte{})", bytes,
                   language == Language::English ? "s" : "");
  }
  return fmt::format("{} {}\n", language == Language::English ? "wrote" : "đã ghi", names);
}

OutputFiles files_of(const fs::path& path, const Rendered& rendered) {
  OutputFiles output;
  switch (*kind_of(path)) {
    case OutputKind::Docx:
      output.files.push_back({path, *rendered.docx});
      break;
    case OutputKind::Pdf:
      output.files.push_back({path, *rendered.pdf});
      break;
    case OutputKind::Svg:
      for (std::size_t i = 0; i < rendered.svg.size(); ++i) {
        output.files.push_back({page_file(path, i + 1), rendered.svg[i]});
      }
      output.stale = stale_pages(path, rendered.svg.size());
      break;
  }
  return output;
}

// What "-o -" gets; nothing when it cannot.
std::optional<std::string> streamed_bytes(OutputKind kind, Rendered rendered,
                                          Diagnostics& diagnostics) {
  switch (kind) {
    case OutputKind::Docx:
      return std::move(rendered.docx);
    case OutputKind::Pdf:
      return std::move(rendered.pdf);
    case OutputKind::Svg:
      break;
  }
  if (rendered.svg.size() == 1) return std::move(rendered.svg.front());
  diagnostics.add(Code::OutputStreamPages, {}, {fmt::format("{}", rendered.svg.size())});
  return std::nullopt;
}

// Those that can be seen before the work: of the pages the first, which there always is.
std::vector<fs::path> known_files(const std::vector<fs::path>& outputs) {
  std::vector<fs::path> files;
  for (const fs::path& path : outputs) {
    files.push_back(kind_of(path) == OutputKind::Svg ? page_file(path, 1) : path);
  }
  return files;
}

// After the new pages stand.
Exit remove_stale(const std::vector<OutputFiles>& outputs, Diagnostics& diagnostics) {
  std::string removed;
  Exit exit = Exit::Done;
  for (const OutputFiles& output : outputs) {
    for (const fs::path& path : output.stale) {
      std::error_code why;
      fs::remove(path, why);
      if (why) {
        diagnostics.add(Code::FileNotWritten, {}, {path.string(), why.message()});
        exit = Exit::Partly;
        continue;
      }
      if (!removed.empty()) removed += ", ";
      removed += path.string();
    }
  }
  if (!removed.empty()) diagnostics.add(Code::OutputPagesRemoved, {}, {std::move(removed)});
  return exit;
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
  if (!streamed) check_writable(known_files(job.outputs), job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);

  const Opened opened = open(job.input, sources, diagnostics);
  if (!opened.complete()) return ended(opened.exit(diagnostics));

  Wanted wanted{.embed_data = job.embed_data,
                .signature_fields = job.signature_fields,
                .check_pages = true,
                .fit = job.fit,
                .plain = job.plain,
                .protect = job.protect,
                .break_risks = job.break_risks};
  for (const fs::path& path : job.outputs) {
    const OutputKind kind = streamed ? *job.stream : *kind_of(path);
    wanted.docx |= kind == OutputKind::Docx;
    wanted.pdf |= kind == OutputKind::Pdf;
    wanted.svg |= kind == OutputKind::Svg;
  }
  Worker worker(*opened.resources);
  auto rendered =
      render(*opened.form, *opened.data, *opened.resources, worker, wanted, diagnostics);
  if (!rendered) return ended(exit_of(diagnostics));
  if (job.break_risks) risks = rendered->break_risks;
  if (streamed) {
    auto bytes = streamed_bytes(*job.stream, *std::move(rendered), diagnostics);
    return bytes ? ended(Exit::Done, *std::move(bytes)) : ended(exit_of(diagnostics));
  }

  std::vector<OutputFiles> outputs;
  std::vector<Output> files;
  for (const fs::path& path : job.outputs) {
    const OutputFiles& output = outputs.emplace_back(files_of(path, *rendered));
    files.insert(files.end(), output.files.begin(), output.files.end());
    std::vector<fs::path> later;  // the pages that could not be known before
    for (std::size_t i = 1; i < output.files.size(); ++i) later.push_back(output.files[i].path);
    check_writable(later, job.overwrite, diagnostics);
    if (job.overwrite == Overwrite::Replace) continue;
    // Beside new pages they would be taken for pages of the same document.
    for (const fs::path& stale : output.stale) {
      diagnostics.add(Code::FileExists, {}, {stale.string()});
    }
  }
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);
  switch (commit_all(files, job.overwrite, diagnostics)) {
    case Committed::None:
      return ended(Exit::NotWritten);
    case Committed::Some:
      return ended(Exit::Partly);
    case Committed::All:
      break;
  }
  const Exit exit = remove_stale(outputs, diagnostics);
  return ended(exit, summary(outputs, job.input.language));
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
