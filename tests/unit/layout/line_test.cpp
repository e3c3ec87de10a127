// One line: justification, glyphs, heights and baselines.

#include "build.h"

using namespace build;

namespace {

std::vector<std::int64_t> first_pitches(double size, rules::LineSpacing spacing) {
  StyledParagraph one = lines("x", 3);
  for (StyledRun& part : one.runs) part.format.size = Length::pt(size);
  one.mark.size = Length::pt(size);
  one.format.line = spacing;
  const std::vector<std::int64_t> at = baselines(paginate(document({one})).pages[0]);
  return {at[0], at[1] - at[0], at[2] - at[1]};
}

rules::LineSpacing multiple(int value) {
  return {rules::LineSpacing::Rule::Multiple, value, {}};
}
rules::LineSpacing exact(double height) {
  return {rules::LineSpacing::Rule::Exact, 240, Length::pt(height)};
}
rules::LineSpacing at_least(double height) {
  return {rules::LineSpacing::Rule::AtLeast, 240, Length::pt(height)};
}

}  // namespace

// Measured with LibreOffice 7.4.7: pitches to the twip, baselines to a tenth of a point.
TEST_CASE("line pitch is LibreOffice's, size by spacing") {
  struct Row {
    double size;
    std::int64_t single, m276, m288, m312, m360, m480, m216;
  };
  const Row rows[] = {{11, 253, 290, 303, 328, 379, 506, 228},
                      {12, 276, 317, 331, 358, 414, 552, 249},
                      {13, 299, 343, 358, 388, 448, 598, 270},
                      {14, 322, 370, 386, 418, 483, 644, 290}};
  for (const Row& row : rows) {
    INFO(row.size);
    CHECK(first_pitches(row.size, multiple(240))[1] == row.single);
    CHECK(first_pitches(row.size, multiple(276))[1] == row.m276);
    CHECK(first_pitches(row.size, multiple(288))[1] == row.m288);
    CHECK(first_pitches(row.size, multiple(312))[1] == row.m312);
    CHECK(first_pitches(row.size, multiple(360))[1] == row.m360);
    CHECK(first_pitches(row.size, multiple(480))[1] == row.m480);
    CHECK(first_pitches(row.size, multiple(216))[1] == row.m216);
    CHECK(first_pitches(row.size, exact(18))[1] == 360);
    CHECK(first_pitches(row.size, at_least(18))[1] == 360);
    CHECK(first_pitches(row.size, at_least(9))[1] == row.single);
  }
}

TEST_CASE("baselines: where the extra of each rule goes") {
  struct Row {
    rules::LineSpacing spacing;
    double baseline;  // of the first line of 14 pt, in points
  };
  const Row rows[] = {{multiple(240), 13.11}, {multiple(276), 13.11}, {multiple(360), 13.11},
                      {multiple(480), 13.11}, {multiple(216), 11.50}, {exact(18), 14.41},
                      {exact(14), 11.21},     {at_least(18), 15.01}};
  for (const Row& row : rows) {
    INFO(row.baseline);
    const auto baseline = static_cast<double>(first_pitches(14, row.spacing)[0]) / 20;
    CHECK(baseline == Approx(row.baseline).margin(0.06));
  }
}

TEST_CASE("mixed sizes: the larger ascent and the larger descent") {
  StyledParagraph one = paragraph("0 ");
  one.runs.push_back(run("00", 20));
  const layout::Pages pages = paginate(document({one, paragraph("x")}));
  const std::vector<std::int64_t> at = baselines(pages.pages[0]);
  CHECK(at[0] == 374);                // 20 × 0.9336 pt
  CHECK(at[1] == 460 + 262);          // a 20 pt line, then the ascent of 14 pt
  CHECK(pages.pages[0].lines[0].runs.size() == 2);
}

TEST_CASE("an empty paragraph is as high as its mark") {
  const layout::Pages pages =
      paginate(document({paragraph("a"), paragraph("", 20), paragraph("b")}));
  const std::vector<std::int64_t> at = baselines(pages.pages[0]);
  REQUIRE(at.size() == 2);  // it prints nothing
  CHECK(at[1] - at[0] == 322 + 460);
}

TEST_CASE("justified lines reach the edge, to the unit; the last and a broken one do not") {
  StyledParagraph one = paragraph("000 000 000 000 0000 00 000");
  one.format.align = rules::Align::Justify;
  one.format.right = Length::twips(9071) - Length::emu(1'201'003);  // an odd width
  StyledRun line_break = run("");
  line_break.kind = StyledRun::Kind::LineBreak;
  one.runs.push_back(line_break);
  one.runs.push_back(run("000 000"));
  const layout::Pages pages = paginate(document({one}));
  REQUIRE(show(pages) == "000 000 000 000|0000 00 000|000 000");
  const std::vector<layout::Line>& all = pages.pages[0].lines;
  CHECK(width_of(all[0]) == Length::emu(1'201'003));
  CHECK(width_of(all[1]) == Length::twips(9 * 140 + 2 * 70));
  CHECK(width_of(all[2]) == Length::twips(6 * 140 + 70));
  // Three gaps share 1 201 003 - 1 890 twips; none differs from another by more than a unit.
  std::vector<std::int64_t> gaps;
  const std::string first = all[0].runs[0].text();
  for (const ShownGlyph& glyph : glyphs_of(all[0].runs[0])) {
    if (first[glyph.cluster] == ' ') gaps.push_back(glyph.advance.emu());
  }
  REQUIRE(gaps.size() == 3);
  CHECK(gaps[0] + gaps[1] + gaps[2] == 1'201'003 - 12 * 140 * 635);
  CHECK(gaps[2] - gaps[0] <= 1);
}

