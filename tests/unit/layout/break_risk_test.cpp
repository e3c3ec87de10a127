// Break risks, and the last pages that --fit looks at.

#include "layout/break_risk.h"

#include "build.h"
#include "layout/last_pages.h"

using namespace build;
using Kind = layout::BreakRisk::Kind;

namespace {

std::string name(Kind kind) {
  switch (kind) {
    case Kind::LineFull:
      return "line-full";
    case Kind::LineShort:
      return "line-short";
    case Kind::LineSqueezed:
      return "line-squeezed";
    case Kind::RowFull:
      return "row-full";
    case Kind::RowShort:
      return "row-short";
    case Kind::BlockFull:
      return "block-full";
    case Kind::BlockShort:
      return "block-short";
  }
  return "";
}

// "line-full 1 aaa…bbb 0.5": kind, page, first and last word, figure in points.
std::string risks(const StyledDocument& document) {
  std::string all;
  for (const layout::BreakRisk& one : layout::break_risks(paginate(document))) {
    if (!all.empty()) all += "; ";
    all += fmt::format("{} {} {}…{} {:.1f}", name(one.kind), one.page + 1, one.first, one.last,
                       one.figure.pt());
    if (!one.next.empty()) all += " +" + one.next;
  }
  return all;
}

Length width(const std::string& text) {
  return shaper().width(fonts::Face::Regular, Length::pt(14), text);
}

// A paragraph whose measure is that of `text` and `more`; four lines stand below it, so that the
// page end plays no part.
StyledDocument measured(const std::string& text, const std::string& measure_of, Length more,
                        rules::Align align) {
  StyledParagraph one = paragraph(text);
  one.format.align = align;
  const Length room = width(measure_of) + more;
  one.format.right = (Length::twips(9071) - room).snapped();
  return document({one, lines("z", 4)});
}

Place place(std::uint32_t begin, std::uint32_t end) {
  return {static_cast<FileId>(0), begin, end};
}
Length points(double value) {
  return Length::pt(value);
}
Length room(int count) {
  return line14 * count;
}

}  // namespace

TEST_CASE("a line within one per cent of the measure, either way") {
  const std::string text = "một hai ba bốn năm sáu bảy tám chín";
  const std::string first = "một hai ba bốn năm sáu";  // 135 pt: one per cent is 1.35 pt
  CHECK(risks(measured(text, first, points(1), rules::Align::Left)) == "line-full 1 một…sáu 1.0");
  CHECK(risks(measured(text, first, points(2), rules::Align::Left)).empty());
  CHECK(risks(measured(text, first, points(-1), rules::Align::Left)) ==
        "line-short 1 một…năm 1.0 +sáu");
  CHECK(risks(measured(text, first, points(-2), rules::Align::Left)).empty());
  // The last line of a paragraph may be as full as any.
  CHECK(risks(measured(first, first, points(1), rules::Align::Left)) == "line-full 1 một…sáu 1.0");
}

TEST_CASE("a justified line into which mode 15 may squeeze one more word") {
  const std::string text = "một hai ba bốn năm sáu bảy tám chín";
  const std::string first = "một hai ba bốn năm sáu";  // five spaces of 3.5 pt: a quarter is 4.4 pt
  CHECK(risks(measured(text, first, points(-4.3), rules::Align::Justify)) ==
        "line-squeezed 1 một…năm 4.3 +sáu");
  CHECK(risks(measured(text, first, points(-4.5), rules::Align::Justify)).empty());
  CHECK(risks(measured(text, first, points(-4.3), rules::Align::Left)).empty());
  const auto found =
      layout::break_risks(paginate(measured(text, first, points(-1), rules::Align::Justify)));
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == Kind::LineSqueezed);
  CHECK(found[0].give == points(3.5) * 5 / 4);
}

TEST_CASE("a line that had to end has no next word") {
  StyledParagraph two = lines("x", 2);
  two.format.align = rules::Align::Justify;
  CHECK(risks(document({two, lines("z", 4)})).empty());
}

TEST_CASE("a row that fits or misses the page by less than two points") {
  const Length row = Length::twips(332);
  const Length border = Length::twips(10);
  const std::vector<StyledBlock> blocks{lines("p", 3), column_of({"r1", "r2"}), lines("z", 2)};
  const Length fits = room(3) + row * 2 + border;
  CHECK(risks(document(blocks, fits + points(1.5))) == "row-full 1 r2…r2 1.5");
  CHECK(risks(document(blocks, fits + points(2.5))).empty());
  CHECK(risks(document(blocks, fits - points(1.5))) == "row-short 1 r2…r2 1.5");
  CHECK(risks(document(blocks, fits - points(2.5))).empty());
}

