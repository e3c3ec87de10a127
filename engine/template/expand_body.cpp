// The body: parts in order, levels with their numbers, paragraphs, pasted text and the end mark.

#include <utility>

#include "model/recognise.h"
#include "template/expander.h"
#include "template/list_marks.h"
#include "template/numbering.h"
#include "template/tags.h"

namespace vanthu::templates {
namespace {

using model::Level;

Level level_of(Tag tag, bool in_chapter) {
  switch (tag) {
    case Tag::Part:
      return Level::Part;
    case Tag::Chapter:
      return Level::Chapter;
    case Tag::Section:
      return in_chapter ? Level::Section : Level::RomanSection;
    case Tag::Subsection:
      return Level::Subsection;
    case Tag::Article:
      return Level::Article;
    case Tag::Clause:
      return Level::Clause;
    case Tag::Point:
      return Level::Point;
    default:
      return Level::Dash;
  }
}

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
      pasted_body(node);
      break;
    case Tag::End:
      end_mark(node);
      break;
    default:
      if (level_rank(node.tag) >= 0) level(node, frame);
  }
}

void Expander::level(const Node& node, Frame& frame) {
  model::Item item;
  item.text = words(node.words);
  // Nothing to say and nothing below: the level is left out and takes no number.
  if (model::is_blank(item.text) && node.children.empty()) return;
  item.level = level_of(node.tag, frame.in_chapter);
  item.titled = node.titled;
  item.verbatim = node.verbatim;
  item.at = node.at;

  int& count = frame.counts.at(static_cast<std::size_t>(level_rank(node.tag)));
  const int n = item.level == Level::Article   ? ++articles_
                : item.level == Level::Chapter ? ++chapters_
                                               : ++count;
  const std::string bare = bare_number(item.level, n);
  item.number = printed_number(item.level, bare);

  Frame inner;
  inner.chain = frame.chain;
  inner.chain.push_back({item.level, bare});
  inner.in_chapter = frame.in_chapter || item.level == Level::Chapter;
  Target target;
  target.chain = inner.chain;
  item.id = register_id(node, std::move(target));
  emit(std::move(item));
  blocks(node.children, inner);
}

void Expander::paragraph(const Node& node, model::Paragraph::Role role) {
  model::Paragraph paragraph;
  paragraph.role = role;
  paragraph.text = words(node.children);
  paragraph.at = node.at;
  if (model::is_blank(paragraph.text)) return;
  paragraph.id = register_id(node, {});
  emit(std::move(paragraph));
}

void Expander::legal_basis(const Node& node) {
  model::LegalBasis basis;
  basis.text = words(node.children);
  basis.closing = take_closing_mark(basis.text);
  basis.at = node.at;
  if (model::is_blank(basis.text)) return;
  basis.id = register_id(node, {});
  emit(std::move(basis));
}

void Expander::pasted_body(const Node& node) {
  const Path& path = std::get<Path>(node.expression->operand.what);
  const Resolved found = resolve(path, scope_);
  if (found.value == nullptr) return;
  const std::string& text = *found.value->as<std::string>();
  charge(text.size(), node.at);
  if (stopped_) return;
  model::RecogniseOptions options;
  options.legal_bases = !in_annex();
  for (model::Block& block : model::recognise(text, found.value->at, options, diagnostics_)) {
    emit(std::move(block));
  }
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

std::string Expander::register_id(const Node& node, Target target) {
  const Printed id = attribute_value(node, "id");
  if (id.text.empty()) return {};
  target.section = section_index();
  target.at = node.at;
  const auto [twin, is_new] = targets_.emplace(id.text, std::move(target));
  if (!is_new) {
    const std::optional<Place> see = twin->second.at;
    const NodeAttribute* attribute = node.find("id");
    diagnostics_.add({Code::IdRepeated, attribute->at, {id.text}, see, ""});
  }
  return id.text;
}

}  // namespace vanthu::templates
