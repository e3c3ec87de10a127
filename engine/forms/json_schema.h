// The declared fields as a JSON Schema (draft 2020-12), for editors and other programs.
//
//   in    a template
//   out   one schema: titles and descriptions in Vietnamese, required fields, choices, limits,
//         patterns, nothing undeclared but comments ("//…")
//
// It accepts what validate (template/validate.h) accepts, as far as a schema can say it: what is
// left blank ("", null, nothing in it) counts as absent. Limits of dates, keys that must differ,
// what another value makes necessary, days that do not exist and patterns of ICU's own
// (portable_pattern.h) are left to the engine; the description tells them.

#pragma once

#include <string>

#include "template/template.h"

namespace vanthu::forms {

[[nodiscard]] std::string json_schema(const templates::Template& source);

}  // namespace vanthu::forms
