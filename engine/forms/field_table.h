// The declared fields as a table for a terminal: one line a field, members indented below theirs.
//
//   in    the fields of a template
//   out   name, type, whether required, unit, limits, question, hint; columns aligned by the width
//         that letters take on a terminal

#pragma once

#include <string>

#include "base/diagnostics.h"
#include "template/ast.h"

namespace vanthu::forms {

[[nodiscard]] std::string field_table(const templates::Field& root, Language language);

}  // namespace vanthu::forms
