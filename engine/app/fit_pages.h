// Laying out, and the spacing with which the last page is not nearly empty.
//
//   in    model::Document; whether to fit
//   out   the styled document and its pages, of which both outputs are written
//
// Fitting: when the last page of a section holds next to nothing (layout/last_pages.h), the tighter
// spacings of the rules are tried in their order (rules/spacing.h), and the first that saves all
// such pages is taken; where none saves all, the first that saves most of them. What was chosen,
// and what could not be helped, is told in notes. Otherwise the document is the same as without
// fitting.

#pragma once

#include <optional>

#include "app/pipeline.h"
#include "layout/pages.h"
#include "model/document.h"
#include "rules/styled.h"

namespace vanthu::app {

struct LaidOut {
  rules::StyledDocument styled;
  layout::Pages pages;
};

// Empty exactly when an error was added.
[[nodiscard]] std::optional<LaidOut> lay_out(const model::Document& document,
                                             const Resources& resources, Worker& worker, bool fit,
                                             Diagnostics& diagnostics);

}  // namespace vanthu::app
