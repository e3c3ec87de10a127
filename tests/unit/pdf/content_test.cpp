#include "pdf/content.h"

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include "composer.h"
#include "pdf/codes.h"
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
  Words words;
  result.fonts = collect(pages, fonts, words);
  result.marks = draw(pages.pages.front(), pages.blocks, tag_blocks(pages), result.fonts, words, {},
                      result.operators);
  return result;
}

// The codes of a literal string that begins at `at`, behind its parenthesis; `at` moves behind it.
std::vector<std::uint16_t> codes_at(std::string_view text, std::size_t& at) {
  std::vector<std::uint16_t> codes;
  int high = 0;
  for (; text[at] != ')'; ++at) {
    if (text[at] == '\\') ++at;
    const bool is_return = text[at - 1] == '\\' && text[at] == 'r';
    const int byte = is_return ? '\r' : static_cast<unsigned char>(text[at]);
    if (high == 0 && byte >= 0xF0) {
      high = byte;
      continue;
    }
    codes.push_back(static_cast<std::uint16_t>(high << 8 | byte));
    high = 0;
  }
  ++at;
  return codes;
}

// Codes of two bytes are 0xF000 more than the CID.
std::map<std::uint16_t, Letter> letters_by_code(const FaceUse& use) {
  std::map<std::uint16_t, Letter> letters;
  for (const Letter& letter : use.letters) {
    letters[letter.cid < first_other ? letter.cid
                                     : static_cast<std::uint16_t>(0xF000 + letter.cid)] = letter;
  }
  return letters;
}

// The operands of the next operator that shows text; `at` moves behind it. Keeps the word spacing.
std::string_view next_shown(std::string_view text, std::size_t& at, double& spacing) {
  std::size_t operands = at;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (text[at] == '(') {
      (void)codes_at(text, ++at);
      continue;
    }
    if (std::string_view("[]<> \n").find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    while (std::string_view("[]<>( \n").find(text[at]) == std::string_view::npos) ++at;
    const std::string_view token = text.substr(begin, at - begin);
    if (token[0] == '-' || token[0] == '/' || (token[0] >= '0' && token[0] <= '9')) continue;
    std::string_view before = text.substr(operands, begin - operands);
    operands = at;
    if (token == "Tw" || token == "\"") spacing = std::stod(std::string(before));
    if (token == "\"") before.remove_prefix(before.find('('));
    if (token == "Tj" || token == "TJ" || token == "'" || token == "\"") return before;
  }
  return {};
}

