// Runs of a paragraph rewritten: stretches of their words replaced or formatted as tracked changes,
// markup put between them.
//
//   in    a paragraph; what shall change, each by the bytes of the part it stands in
//   out   changes of the part's bytes
//
// A run is cut where a change begins or ends inside it; every part of it keeps the run's properties
// but for what changes in it. Runs that nothing is said of stay as they are. Beside ParagraphEdit,
// which puts one replacement into a paragraph, this lays many over each other.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "docx/edit/formats.h"
#include "docx/edit/patch.h"
#include "docx/edit/revision_marks.h"
#include "docx/parse/document.h"

namespace vanthu::docx::edit {

// Bytes of one piece: of a text those of its characters, of anything else all or none.
struct PieceRange {
  parse::Index piece = parse::none;
  xml::ByteRange bytes;
};

class RunEdits {
 public:
  RunEdits(const parse::StoryPart& part, const parse::Paragraph& paragraph,
           const RevisionMarks& marks)
      : part_(part), paragraph_(paragraph), marks_(marks) {}

  // Whether the words of the piece can be cut: plain characters (no CDATA) right in their run.
  [[nodiscard]] bool can_cut(parse::Index piece) const;

  // All tracked. `words`: text, not markup. `at` for what only puts in: a byte of the piece.
  void strike(const PieceRange& range);
  void put_in(parse::Index piece, std::uint32_t at, std::string words);
  void format(const PieceRange& range, const RunFormat& change);
  // Markup between runs, before what else stands at that byte.
  void put_between(parse::Index piece, std::uint32_t at, std::string markup);

  void apply(PartPatch& patch) const;

 private:
  struct Insertion {
    std::uint32_t at = 0;
    std::string text;
    bool is_markup = false;
  };
  struct Formatted {
    xml::ByteRange bytes;
    RunFormat change;
  };
  struct Run {
    std::vector<xml::ByteRange> struck;
    std::vector<Insertion> insertions;
    std::vector<Formatted> formats;
  };
  class Writer;
  [[nodiscard]] Run& run_of(parse::Index piece) { return runs_[paragraph_.pieces[piece].run]; }

  const parse::StoryPart& part_;
  const parse::Paragraph& paragraph_;
  const RevisionMarks& marks_;
  std::map<parse::NodeId, Run> runs_;
  mutable std::map<parse::Index, bool> can_cut_;  // asked before
};

}  // namespace vanthu::docx::edit
