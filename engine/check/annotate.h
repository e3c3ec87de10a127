// Findings as Word comments, each at its place; the text stays as it is.
//
//   in    the document, what was found in it
//   out   the file with the comments; all parts but the text's, the comments', and what announces
//         the latter are the same bytes
//
// What concerns the whole document stands at its first words. Comments of others stay. Nothing when
// the main part is written in a way that nobody writes it (docx/edit/package_edit.h).

#pragma once

#include <optional>
#include <string>

#include "check/check.h"

namespace vanthu::check {

[[nodiscard]] std::optional<std::string> annotated(const docx::parse::Document& document,
                                                   const Checked& checked, bool english);

}  // namespace vanthu::check