TEST_CASE("a block one line from the page end") {
  SECTION("it ends there") {
    const std::vector<StyledBlock> blocks{lines("p", 4), lines("z", 4)};
    CHECK(risks(document(blocks, room(4) + points(3))) ==
          "block-full 1 p4…p4 3.0; block-full 2 z4…z4 3.0");
  }
  SECTION("a paragraph that goes on overleaf moves by a line, no more") {
    CHECK(risks(document({lines("p", 9)}, room(6))).empty());
  }
  SECTION("it went to the next page") {
    const std::vector<StyledBlock> chain{lines("p", 3), keeping_next(paragraph("h")),
                                         lines("x", 3)};
    CHECK(risks(document(chain, room(7) - points(3))) == "block-short 1 h…h 3.0");
    // Two lines short; but then the last page is full.
    CHECK(risks(document(chain, room(5) - points(3))) == "block-full 2 x3…x3 13.1");
    CHECK(risks(document({lines("p", 3), lines("x", 3)}, room(6) - points(3))) ==
          "block-short 1 x1…x1 3.0");
  }
  SECTION("a closing is a block, its row no row of a table") {
    StyledTable closing = column_of({"c"});
    closing.purpose = StyledTable::Purpose::Layout;
    const Length row = Length::twips(342);
    CHECK(risks(document({lines("p", 4), closing, lines("z", 2)}, room(4) + row - points(1))) ==
          "block-short 1 c…c 1.0");
  }
}

TEST_CASE("a risk names its paragraph's beginning and its place") {
  StyledParagraph one = paragraph("một hai ba bốn năm sáu bảy tám chín mười");
  one.format.right =
      Length::twips(9071) - (width("một hai ba bốn năm sáu bảy tám") + points(1)).snapped();
  one.at = place(3, 5);
  one.runs[0].at = place(10, 20);
  const auto found = layout::break_risks(paginate(document({one, lines("z", 4)})));
  REQUIRE(found.size() == 1);
  CHECK(found[0].paragraph == "một hai ba bốn năm sáu");
  CHECK(found[0].at == place(10, 20));
}

TEST_CASE("the last pages of sections: lines of print, cells of a row counted once") {
  StyledTable rows = table(
      {{cell(paragraph("a")), cell(paragraph("b"))}, {cell(paragraph("c")), cell(paragraph("d"))}},
      2);
  StyledDocument two = document({lines("p", 5)}, room(4));
  two.sections.push_back(section({lines("q", 4), rows}, room(4) + Length::twips(800)));
  const auto last = layout::last_pages(paginate(two));
  REQUIRE(last.size() == 2);
  CHECK(last[0].page == 1);
  CHECK(last[0].lines == 2);  // widow control
  CHECK_FALSE(last[0].nearly_empty());
  CHECK(last[1].lines == 6);  // four lines, two rows
  CHECK_FALSE(last[1].follows);
  CHECK_FALSE(last[1].nearly_empty());

  const auto one_line =
      layout::last_pages(paginate(document({lines("p", 4), paragraph("x")}, room(4))));
  CHECK(one_line[0].lines == 1);
  CHECK(one_line[0].nearly_empty());
  CHECK_FALSE(layout::last_pages(paginate(document({paragraph("x")})))[0].nearly_empty());
}

TEST_CASE("a last page of a closing and its two lines is nearly empty, with three it is not") {
  for (const int carried : {1, 2, 3}) {
    StyledParagraph signature = paragraph("s");
    signature.role = rules::Role::Signature;
    const std::vector<StyledBlock> blocks{lines("p", 4), keeping_next(lines("x", carried)),
                                          signature};
    const auto last = layout::last_pages(paginate(document(blocks, room(4))));
    REQUIRE(last.size() == 1);
    CHECK(last[0].has_closing);
    CHECK(last[0].lines == static_cast<std::size_t>(carried));
    CHECK(last[0].nearly_empty() == (carried < 3));
  }
}

TEST_CASE("a closing that no text can go along with is reported") {
  StyledParagraph signature = paragraph("s");
  signature.role = rules::Role::Signature;
  signature.at = place(1, 2);
  const auto told = [&](int text) {
    Diagnostics diagnostics;
    CHECK(layout::paginate(document({keeping_next(lines("x", text)), signature}, room(6)), shaper(),
                           diagnostics)
              .has_value());
    return diagnostics.all();
  };
  CHECK(told(5).empty());
  CHECK(told(8).empty());  // two lines of it stand on the closing's page
  const auto alone = told(6);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].code == Code::LayoutClosingAlone);
  CHECK(alone[0].at == place(1, 2));
  CHECK(alone[0].args == std::vector<std::string>{"2"});
}
