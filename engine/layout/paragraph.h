// Setting a paragraph: its lines, placed from left to right, each with its height.
//
//   in    one StyledParagraph and the column it stands in
//   out   SetParagraph: lines whose baselines count from their own tops
//
// Heights are whole twips, rounded as LibreOffice 7.4 rounds them (engine/layout/README.md), so that
// both programs put the same number of lines on a page. Which page a line goes to is decided in
// paginate.cpp; what happens in a cell, in table.cpp.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/length.h"
#include "layout/break_lines.h"
#include "layout/measure.h"
#include "layout/pages.h"
#include "rules/styled.h"

namespace vanthu::layout {

struct SetLine {
  Line line;
  Length height;
  Length need;  // room it must have to be the last on a page: the extra of a multiple may hang over
  // What stands behind a tab on the same baseline: the dots, then the rest of the text.
  std::vector<Line> behind_tab;
};

struct SetParagraph {
  const rules::StyledParagraph* source = nullptr;
  std::vector<SetLine> lines;  // at least one; an empty paragraph has a line without runs
  Length x, width;             // between the borders: the column inside the indents, or from
                               // where a hanging first line begins
  // What the borders add above the first and below the last line: their width and distance. Zero
  // where the border is shared with a neighbour (join_borders).
  Length above, below;

  [[nodiscard]] const rules::ParagraphFormat& format() const { return source->format; }
  [[nodiscard]] Length height() const;  // lines and borders, without the spacing
  [[nodiscard]] Length last_need() const { return lines.back().need + below; }
};

struct Column {
  Length x, width;
};

class ParagraphMemo;  // paragraph_memo.h

class ParagraphSetter {
 public:
  ParagraphSetter(fonts::Shaper& shaper, Diagnostics& diagnostics, ParagraphMemo* memo = nullptr)
      : measurer_(shaper, diagnostics), diagnostics_(diagnostics), memo_(memo) {}

  // A word that is longer than a line is cut, and told.
  [[nodiscard]] SetParagraph set(const rules::StyledParagraph& paragraph, const Column& column,
                                 std::string_view page_label, std::uint32_t block);
  // Pages::fields of all that was set.
  [[nodiscard]] std::vector<std::string> take_fields() { return std::move(fields_); }

 private:
  struct Extent;
  [[nodiscard]] SetParagraph set_anew(const rules::StyledParagraph& paragraph, const Column& column,
                                      std::string_view page_label);
  void set_tab(const rules::StyledParagraph& paragraph, const Column& column,
               std::string_view page_label, SetLine& last);
  [[nodiscard]] Extent extent_of(const rules::RunFormat& format) const;
  [[nodiscard]] Extent natural_extent(const BrokenLine& broken, Length room,
                                      const rules::StyledParagraph& paragraph) const;

  void number_fields(const rules::StyledParagraph& paragraph);
  void report_cut_words(const rules::StyledParagraph& paragraph, Length room);

  Measurer measurer_;
  Diagnostics& diagnostics_;
  ParagraphMemo* memo_;
  std::vector<std::string> fields_;
  MeasuredText text_;
  std::vector<BrokenLine> broken_;
  bool cut_ = false;  // a word of the paragraph was
};

// Neighbours with the same borders and indents share one box (ECMA-376 Part 1, 17.3.1.7): takes the
// border between them away.
void join_borders(SetParagraph& upper, SetParagraph& lower);

// The distance between two paragraphs: the larger of the two spacings.
[[nodiscard]] Length gap_between(const SetParagraph& upper, const SetParagraph& lower);

// The borders around a stretch of the paragraph whose lines stand between `top` and `bottom`.
struct BorderedStretch {
  Length top, bottom;
  bool first = true;  // has the paragraph's first line
  bool last = true;   // has its last
};
void draw_borders(const SetParagraph& paragraph, const BorderedStretch& stretch,
                  std::vector<Stroke>& strokes);

}  // namespace vanthu::layout
