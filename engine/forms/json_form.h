// An empty form as JSON: what `vanthu new -o data.json` writes.
//
//   in    a template
//   out   all fields in the order declared: defaults filled in, anything else empty, one empty item
//         in a list of items; before each field a comment "//name" (data/json.h) that asks its
//         question
//
// The text is JSON as it stands: a person fills it in and gives it to `vanthu render`.

#pragma once

#include <string>

#include "template/template.h"

namespace vanthu::forms {

[[nodiscard]] std::string json_form(const templates::Template& source);

}  // namespace vanthu::forms
