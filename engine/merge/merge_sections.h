// Whole annexes that the new document has and the edited one does not, or the other way round.
//
//   in    both documents, by their context; the body of the edited one as a flow
//   out   their paragraphs, tables and section breaks put in or taken out
//
// A section goes whole. One that people have worked in stays, with a tracked deletion: a conflict.
// Tracked, every paragraph and row is a mark of ours, and the section break with the paragraph that
// carries it. The properties of the last section stand at the end of the body and not in a
// paragraph: when one comes behind it they move into its last paragraph; when it goes, those of the
// section before take their place. A tracked deletion of the last section leaves its empty page.

#pragma once

#include <functional>
#include <unordered_set>

#include "merge/context.h"
#include "merge/flow.h"

namespace vanthu::merge {

class SectionMerge {
 public:
  SectionMerge(Context& context, Flow& flow);

  // Sections that are not merged block by block: they come, go, or are left out by --only.
  [[nodiscard]] bool is_whole_of_ours(Index section) const { return ours_.contains(section); }
  [[nodiscard]] bool is_whole_of_base(Index section) const { return base_.contains(section); }

  // `is_untouched`: of a paragraph or row of the edited file that is a block.
  using Untouched = std::function<bool(const Unit&, Index block)>;
  void run(const std::vector<FlowItem>& ours, const Untouched& is_untouched);

  // It carries, or will carry, the break of a section that stays.
  [[nodiscard]] bool ends_section(const docx::parse::Paragraph* paragraph) const {
    return ends_.contains(paragraph);
  }

 private:
  struct Range {  // of items
    std::size_t begin = 0, end = 0;
    docx::parse::NodeId properties = docx::parse::no_node;  // w:sectPr
    bool is_last = false;                                   // it ends with the body
  };
  [[nodiscard]] std::vector<Range> ranges_of(const Side& side,
                                             const std::vector<FlowItem>& items) const;
  [[nodiscard]] std::size_t range_of(Index section) const;  // of the edited file; as many: none
  void add(const std::vector<FlowItem>& ours, const std::vector<Range>& our_ranges);
  void add(const std::vector<FlowItem>& ours, const std::vector<Range>& our_ranges, Index section,
           std::size_t behind, bool is_very_last);
  void note_standing();
  void end_body(docx::parse::NodeId section);
  void remove(Index section, const Untouched& is_untouched);
  void tell(Code code, const Side& side, Index section, std::string second);

  Context& context_;
  Flow& flow_;
  const docx::parse::StoryPart& part_;
  std::unordered_set<Index> ours_, base_;  // passed over by the merge of blocks
  std::vector<Index> added_, removed_;
  std::vector<Range> ranges_;
  std::unordered_set<const docx::parse::Paragraph*> ends_;
  std::unordered_set<std::size_t> gone_;  // of ranges_: taken out plainly
  bool is_ended_ = false;                 // the body's last section has its break in a paragraph
  std::string closing_;                   // what then has to stand at the very end of the body
};

}  // namespace vanthu::merge
