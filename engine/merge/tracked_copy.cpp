#include "merge/tracked_copy.h"

#include "docx/edit/paragraph_edit.h"
#include "docx/edit/text_map.h"
#include "merge/word_markup.h"
#include "xml/emit.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::map_text;
using docx::edit::MappedText;
using docx::parse::Block;
using docx::parse::BlockControl;
using docx::parse::Cell;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::PartTree;
using docx::parse::Row;
using docx::parse::StoryPart;
using docx::parse::Table;

NodeId child_named(const PartTree& tree, NodeId node, std::string_view local) {
  if (node == no_node) return no_node;
  for (const NodeId child : tree.children(node)) {
    if (local_name(tree, child) == local) return child;
  }
  return no_node;
}

std::string value_of(const PartTree& tree, NodeId node) {
  return node == no_node ? std::string() : tree.get(node, docx::parse::Name::w_val);
}

std::string wrapped(std::string_view name, const std::string& content) {
  std::string result;
  if (content.empty()) return result;
  result.append("<w:").append(name).append(">").append(content);
  return result.append("</w:").append(name).append(">");
}

}  // namespace

TrackedCopy::TrackedCopy(const docx::parse::Package& target, StyleMap& styles,
                         const docx::edit::RevisionMarks& marks)
    : styles_(styles), marks_(marks) {
  const docx::parse::Part* lists = target.related(target.main(), "numbering");
  if (lists != nullptr) lists_ = lists->bytes;
}

std::string TrackedCopy::blank() {
  return "<w:p><w:pPr><w:rPr><w:ins" + marks_.attributes() + "/></w:rPr></w:pPr></w:p>";
}

// As it is, but for the name of a style.
std::string TrackedCopy::styled(const StoryPart& part, NodeId node) {
  const std::string& name = local_name(part.tree, node);
  if (name != "pStyle" && name != "rStyle" && name != "tblStyle") {
    return std::string(part.slice(node));
  }
  std::string id;
  xml::escape_into(id, styles_.id_of(value_of(part.tree, node)));
  return "<w:" + name + " w:val=\"" + id + "\"/>";
}

bool TrackedCopy::has_list(const StoryPart& part, NodeId numbering) {
  const std::string id = value_of(part.tree, child_named(part.tree, numbering, "numId"));
  return id == "0" || lists_.find("<w:num w:numId=\"" + id + '"') != std::string_view::npos;
}

std::string TrackedCopy::run_properties(const StoryPart& part, NodeId properties) {
  return plain_children(part.tree, properties, [&](NodeId one) { return styled(part, one); });
}

std::string TrackedCopy::paragraph_properties(const StoryPart& part, const Paragraph& paragraph,
                                              bool mark) {
  std::string result = plain_children(part.tree, paragraph.properties, [&](NodeId one) {
    const std::string& name = local_name(part.tree, one);
    if (name == "rPr" || name == "sectPr" || name == "cnfStyle") return std::string();
    if (name == "numPr" && !has_list(part, one)) return std::string();
    return styled(part, one);
  });
  std::string of_mark = mark ? "<w:ins" + marks_.attributes() + "/>" : std::string();
  of_mark += run_properties(part, paragraph.mark_properties);
  return wrapped("pPr", result + wrapped("rPr", of_mark));
}

std::string TrackedCopy::words(const StoryPart& part, const Paragraph& paragraph) {
  const MappedText text = map_text(part, paragraph);
  std::string runs;
  std::uint32_t begin = 0;
  const auto properties_at = [&](std::uint32_t at) {
    return paragraph.pieces[text.sources[at].piece].properties;
  };
  for (std::uint32_t at = 1; at <= text.text.size(); ++at) {
    if (at < text.text.size() && properties_at(at) == properties_at(begin)) continue;
    runs += "<w:r>" + wrapped("rPr", run_properties(part, properties_at(begin))) +
            "<w:t xml:space=\"preserve\">" + as_words(part, paragraph, text, {begin, at}) +
            "</w:t></w:r>";
    begin = at;
  }
  return runs.empty() ? runs : "<w:ins" + marks_.attributes() + '>' + runs + "</w:ins>";
}

std::string TrackedCopy::paragraph(const StoryPart& part, const Paragraph& paragraph, bool mark) {
  return "<w:p>" + paragraph_properties(part, paragraph, mark) + words(part, paragraph) + "</w:p>";
}

std::string TrackedCopy::blocks(const StoryPart& part, const std::vector<Block>& blocks) {
  std::string result;
  for (const Block& block : blocks) {
    if (const auto* one = std::get_if<Paragraph>(&block.content)) {
      result += paragraph(part, *one, false);  // the row says it
    } else if (const auto* inner = std::get_if<Table>(&block.content)) {
      result += table(part, *inner);
    } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
      result += this->blocks(part, control->blocks);
    }
  }
  return result;
}

std::string TrackedCopy::row(const StoryPart& part, const Row& row) {
  const auto kept = [&](NodeId one) {
    return local_name(part.tree, one) == "cnfStyle" ? std::string() : styled(part, one);
  };
  std::string result = "<w:tr>";
  result += wrapped("trPr", plain_children(part.tree, row.properties, kept) + "<w:ins" +
                                marks_.attributes() + "/>");
  for (const Cell& cell : row.cells) {
    std::string content = blocks(part, cell.blocks);
    if (!content.ends_with("</w:p>")) content += "<w:p/>";
    result += "<w:tc>" + wrapped("tcPr", plain_children(part.tree, cell.properties, kept)) +
              content + "</w:tc>";
  }
  return result + "</w:tr>";
}

std::string TrackedCopy::table(const StoryPart& part, const Table& table) {
  const auto kept = [&](NodeId one) { return styled(part, one); };
  const NodeId properties = child_named(part.tree, table.node, "tblPr");
  std::string result = "<w:tbl><w:tblPr>" + plain_children(part.tree, properties, kept) +
                       "</w:tblPr><w:tblGrid>" + plain_children(part.tree, table.grid, kept) +
                       "</w:tblGrid>";
  for (const Row& one : table.rows) result += row(part, one);
  return result + "</w:tbl>";
}

}  // namespace vanthu::merge
