// Styled documents built by hand, and short looks at the pages made from them.

#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "rules/styled.h"
#include "support/catch.h"

namespace build {

using namespace vanthu;
using rules::StyledBlock;
using rules::StyledCell;
using rules::StyledDocument;
using rules::StyledParagraph;
using rules::StyledRow;
using rules::StyledRun;
using rules::StyledSection;
using rules::StyledTable;

inline fonts::Shaper& shaper() {
  static fonts::Shaper one = [] {
    Diagnostics diagnostics;
    auto set = fonts::open_fonts(std::filesystem::path(VANTHU_SOURCE_DIR) / "fonts", diagnostics);
    REQUIRE(set != nullptr);
    return fonts::Shaper(std::move(set));
  }();
  return one;
}

inline StyledRun run(std::string text, double size = 14) {
  StyledRun one;
  one.text = std::move(text);
  one.format.size = Length::pt(size);
  return one;
}

// Left-aligned, single spacing, no spacing above or below.
inline StyledParagraph paragraph(std::string text, double size = 14) {
  StyledParagraph one;
  one.format.align = rules::Align::Left;
  one.mark.size = Length::pt(size);
  if (!text.empty()) one.runs.push_back(run(std::move(text), size));
  return one;
}

// `count` lines ended by line breaks: "a1", "a2" …
inline StyledParagraph lines(const std::string& name, int count) {
  StyledParagraph one = paragraph("");
  for (int i = 1; i <= count; ++i) {
    if (i > 1) {
      StyledRun line_break = run("");
      line_break.kind = StyledRun::Kind::LineBreak;
      one.runs.push_back(line_break);
    }
    one.runs.push_back(run(fmt::format("{}{}", name, i)));
  }
  return one;
}

inline StyledParagraph keeping_next(StyledParagraph one) {
  one.format.keep_next = true;
  return one;
}

// A4 with text area 9071 twips wide and as high as given.
inline StyledSection section(std::vector<StyledBlock> blocks, Length height) {
  StyledSection one;
  one.page.width = Length::twips(11906);
  one.page.top = Length::twips(1134);
  one.page.bottom = Length::twips(1134);
  one.page.height = one.page.top + one.page.bottom + height;
  one.page.left = Length::twips(1701);
  one.page.right = Length::twips(1134);
  one.page.header_distance = Length::twips(567);
  one.page.footer_distance = Length::twips(567);
  one.blocks = std::move(blocks);
  return one;
}

inline const Length tall = Length::twips(14570);
inline const Length line14 = Length::twips(322);  // 14 pt, single spacing

inline StyledDocument document(std::vector<StyledBlock> blocks, Length height = tall) {
  StyledDocument one;
  one.defaults.size = Length::pt(14);
  one.sections.push_back(section(std::move(blocks), height));
  return one;
}

inline layout::Pages paginate(const StyledDocument& document) {
  Diagnostics diagnostics;
  std::optional<layout::Pages> pages = layout::paginate(document, shaper(), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    UNSCOPED_INFO(message(diagnostic, Language::English));
  }
  REQUIRE(pages.has_value());
  return std::move(*pages);
}

inline std::string text_of(const layout::Line& line) {
  std::string text;
  for (const layout::GlyphRun& one : line.runs) text += one.text();
  return text;
}

// Lines of a page joined by "|", pages by " / ".
inline std::string show(const layout::Pages& pages) {
  std::string all;
  for (const layout::Page& page : pages.pages) {
    if (&page != &pages.pages.front()) all += " / ";
    for (const layout::Line& line : page.lines) {
      if (&line != &page.lines.front()) all += "|";
      all += text_of(line);
    }
  }
  return all;
}

// Baselines of one page from the top of the text area, in twips.
inline std::vector<std::int64_t> baselines(const layout::Page& page) {
  std::vector<std::int64_t> all;
  for (const layout::Line& line : page.lines) {
    if (!line.page_furniture) all.push_back(line.runs.front().baseline.twips() - 1134);
  }
  return all;
}

inline Length width_of(const layout::Line& line) {
  Length width;
  for (const layout::GlyphRun& one : line.runs) width += one.width();
  return width;
}

struct ShownGlyph {
  std::uint16_t id = 0;
  std::size_t cluster = 0;  // in the text of the run
  Length advance;
};

inline std::vector<ShownGlyph> glyphs_of(const layout::GlyphRun& run) {
  std::vector<ShownGlyph> all;
  std::size_t before = 0;
  for (const layout::PlacedWord& word : run.words) {
    const std::vector<fonts::Glyph>& glyphs = word.word->shaped->glyphs;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      all.push_back({glyphs[i].id, before + glyphs[i].cluster, word.advance(i)});
    }
    before += word.text().size();
  }
  return all;
}

inline const rules::Border thin{Length::pt(0.5), {}, {}};

inline StyledCell cell(StyledParagraph paragraph, rules::Border border = thin) {
  StyledCell one;
  one.paragraphs.push_back(std::move(paragraph));
  one.borders = {border, border, border, border};
  return one;
}

// Rows of one-line cells, equal columns of 3000 twips, margins of 108 twips at the sides.
inline StyledTable table(std::vector<std::vector<StyledCell>> rows, std::size_t columns) {
  StyledTable one;
  one.columns.assign(columns, Length::twips(3000));
  one.cell_margins = {Length(), Length::twips(108), Length(), Length::twips(108)};
  for (auto& cells : rows) {
    StyledRow row;
    row.cells = std::move(cells);
    one.rows.push_back(std::move(row));
  }
  return one;
}

inline StyledTable column_of(const std::vector<std::string>& texts) {
  std::vector<std::vector<StyledCell>> rows;
  for (const std::string& text : texts) rows.push_back({cell(paragraph(text))});
  return table(std::move(rows), 1);
}

}  // namespace build
