// Jobs on a DOCX that somebody has: what stands in it, as text.

#pragma once

#include <filesystem>

#include "app/job.h"

namespace vanthu::app {

struct DocxDumpJob {
  enum class Form {
    Structure,  // docx::parse::dump
    Text        // what a reader sees of the body, a paragraph a line
  };
  std::filesystem::path file;
  Form form = Form::Structure;
  JobInput input;  // language and report; template and data are not read
};

[[nodiscard]] JobResult run(const DocxDumpJob& job);

}  // namespace vanthu::app
