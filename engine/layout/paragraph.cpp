#include "layout/paragraph.h"

#include <fmt/format.h>

#include <algorithm>

#include "layout/paragraph_memo.h"
#include "layout/place_line.h"
#include "text/text.h"

namespace vanthu::layout {
namespace {

// Of an exactly given height, four fifths stand above the baseline, whatever the font.
constexpr int exact_above = 4;
constexpr int exact_parts = 5;
constexpr int single = 240;  // LineSpacing::multiple of single spacing

Length border_extent(const rules::Border& border) {
  return border.width == Length() ? Length() : border.width.snapped() + border.space;
}

// The lines of a paragraph are those of `block`; fields that counted from `from` count from `to`.
void number(std::vector<SetLine>& lines, std::uint32_t block, std::uint32_t from,
            std::uint32_t to) {
  const auto number_line = [&](Line& line) {
    line.block = block;
    for (FieldSpan& span : line.fields) span.field = span.field - from + to;
  };
  for (SetLine& line : lines) {
    number_line(line.line);
    for (Line& behind : line.behind_tab) number_line(behind);
  }
}

bool has_borders(const rules::Borders& borders) { return borders != rules::Borders{}; }

Length next_twip(int design_units, Length size, int units_per_em) {
  const std::int64_t twip = Length::twips(1).emu() * units_per_em;
  return Length::twips((design_units * size.emu() + twip - 1) / twip);
}

// Height and baseline of a line, from its natural parts.
struct LineBox {
  Length height, baseline, need;
};

LineBox spaced(Length ascent, Length descent, const rules::LineSpacing& spacing) {
  const Length natural = ascent + descent;
  switch (spacing.rule) {
    case rules::LineSpacing::Rule::Exact: {
      const Length baseline = Length::twips(spacing.height.twips() * exact_above / exact_parts);
      return {spacing.height, baseline, spacing.height};
    }
    case rules::LineSpacing::Rule::AtLeast: {
      const Length height = std::max<Length>(natural, spacing.height);
      return {height, height - descent, height};
    }
    case rules::LineSpacing::Rule::Multiple: break;
  }
  // LibreOffice keeps the multiple in whole per cent and truncates the product to twips.
  const std::int64_t percent = std::int64_t{spacing.multiple} * 100 / single;
  if (percent >= 100) {
    const Length height = Length::twips(natural.twips() * percent / 100);
    return {height, ascent, natural};
  }
  const Length cut = Length::twips(natural.twips() * (100 - percent) / 100);
  return {natural - cut, ascent - cut, natural - cut};
}

}  // namespace

struct ParagraphSetter::Extent {
  Length ascent, descent;  // ascent with the line gap, which stands above the letters
};

Length SetParagraph::height() const {
  Length total = above + below;
  for (const SetLine& line : lines) total += line.height;
  return total;
}

ParagraphSetter::Extent ParagraphSetter::extent_of(const rules::RunFormat& format) const {
  const fonts::Metrics& metrics = measurer_.fonts().metrics(face_of(format));
  const int above = metrics.ascender + metrics.line_gap;
  const Length whole =
      fonts::scaled(above + metrics.descender, format.size, metrics.units_per_em).snapped();
  // LibreOffice takes the next whole twip of the ascender and of the gap.
  const Length ascent = next_twip(metrics.ascender, format.size, metrics.units_per_em) +
                        next_twip(metrics.line_gap, format.size, metrics.units_per_em);
  return {ascent, whole - ascent};
}

// The largest ascent and the largest descent of what stands on the line, and of the white space that
// hangs there as far as it is within the room.
ParagraphSetter::Extent ParagraphSetter::natural_extent(
    const BrokenLine& broken, Length room, const rules::StyledParagraph& paragraph) const {
  const rules::RunFormat* known = nullptr;
  Extent extent;
  std::uint32_t last = broken.end.piece + (broken.end.glyph > 0 ? 1 : 0);
  for (Length width = broken.width; last < broken.hang_end; ++last) {
    width += text_.pieces[last].width;
    if (width > room) break;
  }
  for (std::uint32_t i = broken.begin.piece; i < last; ++i) {
    const rules::RunFormat& format = text_.format_of(text_.pieces[i].run);
    if (known == &format) continue;
    if (known != nullptr && known->size == format.size && face_of(*known) == face_of(format)) {
      continue;
    }
    known = &format;
    const Extent own = extent_of(format);
    extent.ascent = std::max(extent.ascent, own.ascent);
    extent.descent = std::max(extent.descent, own.descent);
  }
  return known == nullptr ? extent_of(paragraph.mark) : extent;
}

// Paths are compared with the last one only: enough for the runs of one value. The numbers of a
// paragraph are neighbours and begin with that of its first field.
void ParagraphSetter::number_fields(const rules::StyledParagraph& paragraph) {
  text_.fields.clear();
  for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
    const std::string& field = paragraph.runs[i].field;
    if (field.empty()) continue;
    text_.fields.resize(paragraph.runs.size(), no_field);
    if (fields_.empty() || fields_.back() != field) fields_.push_back(field);
    text_.fields[i] = static_cast<std::uint32_t>(fields_.size() - 1);
  }
}

