// The text (ô 6): legal bases, headings and numbered paragraphs of both schemes, plain paragraphs.
//
//   in    one block
//   out   one paragraph, with a line break for the levels whose title stands on a line of its own
//         (one heading, in outlines and tables of contents as well); dots where something is to be
//         filled in by hand
//
// Numbers are text: no list of Word counts "d, đ, e, g".

#include <algorithm>

#include "rules/blocks.h"
#include "rules/contents.h"
#include "rules/keep_together.h"
#include "rules/measure.h"

namespace vanthu::rules {
namespace {

using model::Level;

struct Set {
  StyleKey style;
  const Type& type;
};

Set set_of(const RuleSet::Values& values, const model::Item& item) {
  switch (item.level) {
    case Level::Part:
    case Level::Chapter:
      return {StyleKey::Part, values.part};
    case Level::Section:
    case Level::Subsection:
      return {StyleKey::Section, values.section};
    case Level::Article:
      return {StyleKey::Article, values.article};
    case Level::RomanSection:
      return {StyleKey::RomanSection, values.roman_section};
    case Level::Clause:
    case Level::Subclause:
      if (item.titled) return {StyleKey::TitledClause, values.titled_clause};
      return {StyleKey::Clause, values.clause};
    case Level::Point:
      return {StyleKey::Point, values.point};
    case Level::Dash:
      return {StyleKey::Dash, values.dash};
    case Level::Plus:
      return {StyleKey::Plus, values.dash};
  }
  return {StyleKey::Body, values.body};
}

bool stands_alone(Level level) {
  return level == Level::Part || level == Level::Chapter || level == Level::Section ||
         level == Level::Subsection;
}

Letters letters_of(const model::Item& item, const Type& type) {
  return item.verbatim ? Letters::AsTyped : letters(type);
}

int outline_of(const Context& context, const model::Item& item) {
  const int rank = is_heading(item) ? context.outlines(item.level) : -1;
  if (rank < 0) return -1;
  return std::min(rank + outline_base(context), deepest_outline);
}

Marks marks_of(Level level) {
  switch (level) {
    case Level::Point:
      return Marks::Letters;
    case Level::Dash:
    case Level::Plus:
      return Marks::Bullets;
    default:
      return Marks::Numbers;
  }
}

// Dots in the places to be filled in by hand, up to the end of the last line; where too little of
// it is left, the dots get a line of their own. `first`: the run that source's first one became.
void fill_by_hand(const Context& context, StyledParagraph& paragraph, std::size_t first,
                  const model::Text& source) {
  constexpr std::string_view dots = "…";
  constexpr int fewest = 4;
  std::vector<StyledRun*> places;
  std::size_t index = first;
  for (const model::Run& run : source) {
    if (run.text.empty()) continue;
    if (run.fill) places.push_back(&paragraph.runs.at(index));
    ++index;
  }
  if (places.empty()) return;
  for (StyledRun* place : places) place->text = dots;
  const Length room = context.text_width() - paragraph.format.left - paragraph.format.right;
  keep_together(paragraph, room);
  const std::vector<Length> widths =
      Measured(context.shaper, paragraph.runs).line_widths(room, paragraph.format.first_line);
  const RunFormat& format = places.front()->format;
  const Length one =
      context.shaper.width(fonts::face_of(format.bold, format.italic), format.size, dots);
  const Length indent = widths.size() == 1 ? Length(paragraph.format.first_line) : Length();
  const Length left = room - indent - widths.back() - word_slack;
  const auto fitting = [&](Length width) { return static_cast<int>(width.emu() / one.emu()); };
  int count = fitting(left) / static_cast<int>(places.size()) + 1;
  if (count < fewest) count = fitting(room - word_slack) / static_cast<int>(places.size());
  for (StyledRun* place : places) {
    place->text.clear();
    for (int i = 0; i < count; ++i) place->text += dots;
  }
}

}  // namespace

void add_legal_basis(Context& context, const model::LegalBasis& basis, ListPosition position,
                     std::vector<StyledBlock>& blocks) {
  StyledParagraph paragraph = make_paragraph(context, StyleKey::LegalBasis, Role::Text, basis.at);
  paragraph.id = basis.id;
  paragraph.anchor = basis.key;
  add_text(paragraph, basis.text, letters(context.values.legal_basis));
  add_words(paragraph, basis.closing.empty() ? closing_mark(plain_text(paragraph), position)
                                             : std::string_view(basis.closing));
  blocks.emplace_back(std::move(paragraph));
}

void add_item(Context& context, const model::Item& item, std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  const Set set = set_of(values, item);
  const Role role = is_heading(item) ? Role::Heading : Role::ListItem;
  StyledParagraph paragraph = make_paragraph(context, set.style, role, item.at);
  paragraph.id = item.id;
  paragraph.anchor = item.key;
  paragraph.format.outline = static_cast<std::int8_t>(outline_of(context, item));
  const bool has_text = !model::is_blank(item.text);

  if (stands_alone(item.level) && has_text && (item.number.empty() || !item.gap.empty())) {
    // "được trình bày trên một dòng riêng … Tiêu đề được trình bày ngay dưới" (II.6.đ)
    add_words(paragraph, item.number);
    const Type& type = set.style == StyleKey::Part ? values.part_title : values.section_title;
    add_line(context, paragraph, item.text, letters_of(item, type), type);
    blocks.emplace_back(std::move(paragraph));
    return;
  }
  const bool capitals = letters_of(item, set.type) == Letters::Capitals;
  std::string head = item.number;
  if (!item.label.empty()) head += head.empty() ? item.label : item.gap + item.label;
  if (!head.empty() && has_text) head += item.label.empty() ? item.gap : " ";
  add_words(paragraph, head);
  if (role == Role::ListItem) {
    paragraph.level = static_cast<int>(item.level);
    paragraph.labelled = !head.empty();
    paragraph.marks = marks_of(item.level);
  }
  if (item.level == Level::Article && !item.titled) {
    // "Điều 1. Phê duyệt …": the number is the heading, the sentence is running text.
    StyledParagraph running = make_paragraph(context, StyleKey::Body, Role::Text);
    add_text(running, item.text, Letters::AsTyped);
    const std::size_t before = paragraph.runs.size();
    for (StyledRun& run : running.runs) paragraph.runs.push_back(std::move(run));
    fill_by_hand(context, paragraph, before, item.text);
    paragraph.format.keep_next = false;
    paragraph.format.keep_lines = false;
  } else {
    const std::size_t before = paragraph.runs.size();
    add_text(paragraph, item.text, capitals ? Letters::Capitals : Letters::AsTyped);
    fill_by_hand(context, paragraph, before, item.text);
    // Also a điểm or a dash with a title, whose style is that of running text.
    if (item.titled) paragraph.format.keep_next = true;
  }
  blocks.emplace_back(std::move(paragraph));
}

void add_paragraph(Context& context, const model::Paragraph& source,
                   std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  StyleKey style = StyleKey::Body;
  Letters case_of = Letters::AsTyped;
  switch (source.role) {
    case model::Paragraph::Role::Body:
      break;
    case model::Paragraph::Role::Authority:
      style = StyleKey::Authority;
      case_of = letters(values.authority);
      break;
    case model::Paragraph::Role::Resolution:
      style = StyleKey::Resolution;
      case_of = letters(values.authority);
      break;
    case model::Paragraph::Role::Note:
      style = StyleKey::Note;
      break;
    case model::Paragraph::Role::Centred:
    case model::Paragraph::Role::Caption:
      style = StyleKey::Centred;
      break;
  }
  StyledParagraph paragraph = make_paragraph(context, style, Role::Text, source.at);
  if (source.role == model::Paragraph::Role::Caption) paragraph.format.keep_next = true;
  paragraph.id = source.id;
  paragraph.anchor = source.key;
  add_text(paragraph, source.text, case_of);
  fill_by_hand(context, paragraph, 0, source.text);
  blocks.emplace_back(std::move(paragraph));
}

}  // namespace vanthu::rules
