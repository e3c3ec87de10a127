// `vanthu extract`: the data of a DOCX that vanthu made, with what people have changed in it.
//
//   in    the DOCX; the template of its record, to know which words are values
//   out   as for every job (app/job.h): the data as JSON, every change told

#pragma once

#include <filesystem>

#include "app/job.h"

namespace vanthu::app {

struct ExtractJob {
  JobInput input;                // form and data are not read
  std::filesystem::path file;    // *.docx; "-" is standard input
  std::filesystem::path output;  // *.json; "-" or empty: standard output
  bool adopt = false;            // take items that somebody typed into the text
  Overwrite overwrite = Overwrite::Refuse;
};

[[nodiscard]] JobResult run(const ExtractJob& job);

}  // namespace vanthu::app
