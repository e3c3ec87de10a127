// Pages: spacing, widows and orphans, keeping together, borders, furniture.

#include "build.h"

using namespace build;

namespace {

Length room(int count) { return line14 * count; }

StyledParagraph spaced(StyledParagraph one, double before, double after) {
  one.format.before = Length::pt(before);
  one.format.after = Length::pt(after);
  return one;
}

}  // namespace

TEST_CASE("a page holds as many lines as exactly fit") {
  CHECK(paginate(document({lines("x", 10)}, room(10))).pages.size() == 1);
  CHECK(paginate(document({lines("x", 10)}, room(10) - Length::twips(12))).pages.size() == 2);
  CHECK(paginate(document({lines("x", 10)}, room(10) - Length::twips(1))).pages.size() == 2);
}

TEST_CASE("the extra of a multiple may hang over the bottom margin, exact height may not") {
  struct Row {
    rules::LineSpacing spacing;
    std::int64_t pitch, last;
  };
  const Row rows[] = {{{rules::LineSpacing::Rule::Multiple, 288, {}}, 386, 322},
                      {{rules::LineSpacing::Rule::Multiple, 360, {}}, 483, 322},
                      {{rules::LineSpacing::Rule::Exact, 240, Length::pt(18)}, 360, 360},
                      {{rules::LineSpacing::Rule::AtLeast, 240, Length::pt(18)}, 360, 360}};
  for (const Row& row : rows) {
    std::vector<StyledBlock> blocks;
    for (int i = 0; i < 10; ++i) {
      StyledParagraph one = paragraph("x");
      one.format.line = row.spacing;
      blocks.emplace_back(one);
    }
    const Length fits = Length::twips(9 * row.pitch + row.last);
    CHECK(paginate(document(blocks, fits)).pages.size() == 1);
    CHECK(paginate(document(blocks, fits - Length::twips(4))).pages.size() == 2);
  }
}

TEST_CASE("a border below the last line needs its room, the extra of the line does not") {
  StyledParagraph one = paragraph("x");
  one.format.line.multiple = 360;
  one.format.borders.bottom = {Length::pt(1), Length::pt(2), {}};
  const Length fits = line14 * 4 + Length::twips(322 + 60);
  CHECK(paginate(document({lines("p", 4), one}, fits)).pages.size() == 1);
  CHECK(paginate(document({lines("p", 4), one}, fits - Length::twips(1))).pages.size() == 2);
}

TEST_CASE("between paragraphs stands the larger of the two spacings") {
  struct Row {
    double after, before;
    std::int64_t gap;
  };
  for (const Row& row : {Row{12, 24, 480}, Row{24, 12, 480}, Row{0, 6, 120}, Row{6, 0, 120}}) {
    const auto pages = paginate(
        document({spaced(paragraph("a"), 0, row.after), spaced(paragraph("b"), row.before, 0)}));
    CHECK(baselines(pages.pages[0])[1] - baselines(pages.pages[0])[0] == 322 + row.gap);
  }
}

TEST_CASE("spacing before at the top of a page") {
  const std::int64_t ascent = 262;
  SECTION("kept for the first paragraph of the document") {
    const auto pages = paginate(document({spaced(paragraph("a"), 24, 0)}));
    CHECK(baselines(pages.pages[0])[0] == 480 + ascent);
  }
  SECTION("dropped after an automatic break") {
    const auto pages =
        paginate(document({lines("x", 4), spaced(paragraph("a"), 24, 0)}, room(4)));
    CHECK(baselines(pages.pages[1])[0] == ascent);
  }
  SECTION("kept after page_break_before") {
    StyledParagraph one = spaced(paragraph("a"), 24, 0);
    one.format.page_break_before = true;
    const auto pages = paginate(document({spaced(paragraph("x"), 0, 12), one}));
    REQUIRE(show(pages) == "x / a");
    CHECK(baselines(pages.pages[1])[0] == 480 + ascent);
  }
  SECTION("kept in a new section") {
    StyledDocument two = document({paragraph("x")});
    two.sections.push_back(section({spaced(paragraph("a"), 24, 0)}, tall));
    const auto pages = paginate(two);
    CHECK(baselines(pages.pages[1])[0] == 480 + ascent);
  }
  SECTION("spacing after at the bottom decides nothing") {
    CHECK(paginate(document({spaced(lines("x", 4), 0, 20)}, room(4))).pages.size() == 1);
  }
}

