// The data of an edited document, with what people have changed in it: the passes of `vanthu
// extract`.
//
//   in    the DOCX as it was read
//   out   its data; every change told. What was typed may be less than the template takes: the data
//         come all the same, to be mended

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/resources.h"
#include "data/value.h"
#include "docx/parse/document.h"

namespace vanthu::app {

struct ReadBack {
  data::Value data;
  bool fits_template = true;  // false: told as errors
};

// `name`: of the file, for messages. Empty when the file or its record cannot be read, or is none
// of ours: told.
[[nodiscard]] std::optional<ReadBack> read_back(const docx::parse::Document& document,
                                                const std::string& name, bool adopt,
                                                const std::filesystem::path& folder,
                                                const Resources& resources, Sources& sources,
                                                Diagnostics& diagnostics);

}  // namespace vanthu::app
