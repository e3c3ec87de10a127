#include "merge/strike.h"

#include "docx/edit/paragraph_edit.h"
#include "docx/parse/walk.h"

namespace vanthu::merge {

using docx::edit::MappedText;
using docx::edit::ParagraphEdit;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;

void strike_paragraph(const docx::parse::StoryPart& part, const Paragraph& paragraph, bool mark,
                      const docx::edit::RevisionMarks& marks, docx::edit::PartPatch& patch) {
  const MappedText text;  // all of it goes
  ParagraphEdit(part, paragraph, text, marks, patch).strike_all(mark);
}

void strike_row(const docx::parse::StoryPart& part, const docx::parse::Row& row,
                const docx::edit::RevisionMarks& marks, docx::edit::PartPatch& patch) {
  const docx::parse::PartTree& tree = part.tree;
  const std::string mark = "<w:del" + marks.attributes() + "/>";
  if (row.properties == no_node) {
    const NodeId exceptions = tree.child(row.node, Name::w_tblPrEx);
    patch.insert(
        exceptions == no_node ? tree.xml().content(row.node).begin : tree.range(exceptions).end,
        "<w:trPr>" + mark + "</w:trPr>");
  } else if (tree.xml().start_tag(row.properties) == tree.range(row.properties)) {
    patch.replace(tree.range(row.properties), "<w:trPr>" + mark + "</w:trPr>");
  } else {
    const NodeId change = tree.child(row.properties, Name::w_trPrChange);
    patch.insert(
        change == no_node ? tree.xml().content(row.properties).end : tree.range(change).begin,
        mark);
  }
  for (const docx::parse::Cell& cell : row.cells) {
    docx::parse::for_each_paragraph(cell.blocks, [&](const Paragraph& paragraph) {
      strike_paragraph(part, paragraph, false, marks, patch);
    });
  }
}

}  // namespace vanthu::merge
