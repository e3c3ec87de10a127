// Jobs: one struct per use of the engine, shared by every front end.
//
//   in    what a person asked for: template, data, outputs
//   out   an exit code, the text for standard output and the text for standard error; files on disk
//
// The only place that catches exceptions. Nothing is written when a message is an error, and an
// existing file is kept unless Overwrite::Replace was asked for.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/pipeline.h"
#include "base/diagnostics.h"
#include "base/file.h"

namespace vanthu::app {

// The process exit codes; appended to, never renumbered.
enum class Exit {
  Done = 0,
  Refused = 1,  // the input has errors
  Usage = 2,
  Partly = 3,      // some outputs stand, others do not
  NotWritten = 4,  // an output could not be written
  Limit = 5,       // a limit of the engine or the machine: size, depth, steps, memory
  Internal = 6,    // our own fault, or a damaged installation
};

enum class ReportFormat { Text, Json };
enum class OutputKind { Docx, Pdf, Svg };

// What every job reads.
struct JobInput {
  std::filesystem::path resources;          // app/resources.h: default_resource_folder()
  std::string form;                         // a folder that holds template.xml, or an id
  std::vector<std::filesystem::path> data;  // *.xlsx, *.csv, else JSON; "-" is standard input
  Language language = Language::Vietnamese;
  ReportFormat report = ReportFormat::Text;
};

struct RenderJob {
  JobInput input;
  // *.docx, *.pdf, *.svg (page_files.h: one file a page), or "-" alone with `stream`
  std::vector<std::filesystem::path> outputs;
  std::optional<OutputKind> stream;            // what "-" gets
  bool embed_data = false;                     // the PDF carries the data
  bool signature_fields = false;               // the PDF has fields for signing programs
  bool plain = false;                          // the DOCX carries no identity
  bool protect = false;                        // only the values in the DOCX can be edited
  bool fit = false;                            // fit_pages.h
  bool break_risks = false;                    // listed behind the messages
  Overwrite overwrite = Overwrite::Refuse;
};

struct DumpJob {
  JobInput input;
  Stage stage = Stage::Document;
};

struct JobResult {
  Exit exit = Exit::Done;
  std::string output;  // for standard output: a summary, a dump, or the bytes of "-o -"
  std::string report;  // for standard error; empty when there is nothing to say
};

[[nodiscard]] JobResult run(const RenderJob& job);
[[nodiscard]] JobResult run(const DumpJob& job);

// Fonts, libraries, templates and the resource folder, for the person who asks why.
[[nodiscard]] JobResult run_doctor(const JobInput& input);

// Runs `work` and turns what it throws into a message and an exit code.
[[nodiscard]] JobResult guarded(const JobInput& input, const std::function<JobResult()>& work);

}  // namespace vanthu::app
