#include "pdf/content.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "composer.h"
#include "pdf/usage.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

namespace {

struct Drawn {
  std::string operators;
  Marks marks;
  FontUse fonts;
};

Drawn draw_first_page(const layout::Pages& pages, const fonts::FontSet& fonts) {
  Drawn result;
  result.fonts = collect(pages, fonts);
  result.marks =
      draw(pages.pages.front(), pages.blocks, tag_blocks(pages), result.fonts, result.operators);
  return result;
}

// Where the pen of a viewer stands after the strings of one Tj or TJ, in millionths of an em.
std::int64_t pen_after(std::string_view operation, const FaceUse& use) {
  std::int64_t pen = 0;
  for (std::size_t i = 0; i < operation.size();) {
    if (operation[i] == '(') {
      std::string bytes;
      for (++i; operation[i] != ')'; ++i) {
        if (operation[i] == '\\') {
          ++i;
          bytes += operation[i] == 'r' ? '\r' : operation[i];
        } else {
          bytes += operation[i];
        }
      }
      ++i;
      for (std::size_t j = 0; j + 1 < bytes.size(); j += 2) {
        pen += use.advances[static_cast<unsigned char>(bytes[j]) * 256U +
                            static_cast<unsigned char>(bytes[j + 1])];
      }
    } else if (operation[i] == '-' || (operation[i] >= '0' && operation[i] <= '9')) {
      std::size_t used = 0;
      pen -=
          static_cast<std::int64_t>(std::stod(std::string(operation.substr(i, 16)), &used) * 1000 +
                                    (operation[i] == '-' ? -0.5 : 0.5));
      i += used;
    } else {
      ++i;
    }
  }
  return pen;
}

}  // namespace

TEST_CASE("text at its natural width needs no adjustment") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"Kế hoạch"});
  const Drawn drawn = draw_first_page(composer.pages, *fonts);
  CHECK(drawn.marks == Marks{Mark{0}});
  CHECK(drawn.operators.rfind("/P<</MCID 0>>BDC\nBT\n/F0 14 Tf\n85.039 768.407 Td\n(", 0) == 0);
  CHECK(drawn.operators.find(")Tj\nET\nEMC\n") != std::string::npos);
  CHECK(drawn.operators.find("TJ") == std::string::npos);
}

TEST_CASE("the pen of a justified line is never out by more than half a thousandth of an em") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const layout::Pages pages = sample_plan(fonts, 1);
  const Drawn drawn = draw_first_page(pages, *fonts);
  std::size_t at = 0, justified = 0;
  for (const layout::Line& line : pages.pages.front().lines) {
    const layout::GlyphRun& run = line.runs.front();
    const FaceUse& use = *drawn.fonts[static_cast<std::size_t>(run.face)];
    at = drawn.operators.find(" Td\n", at) + 4;
    std::size_t stop = drawn.operators.find("Tj\n", at);
    const std::size_t array = drawn.operators.find("TJ\n", at);
    if (array < stop) stop = array;
    std::int64_t pen = pen_after(std::string_view(drawn.operators).substr(at, stop - at), use);
    std::int64_t wanted = 0;
    for (const layout::PlacedGlyph& glyph : run.glyphs) wanted += glyph.advance.emu();
    if (!line.break_text.empty()) pen -= use.advances[use.space];  // hangs over the end
    justified += line.last_of_paragraph ? 0 : 1;
    const std::int64_t error = pen - wanted * 1'000'000 / run.size.emu();
    CHECK(std::abs(error) <= 510);
  }
  CHECK(justified > 10);
}

TEST_CASE("the space that hangs over a line's end is drawn, at the paragraph's end none") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.width = Length::mm(20);
  composer.add({"ủy ban nhân dân"});
  Drawn drawn = draw_first_page(composer.pages, *fonts);
  const std::uint16_t space = drawn.fonts[0]->space;
  const std::string code{static_cast<char>(space >> 8U), static_cast<char>(space & 0xFFU)};
  CHECK(occurrences(drawn.operators, code) == 3);
  CHECK(occurrences(drawn.operators, code + ")") >= 1);
}

TEST_CASE("a run without glyphs at the line's end does not swallow the hanging space") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"dân"});
  layout::Line& line = composer.pages.pages[0].lines[0];
  line.break_text = " ";
  line.runs.emplace_back().face = fonts::Face::Bold;
  const Drawn drawn = draw_first_page(composer.pages, *fonts);
  CHECK(drawn.fonts[1] == nullptr);
  const std::uint16_t space = drawn.fonts[0]->space;
  const std::string code{static_cast<char>(space >> 8U), static_cast<char>(space & 0xFFU)};
  CHECK(occurrences(drawn.operators, code + ")Tj") == 1);
}