SetParagraph ParagraphSetter::set(const rules::StyledParagraph& paragraph, const Column& column,
                                  std::string_view page_label, std::uint32_t block) {
  number_fields(paragraph);
  const auto first = std::find_if(text_.fields.begin(), text_.fields.end(),
                                  [](std::uint32_t field) { return field != no_field; });
  const std::uint32_t first_field = first == text_.fields.end() ? 0 : *first;
  const bool remembers = memo_ != nullptr && ParagraphMemo::suits(paragraph);
  if (remembers) {
    if (const SetParagraph* known = memo_->find(paragraph, column)) {
      SetParagraph set = *known;
      set.source = &paragraph;
      number(set.lines, block, 0, first_field);
      return set;
    }
  }
  text_.complete = true;
  SetParagraph set = set_anew(paragraph, column, page_label);
  // What has to be told is told of each document anew.
  if (remembers && text_.complete && !cut_ && memo_->wants(paragraph, column)) {
    SetParagraph kept = set;
    number(kept.lines, 0, first_field, 0);
    memo_->keep(paragraph, column, std::move(kept));
  }
  number(set.lines, block, 0, 0);
  return set;
}

SetParagraph ParagraphSetter::set_anew(const rules::StyledParagraph& paragraph,
                                       const Column& column, std::string_view page_label) {
  const rules::ParagraphFormat& format = paragraph.format;
  SetParagraph set;
  set.source = &paragraph;
  const Length hanging = std::min<Length>(format.first_line, Length());
  set.x = column.x + format.left + hanging;
  set.width = column.width - format.left - format.right - hanging;
  set.above = border_extent(format.borders.top);
  set.below = border_extent(format.borders.bottom);

  measurer_.measure(paragraph, page_label, text_);
  const LineRoom room{column.x + format.left, column.width - format.left - format.right,
                      format.align};
  break_lines(text_, measurer_.fonts(), room.width - format.first_line, room.width, broken_);
  cut_ = std::any_of(broken_.begin(), broken_.end(),
                     [](const BrokenLine& broken) { return broken.end.glyph > 0; });
  if (cut_) report_cut_words(paragraph, room.width);
  set.lines.reserve(std::max<std::size_t>(broken_.size(), 1));
  for (const BrokenLine& broken : broken_) {
    const Length indent = set.lines.empty() ? Length(format.first_line) : Length();
    const LineRoom own{room.x + indent, room.width - indent, room.align};
    const Extent natural = natural_extent(broken, own.width, paragraph);
    const LineBox box = spaced(natural.ascent, natural.descent, format.line);
    SetLine line{place_line(text_, broken, own, measurer_.shaper()), box.height, box.need, {}};
    line.line.fit = {own.width,
                     broken.spare_sixths ? length_of_sixths(*broken.spare_sixths) : own.width,
                     length_of_sixths(broken.lacking_sixths),
                     broken.spaces,
                     box.height,
                     own.align == rules::Align::Justify};
    for (GlyphRun& run : line.line.runs) run.baseline = box.baseline;
    set.lines.push_back(std::move(line));
  }
  if (set.lines.empty()) {
    const Extent natural = extent_of(paragraph.mark);
    const LineBox box = spaced(natural.ascent, natural.descent, format.line);
    set.lines.push_back({Line{}, box.height, box.need, {}});
    set.lines.back().line.last_of_paragraph = true;
  }
  set_tab(paragraph, column, page_label, set.lines.back());
  return set;
}

void ParagraphSetter::report_cut_words(const rules::StyledParagraph& paragraph, Length room) {
  constexpr std::size_t shown = 60;  // bytes of the word that a message quotes
  if (paragraph.role == rules::Role::TableCell) return;  // rules tell of columns too narrow
  for (const BrokenLine& broken : broken_) {
    if (broken.end.glyph == 0 || broken.begin.glyph > 0) continue;  // not its first cut
    const Piece& piece = text_.pieces[broken.end.piece];
    const rules::StyledRun& run = paragraph.runs[piece.run];
    const std::string_view word =
        text_.text_of(piece.run).substr(piece.begin, piece.end - piece.begin);
    diagnostics_.add(Code::LayoutWordCut, run.at.known() ? run.at : paragraph.at,
                     {text::shortened(word, shown), fmt::format("{:.0f}", room.mm())});
  }
}

