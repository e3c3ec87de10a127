// Effective values: what Word would use for a paragraph, a run or a section, after everything that
// has a say (ISO/IEC 29500-1, 17.7.2; ../shared/word-rules.md, section 6).
//
//   in    a Document of docx/parse
//   out   values, all set
//
// The order, later wins: document defaults, table style, [list level], paragraph style, character
// style, direct formatting. A list that the paragraph itself names beats the paragraph style's
// indents, one that the style names does not. Switches (bold, italic …) of table, paragraph and
// character style are combined by "exclusive or"; a direct one wins. Compatibility settings that
// change values are kept (compatibility.h). Left out: conditional formats of a table style by
// w:cnfStyle (they are worked out anew from w:tblLook).

#pragma once

#include <string>

#include "docx/effective/compatibility.h"
#include "docx/effective/numbering.h"
#include "docx/effective/properties.h"
#include "docx/effective/styles.h"
#include "docx/effective/theme.h"
#include "docx/parse/document.h"

namespace vanthu::docx::effective {

struct RunValues {
  std::string ascii, h_ansi, east_asia, cs;
  int half_points = 20;  // Word's own without w:docDefaults (../shared/word-rules.md, section 6)
  bool bold = false, italic = false, caps = false, small_caps = false;
  bool strike = false, hidden = false;
  std::string color, underline;  // "auto", "none" when nobody says
  Length letter_spacing;
  bool operator==(const RunValues&) const = default;
};

struct ParagraphValues {
  Alignment alignment = Alignment::Left;
  Length left, right, first_line, before, after;
  LineHeight line;
  bool contextual_spacing = false, keep_next = false, keep_lines = false;
  bool page_break_before = false;
  int outline = 9;
  EdgeLine top, bottom;
  ListPlace list;  // number 0: none
};

struct SectionValues {
  Length width, height;  // as printed: a landscape page is wider than high
  bool landscape = false;
  Length top, bottom, left, right;
  Length header, footer;
  bool continuous = false;  // begins on the page on which the one before ends
  bool restarts_pages = false;
  int first_page = 1;
};

// Where a cell stands, for what a table style says of its parts.
struct TablePlace {
  const parse::Table* table = nullptr;
  const parse::StoryPart* part = nullptr;
  std::size_t row = 0;
  const parse::Cell* cell = nullptr;
};

class Resolver {
 public:
  // `document` must outlive it.
  explicit Resolver(const parse::Document& document);

  // `place`: of the innermost table around the paragraph.
  [[nodiscard]] ParagraphValues paragraph(const parse::StoryPart& part,
                                          const parse::Paragraph& paragraph,
                                          const TablePlace& place = {}) const;
  // `run`: the w:rPr of the run, no_node for none. The paragraph's mark with its own w:rPr.
  [[nodiscard]] RunValues run(const parse::StoryPart& part, const parse::Paragraph& paragraph,
                              parse::NodeId run, const TablePlace& place = {}) const;
  [[nodiscard]] SectionValues section(const parse::StoryPart& part,
                                      const parse::Section& section) const;

  [[nodiscard]] const Compatibility& compatibility() const { return compatibility_; }
  [[nodiscard]] const Styles& styles() const { return styles_; }
  [[nodiscard]] const Numbering& numbering() const { return numbering_; }
  // Of the paragraph; nullptr when the file has no default one either.
  [[nodiscard]] const Style* style_of(const parse::StoryPart& part,
                                      const parse::Paragraph& paragraph) const;

 private:
  // What the table's style says of a cell: switches apart, because they are combined.
  struct TableSay {
    RunProperties run;
    ParagraphProperties paragraph;
  };
  // The default paragraph style of an old file: what it only repeats does not beat a table style.
  [[nodiscard]] bool yields_to_table(const Style* style) const;
  [[nodiscard]] TableSay table_say(const TablePlace& place) const;

  Compatibility compatibility_;
  Theme theme_;
  Styles styles_;
  Numbering numbering_;
};

}  // namespace vanthu::docx::effective
