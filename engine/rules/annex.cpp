// The head of an annex (PL I, I, III.1; mẫu 2.1, 2.2): label, title, "(Kèm theo …)", a short rule.
//
// Label and title are one paragraph with a line break, because they are one entry of outlines and
// tables of contents.

#include "rules/blocks.h"
#include "rules/contents.h"

namespace vanthu::rules {

void add_annex_title(Context& context, const model::AnnexTitle& source,
                     std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  std::vector<StyledParagraph> lines;
  if (!source.typed_label) {
    lines.push_back(make_paragraph(context, StyleKey::Annex, Role::Heading, source.at));
    add_words(lines.back(), source.number.empty() ? values.annex_words.text
                                                  : values.annex_words.text + " " + source.number);
  }
  const Letters case_of = source.verbatim ? Letters::AsTyped : letters(values.annex_title);
  for (const model::Text& line : source.title) {
    if (model::is_blank(line)) continue;
    if (lines.empty()) {
      lines.push_back(make_paragraph(context, StyleKey::AnnexTitle, Role::Heading, source.at));
    }
    add_line(context, lines.back(), line, case_of, values.annex_title);
  }
  if (source.attached && !model::is_blank(*source.attached)) {
    lines.push_back(make_paragraph(context, StyleKey::Attached, Role::Title, source.at));
    add_text(lines.back(), *source.attached, Letters::AsTyped);
  }
  if (lines.empty()) return;
  lines.front().format.outline = static_cast<std::int8_t>(annex_outline(context));
  lines.front().id = source.id;
  lines.front().anchor = source.key;
  for (StyledParagraph& line : lines) {
    balance(context, line, context.text_width());
    blocks.emplace_back(std::move(line));
  }
  StyledParagraph rule = make_rule(context, context.text_width(), context.use(values.annex_rule));
  rule.format.after = context.use(values.title_after).snapped();
  rule.format.keep_next = true;
  blocks.emplace_back(std::move(rule));
}

}  // namespace vanthu::rules
