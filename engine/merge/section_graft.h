// w:sectPr of the new document for the edited one, and of the edited one for another place in it.
//
//   in    both documents
//   out   markup; headers and footers that the edited file lacks, to be added as parts
//
// A header of ours that the edited file has already (one that says the same) is referred to where
// it stands. A section that names no header takes over that of the section before; where another
// one comes to stand before it, it is given by name what it had.

#pragma once

#include <map>
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
  // Of ours: a header or footer, which comes into the edited file where it is not there.
  [[nodiscard]] std::string reference(docx::parse::NodeId node);

  struct Addition {
    std::string id, kind, name, bytes;  // kind: "header"
  };
  [[nodiscard]] const std::vector<Addition>& additions() const { return additions_; }

 private:
  [[nodiscard]] std::string fitted(const docx::parse::Part& part) const;

  const docx::parse::Document& edited_;
  const docx::parse::Document& ours_;
  StyleMap& styles_;
  std::vector<Addition> additions_;
};

// What a w:sectPr names: "headerReference default" → the element.
[[nodiscard]] std::map<std::string, docx::parse::NodeId> references_of(
    const docx::parse::PartTree& tree, docx::parse::NodeId section);

// The r:id in the markup of one.
[[nodiscard]] std::string relationship_of(std::string_view reference);

// The paragraph becomes the last of a section: its properties with `section` in them, and with
// `mark` on its break.
[[nodiscard]] std::string ending_properties(const docx::parse::StoryPart& part,
                                            const docx::parse::Paragraph& paragraph,
                                            std::string_view section, std::string_view mark);

}  // namespace vanthu::merge
