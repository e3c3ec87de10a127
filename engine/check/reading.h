// A DOCX as a checker reads it: one line after the other, each with its effective values and its
// place in Word's terms.
//
//   in    docx::parse::Document
//   out   Reading: the lines of the body in reading order, its tables, its sections, its page
//         numbers
//
// A line is a paragraph, or the part of one between two line breaks. Text is as if every tracked
// change were accepted. Hidden text is left out.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docx/effective/resolve.h"
#include "docx/parse/document.h"
#include "text/legacy_pattern.h"

namespace vanthu::check {

// Bytes [begin, end) of a line in one look.
struct Stretch {
  std::uint32_t begin = 0, end = 0;
  docx::effective::RunValues values;
};

inline constexpr int outside = -1;

struct Line {
  std::string text;   // as it stands in the file
  std::string label;  // what an automatic list prints in front: "I."
  std::vector<Stretch> stretches;
  docx::effective::ParagraphValues values;
  int table = outside;  // index into Reading::tables
  int row = 0, cell = 0;
  int column = 0, column_span = 1;  // of the table's grid
  Length room;  // between the edges of its cell or of the page's text, indents not taken off
  std::size_t section = 0;
  std::uint32_t paragraph = 0;  // its number among the body's paragraphs
  bool first_of_paragraph = true;
  bool begins_page = false;  // a page break stands in front of it
  int page = 1;              // about (pages.h)
  bool in_contents = false;  // a table of contents made by Word
  // Where it was read: from byte `begin` on, the text is that of shown_text (docx/parse/text.h) of
  // the paragraph from byte `shown` on. The document must outlive whoever asks.
  struct Origin {
    std::uint32_t begin = 0, shown = 0;
  };
  const docx::parse::Paragraph* source = nullptr;
  std::vector<Origin> origins;
  std::vector<text::LegacySpan> legacy;  // letters of before Unicode in another face

  [[nodiscard]] bool is_blank() const;
  // Some of it is in letters of before Unicode, by its face (text/legacy.h) or by themselves.
  // Letters that only Unicode has are Unicode in such a face, too.
  [[nodiscard]] bool is_legacy() const;
  [[nodiscard]] bool is_centred() const {
    return values.alignment == docx::effective::Alignment::Center;
  }
};

// How the letters of [begin, end) look, by count of letters.
struct Look {
  int letters = 0;
  int half_points = 0;                // of most letters
  int smallest = 0, largest = 0;      // half points
  bool bold = false, italic = false;  // of more than four letters in five
  bool some_bold = false, some_italic = false;
  bool capitals = false;  // no small letter, or shown without
};
[[nodiscard]] Look look_of(const Line& line, std::size_t begin, std::size_t end);
[[nodiscard]] inline Look look_of(const Line& line) {
  return look_of(line, 0, line.text.size());
}

struct TableFacts {
  bool bordered = false;  // lines are seen: a table of data; else one that only places things
  int rows = 0, columns = 0;
};

// A PAGE field in a header or footer.
struct PageNumber {
  bool in_header = true;
  bool on_first_page = false;
  std::size_t section = 0;
  docx::effective::Alignment alignment = docx::effective::Alignment::Left;
  int half_points = 0;
  bool bold = false, italic = false;
};

struct Reading {
  std::vector<Line> lines;
  std::vector<TableFacts> tables;
  std::vector<docx::effective::SectionValues> sections;
  std::vector<PageNumber> page_numbers;
  bool gaps_add_up = false;  // above and below two paragraphs; else the larger one counts
};

[[nodiscard]] Reading read_lines(const docx::parse::Document& document);

}  // namespace vanthu::check
