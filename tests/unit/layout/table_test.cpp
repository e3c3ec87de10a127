// Tables: positions, pitches, pages, spans, borders.

#include "build.h"

using namespace build;

namespace {

constexpr std::int64_t pitch = 332;   // a line of 14 pt and a border of half a point
constexpr std::int64_t border = 10;
Length rows_high(int count) { return Length::twips(count * pitch + border); }

std::vector<std::string> numbered(const std::string& name, int count) {
  std::vector<std::string> all;
  for (int i = 1; i <= count; ++i) all.push_back(fmt::format("{}{}", name, i));
  return all;
}

int strokes_at(const layout::Page& page, Length y) {
  int count = 0;
  for (const layout::Stroke& stroke : page.strokes) {
    if (stroke.y1 == y && stroke.y2 == y) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("rows of one line: a line and a border each, the table one border more") {
  const auto pages = paginate(document({paragraph("a"), column_of({"x", "y", "z"}),
                                        paragraph("b")}));
  const auto at = baselines(pages.pages[0]);
  REQUIRE(at.size() == 5);
  CHECK(at[1] == 322 + border + 262);
  CHECK(at[2] - at[1] == pitch);
  CHECK(at[3] - at[2] == pitch);
  CHECK(at[4] == 322 + 3 * pitch + border + 262);
}

TEST_CASE("border widths make rows higher; none adds nothing") {
  struct Row {
    double width;
    std::int64_t pitch;
  };
  for (const Row& row : {Row{0, 322}, Row{0.5, 332}, Row{1, 342}, Row{1.5, 352}, Row{3, 382}}) {
    StyledTable one = table({}, 1);
    for (const char* text : {"x", "y"}) {
      StyledRow next;
      next.cells.push_back(cell(paragraph(text), {Length::pt(row.width), {}, {}}));
      one.rows.push_back(next);
    }
    const auto pages = paginate(document({one}));
    const auto at = baselines(pages.pages[0]);
    CHECK(at[1] - at[0] == row.pitch);
    if (row.width == 0) CHECK(pages.pages[0].strokes.empty());
  }
}

TEST_CASE("a cell's text: indent, margins, width; borders take nothing from it") {
  StyledTable one = table({{cell(paragraph("00000 00000")), cell(paragraph("x"))}}, 2);
  one.indent = Length::twips(-108);
  SECTION("exactly wide enough") {
    one.columns[0] = Length::twips(1470 + 216);
    const auto pages = paginate(document({one}));
    CHECK(show(pages) == "00000 00000|x");
    CHECK(pages.pages[0].lines[0].runs[0].x == Length::twips(1701));
    CHECK(pages.pages[0].lines[1].runs[0].x == Length::twips(1701 - 108 + 1686 + 108));
  }
  SECTION("one twip less") {
    one.columns[0] = Length::twips(1470 + 216 - 1);
    CHECK(show(paginate(document({one}))) == "00000|00000|x");
  }
}

TEST_CASE("spacing in a cell counts in full; margins above and below too") {
  StyledParagraph text = paragraph("x");
  text.format.before = Length::pt(6);
  text.format.after = Length::pt(6);
  StyledTable one = table({{cell(text)}, {cell(paragraph("y"))}}, 1);
  one.cell_margins[0] = Length::twips(30);
  one.cell_margins[2] = Length::twips(40);
  const auto at = baselines(paginate(document({one})).pages[0]);
  CHECK(at[0] == border + 30 + 120 + 262);
  CHECK(at[1] - at[0] == 322 + 120 + 40 + border + 30);
}

TEST_CASE("the tallest cell gives the row its height; vertical alignment") {
  struct Row {
    rules::VerticalAlign align;
    std::int64_t shift;
  };
  for (const Row& row : {Row{rules::VerticalAlign::Top, 0}, Row{rules::VerticalAlign::Center, 322},
                         Row{rules::VerticalAlign::Bottom, 644}}) {
    StyledTable one = table({{cell(lines("a", 3)), cell(paragraph("x"))}}, 2);
    one.rows[0].cells[1].vertical = row.align;
    const auto at = baselines(paginate(document({one})).pages[0]);
    CHECK(at[3] == at[0] + row.shift);
  }
}

TEST_CASE("row heights asked for include the border") {
  StyledTable one = column_of({"x", "y"});
  one.rows[0].height = Length::twips(400);
  one.rows[0].height_rule = rules::LineSpacing::Rule::AtLeast;
  auto at = baselines(paginate(document({one})).pages[0]);
  CHECK(at[1] - at[0] == 400);
  one.rows[0].height = Length::twips(200);
  at = baselines(paginate(document({one})).pages[0]);
  CHECK(at[1] - at[0] == pitch);
  one.rows[0].height_rule = rules::LineSpacing::Rule::Exact;
  at = baselines(paginate(document({one})).pages[0]);
  CHECK(at[1] - at[0] == 200);
  // Text that overruns an exact height is not lost, whether the row may split or not.
  one.rows[0].cells[0].paragraphs = {lines("a", 3)};
  one.rows[0].splits = true;
  CHECK(show(paginate(document({one}))) == "a1|a2|a3|y");
}

TEST_CASE("rows go over to the next page whole; the bottom border needs its room") {
  const StyledTable one = column_of(numbered("r", 7));
  CHECK(show(paginate(document({one}, rows_high(3)))) == "r1|r2|r3 / r4|r5|r6 / r7");
  CHECK(show(paginate(document({one}, rows_high(3) - Length::twips(1)))) ==
        "r1|r2 / r3|r4 / r5|r6 / r7");
}

TEST_CASE("a row that may not split moves whole, one that may is split between lines") {
  struct Row {
    int free;
    const char* whole;
    const char* split;
  };
  const Row rows[] = {
      {1, "p1|p2|p3|p4|p5|p6|p7 / x1|x2|x3|x4|x5|x6",
       "p1|p2|p3|p4|p5|p6|p7|x1 / x2|x3|x4|x5|x6"},
      {2, "p1|p2|p3|p4|p5|p6 / x1|x2|x3|x4|x5|x6", "p1|p2|p3|p4|p5|p6|x1|x2 / x3|x4|x5|x6"},
      {5, "p1|p2|p3 / x1|x2|x3|x4|x5|x6", "p1|p2|p3|x1|x2|x3|x4|x5 / x6"},
  };
  for (const Row& row : rows) {
    StyledTable one = table({{cell(lines("x", 6))}}, 1);
    const Length height = line14 * 8 + Length::twips(2 * border);
    const StyledParagraph before = lines("p", 8 - row.free);
    CHECK(show(paginate(document({before, one}, height))) == row.whole);
    one.rows[0].splits = true;
    CHECK(show(paginate(document({before, one}, height))) == row.split);
  }
}

TEST_CASE("a row over several pages, cells of different length") {
  StyledTable one = table({{cell(lines("a", 7)), cell(lines("b", 2))}}, 2);
  one.rows[0].splits = true;
  const Length height = line14 * 3 + Length::twips(2 * border);
  CHECK(show(paginate(document({one, paragraph("z")}, height))) ==
        "a1|a2|a3|b1|b2 / a4|a5|a6 / a7|z");
}

TEST_CASE("a cell that goes on with a new paragraph keeps the spacing above it") {
  StyledTable one = table({{cell(lines("a", 3))}}, 1);
  one.rows[0].cells[0].paragraphs.push_back(lines("b", 2));
  one.rows[0].cells[0].paragraphs[1].format.before = Length::pt(6);
  one.rows[0].splits = true;
  const auto pages = paginate(document({one}, line14 * 3 + Length::twips(2 * border)));
  REQUIRE(show(pages) == "a1|a2|a3 / b1|b2");
  CHECK(baselines(pages.pages[1])[0] == border + 120 + 262);
}

TEST_CASE("a row is split only when every cell keeps a line") {
  StyledTable one = table({{cell(lines("a", 3)), cell(paragraph("b", 40))}}, 2);
  one.rows[0].splits = true;
  const Length height = line14 * 5;
  CHECK(show(paginate(document({lines("p", 3), one}, height))) == "p1|p2|p3 / a1|a2|a3|b");
}

TEST_CASE("header rows repeat, as furniture, and never stand alone") {
  StyledTable one = column_of({"h1", "h2", "r1", "r2", "r3", "r4"});
  one.rows[0].header = one.rows[1].header = true;
  SECTION("repeated on each page") {
    const auto pages = paginate(document({one}, rows_high(4)));
    CHECK(show(pages) == "h1|h2|r1|r2 / h1|h2|r3|r4");
    CHECK_FALSE(pages.pages[0].lines[0].page_furniture);
    CHECK(pages.pages[1].lines[0].page_furniture);
    CHECK(pages.pages[1].lines[1].page_furniture);
    CHECK_FALSE(pages.pages[1].lines[2].page_furniture);
    CHECK(pages.blocks[pages.pages[0].lines[0].block].header_row);
    const auto at = baselines(pages.pages[1]);
    CHECK(at[0] == 2 * pitch + border + 262);
  }
  SECTION("moved with the first row") {
    CHECK(show(paginate(document({paragraph("p"), paragraph("q"), one},
                                 rows_high(4)))) ==
          "p|q / h1|h2|r1|r2 / h1|h2|r3|r4");
  }
  SECTION("and with the heading above the table") {
    CHECK(show(paginate(document({paragraph("p"), keeping_next(paragraph("q")), one},
                                 rows_high(4)))) ==
          "p / q|h1|h2|r1 / h1|h2|r2|r3 / h1|h2|r4");
  }
  SECTION("a header row after another row is no header") {
    one.rows[0].header = false;
    CHECK(show(paginate(document({one}, rows_high(3)))) == "h1|h2|r1 / r2|r3|r4");
  }
}

TEST_CASE("a table of header rows only") {
  StyledTable one = column_of({"h1", "h2"});
  one.rows[0].header = one.rows[1].header = true;
  CHECK(show(paginate(document({one}, rows_high(1)))) == "h1 / h2");
}

TEST_CASE("rows keep with the next by the first paragraph of the first cell") {
  StyledTable one = column_of({"r1", "r2", "r3", "r4"});
  const auto keep = [&](std::size_t row) {
    one.rows[row].cells[0].paragraphs[0].format.keep_next = true;
  };
  SECTION("two rows") {
    keep(2);
    CHECK(show(paginate(document({one}, rows_high(3)))) == "r1|r2 / r3|r4");
  }
  SECTION("the last row keeps with the paragraph below") {
    keep(3);
    CHECK(show(paginate(document({one, paragraph("x")}, rows_high(4)))) == "r1|r2|r3 / r4|x");
  }
  SECTION("all rows: the table moves whole, with what is above") {
    for (std::size_t row = 0; row < 3; ++row) keep(row);
    CHECK(show(paginate(document({paragraph("p"), keeping_next(paragraph("q")), one},
                                 line14 + rows_high(4)))) == "p / q|r1|r2|r3|r4");
  }
}

TEST_CASE("a cell over several columns and rows") {
  // | a    | b | c |      a over two rows, d over two columns
  // |      | d     |
  StyledTable one = table({{cell(paragraph("a")), cell(paragraph("b")), cell(paragraph("c"))},
                           {cell(paragraph("d"))}},
                          3);
  one.rows[0].cells[0].row_span = 2;
  one.rows[1].cells[0].column_span = 2;
  const auto pages = paginate(document({one}));
  CHECK(show(pages) == "a|b|c|d");
  const std::vector<layout::Line>& all = pages.pages[0].lines;
  CHECK(all[0].runs[0].x == Length::twips(1701 + 108));
  CHECK(all[2].runs[0].x == Length::twips(1701 + 6108));
  // 3 333 ten thousandths of 9000 twips.
  CHECK(all[3].runs[0].x == Length::twips(1701 + 2999 + 108));
  const layout::BlockInfo& d = pages.blocks[all[3].block];
  CHECK(d.row == 1);
  CHECK(d.column == 1);
  CHECK(d.column_span == 2);
  CHECK(pages.blocks[all[0].block].row_span == 2);
  // No stroke runs through a cell: between the rows only columns 2 and 3 have one.
  const Length between = Length::twips(1134 + pitch) + Length::pt(0.25);
  int found = 0;
  for (const layout::Stroke& stroke : pages.pages[0].strokes) {
    if (stroke.y1 == stroke.y2 && stroke.y1 == between) {
      ++found;
      CHECK(stroke.x1 == Length::twips(1701 + 2999));
      CHECK(stroke.x2 == Length::twips(1701 + 9000));
    }
    if (stroke.x1 == stroke.x2 && stroke.x1 == Length::twips(1701 + 6000)) {
      CHECK(stroke.y2 == Length::twips(1134 + pitch));  // ends where d begins
    }
  }
  CHECK(found == 1);
}

TEST_CASE("what a cell over rows needs more than they have goes to the last of them") {
  StyledTable one = table({{cell(lines("a", 6)), cell(paragraph("x"))},
                           {cell(paragraph("y"))},
                           {cell(paragraph("z"))},
                           {cell(paragraph("v")), cell(paragraph("w"))}},
                          2);
  one.rows[0].cells[0].row_span = 3;
  const auto pages = paginate(document({one}));
  REQUIRE(show(pages) == "a1|a2|a3|a4|a5|a6|x|y|z|v|w");
  const auto at = baselines(pages.pages[0]);
  CHECK(at[7] - at[6] == pitch);
  CHECK(at[8] - at[7] == pitch);
  CHECK(at[9] == at[0] + 6 * 322 + border);
}

TEST_CASE("a cell over rows is cut at the page end and goes on") {
  StyledTable one = table({{cell(lines("a", 4)), cell(paragraph("x"))},
                           {cell(paragraph("y"))},
                           {cell(paragraph("z"))},
                           {cell(paragraph("v"))}},
                          2);
  one.rows[0].cells[0].row_span = 4;
  const auto pages = paginate(document({one}, rows_high(2)));
  CHECK(show(pages) == "a1|a2|x|y / a3|a4|z|v");
  CHECK(baselines(pages.pages[1])[0] == border + 262);

  const StyledTable above = table({{cell(paragraph("h")), cell(paragraph("k"))}}, 2);
  one.rows.insert(one.rows.begin(), above.rows[0]);
  one.rows[0].header = true;
  const auto below_header = paginate(document({one}, rows_high(3)));
  CHECK(show(below_header) == "h|k|a1|a2|x|y / h|k|a3|a4|z|v");
  CHECK(baselines(below_header.pages[1])[2] == pitch + border + 262);
}

TEST_CASE("vertical alignment over several rows") {
  StyledTable one = table({{cell(paragraph("a")), cell(paragraph("x"))},
                           {cell(paragraph("y"))},
                           {cell(paragraph("z"))}},
                          2);
  one.rows[0].cells[0].row_span = 3;
  one.rows[0].cells[0].vertical = rules::VerticalAlign::Center;
  const auto at = baselines(paginate(document({one})).pages[0]);
  CHECK(at[0] == at[2]);
}

TEST_CASE("each shared border is drawn once, outer ones with their outer edge on the table's") {
  StyledTable one = table({{cell(paragraph("a")), cell(paragraph("b"))},
                           {cell(paragraph("c")), cell(paragraph("d"))}},
                          2);
  const auto pages = paginate(document({one}));
  const layout::Page& page = pages.pages[0];
  REQUIRE(page.strokes.size() == 6);
  const Length half = Length::pt(0.25);
  for (int row = 0; row < 3; ++row) {
    CHECK(strokes_at(page, Length::twips(1134 + row * pitch) + half) == 1);
  }
  std::vector<Length> xs;
  for (const layout::Stroke& stroke : page.strokes) {
    if (stroke.x1 != stroke.x2) {
      CHECK(stroke.x1 == Length::twips(1701));
      CHECK(stroke.x2 == Length::twips(7701));
      continue;
    }
    xs.push_back(stroke.x1);
    CHECK(stroke.y1 == Length::twips(1134));
    CHECK(stroke.y2 == Length::twips(1134 + 2 * pitch + border));
  }
  std::sort(xs.begin(), xs.end());
  CHECK(xs == std::vector<Length>{Length::twips(1701) + half, Length::twips(4701),
                                  Length::twips(7701) - half});
}

TEST_CASE("the wider of two borders wins; each part of a table is closed") {
  StyledTable one = column_of({"r1", "r2", "r3"});
  one.rows[1].cells[0].borders.top.width = Length::pt(1.5);
  const auto pages = paginate(document({one}, Length::twips(2 * 322 + 10 + 30 + 10)));
  REQUIRE(show(pages) == "r1|r2 / r3");
  const auto at = baselines(pages.pages[0]);
  CHECK(at[1] - at[0] == 322 + 30);
  // Top, middle and bottom on the first page; top and bottom on the second.
  const auto horizontal = [](const layout::Page& page) {
    return std::count_if(page.strokes.begin(), page.strokes.end(),
                         [](const layout::Stroke& stroke) { return stroke.y1 == stroke.y2; });
  };
  CHECK(horizontal(pages.pages[0]) == 3);
  CHECK(horizontal(pages.pages[1]) == 2);
}

TEST_CASE("a layout table counts as none and draws nothing") {
  StyledTable one = table({{cell(paragraph("UBND"), {}), cell(paragraph("CỘNG HÒA"), {})}}, 2);
  one.purpose = StyledTable::Purpose::Layout;
  const auto pages = paginate(document({one, column_of({"x"})}));
  CHECK(pages.blocks[pages.pages[0].lines[0].block].table == -1);
  CHECK(pages.blocks[pages.pages[0].lines[2].block].table == 0);
  CHECK(pages.pages[0].strokes.size() == 4);
}

TEST_CASE("spacing around a table is the paragraphs' own") {
  StyledParagraph above = paragraph("a");
  above.format.after = Length::pt(6);
  StyledParagraph below = paragraph("b");
  below.format.before = Length::pt(12);
  const auto at = baselines(paginate(document({above, column_of({"x"}), below})).pages[0]);
  CHECK(at[1] == 322 + 120 + border + 262);
  CHECK(at[2] == 322 + 120 + pitch + border + 240 + 262);
}

TEST_CASE("paragraph borders inside a cell") {
  StyledParagraph ruled = paragraph("a");
  ruled.format.borders.bottom = {Length::pt(1), Length::pt(1), {}};
  StyledTable one = table({{cell(ruled, {})}}, 1);
  one.rows[0].cells[0].paragraphs.push_back(paragraph("b"));
  const auto pages = paginate(document({one}));
  CHECK(baselines(pages.pages[0])[1] == 322 + 40 + 262);
  REQUIRE(pages.pages[0].strokes.size() == 1);
  CHECK(pages.pages[0].strokes[0].y1 == Length::twips(1134 + 322 + 30));
  CHECK(pages.pages[0].strokes[0].x1 == Length::twips(1701 + 108));
}
