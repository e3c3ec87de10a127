// Pages built by hand from really shaped text, so that the writer is tested without the layout.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <string_view>

#include "fonts/fonts.h"
#include "layout/pages.h"

namespace vanthu::pdf_tests {

// The fonts of the catalogue; null, with a warning of Catch, when the machine has none.
std::shared_ptr<const fonts::FontSet> installed_fonts();

struct Paragraph {
  std::string text;
  fonts::Face face = fonts::Face::Regular;
  Length size = Length::pt(14);
  rules::Color color = {};
  layout::BlockInfo block = {};
};

// Sets paragraphs one below the other, justified, and starts new pages as they fill up.
class Composer {
 public:
  explicit Composer(std::shared_ptr<const fonts::FontSet> fonts);

  void begin_page(std::string label, std::uint32_t section = 0);
  void add(const Paragraph& paragraph);
  // One line at a place, with nothing done to it: page numbers, cells.
  void add_line(const Paragraph& paragraph, Length x, Length baseline, std::uint32_t block);
  std::uint32_t add_block(const layout::BlockInfo& block);
  layout::GlyphRun run(const Paragraph& paragraph, std::string_view text, Length x, Length baseline,
                       Length extra_per_space = {});

  layout::Pages pages;
  std::string lines;  // what was set, a line of print a line; furniture left out
  Length width = Length::mm(165), left = Length::mm(30), top = Length::mm(20);

 private:
  std::shared_ptr<const fonts::FontSet> fonts_;
  Length y_;
};

// A word with glyphs of one's own choice, kept to the end.
const fonts::SizedText& made_word(std::string text, std::vector<fonts::Glyph> glyphs);

// A page that shows this word in the regular face, in black and 14 pt.
layout::Pages page_with(const fonts::SizedText& word);

// Words with all 134 accented letters of Vietnamese, and the signs plans use. Words of one letter
// would not do: pdftotext takes a line of them for spaced-out type and drops the spaces.
std::string all_letters();

// A plan of about `page_count` pages: heading, list and body paragraphs.
layout::Pages sample_plan(std::shared_ptr<const fonts::FontSet> fonts, std::size_t page_count);

}  // namespace vanthu::pdf_tests
