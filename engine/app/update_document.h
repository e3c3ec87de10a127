// An edited document brought up to date with its data: the passes of `vanthu annex` in their order.
//
//   in    the bytes of the edited DOCX; data to lay over those it carries; a template, or none for
//         the one it was made from
//   out   the bytes of the new DOCX (merge/annex.h)
//
//   edited ─ parse, record ─┬─ data, template ─ render ─ parse ─┬─ merge ─▶ DOCX
//                           └────────────────────────────────────┘

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/pipeline.h"
#include "merge/annex.h"

namespace vanthu::app {

struct UpdateRequest {
  std::string_view bytes;
  std::string name;                           // what a person called the file
  std::vector<FileId> data;                   // the later ones win; over the data in the file
  const templates::Template* form = nullptr;  // null: the file's own, among the installed ones
  bool adopt = false;                         // items that somebody typed into the text become data
  merge::AnnexOptions options;                // the date is the document's own
};

// Of tracked changes: "2026-06-15", when the document says it was made; "" when it does not.
[[nodiscard]] std::string date_of(const docx::parse::Package& package);

// Empty exactly when an error was added.
[[nodiscard]] std::optional<merge::AnnexResult> update_document(const UpdateRequest& request,
                                                                const Resources& resources,
                                                                Worker& worker, Sources& sources,
                                                                Diagnostics& diagnostics);

}  // namespace vanthu::app
