// Words of one paragraph of the edited file replaced by words of ours.
//
//   in    the paragraph, its text with places (text_map.h); a range of that text; the new words
//   out   changes of the part's bytes
//
// The new words look like those they replace, or like those before them: as if somebody had typed
// them there. Tracked, the old words are a w:del and the new ones a w:ins behind it, each with the
// format of the run it stands in; a content control around them is dissolved, because what is
// tracked in one is lost. Words in it that are replaced plainly leave it whole.

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "docx/edit/patch.h"
#include "docx/edit/revision_marks.h"
#include "docx/edit/text_diff.h"
#include "docx/edit/text_map.h"
#include "docx/parse/document.h"

namespace vanthu::docx::edit {

class ParagraphEdit {
 public:
  ParagraphEdit(const parse::StoryPart& part, const parse::Paragraph& paragraph,
                const MappedText& text, const RevisionMarks& marks, PartPatch& patch)
      : part_(part), paragraph_(paragraph), text_(text), marks_(marks), patch_(patch) {}

  // `words`: markup as it stands in a w:t; what is no text there has closed and opened it
  // (as_words).
  void replace(TextRange range, const std::string& words);
  void replace_tracked(TextRange range, const std::string& words);

  // Takes back what we proposed on an earlier run and nobody has decided.
  void drop_own_marks();
  // Every run is a deletion of ours; `mark`: the break behind the paragraph, too. `within`: only
  // what stands there.
  void strike_all(bool mark, xml::ByteRange within = {0, 0xFFFFFFFF});

 private:
  struct Spot {
    std::uint32_t at = 0;  // byte of the part
    enum class In { Text, Run, Paragraph } in = In::Paragraph;
    parse::NodeId run = parse::no_node;
  };
  [[nodiscard]] Spot spot_of(TextRange range) const;
  [[nodiscard]] std::string properties_of(parse::NodeId run) const;
  void keep_spaces(parse::NodeId text);
  void dissolve_controls(TextRange range);
  void dissolve(parse::NodeId control);

  const parse::StoryPart& part_;
  const parse::Paragraph& paragraph_;
  const MappedText& text_;
  const RevisionMarks& marks_;
  PartPatch& patch_;
  std::unordered_set<parse::NodeId> keeping_;  // w:t that say xml:space by now
  std::unordered_set<parse::NodeId> dissolved_;
};

// The words of a range as markup for `replace`: no-break characters as they were written.
[[nodiscard]] std::string as_words(const parse::StoryPart& part, const parse::Paragraph& paragraph,
                                   const MappedText& text, TextRange range);

}  // namespace vanthu::docx::edit
