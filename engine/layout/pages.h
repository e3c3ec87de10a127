// Pages: where every word and rule stands. Results only; made by layout::paginate, read by
// pdf::write and by the tests (dump). The words are those of the shaper they were laid out with,
// which must outlive them.
//
// Coordinates: from the top left corner of the page, y downwards.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/length.h"
#include "fonts/fonts.h"
#include "rules/styled.h"

namespace vanthu::layout {

// A word, or a space, as it was shaped once for all its places (fonts::Shaper). Pages hold no
// glyphs of their own, so they are small, and what a writer must know of a word it finds out once.
struct PlacedWord {
  const fonts::SizedText* word = nullptr;
  StoredLength extra;  // behind each character: letter spacing, a space's share of justification

  [[nodiscard]] std::string_view text() const { return word->text; }
  [[nodiscard]] Length width() const {
    return word->width + extra * std::int64_t{word->characters};
  }
  // Of one glyph: extra stands behind the last of a character.
  [[nodiscard]] Length advance(std::size_t glyph) const {
    const std::span<const fonts::Glyph> all = word->shaped->glyphs;
    const bool ends = glyph + 1 == all.size() || all[glyph + 1].cluster != all[glyph].cluster;
    const Length own = word->advances[glyph];
    return ends ? own + extra : own;
  }
};

// Parts of a block's text that are something of their own for readers; the n-th of BlockInfo::links
// has the number n.
inline constexpr std::uint32_t own_part = 0;
inline constexpr std::uint32_t label_part = UINT32_MAX;  // the number or mark of a list item

// Words of one face, size, colour and part on one baseline, left to right. Spaces are words as
// well, so that text can be extracted; spaces at a line's end are left out (Line::break_text has
// them).
struct GlyphRun {
  fonts::Face face = fonts::Face::Regular;
  StoredLength size;
  rules::Color color;
  StoredLength x, baseline;
  std::vector<PlacedWord> words;
  std::uint32_t part = own_part;

  // Some word has a glyph: invisible characters have none.
  [[nodiscard]] bool shows() const {
    return std::any_of(words.begin(), words.end(),
                       [](const PlacedWord& placed) { return placed.word->characters > 0; });
  }
  [[nodiscard]] Length width() const;
  // NFC, as in the document: plain spaces and hyphens.
  [[nodiscard]] std::string text() const;
};

// Words [first, last) of a run that a field of the data gave.
struct FieldSpan {
  std::uint32_t field = 0;  // index into Pages::fields
  std::uint32_t run = 0;    // index into Line::runs
  std::uint32_t first = 0, last = 0;
};

// How nearly a line came out otherwise: what break_risk.h judges.
struct LineFit {
  StoredLength room;   // the measure
  StoredLength spare;  // left of it at natural width; of a word that was cut, all of it
  StoredLength
      lacking;  // what the next word was short of; zero: none follows, or the line had to end
  StoredLength spaces;  // natural width of the spaces of the line with that word
  StoredLength height;  // from line to line
  bool justified = false;
};

// One line of one paragraph. `block` numbers the paragraphs of the document in reading order and is
// what ties a paragraph that runs over a page end together.
struct Line {
  std::vector<GlyphRun> runs;
  std::vector<FieldSpan> fields;  // left to right
  std::uint32_t block = 0;
  bool last_of_paragraph = false;
  // What stood at the break, if characters were left out there (hanging spaces): text extraction
  // joins the lines of a paragraph with it.
  std::string break_text;
  bool page_furniture = false;  // page number, footer: an artifact, not part of the reading order
  LineFit fit;
  bool leader = false;  // such an artifact: the dots in front of a page number
};

// A straight rule: paragraph border, table border.
struct Stroke {
  Length x1, y1, x2, y2;  // centre line; horizontal or vertical
  Length width;
  rules::Color color;
};

// What a block is, for structure tags; index = Line::block.
struct BlockInfo {
  rules::Role role = rules::Role::Text;
  int outline = -1;
  std::uint32_t section = 0;
  // Inside a table: which, and where (0-based); -1 outside. Layout tables count as none.
  int table = -1, row = -1, column = -1, column_span = 1, row_span = 1;
  bool header_row = false;
  bool heads_row = false;  // the cell says what its row is about
  int level = 0;           // StyledParagraph::level
  rules::Marks marks = rules::Marks::Bullets;
  std::vector<std::string> links;  // the anchors its links lead to, in the order of the text
  std::string anchor;              // what links to it say
  Place at;                        // where most of its text was written: data or template
};

struct Page {
  Length width, height;
  std::string label;  // the number printed or counted: "1", "2"; each annex from 1
  std::uint32_t section = 0;
  std::vector<Line> lines;  // reading order
  std::vector<Stroke> strokes;
  // How nearly it ended otherwise (break_risk.h): the room left, and what the paragraph, chain or
  // closing that went to the next page whole was short of.
  Length spare;
  std::optional<Length> lacking;
};

// A row of a data table that fitted the rest of a page by little, or failed to by little.
struct RowFit {
  std::size_t page = 0;
  std::uint32_t block = 0;  // its first paragraph
  Length spare;             // negative: it went to the next page
};

struct Box {
  Length x, y, width, height;  // y of the upper edge
};

// Where the document is signed (signing_places.h).
struct SigningPlace {
  std::size_t page = 0;
  std::string signer;
  Box box;
  std::optional<Box> seal;
};

// A line that the agency's signing program writes anew (rules::SigningLine).
struct SigningLine {
  std::size_t page = 0;
  std::uint32_t block = 0;  // the line's
  Box box;
};

// Where a link leads.
struct Anchor {
  std::string name;
  std::uint32_t block = 0;
  std::size_t page = 0;
  Length top;  // of the block's first line
};

struct Pages {
  std::vector<Page> pages;
  std::vector<BlockInfo> blocks;
  std::vector<SigningPlace> signing;
  std::vector<SigningLine> signing_lines;
  std::vector<std::string> fields;  // data paths ("muc_tieu[0].ten"); one may stand here twice
  std::vector<RowFit> row_fits;     // those within `near_fit`
  std::vector<Anchor> anchors;      // in reading order
};
inline constexpr Length near_fit = Length::pt(2);

// Lays the document out, with the pages its page references say (page_references.h settles those).
// Empty exactly when it added an error: a character the face lacks, a table
// row too tall for a page. Linear in the length of the document. What `memo` (paragraph_memo.h)
// remembers of earlier documents makes it faster and changes nothing.
class ParagraphMemo;
[[nodiscard]] std::optional<Pages> paginate(const rules::StyledDocument& document,
                                            fonts::Shaper& shaper, Diagnostics& diagnostics,
                                            ParagraphMemo* memo = nullptr);

// One line of text a line of print, with positions in points to two decimals: tests and
// `vanthu dump --stage pages`.
[[nodiscard]] std::string dump(const Pages& pages);

}  // namespace vanthu::layout
