#include "app/check_job.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "app/check_resources.h"
#include "app/job_parts.h"
#include "app/outputs.h"
#include "base/file.h"
#include "check/annotate.h"
#include "check/baseline.h"
#include "check/check.h"
#include "check/citations.h"
#include "check/mend.h"
#include "check/ready.h"
#include "check/report.h"
#include "check/to_unicode.h"
#include "docx/parse/read.h"

namespace vanthu::app {
namespace {

std::optional<docx::parse::Document> read_docx(const std::filesystem::path& path, Sources& sources,
                                               Diagnostics& diagnostics) {
  const auto file = read_input(path, sources, diagnostics);
  if (!file) return std::nullopt;
  return docx::parse::read(sources.text(*file), sources.name(*file), diagnostics);
}

struct Counts {
  int violations = 0, departures = 0, suspicions = 0;
  void add(const std::vector<check::Finding>& findings) {
    for (const check::Finding& finding : findings) {
      (finding.level == check::Level::Violation   ? violations
       : finding.level == check::Level::Departure ? departures
                                                  : suspicions)++;
    }
  }
  [[nodiscard]] std::string words(bool english) const {
    return fmt::format(fmt::runtime(english ? "{} violations, {} departures, {} suspicions"
                                            : "{} vi phạm, {} chỗ khác mẫu, {} nghi vấn"),
                       violations, departures, suspicions);
  }
};

// Of many files a line each, then all of them.
std::string summary(const std::vector<check::FileFindings>& files, bool english) {
  Counts all;
  std::size_t known = 0, places = 0;
  bool mends = false;
  std::string words;
  for (const check::FileFindings& one : files) {
    Counts own;
    if (one.checked != nullptr) own.add(one.checked->findings);
    if (files.size() > 1) {
      words += fmt::format("{}: {}\n", one.file,
                           one.checked != nullptr ? own.words(english)
                           : english              ? "not read"
                                                  : "không đọc được");
    }
    if (one.checked == nullptr) continue;
    all.add(one.checked->findings);
    if (one.known != nullptr) known += one.known->size();
    if (one.mended == nullptr) continue;
    mends = true;
    places += one.mended->places;
  }
  if (files.size() > 1) {
    words += fmt::format(fmt::runtime(english ? "{} files: " : "{} tệp: "), files.size());
  }
  words += all.words(english);
  if (known > 0) {
    words += fmt::format(
        fmt::runtime(english ? "; {} known ones left out" : "; {} phát hiện cũ không nhắc lại"),
        known);
  }
  if (mends) {
    words += fmt::format(fmt::runtime(english ? "; {} places mended" : "; đã sửa {} chỗ"), places);
  }
  return words + "\n";
}

// One file of a run: what was found, and what comes of it.
struct CheckedFile {
  std::optional<docx::parse::Document> document;  // findings point into it
  std::optional<check::Checked> checked;
  std::optional<check::Mended> mended;
  std::vector<check::Finding> known;
};

void check_usage(const CheckJob& job, Diagnostics& diagnostics) {
  const std::pair<const std::optional<std::filesystem::path>*, std::string_view> outputs[] = {
      {&job.annotate, "--annotate"}, {&job.fix, "--fix"}};
  for (const auto& [path, option] : outputs) {
    if (!*path) continue;
    if (job.files.size() != 1) {
      diagnostics.add(Code::CheckOutputOne, {}, {std::string(option)});
    } else if (is_same_file(**path, job.files.front())) {
      diagnostics.add(Code::CheckOutputIsInput, {}, {(*path)->string()});
    } else if (extension_of(**path) != ".docx") {
      diagnostics.add(Code::OutputKindUnknown, {}, {(*path)->string()});
    }
  }
  if (job.annotate && job.fix && is_same_file(*job.annotate, *job.fix)) {
    diagnostics.add(Code::OutputTwice, {}, {job.fix->string()});
  }
}

std::vector<std::filesystem::path> outputs_of(const CheckJob& job) {
  std::vector<std::filesystem::path> paths;
  for (const auto* one : {&job.annotate, &job.fix, &job.write_baseline}) {
    if (*one) paths.push_back(**one);
  }
  return paths;
}

// Whether something is left that the job fails on: what was mended is not.
bool is_grave(const CheckJob& job, const CheckedFile& file) {
  for (std::size_t i = 0; i < file.checked->findings.size(); ++i) {
    const bool done = file.mended && file.mended->findings[i] == check::Mended::Done::Yes;
    if (!done && file.checked->findings[i].level <= job.fail_on) return true;
  }
  return false;
}

std::string printed(const CheckJob& job, const std::vector<check::FileFindings>& files,
                    bool english) {
  std::string output;
  if (job.explain_structure) {
    for (const check::FileFindings& one : files) {
      if (one.checked == nullptr) continue;
      if (files.size() > 1) output += one.file + "\n";
      output += check::explain(one.checked->structure, one.checked->reading, english);
    }
    return output;
  }
  if (job.format == FindingsFormat::Json) return check::report_json(files, english);
  if (job.format == FindingsFormat::Sarif) return check::report_sarif(files, english);
  bool some_read = false;
  for (const check::FileFindings& one : files) {
    if (one.checked == nullptr) continue;
    some_read = true;
    output += check::report_text(one, english);
  }
  return some_read ? output + summary(files, english) : output;
}

JobResult check_job(const CheckJob& job) {
  Sources sources;
  Diagnostics diagnostics;
  const bool english = job.input.language == Language::English;
  const auto ended = [&](Exit exit, std::string output = {}) {
    return JobResult{exit, std::move(output), report(diagnostics, sources, job.input)};
  };
  check_usage(job, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::Usage);
  check_writable(outputs_of(job), job.overwrite, diagnostics);
  if (diagnostics.has_errors()) return ended(Exit::NotWritten);
  const auto resources = open_check_resources(job.input.resources, sources, diagnostics);
  if (!resources) return ended(Exit::Internal);

  std::optional<check::Baseline> baseline;
  if (job.baseline) {
    const auto file = read_input(*job.baseline, sources, diagnostics);
    if (file) baseline = check::Baseline::read(sources.text(*file));
    if (file && !baseline) {
      diagnostics.add(Code::BaselineForm, {}, {job.baseline->string()});
    }
    if (!baseline) return ended(exit_of(diagnostics));
  }
  check::Baseline found;
  std::vector<CheckedFile> all(job.files.size());
  const check::Profiles profiles = resources->profiles(job.profile);
  std::vector<std::string> texts;  // of the outputs
  std::vector<check::NamedFile> read;
  for (std::size_t i = 0; i < all.size(); ++i) {
    CheckedFile& one = all[i];
    one.document = read_docx(job.files[i], sources, diagnostics);
    if (!one.document) continue;
    one.checked = check::check(*one.document, profiles, resources->kinds, resources->words,
                               resources->measure, job.speller);
    read.push_back({job.files[i].string(), &*one.checked});
  }
  if (read.size() > 1) check::compare_citations(read);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CheckedFile& one = all[i];
    if (!one.checked) continue;
    if (job.write_baseline) found.add(*one.checked);
    if (baseline) one.known = baseline->take_known(*one.checked);
    const auto take = [&](std::optional<std::string> bytes) {
      if (!bytes) {
        diagnostics.add(Code::AnnexUnusual, {}, {job.files[i].string(), "xmlns:w"});
        return;
      }
      if (one.document->package.is_signed()) {
        diagnostics.add(Code::AnnexSignatureVoid, {}, {job.files[i].string()});
      }
      texts.push_back(std::move(*bytes));
    };
    if (job.annotate) take(check::annotated(*one.document, *one.checked, english));
    if (job.fix) {
      one.mended = check::mend(*one.document, *one.checked, job.tones);
      take(one.mended ? std::optional(std::move(one.mended->bytes)) : std::nullopt);
    }
  }
  if (job.write_baseline) texts.push_back(found.written());
  const std::vector<std::filesystem::path> paths = outputs_of(job);
  if (!paths.empty() && texts.size() == paths.size()) {
    std::vector<Output> outputs;
    for (std::size_t i = 0; i < paths.size(); ++i) outputs.push_back({paths[i], texts[i]});
    if (commit_all(outputs, job.overwrite, diagnostics) != Committed::All) {
      return ended(Exit::NotWritten);
    }
  }
  std::vector<check::FileFindings> files;
  bool fails = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const CheckedFile& one = all[i];
    files.push_back({job.files[i].string(), one.checked ? &*one.checked : nullptr,
                     one.mended ? &*one.mended : nullptr, baseline ? &one.known : nullptr});
    fails = fails || (one.checked && is_grave(job, one));
  }
  if (job.explain_structure || job.write_baseline) fails = false;
  Exit exit = exit_of(diagnostics);
  if (exit == Exit::Done && fails) exit = Exit::Refused;
  return ended(exit, printed(job, files, english));
}

}  // namespace

