// The three-way merge: a document that people have edited takes in what its data now say.
//
//   in    the edited file as it was read, and its record (the base); the document as it is made
//   from
//         the new data, read back, and its record
//   out   the bytes of the edited file with what changed; every change, conflict and doubt as a
//         message placed in Word's terms
//
// Blocks go by their keys. What only the hand changed stays; what only the data changed is taken;
// where both did, words are merged, and where they meet the hand's words stay and ours are a
// tracked change by "vanthu" beside them: rejected they leave the hand's, accepted they put ours.
// What was put in by hand stays. Bytes outside the places that change are those of the edited file,
// and when nothing changes the whole file is.
//
// Afterwards the file says of itself what the new data say (record, bound values, digest), so that
// the same run again changes nothing.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "docx/parse/document.h"
#include "merge/find_blocks.h"
#include "merge/record_reader.h"

namespace vanthu::merge {

// What headers and footers said when the file was made (merge_furniture.h).
using FurnitureTexts = std::map<std::string, std::string>;

struct AnnexOptions {
  bool track = false;           // every change is a tracked one
  bool accept_guess = false;    // change also what was found by likeness
  bool void_signature = false;  // go on although the file is signed
  std::string given = {};       // JSON: what was given, where the hand's words differ from it
  std::vector<std::string> only = {};  // numbers of annexes; none: the whole document
  FurnitureTexts furniture = {};       // empty: not known
  std::string date = {};               // of tracked changes: "2026-06-15"; "" for none
};

struct AnnexResult {
  std::string bytes;
  bool changed = false;
  std::size_t conflicts = 0;
};

// The record of the edited file, and where its blocks stand now.
struct AnnexBase {
  const Record& record;
  FoundBlocks found;
};

// Empty exactly when an error was added. `base` is empty when the file has lost its record;
// `bytes` are those `edited` was read from.
[[nodiscard]] std::optional<AnnexResult> annex(
    std::string_view bytes, const docx::parse::Document& edited, std::optional<AnnexBase> base,
    const docx::parse::Document& ours, const Record& our_record, const AnnexOptions& options,
    Diagnostics& diagnostics);

}  // namespace vanthu::merge
