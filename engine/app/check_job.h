// Jobs that judge a DOCX: `vanthu check`, `vanthu ready`, `vanthu text`, `vanthu explain`.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "base/file.h"
#include "check/check.h"
#include "check/finding.h"
#include "check/mend.h"

namespace vanthu::app {

using check::Speller;

enum class FindingsFormat { Text, Json, Sarif };

struct CheckJob {
  std::vector<std::filesystem::path> files;
  bool explain_structure = false;                  // what was recognised, instead of the findings
  check::Level fail_on = check::Level::Violation;  // this grave and graver: Exit::Refused
  FindingsFormat format = FindingsFormat::Text;
  std::string profile;  // "nd30", "hd05"; "" for the one the document is of
  // Of one file: findings as comments; what can be mended as tracked changes.
  std::optional<std::filesystem::path> annotate, fix;
  check::TonePlacement tones = check::TonePlacement::Keep;  // of `fix`
  // Findings that stay quiet; all findings of this run, for a later one.
  std::optional<std::filesystem::path> baseline, write_baseline;
  Overwrite overwrite = Overwrite::Refuse;
  Speller speller;  // asked about every word; none: nobody is asked
  JobInput input;   // resources and language
};
[[nodiscard]] JobResult run(const CheckJob& job);

// Ready for signature: Exit::Done, or Exit::Refused with what stands in the way.
struct ReadyJob {
  std::filesystem::path file;
  bool json = false;
  JobInput input;
};
[[nodiscard]] JobResult run(const ReadyJob& job);

// A file in faces of before Unicode, written anew in Unicode. Without such words nothing is
// written.
struct ToUnicodeJob {
  std::filesystem::path file, output;
  Overwrite overwrite = Overwrite::Refuse;
  JobInput input;
};
[[nodiscard]] JobResult run(const ToUnicodeJob& job);

// What a rule asks, by its id ("le-trai"); without one the list of all.
struct ExplainJob {
  std::string rule;
  JobInput input;
};
[[nodiscard]] JobResult run(const ExplainJob& job);

}  // namespace vanthu::app
