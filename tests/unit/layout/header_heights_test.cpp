// Least heights of header rows that a cell over several rows makes taller.

#include "layout/header_heights.h"

#include "build.h"

using namespace build;

namespace {

constexpr std::int64_t border = 10;
constexpr std::int64_t line = 322;

// Two header rows of one line beside a cell of `lines` lines over both, and a plain row.
StyledTable with_header(int count) {
  StyledCell tall = cell(lines("h", count));
  tall.row_span = 2;
  StyledTable one = table({{tall, cell(paragraph("a"))},
                           {cell(paragraph("b"))},
                           {cell(paragraph("r")), cell(paragraph("s"))}},
                          2);
  one.rows[0].header = one.rows[1].header = true;
  return one;
}

// "-", or the least height in twips, of each row.
std::string heights(StyledTable one) {
  StyledDocument all = document({std::move(one)});
  layout::hold_header_heights(all, shaper());
  std::string text;
  for (const StyledRow& row : std::get<StyledTable>(all.sections[0].blocks[0]).rows) {
    const bool least = row.height_rule == rules::LineSpacing::Rule::AtLeast;
    text += least ? fmt::format(" {}", row.height.twips()) : " -";
  }
  return text;
}

}  // namespace

TEST_CASE("the last row of a header that a cell over both makes taller") {
  CHECK(heights(with_header(1)) == " - - -");
  CHECK(heights(with_header(2)) == " - - -");
  // Without the border, which Word adds: three lines less the first row and the second's border.
  CHECK(heights(with_header(3)) == fmt::format(" - {} -", 2 * line - border));
  CHECK(heights(with_header(5)) == fmt::format(" - {} -", 4 * line - border));
}

TEST_CASE("what needs no telling") {
  StyledTable one = with_header(5);
  SECTION("rows that are not repeated") {
    one.rows[0].header = one.rows[1].header = false;
    CHECK(heights(one) == " - - -");
  }
  SECTION("nothing to repeat them for") {
    one.rows.pop_back();
    CHECK(heights(one) == " - -");
  }
  SECTION("a cell that goes on below the header") {
    one.rows[1].header = false;
    CHECK(heights(one) == " - - -");
  }
  SECTION("a height that was chosen") {
    one.rows[1].height_rule = rules::LineSpacing::Rule::Exact;
    one.rows[1].height = Length::twips(line);
    CHECK(heights(one) == " - - -");
  }
  SECTION("higher than any page") {
    CHECK(heights(with_header(120)) == " - - -");
  }
}

TEST_CASE("the pages stay as they are") {
  for (const int count : {1, 3, 4}) {
    StyledTable one = with_header(count);
    for (int i = 0; i < 8; ++i) one.rows.push_back(one.rows.back());
    StyledDocument all = document({one}, Length::twips(8 * line));
    const std::string before = layout::dump(paginate(all));
    layout::hold_header_heights(all, shaper());
    CHECK(layout::dump(paginate(all)) == before);
  }
}