TEST_CASE("colours and fonts are set only when they change") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"đen"});
  composer.add({"MẬT", fonts::Face::Bold, Length::pt(13), {255, 0, 0}, {}});
  composer.add({"MẬT", fonts::Face::Bold, Length::pt(13), {255, 0, 0}, {}});
  composer.add({"xám", fonts::Face::Bold, Length::pt(13), {128, 128, 128}, {}});
  composer.add({"đen", fonts::Face::Bold, Length::pt(13.5), {}, {}});
  const std::string operators = draw_first_page(composer.pages, *fonts).operators;
  CHECK(occurrences(operators, " Tf\n") == 3);
  CHECK(occurrences(operators, "1 0 0 rg\n") == 1);
  CHECK(occurrences(operators, "0.502 g\n") == 1);
  CHECK(occurrences(operators, "\n0 g\n") == 1);
  CHECK(occurrences(operators, "/F1 13.5 Tf\n") == 1);
}

TEST_CASE("strokes are one artifact; equal ones share a path") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  layout::Page& page = composer.pages.pages.front();
  const Length height = page.height, half = Length::pt(0.5);
  page.strokes.push_back({Length::pt(10),
                          height - Length::pt(20),
                          Length::pt(110),
                          height - Length::pt(20),
                          half,
                          {}});
  page.strokes.push_back(
      {Length::pt(10), height - Length::pt(40), Length::pt(10), height - Length::pt(20), half, {}});
  page.strokes.push_back(
      {Length::pt(0), height, Length::pt(5), height, Length::pt(1), {255, 0, 0}});
  CHECK(draw_first_page(composer.pages, *fonts).operators ==
        "/Artifact<</Type/Layout>>BDC\n0.5 w\n10 20 m 110 20 l\n10 40 m 10 20 l\nS\n"
        "1 w\n1 0 0 RG\n0 0 m 5 0 l\nS\nEMC\n");
}

TEST_CASE("page furniture is an artifact at its edge of the page") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("2");
  layout::BlockInfo furniture;
  furniture.role = rules::Role::PageFurniture;
  const std::uint32_t block = composer.add_block(furniture);
  composer.add_line({"2"}, Length::mm(100), Length::mm(12), block);
  composer.add_line({"Địa chỉ: …"}, Length::mm(30), Length::mm(285), composer.add_block(furniture));
  layout::BlockInfo cell;
  cell.table = 0;
  cell.row = cell.column = 0;
  cell.header_row = true;
  composer.add_line({"TT"}, Length::mm(30), Length::mm(40), composer.add_block(cell));
  for (layout::Line& line : composer.pages.pages.front().lines) line.page_furniture = true;
  const Drawn drawn = draw_first_page(composer.pages, *fonts);
  CHECK(drawn.marks.empty());
  CHECK(occurrences(drawn.operators,
                    "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n") == 1);
  CHECK(occurrences(drawn.operators,
                    "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n") == 1);
  CHECK(occurrences(drawn.operators, "/Artifact<</Type/Pagination>>BDC\n") == 1);
  CHECK(occurrences(drawn.operators, "EMC\n") == 3);
}

TEST_CASE("the rarer text of a glyph is an ActualText span inside the text object") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"aaa"});
  layout::GlyphRun& run = composer.pages.pages[0].lines[0].runs[0];
  run.text = "aba";  // as if one glyph stood for both letters
  const std::string operators = draw_first_page(composer.pages, *fonts).operators;
  CHECK(occurrences(operators, "/Span<</ActualText(b)>>BDC\n") == 1);
  CHECK(occurrences(operators, "Tj\n") == 3);
  CHECK(operators.find("EMC\n") < operators.find("ET\n"));
  CHECK(occurrences(operators, "BDC\n") == occurrences(operators, "EMC\n"));
}

TEST_CASE("glyph numbers with bytes of ( ) \\ and CR are escaped") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"xxxx"});
  layout::GlyphRun& run = composer.pages.pages[0].lines[0].runs[0];
  const std::uint16_t ids[] = {0x0028, 0x0029, 0x005C, 0x010D};
  run.text = "abcd";
  for (std::size_t i = 0; i < 4; ++i) {
    run.glyphs[i].id = ids[i];
    run.glyphs[i].cluster = static_cast<std::uint32_t>(i);
  }
  FontUse use = collect(composer.pages, *fonts);
  for (std::size_t i = 0; i < 4; ++i) {  // natural widths: one string
    run.glyphs[i].advance = run.size * use[0]->advances[ids[i]] / 1'000'000;
  }
  const std::string operators = draw_first_page(composer.pages, *fonts).operators;
  CHECK(operators.find(std::string("(\0\\(\0\\)\0\\\\\1\\r)Tj", 16)) != std::string::npos);
}
