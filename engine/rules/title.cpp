// Tên loại and trích yếu (ô 5a), kính gửi (ô 9a).
//
//   out   centred lines with the rule below; the list of addressees with its dashes under the colon

#include <algorithm>

#include "rules/blocks.h"
#include "rules/contents.h"
#include "rules/measure.h"

namespace vanthu::rules {

void add_title(Context& context, const model::Title& title, std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  std::vector<StyledParagraph> lines;
  // A text issued with a decision: one entry of the outline, as an annex has, and so one paragraph.
  const bool heading = context.annex;
  if (!model::is_blank(title.kind)) {
    lines.push_back(make_paragraph(context, StyleKey::Kind, Role::Title, title.at));
    add_text(lines.back(), title.kind, letters(values.kind));
  }
  for (const model::Text& line : title.trich_yeu) {
    if (heading && !lines.empty()) {
      add_line(context, lines.back(), line, letters(values.trich_yeu), values.trich_yeu);
      continue;
    }
    lines.push_back(make_paragraph(context, StyleKey::Trich_yeu, Role::Title, title.at));
    add_text(lines.back(), line, letters(values.trich_yeu));
  }
  const bool attached = title.attached && !model::is_blank(*title.attached);
  if (attached) {
    lines.push_back(make_paragraph(context, StyleKey::Attached, Role::Title, title.at));
    add_text(lines.back(), *title.attached, Letters::AsTyped);
  }
  if (lines.empty()) return;
  Length last;
  for (StyledParagraph& line : lines) last = balance(context, line, context.text_width()).last;
  lines.front().format.before = context.use(values.title_before).snapped();
  if (heading) {
    lines.front().role = Role::Heading;
    lines.front().format.outline = static_cast<std::int8_t>(annex_outline(context));
    lines.front().anchor = title.key;
  }
  for (StyledParagraph& line : lines) blocks.emplace_back(std::move(line));
  // Under the last line, also where that is the kind itself (mẫu 1.8, 1.10); under "(Kèm theo …)"
  // as short as under an annex's (mẫu 1.3).
  StyledParagraph rule = make_rule(
      context, context.text_width(),
      attached ? context.use(values.annex_rule) : share(last, context.use(values.trich_yeu_rule)));
  rule.format.after = context.use(values.title_after).snapped();
  rule.format.keep_next = true;
  blocks.emplace_back(std::move(rule));
}

namespace {

// One receiver a line, each behind its hyphen; `left`: where the hyphens stand.
void add_receivers(const Context& context, const model::Addressees& source, Length left,
                   Length hang, std::vector<StyledBlock>& blocks) {
  for (std::size_t i = 0; i < source.names.size(); ++i) {
    const bool last = i + 1 == source.names.size();
    StyledParagraph line =
        make_paragraph(context, StyleKey::Addressees, Role::Recipient, source.at);
    add_words(line, "- ");
    add_text(line, source.names[i], Letters::AsTyped);
    add_words(line,
              closing_mark(plain_text(line), last ? ListPosition::Last : ListPosition::Inner));
    line.format.left = left + hang;
    line.format.first_line = -hang;
    line.format.keep_next = !last;
    if (last) line.format.after = context.use(context.values.title_after).snapped();
    blocks.emplace_back(std::move(line));
  }
}

// Mẫu 1.6: "CHỦ TỊCH … điện:" in the middle of the line, the receivers below, a step to the right.
void add_telegram(const Context& context, const model::Addressees& source,
                  std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  StyledParagraph first = make_paragraph(context, StyleKey::Addressees, Role::Recipient, source.at);
  add_text(first, *source.label, Letters::AsTyped);
  first.format.align = Align::Center;
  first.format.before = context.use(values.title_before).snapped();
  first.format.keep_next = true;
  const Length room = context.text_width();
  const Length label = std::min(balance(context, first, room).longest, room);
  const Length start = ((room - label) / 2).snapped();
  blocks.emplace_back(std::move(first));
  const Length hang =
      context.shaper.width(fonts::Face::Regular, values.addressees(context.sizes), "- ").snapped();
  const Length left = std::min(start, context.use(values.addressee_indent).snapped()) +
                      context.use(values.telegram_step).snapped();
  add_receivers(context, source, left, hang, blocks);
}

}  // namespace

void add_addressees(Context& context, const model::Addressees& addressees,
                    std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  if (addressees.names.empty()) return;
  if (addressees.label) return add_telegram(context, addressees, blocks);
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
  add_receivers(context, addressees, colon, hang, blocks);
}

}  // namespace vanthu::rules