TEST_CASE("glued and no-break spaces keep their width when a line is stretched") {
  StyledParagraph one = paragraph("00 00 00\u00A000 00000");
  one.runs[0].glue = {2};
  one.format.align = rules::Align::Justify;
  one.format.right = Length::twips(9071 - 11 * 140);
  const layout::Pages pages = paginate(document({one}));
  REQUIRE(show(pages) == "00 00 00\u00A000|00000");
  const layout::Line& line = pages.pages[0].lines[0];
  CHECK(width_of(line) == Length::twips(11 * 140));
  const std::vector<ShownGlyph> glyphs = glyphs_of(line.runs[0]);
  CHECK(glyphs[2].advance == Length::twips(70));                        // glued
  CHECK(glyphs[5].advance == Length::twips(11 * 140 - 8 * 140 - 140));  // takes all the slack
  CHECK(glyphs[8].advance == Length::twips(70));                        // U+00A0
}

TEST_CASE("one word alone on a justified line stands left") {
  StyledParagraph one = paragraph("000 0000");
  one.format.align = rules::Align::Justify;
  one.format.right = Length::twips(9071 - 6 * 140);
  const layout::Pages pages = paginate(document({one}));
  CHECK(width_of(pages.pages[0].lines[0]) == Length::twips(3 * 140));
}

TEST_CASE("alignment counts from the indents, first line's too") {
  struct Row {
    rules::Align align;
    std::int64_t x;
  };
  const Row rows[] = {{rules::Align::Left, 1701 + 700},
                      {rules::Align::Justify, 1701 + 700},
                      {rules::Align::Right, 1701 + 9071 - 301 - 560},
                      {rules::Align::Center, 1701 + 700 + (9071 - 1001 - 560) / 2}};
  for (const Row& row : rows) {
    StyledParagraph one = paragraph("0000");
    one.format.align = row.align;
    one.format.left = Length::twips(500);
    one.format.first_line = Length::twips(200);
    one.format.right = Length::twips(301);
    CHECK(paginate(document({one})).pages[0].lines[0].runs[0].x.twips() == row.x);
  }
}

TEST_CASE("letter spacing is part of the advance") {
  StyledParagraph one = paragraph("Số:");
  one.runs.push_back(run(" "));
  one.runs[1].format.letter_spacing = Length::pt(30);
  one.runs[1].glue = {0};
  one.runs.push_back(run("/KH-UBND"));
  const layout::Line line = paginate(document({one})).pages[0].lines[0];
  REQUIRE(line.runs.size() == 1);  // same face, size and colour
  CHECK(line.runs[0].text() == "Số: /KH-UBND");
  CHECK(glyphs_of(line.runs[0])[3].advance == Length::pt(33.5));
  // Without glue it is white space still: the blank may end a line.
  one.runs[1].glue.clear();
  one.format.right = Length::twips(9071 - 1400);
  CHECK(show(paginate(document({one}))) == "Số:|/KH-UBND");
}

TEST_CASE("runs join when they look the same, and clusters point into the joined text") {
  StyledParagraph one = paragraph("Điều ");
  one.runs.push_back(run("kiện"));
  one.runs.push_back(run("ệ"));
  one.runs[2].format.bold = true;
  const layout::Line line = paginate(document({one})).pages[0].lines[0];
  REQUIRE(line.runs.size() == 2);
  CHECK(line.runs[0].text() == "Điều kiện");
  CHECK(line.runs[1].text() == "ệ");
  CHECK(line.runs[1].face == fonts::Face::Bold);
  const std::vector<ShownGlyph> glyphs = glyphs_of(line.runs[0]);
  REQUIRE(glyphs.size() == 9);
  const std::string text = line.runs[0].text();
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const std::size_t end = i + 1 < glyphs.size() ? glyphs[i + 1].cluster : text.size();
    const std::string character = text.substr(glyphs[i].cluster, end - glyphs[i].cluster);
    CHECK(shaper().shape(fonts::Face::Regular, character).glyphs[0].id == glyphs[i].id);
  }
  CHECK(glyphs_of(line.runs[1])[0].cluster == 0);
  Length pen = line.runs[0].x;
  for (const ShownGlyph& glyph : glyphs) pen += glyph.advance;
  CHECK(line.runs[1].x == pen);
}

TEST_CASE("a word cut over lines keeps text and glyphs together") {
  StyledParagraph one = paragraph("ưừứửữự");
  one.format.right = Length::twips(9071 - 420);
  const layout::Pages pages = paginate(document({one}));
  REQUIRE(show(pages) == "ưừ|ứử|ữự");
  const std::vector<ShownGlyph> second = glyphs_of(pages.pages[0].lines[1].runs[0]);
  REQUIRE(second.size() == 2);
  CHECK(second[0].cluster == 0);
  CHECK(second[1].cluster == 3);
}

TEST_CASE("a soft hyphen prints where the line breaks and nowhere else") {
  StyledParagraph one = paragraph("000\u00AD000");
  one.format.right = Length::twips(9071 - 5 * 140);
  const layout::Pages pages = paginate(document({one}));
  REQUIRE(pages.pages[0].lines.size() == 2);
  const std::vector<ShownGlyph> first = glyphs_of(pages.pages[0].lines[0].runs[0]);
  REQUIRE(first.size() == 4);
  CHECK(first[3].id == shaper().shape(fonts::Face::Regular, "-").glyphs[0].id);
  CHECK(first[3].cluster == 3);
  CHECK(text_of(pages.pages[0].lines[0]) == "000\u00AD");
  CHECK(glyphs_of(pages.pages[0].lines[1].runs[0]).size() == 3);
}