JobResult run(const CheckJob& job) {
  return guarded(job.input, [&] { return check_job(job); });
}

JobResult run(const ReadyJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    const auto resources = open_check_resources(job.input.resources, sources, diagnostics);
    bool ready = false;
    const auto document = resources ? read_docx(job.file, sources, diagnostics) : std::nullopt;
    if (document) {
      const auto checked = check::check(*document, resources->profiles(), resources->kinds,
                                        resources->words, resources->measure);
      const auto found = check::obstacles(*document, checked);
      ready = found.empty();
      if (job.json) {
        result.output = check::ready_json(job.file.string(), found, english);
      } else {
        result.output = job.file.string() + ": " +
                        (ready     ? (english ? "ready for signature\n" : "trình ký được\n")
                         : english ? "not ready for signature\n"
                                   : "chưa trình ký được\n");
        for (const check::Obstacle& one : found) {
          result.output += "- " + (english ? one.en : one.vi) + "\n";
        }
      }
    }
    result.exit = resources ? exit_of(diagnostics) : Exit::Internal;
    if (result.exit == Exit::Done && !ready) result.exit = Exit::Refused;
    result.report = report(diagnostics, sources, job.input);
    return result;
  });
}

JobResult run(const ToUnicodeJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    const bool english = job.input.language == Language::English;
    check_writable({job.output}, job.overwrite, diagnostics);
    const auto document = read_docx(job.file, sources, diagnostics);
    Committed committed = Committed::All;
    if (document && !diagnostics.has_errors()) {
      const check::Converted converted = check::to_unicode(*document);
      if (converted.words == 0) {
        result.output = english ? "no text of before Unicode; nothing was written\n"
                                : "không có chữ nào dùng bảng mã cũ; không ghi tệp nào\n";
      } else {
        committed = commit_all({{job.output, converted.bytes}}, job.overwrite, diagnostics);
        result.output = fmt::format(
            fmt::runtime(english ? "wrote {}: {} stretches of text turned into Unicode\n"
                                 : "đã ghi {}: {} đoạn chữ chuyển sang Unicode\n"),
            job.output.string(), converted.words);
      }
    }
    result.exit = committed == Committed::All ? exit_of(diagnostics) : Exit::NotWritten;
    if (result.exit != Exit::Done) result.output.clear();
    result.report = report(diagnostics, sources, job.input);
    return result;
  });
}

}  // namespace vanthu::app
