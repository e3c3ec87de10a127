#include "app/diff_job.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "app/job_parts.h"
#include "app/made_again.h"
#include "app/outputs.h"
#include "app/update_document.h"
#include "docx/parse/read.h"
#include "merge/comparison_text.h"
#include "merge/tracked_diff.h"

namespace vanthu::app {
namespace {

struct DocxFile {
  std::string_view bytes;
  docx::parse::Document document;
};

std::optional<DocxFile> read_docx(const std::filesystem::path& path, Sources& sources,
                                  Diagnostics& diagnostics) {
  const auto file = read_input(path, sources, diagnostics);
  if (!file) return std::nullopt;
  auto document = docx::parse::read(sources.text(*file), sources.name(*file), diagnostics);
  if (!document) return std::nullopt;
  return DocxFile{sources.text(*file), *std::move(document)};
}

std::string summary(const std::filesystem::path& file, std::size_t bytes, std::size_t changes,
                    Language language) {
  return language == Language::English
             ? fmt::format("wrote {} ({} bytes), {} paragraphs and rows differ\n", file.string(),
                           bytes, changes)
             : fmt::format("đã ghi {} ({} byte), {} đoạn và hàng khác nhau\n", file.string(), bytes,
                           changes);
}

}  // namespace

merge::Comparison compare_files(const docx::parse::Document& older, const merge::Record* record,
                                const docx::parse::Document& newer,
                                const std::filesystem::path& folder, const Resources* resources,
                                Sources& sources) {
  Diagnostics ignored;
  std::optional<MadeAgain> made;
  if (record != nullptr && resources != nullptr) {
    made = make_again(*record, older.package.name(), folder, *resources, sources, ignored);
  }
  return merge::compare({older, record, made && made->shown ? &*made->shown : nullptr}, newer);
}

namespace {

JobResult diff_job(const DiffJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  const bool to_file = job.output && *job.output != "-";
  if (to_file && extension_of(*job.output) != ".docx") {
    diagnostics.add(Code::OutputKindUnknown, {}, {job.output->string()});
    return ended(Exit::Usage);
  }
  if (to_file) check_writable({*job.output}, job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);
  const auto older = read_docx(job.older, sources, diagnostics);
  const auto newer = read_docx(job.newer, sources, diagnostics);
  if (!older || !newer) return ended(exit_of(diagnostics));

  // A file without a record is compared by its texts; one of a newer vanthu may hold blocks that
  // this one does not know.
  const auto record = merge::read_record(older->document.package, diagnostics);
  static_cast<void>(merge::read_record(newer->document.package, diagnostics));
  if (diagnostics.has_errors()) return ended(exit_of(diagnostics));
  if (job.output) {
    const auto marked =
        merge::tracked_diff(older->bytes, older->document, newer->document,
                            date_of(newer->document.package), diagnostics);
    if (!marked) return ended(exit_of(diagnostics));
    if (!to_file) return ended(Exit::Done, marked->bytes);
    if (commit_all({{*job.output, marked->bytes}}, job.overwrite, diagnostics) != Committed::All) {
      return ended(Exit::NotWritten);
    }
    return ended(Exit::Done, summary(*job.output, marked->bytes.size(), marked->changes,
                                     job.input.language));
  }

  Diagnostics ignored;
  const auto resources = record ? open_resources(job.input.resources, sources, ignored) : nullptr;
  const merge::Comparison comparison =
      compare_files(older->document, record ? &*record : nullptr, newer->document,
                    job.input.resources, resources.get(), sources);
  return ended(Exit::Done, job.as_json ? merge::comparison_json(comparison, job.input.language)
                                       : merge::comparison_text(comparison, job.input.language));
}

}  // namespace

JobResult run(const DiffJob& job) {
  return guarded(job.input, [&] { return diff_job(job); });
}

}  // namespace vanthu::app
