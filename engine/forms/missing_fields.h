// What given data still lack.
//
//   in    a template; the data as read
//   out   every declared field that is blank, with the name it has in the data ("muc_tieu[0].ma");
//         what prepare (template/prepare.h) finds wrong besides goes to the diagnostics
//
// prepare decides what is required; a required group that is blank is listed by its members. A
// field with a default is never missing.

#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"
#include "template/template.h"

namespace vanthu::forms {

struct MissingField {
  std::string path;
  const templates::Field* field;
  bool required;
};

[[nodiscard]] std::vector<MissingField> find_missing(const templates::Template& source,
                                                     const data::Value& data,
                                                     Diagnostics& diagnostics);

// The required ones first, then the others, each with its question and hint; a sentence that says
// so when there are none. `wrong` counts what is told elsewhere.
[[nodiscard]] std::string missing_text(const std::vector<MissingField>& missing, std::size_t wrong,
                                       Language language);

}  // namespace vanthu::forms