// Where the pen of a viewer stands after the strings of one operator, in millionths of an em.
// `spacing` is added at each space.
std::int64_t pen_after(std::string_view operation, const FaceUse& use, std::int64_t spacing) {
  const std::map<std::uint16_t, Letter> letters = letters_by_code(use);
  std::int64_t pen = 0;
  for (std::size_t i = 0; i < operation.size();) {
    if (operation[i] == '(') {
      for (const std::uint16_t code : codes_at(operation, ++i)) {
        pen += letters.at(code).width + (code == space_code ? spacing : 0);
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
  CHECK(drawn.operators.rfind("BT\n/P<</MCID 0>>BDC\n/F0 14 Tf\n85.039 768.407 Td\n(", 0) == 0);
  CHECK(drawn.operators.find(")Tj\nEMC\nET\n") != std::string::npos);
  CHECK(drawn.operators.find("TJ") == std::string::npos);
}

TEST_CASE("the pen of a justified line is never out by more than half a thousandth of an em") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const layout::Pages pages = sample_plan(fonts, 1);
  const Drawn drawn = draw_first_page(pages, *fonts);
  std::size_t at = 0, justified = 0;
  double spacing = 0;  // points
  for (const layout::Line& line : pages.pages.front().lines) {
    const layout::GlyphRun& run = line.runs.front();
    const FaceUse& use = *drawn.fonts[static_cast<std::size_t>(run.face)];
    const std::string_view operation = next_shown(drawn.operators, at, spacing);
    const auto in_em = static_cast<std::int64_t>(
        std::llround(spacing * 12'700 * 1'000'000 / static_cast<double>(run.size.emu())));
    std::int64_t pen = pen_after(operation, use, in_em);
    const std::int64_t wanted = run.width().emu();
    if (!line.break_text.empty()) pen -= use.space.width + in_em;  // hangs over the end
    justified += line.last_of_paragraph ? 0 : 1;
    INFO(operation << " with " << spacing);
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
  std::size_t spaces = 0;
  for (std::size_t at = 0; (at = drawn.operators.find('(', at)) != std::string::npos; ++at) {
    for (; drawn.operators[at] != ')'; ++at) spaces += drawn.operators[at] == ' ' ? 1 : 0;
  }
  CHECK(spaces == 3);
  CHECK(occurrences(drawn.operators, " )") >= 1);
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
  CHECK(occurrences(drawn.operators, " )Tj") == 1);
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

TEST_CASE("several glyphs of one text are an ActualText span inside the text object") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const std::uint16_t a = fonts->glyph(fonts::Face::Regular, 'a');
  const fonts::SizedText& word = made_word("aba", {{a, 100, 0}, {a, 100, 1}, {a, 100, 1}});
  const std::string operators = draw_first_page(page_with(word), *fonts).operators;
  CHECK(occurrences(operators, "/Span<</ActualText(ba)>>BDC\n") == 1);
  CHECK(occurrences(operators, "EMC\n") == 2);
  CHECK(operators.find("EMC\n") < operators.find("ET\n"));
  CHECK(occurrences(operators, "BDC\n") == occurrences(operators, "EMC\n"));
}

TEST_CASE("one glyph that stands for several characters needs no span: each has its code") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const std::uint16_t a = fonts->glyph(fonts::Face::Regular, 'a');
  const fonts::SizedText& word = made_word("aba", {{a, 100, 0}, {a, 100, 1}, {a, 100, 2}});
  const Drawn drawn = draw_first_page(page_with(word), *fonts);
  CHECK(occurrences(drawn.operators, "/Span") == 0);
  CHECK(drawn.fonts[0]->letters.size() == 2);
}

TEST_CASE("the strings name each glyph of the page, whatever bytes its code has") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({all_letters() + " \\{}|~^ ЖИД ΩΣ ḾǴ €₫"});
  const Drawn drawn = draw_first_page(composer.pages, *fonts);
  std::vector<std::uint16_t> wanted, shown;
  for (const layout::Line& line : composer.pages.pages[0].lines) {
    for (const layout::PlacedWord& word : line.runs[0].words) {
      for (const fonts::Glyph& glyph : word.word->shaped->glyphs) wanted.push_back(glyph.id);
    }
    if (hanging_spaces(line) > 0) wanted.push_back(drawn.fonts[0]->space.glyph);
  }
  const auto letters = letters_by_code(*drawn.fonts[0]);
  CHECK(letters.rbegin()->first > 0xF0FA);
  for (std::size_t at = drawn.operators.find('('); at != std::string::npos;
       at = drawn.operators.find('(', at)) {
    for (const std::uint16_t code : codes_at(drawn.operators, ++at))
      shown.push_back(letters.at(code).glyph);
  }
  CHECK(shown == wanted);
}

TEST_CASE("a run that begins where the one before ended moves the pen no more") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"một hai"});
  layout::Line& line = composer.pages.pages[0].lines[0];
  const Length end = line.runs[0].x + line.runs[0].width();
  line.runs.push_back(composer.run({"ba", fonts::Face::Bold, Length::pt(14), {}, {}}, "ba", end,
                                   line.runs[0].baseline));
  const std::string behind = draw_first_page(composer.pages, *fonts).operators;
  CHECK(occurrences(behind, " Td\n") == 1);
  line.runs[1].x += Length::pt(3);
  const std::string apart = draw_first_page(composer.pages, *fonts).operators;
  CHECK(occurrences(apart, " Td\n") == 2);
}

TEST_CASE("spaces that keep their width in a justified line are brought back from word spacing") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"a b c d"});
  layout::GlyphRun& run = composer.pages.pages[0].lines[0].runs[0];
  for (const std::size_t stretched : {1U, 5U}) run.words[stretched].extra = Length::pt(2);
  const Drawn drawn = draw_first_page(composer.pages, *fonts);
  CHECK(occurrences(drawn.operators, "2 Tw\n") == 1);
  CHECK(occurrences(drawn.operators, ")142.9(") == 1);  // 2 pt of a size of 14
  CHECK(occurrences(drawn.operators, ")]TJ\n") == 1);
}
