// The body: parts in order, paragraphs and the end mark.

#include <utility>

#include "template/expander.h"
#include "template/list_marks.h"
#include "template/tags.h"

namespace vanthu::templates {
namespace {

// The words of a block that can carry the end mark; nullptr for any other block.
model::Text* running_text(model::Block& block) {
  if (auto* paragraph = std::get_if<model::Paragraph>(&block)) return &paragraph->text;
  if (auto* item = std::get_if<model::Item>(&block)) return &item->text;
  if (auto* basis = std::get_if<model::LegalBasis>(&block)) return &basis->text;
  return nullptr;
}

constexpr std::string_view end_words = "./.";

}  // namespace

void Expander::part(const Node& node, Frame& frame) {
  switch (node.tag) {
    case Tag::LetterHead:
      letter_head(node);
      break;
    case Tag::Title:
      title(node);
      break;
    case Tag::Addressees:
      addressees(node);
      break;
    case Tag::Closing:
      closing(node);
      break;
    case Tag::Annex:
      annex(node);
      break;
    case Tag::Enclosure:
      enclosure(node);
      break;
    case Tag::Copy:
      copy(node);
      break;
    default:
      block(node, frame);
  }
}

void Expander::blocks(const std::vector<Node>& nodes, Frame& frame) {
  each(nodes, [&](const Node& node) { block(node, frame); });
}

void Expander::block(const Node& node, Frame& frame) {
  switch (node.tag) {
    case Tag::Authority:
      paragraph(node, model::Paragraph::Role::Authority);
      break;
    case Tag::Resolution:
      paragraph(node, model::Paragraph::Role::Resolution);
      break;
    case Tag::Paragraph:
      paragraph(node, model::Paragraph::Role::Body);
      break;
    case Tag::Note:
      paragraph(node, model::Paragraph::Role::Note);
      break;
    case Tag::Centred:
      paragraph(node, model::Paragraph::Role::Centred);
      break;
    case Tag::LegalBasis:
      legal_basis(node);
      break;
    case Tag::Table:
      table(node);
      break;
    case Tag::DynamicTable:
      dynamic(node);
      break;
    case Tag::PastedBody:
      pasted_body(node, frame);
      break;
    case Tag::PageBreak:
      emit(model::PageBreak{node.at});
      break;
    case Tag::Contents:
      contents(node);
      break;
    case Tag::End:
      end_mark(node);
      break;
    default:
      if (level_rank(node.tag) >= 0) level(node, frame);
  }
}

void Expander::paragraph(const Node& node, model::Paragraph::Role role) {
  model::Paragraph paragraph;
  paragraph.role = role;
  paragraph.text = words(node.children);
  paragraph.at = node.at;
  if (model::is_blank(paragraph.text)) return omit(node);
  paragraph.id = register_id(node, no_mark);
  paragraph.key = key_of(node, paragraph.id);
  emit(std::move(paragraph));
}

void Expander::legal_basis(const Node& node) {
  model::LegalBasis basis;
  basis.text = words(node.children);
  basis.closing = take_closing_mark(basis.text);
  basis.at = node.at;
  if (model::is_blank(basis.text)) return omit(node);
  basis.id = register_id(node, no_mark);
  basis.key = key_of(node, basis.id);
  emit(std::move(basis));
}

// "./." goes to the end of the last words, in place of the mark they end in. After a table it
// stands on a line of its own.
void Expander::end_mark(const Node& node) {
  std::vector<model::Block>& blocks = document_.sections.back().blocks;
  model::Text* text = blocks.empty() ? nullptr : running_text(blocks.back());
  if (text == nullptr) {
    model::Paragraph paragraph;
    paragraph.text = model::text_of(std::string(end_words), node.at);
    paragraph.at = node.at;
    emit(std::move(paragraph));
    return;
  }
  if (model::plain(*text).ends_with(end_words)) return;
  drop_closing_marks(*text);
  model::Run run;
  if (!text->empty()) {
    run.bold = text->back().bold;
    run.italic = text->back().italic;
  }
  if (!text->empty() && text->back().field.empty()) {
    text->back().text += end_words;
    return;
  }
  run.text = end_words;
  run.at = node.at;
  text->push_back(std::move(run));
}

}  // namespace vanthu::templates
