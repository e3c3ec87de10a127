#include "rules/blocks.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "rules/keep_together.h"
#include "rules/measure.h"
#include "text/text.h"

namespace vanthu::rules {

int lines(double multiple) {
  return static_cast<int>(std::lround(multiple * 240));
}

LineSpacing line_spacing(const LineDistance& distance) {
  if (!distance.is_exact()) return {LineSpacing::Rule::Multiple, lines(distance.multiple), {}};
  return {LineSpacing::Rule::Exact, 240, distance.exact.snapped()};
}

Length share(Length whole, double ratio) {
  return Length::emu(std::llround(static_cast<double>(whole.emu()) * ratio)).snapped();
}

Letters letters(const Type& type) {
  return type.capitals ? Letters::Capitals : Letters::AsTyped;
}

StyledParagraph make_paragraph(const Context& context, StyleKey style, Role role, Place at) {
  StyledParagraph paragraph;
  paragraph.style = static_cast<std::uint32_t>(style);
  paragraph.format = context.styles[style].paragraph;
  paragraph.mark = context.styles[style].run;
  paragraph.role = role;
  paragraph.at = at;
  return paragraph;
}

void add_text(StyledParagraph& paragraph, const model::Text& text, Letters letters) {
  for (const model::Run& source : text) {
    if (source.text.empty()) continue;
    StyledRun run;
    run.text = letters == Letters::Capitals ? text::upper(source.text) : source.text;
    run.format = paragraph.mark;
    run.format.bold |= source.bold;
    run.format.italic |= source.italic;
    run.field = source.field;
    run.link = source.link;
    if (source.page) run.kind = StyledRun::Kind::PageReference;
    run.at = source.at;
    paragraph.runs.push_back(std::move(run));
  }
}

void add_line(const Context& context, StyledParagraph& paragraph, const model::Text& text,
              Letters letters, const Type& type) {
  if (!paragraph.runs.empty()) {
    StyledRun line_break;
    line_break.kind = StyledRun::Kind::LineBreak;
    line_break.format = paragraph.mark;
    paragraph.runs.push_back(std::move(line_break));
  }
  const RunFormat own = paragraph.mark;
  paragraph.mark.size = context.use(type);
  paragraph.mark.bold = type.bold;
  paragraph.mark.italic = type.italic;
  add_text(paragraph, text, letters);
  paragraph.mark = own;
}

void add_words(StyledParagraph& paragraph, std::string_view words, const std::string& field) {
  if (words.empty()) return;
  // Words of ours that follow words of ours are one run: fewer places where a style could part.
  if (!paragraph.runs.empty()) {
    StyledRun& last = paragraph.runs.back();
    if (last.kind == StyledRun::Kind::Text && last.field == field && !last.at.known() &&
        last.format == paragraph.mark) {
      last.text += words;
      return;
    }
  }
  StyledRun run;
  run.text = words;
  run.format = paragraph.mark;
  run.field = field;
  paragraph.runs.push_back(std::move(run));
}

void add_blank(StyledParagraph& paragraph, Length width, fonts::Shaper& shaper,
               const std::string& field) {
  StyledRun run;
  run.text = " ";
  run.format = paragraph.mark;
  run.field = field;
  const fonts::Face face = fonts::face_of(run.format.bold, run.format.italic);
  run.format.letter_spacing = (width - shaper.width(face, run.format.size, " ")).snapped();
  paragraph.runs.push_back(std::move(run));
}

std::string plain_text(const StyledParagraph& paragraph) {
  std::string text;
  for (const StyledRun& run : paragraph.runs) text += run.text;
  return text;
}

StyledParagraph make_rule(const Context& context, Length room, Length width) {
  StyledParagraph rule = make_paragraph(context, StyleKey::Rule, Role::Rule);
  const Length drawn = std::clamp(width, Length(), room).snapped();
  rule.format.left = ((room - drawn) / 2).snapped();
  rule.format.right = room - drawn - rule.format.left;
  rule.format.before = context.use(context.values.rule_gap).snapped();
  rule.format.borders.bottom.width = context.use(context.values.rule_thickness);
  return rule;
}

StyledParagraph make_spacer(const Context& context) {
  return make_paragraph(context, StyleKey::Spacer, Role::Spacer);
}

StyledParagraph make_box(const Context& context, StyleKey style, const Type& type,
                         std::string_view words, Length outer, Length room, Align side) {
  StyledParagraph box = make_paragraph(context, style, Role::Text);
  add_words(box, type.capitals ? text::upper(words) : std::string(words));
  Border border;
  border.width = context.use(context.values.rule_thickness);
  box.format.borders = {border, border, border, border};
  // Capitals of 13–14 pt stand in the middle of an 8 mm box when 3 pt are kept free above and below
  // an exact line, whose baseline lies at four fifths of its height (word-layout.md, 1.4).
  const Length inset = Length::pt(3);
  box.format.borders.top.space = box.format.borders.bottom.space = inset;
  box.format.borders.left.space = box.format.borders.right.space = Length::pt(1);
  box.format.line.rule = LineSpacing::Rule::Exact;
  box.format.line.height =
      (context.use(context.values.box_height) - inset * 2 - border.width * 2).snapped();
  // Side borders lie outside the text edge, by their space and width.
  const Length outside = (box.format.borders.left.space + border.width).snapped();
  const Length inner = std::max(outer - outside * 2, Length()).snapped();
  const Length rest = std::max(room - inner - outside, Length());
  box.format.left = side == Align::Left ? outside : rest;
  box.format.right = side == Align::Left ? rest : outside;
  return box;
}

Balanced balance(const Context& context, StyledParagraph& paragraph, Length room) {
  keep_together(paragraph, room);
  const Measured measured(context.shaper, paragraph.runs);
  Balanced result;
  std::vector<Length> widths = measured.line_widths(room);
  const auto is_break = [](const StyledRun& run) { return run.kind == StyledRun::Kind::LineBreak; };
  const auto asked = static_cast<std::size_t>(
      std::count_if(paragraph.runs.begin(), paragraph.runs.end(), is_break));
  if (widths.size() > asked + 1) {
    const Length narrow = std::min(measured.narrowest_room(room) + word_slack, room);
    const Length side = ((room - narrow) / 2).snapped();
    paragraph.format.left = paragraph.format.right = side;
    widths = measured.line_widths(room - side * 2);
  }
  result.line_count = widths.size();
  for (const Length width : widths) result.longest = std::max(result.longest, width);
  if (!widths.empty()) result.last = widths.back();
  return result;
}

Length baseline_step(const Context& context, Length small, Length large) {
  const fonts::Metrics& metrics = context.shaper.fonts().metrics(fonts::Face::Regular);
  return fonts::scaled(metrics.ascender + metrics.line_gap, large - small, metrics.units_per_em)
      .snapped();
}

std::string_view closing_mark(std::string_view text, ListPosition position) {
  const std::string_view trimmed = text::trimmed(text);
  if (!trimmed.empty() && std::string_view(".;,:!?").find(trimmed.back()) != std::string_view::npos)
    return "";
  return position == ListPosition::Last ? "." : ";";
}

StyledCell make_cell(std::vector<StyledParagraph> paragraphs) {
  assert(!paragraphs.empty());
  StyledCell cell;
  cell.paragraphs = std::move(paragraphs);
  return cell;
}

}  // namespace vanthu::rules
