// Jobs about the fields of a template: an empty form to fill in, and what the fields are.
//
//   in    template, for FieldsJob also data
//   out   as for every job (app/job.h): exit code, texts, files

#pragma once

#include <filesystem>
#include <optional>

#include "app/job.h"

namespace vanthu::app {

enum class FormKind { Json, Xlsx };

// `vanthu new`: input.data is not read.
struct NewFormJob {
  JobInput input;
  std::filesystem::path output;      // *.json, *.xlsx, or "-"
  FormKind stream = FormKind::Json;  // what "-" gets
  Overwrite overwrite = Overwrite::Refuse;
};

enum class FieldsFormat { Table, JsonSchema, Missing };

// `vanthu fields`. Missing: Exit::Refused when something required is missing or anything is wrong.
struct FieldsJob {
  JobInput input;
  std::optional<FieldsFormat> format;  // default: Missing with data, Table without
};

[[nodiscard]] JobResult run(const NewFormJob& job);
[[nodiscard]] JobResult run(const FieldsJob& job);

}  // namespace vanthu::app