TEST_CASE("page_break_before on the first paragraph adds no page") {
  StyledParagraph one = paragraph("a");
  one.format.page_break_before = true;
  CHECK(show(paginate(document({one}))) == "a");
}

TEST_CASE("widows and orphans: two lines on either side") {
  struct Row {
    int count, free;
    const char* pages;
  };
  const Row rows[] = {
      {2, 1, "p1|p2|p3 / x1|x2"},           {3, 1, "p1|p2|p3 / x1|x2|x3"},
      {3, 2, "p1|p2 / x1|x2|x3"},           {4, 1, "p1|p2|p3 / x1|x2|x3|x4"},
      {4, 2, "p1|p2|x1|x2 / x3|x4"},        {4, 3, "p1|x1|x2 / x3|x4"},
      {5, 2, "p1|p2|p3|x1|x2 / x3|x4|x5"},  {5, 3, "p1|p2|x1|x2|x3 / x4|x5"},
      {5, 4, "p1|x1|x2|x3 / x4|x5"},
  };
  for (const Row& row : rows) {
    const int page = std::max(row.count, 4);
    INFO(row.count << " lines, " << row.free << " free of " << page);
    const auto pages =
        paginate(document({lines("p", page - row.free), lines("x", row.count)}, room(page)));
    CHECK(show(pages) == row.pages);
  }
}

TEST_CASE("a paragraph over many pages") {
  CHECK(show(paginate(document({lines("x", 7)}, room(3)))) == "x1|x2|x3 / x4|x5 / x6|x7");
  // A page for one line only: widow control gives way, nothing is lost and nothing hangs.
  CHECK(show(paginate(document({lines("x", 3)}, room(1)))) == "x1 / x2 / x3");
  // A line taller than the page still stands on one.
  CHECK(show(paginate(document({lines("x", 2)}, line14 / 2))) == "x1 / x2");
}

TEST_CASE("keep_lines moves a paragraph whole, or splits it when no page holds it") {
  StyledParagraph four = lines("x", 4);
  four.format.keep_lines = true;
  CHECK(show(paginate(document({lines("p", 2), four}, room(5)))) == "p1|p2 / x1|x2|x3|x4");
  StyledParagraph six = lines("x", 6);
  six.format.keep_lines = true;
  CHECK(show(paginate(document({lines("p", 1), six}, room(4)))) == "p1 / x1|x2|x3|x4 / x5|x6");
}

TEST_CASE("keep_next") {
  SECTION("two headings and a paragraph of three lines move together") {
    CHECK(show(paginate(document({lines("p", 3), keeping_next(paragraph("h")),
                                  keeping_next(paragraph("k")), lines("x", 3)},
                                 room(6)))) == "p1|p2|p3 / h|k|x1|x2|x3");
  }
  SECTION("two lines of a longer paragraph are enough") {
    CHECK(show(paginate(document({lines("p", 3), keeping_next(paragraph("h")), lines("x", 4)},
                                 room(6)))) == "p1|p2|p3|h|x1|x2 / x3|x4");
  }
  SECTION("one line is not") {
    CHECK(show(paginate(document({lines("p", 3), keeping_next(paragraph("h")), lines("x", 4)},
                                 room(5)))) == "p1|p2|p3 / h|x1|x2|x3|x4");
  }
  SECTION("spacing counts") {
    StyledParagraph heading = spaced(keeping_next(paragraph("h")), 6, 6);
    const std::vector<StyledBlock> blocks{lines("p", 3), heading, paragraph("x")};
    CHECK(show(paginate(document(blocks, room(5) + Length::pt(12)))) == "p1|p2|p3|h|x");
    CHECK(show(paginate(document(blocks, room(5) + Length::pt(11)))) == "p1|p2|p3 / h|x");
  }
  SECTION("a chain longer than a page begins one and is broken as it comes") {
    std::vector<StyledBlock> blocks{lines("p", 1)};
    for (int i = 1; i <= 5; ++i) {
      blocks.emplace_back(keeping_next(paragraph(fmt::format("k{}", i))));
    }
    blocks.emplace_back(paragraph("x"));
    CHECK(show(paginate(document(blocks, room(4)))) == "p1 / k1|k2|k3|k4 / k5|x");
  }
  SECTION("the last paragraph of a section has nothing to keep with") {
    CHECK(show(paginate(document({lines("p", 3), keeping_next(paragraph("h"))}, room(4)))) ==
          "p1|p2|p3|h");
  }
  SECTION("a page asked for ends the chain") {
    StyledParagraph next = paragraph("x");
    next.format.page_break_before = true;
    CHECK(show(paginate(document({lines("p", 3), keeping_next(paragraph("h")), next}, room(4)))) ==
          "p1|p2|p3|h / x");
  }
  SECTION("a following table's first row counts") {
    const std::vector<StyledBlock> blocks{lines("p", 2), keeping_next(paragraph("h")),
                                          column_of({"r1", "r2"})};
    const Length row = Length::twips(332);
    const Length border = Length::twips(10);
    CHECK(show(paginate(document(blocks, room(3) + row + border))) == "p1|p2|h|r1 / r2");
    CHECK(show(paginate(document(blocks, room(3) + row))) == "p1|p2 / h|r1|r2");
  }
}

