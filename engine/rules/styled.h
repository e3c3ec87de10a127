// StyledDocument: the document with every value that the decree or the house decides.
//
// Made by rules::apply; read by docx::write and layout::paginate, which both read *only* this, which
// is why the two outputs agree. Every length is on the twip grid (Length::snapped), because that is
// the grid of the DOCX and of LibreOffice's layout.
//
// The font family is one for the whole document (PL I, I, I.4): Times New Roman by name in the DOCX,
// a metric-compatible face embedded in the PDF.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "base/length.h"
#include "base/source.h"
#include "model/document.h"

namespace vanthu::rules {

using model::Align;

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

struct RunFormat {
  StoredLength size;
  bool bold = false;
  bool italic = false;
  Color color;
  // Added after every character (w:spacing). Used on the single space that stands for a blank still
  // to be filled in by hand ("Số:      /KH-UBND"), never for text.
  StoredLength letter_spacing;
  bool operator==(const RunFormat&) const = default;
};

struct StyledRun {
  // PageReference: the number of the page on which `link` begins. Tab: to ParagraphFormat::tab,
  // dots on the way; what follows ends there, on the paragraph's last line.
  enum class Kind : std::uint8_t { Text, LineBreak, PageNumber, PageReference, Tab };
  Kind kind = Kind::Text;
  // NFC. Text: what it says. PageReference: the page, a guess until layout has settled it
  // (layout/page_references.h). Others: empty.
  std::string text;
  RunFormat format;
  // Byte offsets in `text` of characters after which a line must not break although it could: a
  // space or hyphen inside "Điều 5", "12/2024/QĐ-UBND", "ngày 03 tháng 02". Ascending. The DOCX
  // writes U+00A0 and w:noBreakHyphen there; the PDF keeps the plain character.
  std::vector<std::uint32_t> glue;
  std::string field;   // model::Run::field
  std::string link;    // the anchor of the paragraph it leads to; empty for most
  Place at;
};

struct LineSpacing {
  enum class Rule : std::uint8_t { Multiple, Exact, AtLeast };
  Rule rule = Rule::Multiple;
  int multiple = 240;  // in 240ths of single spacing, with Multiple
  StoredLength height;  // with Exact and AtLeast
  bool operator==(const LineSpacing&) const = default;
};

struct Border {
  StoredLength width;  // zero: no border. A multiple of 1/8 pt.
  StoredLength space;  // from the text (paragraphs only); whole points, at most 31
  Color color;
  bool operator==(const Border&) const = default;
};

// In the order top, left, bottom, right everywhere.
struct Borders {
  Border top, left, bottom, right;
  bool operator==(const Borders&) const = default;
};

struct ParagraphFormat {
  Align align = Align::Justify;
  StoredLength left, right;  // indents from the text area (or the cell's content area)
  StoredLength first_line;   // negative: hanging
  StoredLength before, after;
  LineSpacing line;
  Borders borders;
  StoredLength tab;  // a right-aligned stop with a dotted leader, from the edge of the text area;
               // zero: none. Not in cells.
  bool keep_next = false;
  bool keep_lines = false;
  bool page_break_before = false;
  std::int8_t outline = -1;  // 0–8: heading level; -1: body text. Widow and orphan control is always on.
  bool operator==(const ParagraphFormat&) const = default;
};

// A named style, as Word's gallery shows it.
struct Style {
  std::string id;        // "QuocHieu": ASCII
  std::string name;      // "Quốc hiệu"
  ParagraphFormat paragraph;
  RunFormat run;
};

// What the block is, for structure tags and for reports.
enum class Role : std::uint8_t {
  Text,
  Heading,
  Title,
  ListItem,
  TableCell,
  Signature,
  Recipient,
  Rule,
  Spacer,
  PageFurniture,
  Contents,  // an entry of the table of contents
};

// What the items of a list are counted with.
enum class Marks : std::uint8_t { Bullets, Numbers, Letters };

// A paragraph with no runs has the height of `mark`. Role::Rule paragraphs are empty and draw their
// bottom border; Role::Spacer ones are the thin paragraphs WordprocessingML demands after tables.
// The room above a name (the paragraph's `before`), for a signing program.
struct SigningSpace {
  std::string signer;   // "PHÓ CHỦ TỊCH Nguyễn Thị Minh Tâm"
  Length width;
  Length seal;          // side of the agency's box; zero: the agency does not sign here
  Length seal_overlap;  // how far it covers the signer's, from the left
};

// A line that says when the agency signed (ô 14), for a signing program to write anew: the size of
// its box, which begins at the line's right end and top.
struct SigningLine {
  Length width, height;
};

struct StyledParagraph {
  std::uint32_t style = 0;   // index into StyledDocument::styles
  ParagraphFormat format;    // complete; differences from the style are written as direct formatting
  RunFormat mark;            // the paragraph mark; same size as the text
  std::vector<StyledRun> runs;
  Role role = Role::Text;
  // Of a list item: how deep it stands, compared with the items beside it, and whether the first
  // run is its number or mark. Of an entry of the contents: its level, from 0.
  int level = 0;
  bool labelled = false;
  Marks marks = Marks::Bullets;
  Boxed<SigningSpace> signing;
  Boxed<SigningLine> signing_line;
  std::string id;            // of the model block
  // What this is called in every version of the document; unique in it. From the key of the model
  // block, which depends on no number and no neighbour (identity.h). Empty in headers, footers and
  // cells of data tables, where the row has it.
  std::string identity;
  std::string anchor;        // what links call it, unique in the document; empty where none leads
  Place at;
};

enum class VerticalAlign : std::uint8_t { Top, Center, Bottom };

struct StyledCell {
  std::vector<StyledParagraph> paragraphs;  // at least one
  int column_span = 1;
  int row_span = 1;          // > 1: the cell goes on in the rows below, which leave its columns out
  VerticalAlign vertical = VerticalAlign::Top;
  Borders borders;           // `space` unused
  bool heads_row = false;    // says what its row is about
};

struct StyledRow {
  std::vector<StyledCell> cells;  // left to right; columns covered by a cell from above are absent
  bool header = false;            // repeated; leading rows only
  bool splits = false;            // may break across pages (else w:cantSplit)
  LineSpacing::Rule height_rule = LineSpacing::Rule::Multiple;  // Multiple: as tall as its content
  Length height;
  std::string id;
  std::string identity;  // of a data table; a layout table names its paragraphs
  Place at;
};

struct StyledTable {
  enum class Purpose { Layout, Data };  // layout tables place header and signature; not for readers
  Purpose purpose = Purpose::Data;
  std::vector<Length> columns;   // sum = the table's width
  Length indent;                 // left edge of the table (its outer border) from the text area's edge
  std::array<Length, 4> cell_margins;  // top, left, bottom, right
  std::vector<StyledRow> rows;
  std::string id;
  std::string identity;
  Place at;
};

using StyledBlock = std::variant<StyledParagraph, StyledTable>;

struct PageSetup {
  Length width, height;       // as seen: a landscape page is wider than high
  bool landscape = false;
  Length top, bottom, left, right;
  Length header_distance, footer_distance;
};

// Each section starts a page. Between two tables, and at the end of a section, stands a paragraph.
struct StyledSection {
  PageSetup page;
  std::optional<int> first_page_number;  // restart; none: goes on counting
  // Page 1 of the section uses the first_ pair, the others the plain pair.
  std::vector<StyledParagraph> first_header, first_footer, header, footer;
  std::vector<StyledBlock> blocks;
  bool annex = false;
  std::string id;
  std::string identity;  // the key of what heads it
};

// One of the fields that the decree has an office's system keep of every outgoing document
// (PL VI, phần II, mục I), under the decree's code and under the name people see.
struct InputField {
  std::string_view code;  // "CodeNotation"
  std::string_view name;  // "Ký hiệu"
  std::string value;
};

struct Properties {
  std::string title, author, subject, kind;
  std::string date;  // ISO 8601 date ("2026-06-15") when the data give a whole one, else empty
  std::string identifier = {};          // "05/KH-UBND" when both parts are known
  std::vector<InputField> fields = {};  // in the decree's order; blank ones are left out
};

struct StyledDocument {
  Properties properties;
  RunFormat defaults;          // size of the body; docDefaults
  std::vector<Style> styles;   // only those in use, in a fixed order
  std::vector<StyledSection> sections;
  // The table of contents, if there is one (Role::Contents), lists the paragraphs whose outline is
  // below this, in their order; zero: there is none.
  int contents_levels = 0;
};

// Text form for tests and `vanthu dump --stage styled`.
[[nodiscard]] std::string dump(const StyledDocument& document);

// All text a reader sees, block by block, one paragraph a line, table cells in row order; page
// furniture (headers, footers) left out. The reference for "DOCX text = model text = PDF text".
[[nodiscard]] std::string reading_text(const StyledDocument& document);

}  // namespace vanthu::rules
