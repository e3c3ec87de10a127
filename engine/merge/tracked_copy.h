// Paragraphs, rows and tables of one DOCX as tracked insertions for another.
//
//   in    the file they come from; the one they are for, with its styles and free ids
//   out   markup: words with the format of their runs, paragraphs and tables with their own
//
// Words are all that is carried over. What lives in parts of its own (pictures, notes, comments,
// links to the outside) is left behind; a list keeps its number only where the other file has that
// list. Formats in namespaces that the other file need not declare are left behind, too.

#pragma once

#include <string>

#include "docx/edit/revision_marks.h"
#include "docx/parse/document.h"
#include "merge/style_map.h"

namespace vanthu::merge {

class TrackedCopy {
 public:
  // `marks`: for the attributes of marks.
  TrackedCopy(const docx::parse::Package& target, StyleMap& styles,
              const docx::edit::RevisionMarks& marks);

  // `mark`: the break behind it is an insertion, too.
  [[nodiscard]] std::string paragraph(const docx::parse::StoryPart& part,
                                      const docx::parse::Paragraph& paragraph, bool mark);
  [[nodiscard]] std::string row(const docx::parse::StoryPart& part, const docx::parse::Row& row);
  [[nodiscard]] std::string table(const docx::parse::StoryPart& part,
                                  const docx::parse::Table& table);
  // What parts two tables.
  [[nodiscard]] std::string blank();
  // The runs of a paragraph alone.
  [[nodiscard]] std::string words(const docx::parse::StoryPart& part,
                                  const docx::parse::Paragraph& paragraph);

 private:
  std::string paragraph_properties(const docx::parse::StoryPart& part,
                                   const docx::parse::Paragraph& paragraph, bool mark);
  std::string run_properties(const docx::parse::StoryPart& part, docx::parse::NodeId properties);
  std::string blocks(const docx::parse::StoryPart& part,
                     const std::vector<docx::parse::Block>& blocks);
  std::string styled(const docx::parse::StoryPart& part, docx::parse::NodeId node);
  [[nodiscard]] bool has_list(const docx::parse::StoryPart& part, docx::parse::NodeId numbering);

  std::string_view lists_;  // the numbering part of the target
  StyleMap& styles_;
  const docx::edit::RevisionMarks& marks_;
};

}  // namespace vanthu::merge
