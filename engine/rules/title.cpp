// Tên loại and trích yếu (ô 5a), kính gửi (ô 9a).
//
//   out   centred lines with the rule below; the list of addressees with its dashes under the colon

#include "rules/blocks.h"
#include "rules/measure.h"

namespace vanthu::rules {

void add_title(Context& context, const model::Title& title, std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  std::vector<StyledParagraph> lines;
  if (!model::is_blank(title.kind)) {
    lines.push_back(make_paragraph(context, StyleKey::Kind, Role::Title, title.at));
    add_text(lines.back(), title.kind, letters(values.kind));
  }
  for (const model::Text& line : title.trich_yeu) {
    lines.push_back(make_paragraph(context, StyleKey::Trich_yeu, Role::Title, title.at));
    add_text(lines.back(), line, letters(values.trich_yeu));
  }
  if (lines.empty()) return;
  Length last;
  for (StyledParagraph& line : lines) last = balance(context, line, context.text_width()).last;
  lines.front().format.before = context.use(values.title_before).snapped();
  const bool ruled = !title.trich_yeu.empty();
  for (StyledParagraph& line : lines) blocks.emplace_back(std::move(line));
  const Length after = context.use(values.title_after).snapped();
  if (!ruled) {
    std::get<StyledParagraph>(blocks.back()).format.after = after;
    return;
  }
  StyledParagraph rule =
      make_rule(context, context.text_width(), share(last, context.use(values.trich_yeu_rule)));
  rule.format.after = after;
  rule.format.keep_next = true;
  blocks.emplace_back(std::move(rule));
}

void add_addressees(Context& context, const model::Addressees& addressees,
                    std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  if (addressees.names.empty()) return;
  StyledParagraph first =
      make_paragraph(context, StyleKey::Addressees, Role::Recipient, addressees.at);
  add_words(first, values.addressee_words.text);
  first.format.before = context.use(values.title_before).snapped();
  const Length indent = context.use(values.addressee_indent).snapped();
  const Length after = context.use(values.title_after).snapped();
  const fonts::Face face = fonts::face_of(first.mark.bold, first.mark.italic);
  const auto width = [&](std::string_view text) {
    return context.shaper.width(face, first.mark.size, text).snapped();
  };
  if (addressees.names.size() == 1) {
    // One line; a long name goes on under itself.
    const Length label = width(values.addressee_words.text + " ");
    add_words(first, " ");
    add_text(first, addressees.names.front(), Letters::AsTyped);
    const std::string text = plain_text(first);
    add_words(first, closing_mark(text, ListPosition::Last));
    first.format.left = indent + label;
    first.format.first_line = -label;
    first.format.after = after;
    blocks.emplace_back(std::move(first));
    return;
  }
  first.format.left = indent;
  first.format.keep_next = true;
  blocks.emplace_back(std::move(first));
  // "các gạch đầu dòng được trình bày thẳng hàng với nhau dưới dấu hai chấm (:)"
  std::string_view label = values.addressee_words.text;
  if (!label.empty() && label.back() == ':') label.remove_suffix(1);
  const Length colon = indent + width(label);
  const Length hang = width("- ");
  for (std::size_t i = 0; i < addressees.names.size(); ++i) {
    const bool last = i + 1 == addressees.names.size();
    StyledParagraph line =
        make_paragraph(context, StyleKey::Addressees, Role::Recipient, addressees.at);
    add_words(line, "- ");
    add_text(line, addressees.names[i], Letters::AsTyped);
    add_words(line,
              closing_mark(plain_text(line), last ? ListPosition::Last : ListPosition::Inner));
    line.format.left = colon + hang;
    line.format.first_line = -hang;
    if (last) line.format.after = after;
    line.format.keep_next = !last;
    blocks.emplace_back(std::move(line));
  }
}

}  // namespace vanthu::rules
