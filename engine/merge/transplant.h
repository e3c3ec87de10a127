// Markup of the document just written, made fit to stand in the edited one.
//
//   in    nodes of our document part
//   out   their markup: ids that are free there, style ids of that file, nodes of its bound values
//
// Our prefixes are those that every program writes; what the edited file does not declare is left
// out (the appearance of controls) or refused before (annex.cpp). A bookmark that already stands in
// the edited file is left out, because of two with one name Word keeps the last.

#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "docx/edit/patch.h"
#include "docx/edit/revision_marks.h"
#include "docx/parse/document.h"
#include "merge/style_map.h"

namespace vanthu::merge {

class BoundNodes;

class Transplant {
 public:
  struct Surroundings {
    const docx::edit::RevisionMarks& marks;  // and free numbers
    StyleMap& styles;
    BoundNodes& nodes;
    std::unordered_set<std::string>& bookmarks;  // names that stand in the edited file
    bool knows_appearance = false;               // w15 is declared and may be passed over
  };
  struct Options {
    bool controls = true;  // false: their words alone
    bool section = false;  // keep w:sectPr
    bool tracked = false;  // every run is an insertion of ours
    bool points = true;    // bookmarks that name blocks
    bool mark = true;      // with `tracked`: the break behind a paragraph, too
    bool listed = true;    // bookmarks that a table of contents leads to
  };
  Transplant(const docx::parse::StoryPart& ours, const Surroundings& around)
      : ours_(ours), around_(around) {}

  [[nodiscard]] std::string element(docx::parse::NodeId node, const Options& options);
  // What stands in a paragraph behind its properties.
  [[nodiscard]] std::string content(docx::parse::NodeId paragraph, const Options& options);

  [[nodiscard]] const docx::edit::RevisionMarks& marks() const { return around_.marks; }

 private:
  void adapt(docx::parse::NodeId first, docx::parse::NodeId end, const Options& options,
             docx::edit::PartPatch& patch);
  void track_paragraph(docx::parse::NodeId paragraph, docx::edit::PartPatch& patch);

  const docx::parse::StoryPart& ours_;
  Surroundings around_;
  std::unordered_map<std::string, std::string> bookmark_ids_;  // ours → theirs; "" for left out
};

}  // namespace vanthu::merge
