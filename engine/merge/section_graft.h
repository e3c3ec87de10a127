// w:sectPr of the new document for the edited one, and of the edited one for another place in it.
//
//   in    both documents
//   out   markup; headers and footers that the edited file lacks, to be added as parts
//
// A header of ours that the edited file has already (one that says the same) is referred to where
// it stands. A section that names no header takes over that of the section before; where another
// one comes to stand before it, it is given by name what it had.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/parse/document.h"
#include "merge/style_map.h"

namespace vanthu::merge {

class SectionGraft {
 public:
  SectionGraft(const docx::parse::Document& edited, const docx::parse::Document& ours,
               StyleMap& styles)
      : edited_(edited), ours_(ours), styles_(styles) {}

  // Of ours, fit for the edited file. `before`: kept for whoever rejects the change (w:sectPr of
  // the edited file), with the attributes of the mark; none for no tracked change.
  [[nodiscard]] std::string properties(docx::parse::NodeId section, docx::parse::NodeId before,
                                       const std::string& mark_attributes);
  // References of `section` that `follower` does not name itself: what it takes over from it. Both
  // of the edited file.
  [[nodiscard]] std::string taken_over(docx::parse::NodeId section,
                                       docx::parse::NodeId follower) const;
  // Ours is put before `follower`: what that must name so as not to take it over, as ours does.
  [[nodiscard]] std::string named(docx::parse::NodeId our_section, docx::parse::NodeId our_follower,
                                  docx::parse::NodeId follower);

  struct Addition {
    std::string id, kind, name, bytes;  // kind: "header"
  };
  [[nodiscard]] const std::vector<Addition>& additions() const { return additions_; }

 private:
  std::string reference(docx::parse::NodeId node);
  [[nodiscard]] std::string fitted(const docx::parse::Part& part) const;

  const docx::parse::Document& edited_;
  const docx::parse::Document& ours_;
  StyleMap& styles_;
  std::vector<Addition> additions_;
};

// The paragraph becomes the last of a section: its properties with `section` in them, and with
// `mark` on its break.
[[nodiscard]] std::string ending_properties(const docx::parse::StoryPart& part,
                                            const docx::parse::Paragraph& paragraph,
                                            std::string_view section, std::string_view mark);

}  // namespace vanthu::merge
