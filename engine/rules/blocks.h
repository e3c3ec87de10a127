// What the component builders share: the context of one document, and the small steps of making a
// styled paragraph.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "fonts/fonts.h"
#include "model/document.h"
#include "rules/styled.h"
#include "rules/styles.h"
#include "rules/values.h"

namespace vanthu::rules {

// The smallest line and font size that WordprocessingML writes; used for the paragraphs that only
// carry a rule, or stand between two tables because the format demands one.
inline constexpr Length thin_line = Length::twips(20);

// Word's own Times New Roman and our metric-compatible face agree to a few ten-thousandths of a
// line (word-layout.md, 2.2); what must stay on one line gets this much more than it measures.
inline constexpr Length word_slack = Length::twips(28);

// What the document's table of contents asks of the outline, which is all that Word goes by when it
// makes the table anew: listed are the outline levels 0 … levels - 1 and no others.
struct ContentsPlan {
  int levels = 0;  // zero: there is no such table
  bool annexes = true;
};

struct Context {
  const RuleSet::Values& values;
  model::SizeSet sizes;
  fonts::Shaper& shaper;
  Diagnostics& diagnostics;
  const StyleSheet& styles;
  const Outlines& outlines;
  PageSetup page;  // of the section being built
  bool annex = false;      // it is an annex or a text issued with the document
  bool enclosure = false;  // it is such a text
  ContentsPlan contents = {};

  template <class T>
  [[nodiscard]] const T& use(const Value<T>& value) const {
    return value(sizes);
  }
  [[nodiscard]] Length text_width() const { return page.width - page.left - page.right; }
  [[nodiscard]] Length text_height() const { return page.height - page.top - page.bottom; }
};

// Line spacing in 240ths from a multiple of single spacing.
[[nodiscard]] int lines(double multiple);
[[nodiscard]] LineSpacing line_spacing(const LineDistance& distance);
// A share of a length, on the twip grid.
[[nodiscard]] Length share(Length whole, double ratio);

enum class Letters { AsTyped, Capitals };

// The letters the rules ask for, unless the text was pasted and stays as typed.
[[nodiscard]] Letters letters(const Type& type);

[[nodiscard]] StyledParagraph make_paragraph(const Context& context, StyleKey style, Role role,
                                             Place at = {});
// Appends, with the author's emphasis on top of the style's.
void add_text(StyledParagraph& paragraph, const model::Text& text, Letters letters);
// Ends the paragraph's line, if it has one, and appends in that type.
void add_line(const Context& context, StyledParagraph& paragraph, const model::Text& text,
              Letters letters, const Type& type);
// Appends words of ours in the paragraph's own format (its mark's).
void add_words(StyledParagraph& paragraph, std::string_view words, const std::string& field = {});
// Appends one space as wide as `width`: a place to be filled in by hand.
void add_blank(StyledParagraph& paragraph, Length width, fonts::Shaper& shaper,
               const std::string& field = {});

[[nodiscard]] std::string plain_text(const StyledParagraph& paragraph);

// A paragraph that draws a rule of `width` in the middle of a room.
[[nodiscard]] StyledParagraph make_rule(const Context& context, Length room, Length width);
// The thin paragraph that WordprocessingML wants after and between tables.
[[nodiscard]] StyledParagraph make_spacer(const Context& context);
// A word in a single border, `outer` wide, at the left or right edge of the room.
[[nodiscard]] StyledParagraph make_box(const Context& context, StyleKey style, const Type& type,
                                       std::string_view words, Length outer, Length room,
                                       Align side);

// Gives a centred paragraph that wraps the indents that make the lines about equally long
// without adding a line. Returns the width of its last line.
struct Balanced {
  std::size_t line_count = 0;
  Length longest, last;
};
Balanced balance(const Context& context, StyledParagraph& paragraph, Length room);

// How much lower the first baseline of `large` text stands than that of `small` text: what the
// small line needs on top so that two cells side by side share a baseline.
[[nodiscard]] Length baseline_step(const Context& context, Length small, Length large);

// ";" or "." for an entry of a list, or "" when the text already ends in a mark of its own.
enum class ListPosition { Inner, Last };
[[nodiscard]] std::string_view closing_mark(std::string_view text, ListPosition position);

[[nodiscard]] StyledCell make_cell(std::vector<StyledParagraph> paragraphs);

// One file each. They append to `blocks`.
void add_letter_head(Context& context, const model::LetterHead& head,
                     std::vector<StyledBlock>& blocks);
void add_title(Context& context, const model::Title& title, std::vector<StyledBlock>& blocks);
void add_addressees(Context& context, const model::Addressees& addressees,
                    std::vector<StyledBlock>& blocks);
void add_legal_basis(Context& context, const model::LegalBasis& basis, ListPosition position,
                     std::vector<StyledBlock>& blocks);
void add_item(Context& context, const model::Item& item, std::vector<StyledBlock>& blocks);
void add_paragraph(Context& context, const model::Paragraph& paragraph,
                   std::vector<StyledBlock>& blocks);
void add_table(Context& context, const model::Table& table, std::vector<StyledBlock>& blocks);
// contents.cpp: the title of the table, and one paragraph in the place of its entries.
void add_contents(Context& context, const model::Contents& contents,
                  std::vector<StyledBlock>& blocks);
void add_closing(Context& context, const model::Closing& closing, std::vector<StyledBlock>& blocks);
// The rule that parts a copy from what was copied, and the copy's head (letter_head.cpp).
void add_copy_head(Context& context, const model::CopyHead& copy, std::vector<StyledBlock>& blocks);
void add_annex_title(Context& context, const model::AnnexTitle& title,
                     std::vector<StyledBlock>& blocks);

}  // namespace vanthu::rules
