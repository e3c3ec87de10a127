// The head of the first page: ô 1, 2, 3, 4, 5b, 10a, 10b; the head of a copy on paper, which has
// the words "SAO Y" in the place of quốc hiệu (PL I, II, II.3).
//
//   in    model::LetterHead, model::CopyHead
//   out   one layout table of two columns without borders: agency and quốc hiệu; then số, ký hiệu
//         (with what stands under it) and place and date
//
// Method: the columns are measured. Quốc hiệu always stands on one line; then come, in this order,
// place and date on one line, a table no wider than the text, and as much room for the agency as is
// left. The decree's own samples (PL III) let this table overhang the text a little; so do we when
// nothing else helps, but only into the part of a margin that PL I, I, I.3 leaves free.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/blocks.h"
#include "rules/keep_together.h"
#include "rules/measure.h"
#include "text/text.h"

namespace vanthu::rules {
namespace {

// Air between the two columns when the agency's name fills its own.
constexpr Length column_gap = Length::twips(113);  // about 2 mm

struct Split {
  Length left, right;
  Length indent;  // of the table; negative: into the left margin
  bool fits = true;
};

enum class Overhang { No, IfNeeded };

// `left_need`: what may not be broken on the left; `title`: quốc hiệu; `date`: place and date.
Split choose_split(const Context& context, Length left_need, Length title, Length date) {
  const Length text = context.text_width();
  const auto free = [&](const Value<Length>& margin, Length used) {
    const Length room = std::max(used - margin.min.value_or(used), Length());
    return Length::twips(room.emu() / Length::twips(1).emu());  // down: the range is not left
  };
  const Length free_left = free(context.values.margin_left, context.page.left);
  const Length free_right = free(context.values.margin_right, context.page.right);

  const auto split = [&](Length right, Overhang overhang) {
    Split result;
    result.right = right;
    result.left = text - right;
    if (overhang == Overhang::IfNeeded && result.left < left_need) {
      // On both sides alike as far as the margins allow it, the rest where there is room.
      const Length wanted = std::min(left_need - result.left, free_left + free_right).snapped();
      const Length on_left =
          std::clamp((wanted / 2).snapped(), wanted - std::min(wanted, free_right),
                     std::min(wanted, free_left));
      result.left += wanted;
      result.indent = -on_left;
    }
    result.fits = result.left >= left_need;
    return result;
  };
  const Length both = std::max(title, date).snapped();
  for (const Split& tried :
       {split(both, Overhang::No), split(both, Overhang::IfNeeded), split(title, Overhang::No)}) {
    if (tried.fits) return tried;
  }
  return split(title, Overhang::IfNeeded);
}

std::string day_text(const Context& context, int day) {
  return day < context.use(context.values.day_zero_below) ? text::with_leading_zero(day)
                                                          : fmt::format("{}", day);
}

std::string month_text(const Context& context, int month) {
  return month < context.use(context.values.month_zero_below) ? text::with_leading_zero(month)
                                                              : fmt::format("{}", month);
}

// "Số: 15/KH-UBND"; the number is left open until the document is issued.
StyledParagraph number_line(const Context& context, const model::So_ky_hieu& so, Place at) {
  const RuleSet::Values& values = context.values;
  StyledParagraph line = make_paragraph(context, StyleKey::So_ky_hieu, Role::Text, at);
  add_words(line, values.number_words.text);
  if (so.number) {
    const bool zero = *so.number < context.use(values.number_zero_below);
    const std::string number =
        zero ? text::with_leading_zero(*so.number) : fmt::format("{}", *so.number);
    add_words(line, " ");
    add_words(line, number, so.number_field);
  } else {
    add_blank(line, context.use(values.number_blank), context.shaper, so.number_field);
  }
  add_words(line, "/");
  add_words(line, so.symbol, so.symbol_field);
  return line;
}

// "Phú Thịnh, ngày 05 tháng 6 năm 2026"; day, or day and month, may be left open.
StyledParagraph date_line(const Context& context, const model::LetterHead& head) {
  StyledParagraph line = make_paragraph(context, StyleKey::PlaceAndDate, Role::Text, head.at);
  if (head.place) add_text(line, *head.place, Letters::AsTyped);
  if (!head.date) return line;
  const Length blank = context.use(context.values.date_blank);
  if (head.place) add_words(line, ", ");
  const std::string& field = head.date_field;
  add_words(line, "ngày", field);
  if (head.date->day) {
    add_words(line, fmt::format(" {} ", day_text(context, *head.date->day)), field);
  } else {
    add_blank(line, blank, context.shaper, field);
  }
  add_words(line, "tháng", field);
  if (head.date->month) {
    add_words(line, fmt::format(" {} ", month_text(context, *head.date->month)), field);
  } else {
    add_blank(line, blank, context.shaper, field);
  }
  add_words(line, fmt::format("năm {}", head.date->year), field);
  return line;
}

// Sizes of the urgency boxes (PL I, I, III.2.b). The decree writes HOẢ and HỎA: compared without
// accents. A word it does not list (and the secrecy stamps, whose size another law sets) gets the
// smallest of the three that holds it.
Length box_width(const Context& context, StyleKey style, std::string_view words) {
  const RuleSet::Values& values = context.values;
  const Length urgent = context.use(values.urgent_box);
  const Length express = context.use(values.express_box);
  const Length very_urgent = context.use(values.very_urgent_box);
  if (style == StyleKey::Urgency) {
    const std::string folded = text::folded(words);
    if (folded == "khan") return urgent;
    if (folded == "hoa toc") return express;
    if (folded == "thuong khan") return very_urgent;
  }
  StyledParagraph probe = make_paragraph(context, style, Role::Text);
  add_words(probe, text::upper(words));
  const Length need = Measured(context.shaper, probe.runs).width() + Length::pt(6);
  std::array<Length, 3> sizes{urgent, express, very_urgent};
  std::sort(sizes.begin(), sizes.end());
  for (const Length size : sizes) {
    if (size >= need) return size;
  }
  return need;
}

struct Head {
  std::vector<StyledParagraph> agency, state;  // first row: left, right
  std::vector<StyledParagraph> number, date;   // second row
};

// Widest thing on the left that must stay on one line.
Length left_need(const Context& context, const Head& head, std::string& widest) {
  Length need;
  const auto grow = [&](Length width, std::string text) {
    if (width <= need) return;
    need = width;
    widest = std::move(text);
  };
  for (const StyledParagraph& paragraph : head.agency) {
    const Measured measured(context.shaper, paragraph.runs);
    grow(measured.widest_piece(), measured.widest_piece_text());
  }
  for (const StyledParagraph& paragraph : head.number) {
    const Measured measured(context.shaper, paragraph.runs);
    const bool number = paragraph.style == static_cast<std::uint32_t>(StyleKey::So_ky_hieu);
    grow(number ? measured.width() : measured.widest_piece(), plain_text(paragraph));
  }
  return need + column_gap;
}

void add_boxes(const Context& context, const model::LetterHead& head, Length room,
               std::vector<StyledParagraph>& paragraphs) {
  const Length gap = context.use(context.values.box_gap).snapped();
  const auto add = [&](StyleKey style, const Type& type, std::string_view words,
                       const std::string& field) {
    if (words.empty()) return;
    // Two equal boxes one after the other would merge into one (word-layout.md, 3.7).
    if (!paragraphs.empty() && paragraphs.back().format.borders != Borders()) {
      paragraphs.push_back(make_spacer(context));
    }
    StyledParagraph box =
        make_box(context, style, type, words, box_width(context, style, words), room, Align::Left);
    box.format.before = gap;
    box.at = head.at;
    for (StyledRun& run : box.runs) run.field = field;
    paragraphs.push_back(std::move(box));
  };
  add(StyleKey::Secrecy, context.values.secrecy, head.secrecy, head.secrecy_field);
  add(StyleKey::Urgency, context.values.urgency, head.urgency, head.urgency_field);
  for (StyledParagraph& paragraph : paragraphs) {
    // "Mực để đóng dấu … dùng màu đỏ tươi": pure red.
    if (paragraph.format.borders == Borders()) continue;
    const Color red{0xFF, 0x00, 0x00};
    paragraph.mark.color = red;
    for (StyledRun& run : paragraph.runs) run.format.color = red;
    Borders& borders = paragraph.format.borders;
    for (Border* border : {&borders.top, &borders.left, &borders.bottom, &borders.right}) {
      border->color = red;
    }
  }
}

StyledRow make_row(std::vector<StyledParagraph> left, std::vector<StyledParagraph> right,
                   Place at) {
  StyledRow row;
  row.at = at;
  row.cells.push_back(make_cell(std::move(left)));
  row.cells.push_back(make_cell(std::move(right)));
  return row;
}

// Quốc hiệu and tiêu ngữ, without the rule.
std::vector<StyledParagraph> state_lines(const Context& context) {
  const RuleSet::Values& values = context.values;
  std::vector<StyledParagraph> lines;
  lines.push_back(make_paragraph(context, StyleKey::NationalTitle, Role::Text));
  add_words(lines.back(), values.national_title_words.text);
  lines.push_back(make_paragraph(context, StyleKey::Motto, Role::Text));
  add_words(lines.back(), values.motto_words.text);
  return lines;
}

// `copy_form`: the words that stand on the right of a copy's head; nullptr for quốc hiệu.
StyledTable head_table(Context& context, const model::LetterHead& source,
                       const model::Text* copy_form) {
  const RuleSet::Values& values = context.values;
  Head head;
  for (const model::Text& line : source.superior) {
    head.agency.push_back(make_paragraph(context, StyleKey::Superior, Role::Text, source.at));
    add_text(head.agency.back(), line, letters(values.superior));
  }
  const std::size_t first_issuer = head.agency.size();
  for (const model::Text& line : source.issuer) {
    head.agency.push_back(make_paragraph(context, StyleKey::Issuer, Role::Text, source.at));
    add_text(head.agency.back(), line, letters(values.issuer));
  }
  const std::vector<StyledParagraph> state = state_lines(context);
  if (copy_form == nullptr) {
    head.state = state;
  } else {
    head.state.push_back(make_paragraph(context, StyleKey::CopyForm, Role::Title, source.at));
    add_text(head.state.back(), *copy_form, letters(values.copy_form));
    // One baseline with the agency's first line, as "SAO Y" has in the sample.
    StyledParagraph& agency = head.agency.front();
    const Length size = head.state.back().mark.size;
    if (agency.mark.size < size) {
      agency.format.before += baseline_step(context, agency.mark.size, size);
    }
  }
  const bool second_row = source.so_ky_hieu || source.subject || source.place || source.date ||
                          !source.secrecy.empty() || !source.urgency.empty();
  if (source.so_ky_hieu) {
    head.number.push_back(number_line(context, *source.so_ky_hieu, source.at));
  }
  if (source.subject) {
    head.number.push_back(make_paragraph(context, StyleKey::LetterSubject, Role::Text, source.at));
    add_text(head.number.back(), *source.subject, letters(values.letter_subject));
  }
  if (source.place || source.date) head.date.push_back(date_line(context, source));

  // The columns.
  const auto one_line = [&](const StyledParagraph& paragraph) {
    return (Measured(context.shaper, paragraph.runs).width() + word_slack).snapped();
  };
  // A copy's columns are those of the head of page 1: quốc hiệu measures both.
  const Length title = std::max(one_line(state[0]), one_line(state[1]));
  const Length date = head.date.empty() ? Length() : one_line(head.date[0]);
  std::string widest;
  const Length need = left_need(context, head, widest).snapped();
  const Split split = choose_split(context, need, title, date);
  if (!split.fits) context.diagnostics.add(Code::HeadTooNarrow, source.at, {widest});

  // Names wrap inside the column, with the gap kept free on both sides.
  const Length room = std::max(split.left - column_gap, split.left / 2);
  Length longest;
  const auto wrap = [&](StyledParagraph& paragraph) {
    const Balanced balanced = balance(context, paragraph, room);
    if (balanced.line_count > 1) {
      const Length side = ((split.left - room) / 2).snapped();
      paragraph.format.left += side;
      paragraph.format.right += side;
    }
    return balanced;
  };
  for (std::size_t i = 0; i < head.agency.size(); ++i) {
    const Balanced balanced = wrap(head.agency[i]);
    if (i >= first_issuer) longest = std::max(longest, balanced.longest);
  }
  head.agency.push_back(
      make_rule(context, split.left, share(longest, context.use(values.issuer_rule))));
  if (copy_form == nullptr) {
    const Length motto = Measured(context.shaper, head.state[1].runs).width();
    head.state.push_back(
        make_rule(context, split.right, share(motto, context.use(values.motto_rule))));
  }

  // Số, ký hiệu and place and date share a baseline although their sizes differ (PL I, I, II.4.c).
  const Length gap = context.use(values.number_gap).snapped();
  if (!head.date.empty()) head.date[0].format.before = gap;
  if (!head.number.empty()) {
    StyledParagraph& first = head.number.front();
    first.format.before = gap;
    if (!head.date.empty() && head.date[0].mark.size > first.mark.size) {
      first.format.before += baseline_step(context, first.mark.size, head.date[0].mark.size);
    } else if (!head.date.empty()) {
      head.date[0].format.before += baseline_step(context, head.date[0].mark.size, first.mark.size);
    }
  }
  for (StyledParagraph& paragraph : head.number) {
    wrap(paragraph);
    if (source.so_ky_hieu &&
        paragraph.style == static_cast<std::uint32_t>(StyleKey::LetterSubject)) {
      paragraph.format.before = context.use(values.letter_subject_gap).snapped();
    }
  }
  add_boxes(context, source, split.left, head.number);

  StyledTable table;
  table.purpose = StyledTable::Purpose::Layout;
  table.columns = {split.left, split.right};
  table.indent = split.indent;
  table.at = source.at;
  table.rows.push_back(make_row(std::move(head.agency), std::move(head.state), source.at));
  if (second_row) {
    if (head.number.empty()) {
      head.number.push_back(make_paragraph(context, StyleKey::So_ky_hieu, Role::Text));
    }
    if (head.date.empty()) {
      head.date.push_back(make_paragraph(context, StyleKey::PlaceAndDate, Role::Text));
    }
    table.rows.push_back(make_row(std::move(head.number), std::move(head.date), source.at));
  }
  return table;
}

}  // namespace

void add_letter_head(Context& context, const model::LetterHead& source,
                     std::vector<StyledBlock>& blocks) {
  blocks.emplace_back(head_table(context, source, nullptr));
}

void add_copy_head(Context& context, const model::CopyHead& copy,
                   std::vector<StyledBlock>& blocks) {
  if (copy.issuer.empty()) return;
  const RuleSet::Values& values = context.values;
  // "dưới một đường kẻ nét liền, kéo dài hết chiều ngang của vùng trình bày văn bản" (II.2.a)
  StyledParagraph rule = make_rule(context, context.text_width(), context.text_width());
  rule.format.before = context.use(values.copy_before).snapped();
  rule.format.after = context.use(values.rule_gap).snapped();
  rule.format.keep_next = true;
  blocks.emplace_back(std::move(rule));

  model::LetterHead head;
  head.issuer = copy.issuer;
  head.so_ky_hieu = copy.so_ky_hieu;
  head.place = copy.place;
  head.date = copy.date;
  head.date_field = copy.date_field;
  head.at = copy.at;
  StyledTable table = head_table(context, head, &copy.form);
  for (StyledRow& row : table.rows) {
    for (StyledCell& cell : row.cells) {
      for (StyledParagraph& line : cell.paragraphs) line.format.keep_next = true;
    }
  }
  blocks.emplace_back(std::move(table));
}

}  // namespace vanthu::rules