TEST_CASE("a bottom border takes its distance and width; it stands between the indents") {
  StyledParagraph ruled = paragraph("a");
  ruled.format.borders.bottom = {Length::pt(1), Length::pt(1), {}};
  ruled.format.left = Length::pt(100);
  ruled.format.right = Length::pt(200);
  const auto pages = paginate(document({ruled, paragraph("b")}));
  CHECK(baselines(pages.pages[0])[1] - baselines(pages.pages[0])[0] == 322 + 40);
  REQUIRE(pages.pages[0].strokes.size() == 1);
  const layout::Stroke stroke = pages.pages[0].strokes[0];
  CHECK(stroke.width == Length::pt(1));
  CHECK(stroke.y1 == stroke.y2);
  CHECK(stroke.y1 == Length::twips(1134 + 322 + 20 + 10));
  CHECK(stroke.x1 == Length::twips(1701 + 2000));
  CHECK(stroke.x2 == Length::twips(1701 + 9071 - 4000));
}

TEST_CASE("a rule paragraph: one point of line, one of distance, one of width") {
  StyledParagraph rule = paragraph("");
  rule.role = rules::Role::Rule;
  rule.format.line = {rules::LineSpacing::Rule::Exact, 240, Length::pt(1)};
  rule.format.borders.bottom = {Length::pt(1), Length::pt(1), {}};
  const auto pages = paginate(document({paragraph("a"), rule, paragraph("b")}));
  CHECK(baselines(pages.pages[0])[1] - baselines(pages.pages[0])[0] == 322 + 60);
}

TEST_CASE("neighbours with the same borders share one box") {
  StyledParagraph boxed = paragraph("a");
  const rules::Border line{Length::pt(1), Length::pt(4), {}};
  boxed.format.borders = {line, line, line, line};
  SECTION("both in one box") {
    const auto pages = paginate(document({boxed, boxed, paragraph("b")}));
    const auto at = baselines(pages.pages[0]);
    CHECK(at[0] == 262 + 100);
    CHECK(at[1] - at[0] == 322);
    CHECK(at[2] - at[1] == 322 + 100);
    // Top, bottom and two pieces of either side.
    CHECK(pages.pages[0].strokes.size() == 6);
  }
  SECTION("only a top border: the first prints it") {
    boxed.format.borders = {line, {}, {}, {}};
    const auto pages = paginate(document({boxed, boxed}));
    CHECK(pages.pages[0].strokes.size() == 1);
    CHECK(baselines(pages.pages[0])[1] - baselines(pages.pages[0])[0] == 322);
  }
  SECTION("another indent parts them") {
    StyledParagraph other = boxed;
    other.format.left = Length::pt(10);
    const auto at = baselines(paginate(document({boxed, other})).pages[0]);
    CHECK(at[1] - at[0] == 322 + 200);
  }
  SECTION("sides stand outside the text, top and bottom reach to them") {
    const auto pages = paginate(document({boxed}));
    const std::vector<layout::Stroke>& strokes = pages.pages[0].strokes;
    REQUIRE(strokes.size() == 4);
    CHECK(strokes[0].x1 == Length::twips(1701 - 100));
    CHECK(strokes[0].x2 == Length::twips(1701 + 9071 + 100));
    CHECK(strokes[2].x1 == Length::twips(1701 - 90));
    CHECK(strokes[3].x1 == Length::twips(1701 + 9071 + 90));
    CHECK(pages.pages[0].lines[0].runs[0].x == Length::twips(1701));
  }
}

namespace {

StyledParagraph page_number() {
  StyledParagraph one = paragraph("");
  one.runs.push_back(run("", 13));
  one.runs[0].kind = StyledRun::Kind::PageNumber;
  one.format.align = rules::Align::Center;
  one.role = rules::Role::PageFurniture;
  return one;
}

}  // namespace