// The text behind the tab ends at the stop; dots of the same type fill what is left, a space's
// width away on either side. They stand on a grid that ends at the stop's text, as Word sets them,
// so that those of neighbouring lines stand below each other.
void ParagraphSetter::set_tab(const rules::StyledParagraph& paragraph, const Column& column,
                              std::string_view page_label, SetLine& last) {
  const auto& runs = paragraph.runs;
  const auto tab = std::find_if(runs.begin(), runs.end(), [](const rules::StyledRun& run) {
    return run.kind == rules::StyledRun::Kind::Tab;
  });
  if (tab == runs.end() || last.line.runs.empty()) return;
  const auto first = static_cast<std::uint32_t>(tab - runs.begin());
  measurer_.measure(paragraph, page_label, text_, first + 1);
  Length width;
  for (const Piece& piece : text_.pieces) width += piece.width;
  const auto count = static_cast<std::uint32_t>(text_.pieces.size());
  BrokenLine whole;
  whole.end.piece = whole.hang_end = count;
  whole.width = width;
  whole.after = After::End;
  const Length stop = column.x + paragraph.format.tab;
  const Length baseline = last.line.runs.front().baseline;
  Line behind = place_line(text_, whole, {stop - width, width}, measurer_.shaper());
  for (GlyphRun& run : behind.runs) run.baseline = baseline;

  const Length reached = last.line.runs.back().x + last.line.runs.back().width();
  fonts::Shaper::Sized& sized = measurer_.shaper().at(face_of(tab->format), tab->format.size);
  const fonts::SizedText& dot = sized.text(".");
  const Length step = dot.width;
  const Length space = sized.space().width;
  const Length room = stop - width - space * 2 - reached;
  if (room >= step && !dot.shaped->glyphs.empty()) {
    const auto dots = static_cast<std::size_t>(room.emu() / step.emu());
    Line leader;
    leader.page_furniture = leader.leader = true;
    GlyphRun& run = leader.runs.emplace_back();
    run.face = face_of(tab->format);
    run.size = tab->format.size;
    run.color = tab->format.color;
    run.x = stop - width - space - step * static_cast<std::int64_t>(dots);
    run.baseline = baseline;
    run.words.assign(dots, {&dot, {}});
    last.behind_tab.push_back(std::move(leader));
  }
  // The words before the tab and behind it are apart for whoever reads the text.
  last.line.break_text = " ";
  last.line.last_of_paragraph = false;
  if (!behind.runs.empty()) last.behind_tab.push_back(std::move(behind));
}

void join_borders(SetParagraph& upper, SetParagraph& lower) {
  const rules::ParagraphFormat& a = upper.format();
  const rules::ParagraphFormat& b = lower.format();
  if (!has_borders(a.borders) || a.borders != b.borders) return;
  if (upper.x != lower.x || upper.width != lower.width || b.page_break_before) return;
  upper.below = Length();
  lower.above = Length();
}

Length gap_between(const SetParagraph& upper, const SetParagraph& lower) {
  return std::max(upper.format().after, lower.format().before);
}

void draw_borders(const SetParagraph& paragraph, const BorderedStretch& stretch,
                  std::vector<Stroke>& strokes) {
  const rules::Borders& borders = paragraph.format().borders;
  if (!has_borders(borders)) return;
  const Length above = stretch.first ? paragraph.above : Length();
  const Length below = stretch.last ? paragraph.below : Length();
  const Length top = stretch.top - above;
  const Length bottom = stretch.bottom + below;
  // Left and right borders stand outside the text's column; the others reach to their outer edges.
  const Length left = paragraph.x - border_extent(borders.left);
  const Length right = paragraph.x + paragraph.width + border_extent(borders.right);
  const auto draw = [&](const rules::Border& border, Length x1, Length y1, Length x2, Length y2) {
    if (border.width > Length()) strokes.push_back({x1, y1, x2, y2, border.width, border.color});
  };
  if (above > Length()) {
    const Length y = top + borders.top.width / 2;
    draw(borders.top, left, y, right, y);
  }
  if (below > Length()) {
    const Length y = stretch.bottom + borders.bottom.space + borders.bottom.width / 2;
    draw(borders.bottom, left, y, right, y);
  }
  const Length left_axis = left + borders.left.width / 2;
  const Length right_axis = right - borders.right.width / 2;
  draw(borders.left, left_axis, top, left_axis, bottom);
  draw(borders.right, right_axis, top, right_axis, bottom);
}

}  // namespace vanthu::layout
