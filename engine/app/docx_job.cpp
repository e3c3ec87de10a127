#include "app/docx_job.h"

#include "app/job_parts.h"
#include "docx/parse/read.h"
#include "docx/parse/text.h"

namespace vanthu::app {

JobResult run(const DocxDumpJob& job) {
  return guarded(job.input, [&] {
    Sources sources;
    Diagnostics diagnostics;
    JobResult result;
    if (const auto file = read_input(job.file, sources, diagnostics)) {
      const auto document =
          docx::parse::read(sources.text(*file), sources.name(*file), diagnostics);
      if (document) {
        result.output = job.form == DocxDumpJob::Form::Structure
                            ? docx::parse::dump(*document)
                            : docx::parse::reading_text(*document, document->body());
      }
    }
    result.exit = exit_of(diagnostics);
    result.report = report(diagnostics, sources, job.input);
    return result;
  });
}

}  // namespace vanthu::app