TEST_CASE("page numbers from page two on; each annex from one") {
  StyledDocument two = document({lines("x", 6)}, room(2));
  two.sections[0].header = {page_number()};
  two.sections.push_back(section({lines("y", 4)}, room(2)));
  two.sections[1].header = {page_number()};
  two.sections[1].first_page_number = 1;
  const auto pages = paginate(two);
  CHECK(show(pages) == "x1|x2 / 2|x3|x4 / 3|x5|x6 / y1|y2 / 2|y3|y4");
  std::string labels;
  for (const layout::Page& page : pages.pages) labels += page.label + " ";
  CHECK(labels == "1 2 3 1 2 ");
  const layout::Line& number = pages.pages[1].lines[0];
  CHECK(number.page_furniture);
  CHECK(pages.blocks[number.block].role == rules::Role::PageFurniture);
  CHECK(number.runs[0].baseline.twips() == 567 + 244);  // header distance + 0.9336 em
  CHECK_FALSE(pages.pages[1].lines[1].page_furniture);
}

TEST_CASE("sections without a number of their own go on counting") {
  StyledDocument two = document({paragraph("a")});
  two.sections.push_back(section({paragraph("b")}, tall));
  CHECK(paginate(two).pages[1].label == "2");
}

TEST_CASE("a tall header pushes the text down, a tall footer up") {
  StyledDocument one = document({lines("x", 40)}, tall);
  SECTION("header, with the spacing after its last paragraph") {
    one.sections[0].first_header = {spaced(lines("h", 2), 0, 20)};
    const auto pages = paginate(one);
    const layout::Line* first = nullptr;
    for (const layout::Line& line : pages.pages[0].lines) {
      if (!line.page_furniture && first == nullptr) first = &line;
    }
    REQUIRE(first != nullptr);
    CHECK(first->runs[0].baseline.twips() == 567 + 2 * 322 + 400 + 262);
  }
  SECTION("a header within the margin moves nothing") {
    one.sections[0].first_header = {lines("h", 1)};
    CHECK(baselines(paginate(one).pages[0])[0] == 262);
  }
  SECTION("footer") {
    one.sections[0].first_footer = {lines("f", 3)};
    const auto pages = paginate(one);
    std::size_t body = 0;
    Length lowest;
    for (const layout::Line& line : pages.pages[0].lines) {
      if (!line.page_furniture) ++body;
      if (line.page_furniture) lowest = std::max<Length>(lowest, line.runs[0].baseline);
    }
    CHECK(lowest.twips() == pages.pages[0].height.twips() - 567 - (322 - 262));
    // 567 + 966 instead of 1134 at the bottom: 399 twips less.
    CHECK(body == 40);
    CHECK(paginate(document({lines("x", 46)}, tall - Length::twips(399))).pages.size() == 2);
  }
}

TEST_CASE("an empty section still has its page") {
  StyledDocument one = document({});
  CHECK(paginate(one).pages.size() == 1);
}

TEST_CASE("blocks are numbered in reading order and know what they are") {
  StyledParagraph heading = paragraph("I. MỤC TIÊU");
  heading.role = rules::Role::Heading;
  heading.format.outline = 0;
  heading.id = "h1";
  StyledDocument one = document({paragraph("x"), heading, lines("y", 3)}, room(4));
  const auto pages = paginate(one);
  std::vector<std::uint32_t> order;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) order.push_back(line.block);
  }
  CHECK(std::is_sorted(order.begin(), order.end()));
  const layout::BlockInfo& info = pages.blocks[pages.pages[0].lines[1].block];
  CHECK(info.role == rules::Role::Heading);
  CHECK(info.outline == 0);
  CHECK(info.table == -1);
}

TEST_CASE("dump") {
  StyledParagraph one = paragraph("Số 5");
  one.runs.push_back(run(" năm"));
  one.runs[1].format.bold = true;
  one.format.borders.bottom = {Length::pt(1), Length::pt(1), {}};
  CHECK(layout::dump(paginate(document({one}))) ==
        "page 1 \"1\" section 0 595.30x841.90\n"
        "  y=69.80 x=85.05 #0 14.00 regular \"Số 5\" 14.00 bold \" năm\" to 140.28 ¶\n"
        "  rule 85.05,74.30 – 538.60,74.30 w=1.000\n");
}
