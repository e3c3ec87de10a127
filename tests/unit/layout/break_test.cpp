// Where a line may break, and where it must not.

#include "build.h"

using namespace build;

namespace {

// A paragraph in a column of the given width (in 14 pt zeros of 140 twips), lines joined by "|".
std::string broken(StyledParagraph one, double zeros) {
  one.format.right = Length::twips(9071) - Length::twips(static_cast<std::int64_t>(zeros * 140));
  return show(paginate(document({std::move(one)})));
}

std::string broken(const std::string& text, double zeros) {
  return broken(paragraph(text), zeros);
}

}  // namespace

TEST_CASE("break chances inside a text") {
  struct Row {
    const char* text;
    double zeros;  // width of the column
    const char* lines;
  };
  const Row rows[] = {
      // White space, which hangs.
      {"000 000 000", 7, "000 000|000"},
      {"000   000", 5, "000|000"},
      {"000 000", 6.5, "000 000"},
      {"000 000", 6.49, "000|000"},
      {"00000000 0", 8, "00000000|0"},
      // U+00A0, U+202F and U+2007 hold; U+2003 and U+3000 do not.
      {"000 000\u00A0000", 7, "000|000\u00A0000"},
      {"000 000\u202F000", 7, "000|000\u202F000"},
      {"000 000\u2007000", 8, "000|000\u2007000"},
      {"000\u2003000", 5, "000|000"},
      // A hyphen between letters or digits, also before an opening bracket.
      {"000-aaa", 5, "000-|aaa"},
      {"000-111", 5, "000-|111"},
      {"000-(11)", 5, "000-|(11)"},
      {"000 12-đổi", 8, "000 12-|đổi"},
      // Not before "/", a closing mark or another hyphen.
      {"000 00-/00", 7.5, "000|00-/00"},
      {"000 00-,00", 7.5, "000|00-,00"},
      {"000 00-”00", 7.5, "000|00-”00"},
      {"000 0--00", 6, "000 0--|00"},
      {"000 0--00", 5, "000|0--00"},
      {"000 00-", 6, "000|00-"},
      // Nowhere in numbers, dates and around a slash.
      {"000 10.000.000", 9, "000|10.000.000"},
      {"000 12/2024", 7, "000|12/2024"},
      {"000 và/hoặc", 7, "000|và/hoặc"},
      {"000 5…6", 6, "000|5…6"},
      {"000 a!b?c", 6, "000|a!b?c"},
      // Dashes: after, never before.
      {"000–111", 5, "000–|111"},
      {"000—111", 5.5, "000—|111"},
      {"000 –111", 5, "000 –|111"},
      // Zero width space and soft hyphen; the hyphen counts.
      {"000\u200B000", 5, "000\u200B|000"},
      {"000\u00AD000", 5, "000\u00AD|000"},
      {"000\u00AD000", 7, "000\u00AD000"},
      // A word wider than the line begins a line and is cut between characters.
      {"00 0000000 00", 5, "00|00000|00 00"},
      {"0000000000000", 5, "00000|00000|000"},
      {"ưừứửữự", 3, "ưừ|ứử|ữự"},
      {"0000", 0.5, "0|0|0|0"},
  };
  for (const Row& row : rows) {
    INFO(row.text << " in " << row.zeros);
    CHECK(broken(row.text, row.zeros) == row.lines);
  }
}

TEST_CASE("glue holds what could part") {
  StyledParagraph space = paragraph("000 Điều 5");
  CHECK(broken(space, 8.5) == "000 Điều|5");
  space.runs[0].glue = {11};  // the space after "Điều"
  CHECK(broken(space, 8.5) == "000|Điều 5");

  // Wider than the line, it is cut nevertheless; the space hangs.
  StyledParagraph wide = paragraph("0000 0000");
  wide.runs[0].glue = {4};
  CHECK(broken(wide, 4.2) == "0000 |0000");

  StyledParagraph hyphen = paragraph("000 12/QĐ-UBND");
  CHECK(broken(hyphen, 12) == "000 12/QĐ-|UBND");
  hyphen.runs[0].glue = {10};
  CHECK(broken(hyphen, 12) == "000|12/QĐ-UBND");
}

// LibreOffice rounds every advance to a sixth of a twip before it adds them up; seven lines whose
// exact widths say the opposite, with the room LibreOffice 7.4.7 had and what it did.
TEST_CASE("the last twip is LibreOffice's") {
  struct Row {
    fonts::Face face;
    double size;
    const char* line;
    std::int64_t room;
    std::size_t lines;
  };
  const Row rows[] = {
      {fonts::Face::Regular, 14,
       "tuyến tỉnh cung cấp thí điểm dịch vụ chăm sóc sức khỏe dành cho người", 8104, 2},
      {fonts::Face::Regular, 13,
       "các ngành. - Đẩy mạnh công tác tuyên truyền nhằm thay đổi nhận thức, xóa bỏ định kiến giới "
       "trong lĩnh vực chính trị; đồng thời",
       13313, 1},
      {fonts::Face::Italic, 13,
       "chức và trong hệ thống giáo dục; chú trọng trang bị kiến thức, kỹ năng sống, kỹ năng", 8898,
       1},
      {fonts::Face::Regular, 14,
       "quyền, cơ quan hành chính, ban, ngành, đoàn thể các cấp được phổ biến, cập nhật", 9141, 2},
      {fonts::Face::Bold, 14,
       "tục, tập quán và truyền thống tốt đẹp phù hợp mục tiêu bình đẳng giới, phòng", 9311, 1},
      {fonts::Face::Regular, 14,
       "tính khi sinh, thúc đẩy bình đẳng trong phân công lao động gia đình, nâng cao vai", 9145, 2},
      {fonts::Face::Regular, 14,
       "nghiệp về việc làm, giới thiệu việc làm, thông tin thị trường lao động; giới thiệu, kết nối "
       "giữa doanh nghiệp với các cơ sở giáo",
       14117, 2},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    StyledParagraph one = paragraph(row.line, row.size);
    one.runs[0].format.bold = row.face == fonts::Face::Bold;
    one.runs[0].format.italic = row.face == fonts::Face::Italic;
    one.format.right = Length::twips(9071 - row.room);
    CHECK(paginate(document({one})).pages[0].lines.size() == row.lines);
  }
}

TEST_CASE("a change of format is no chance to break, and hides none") {
  StyledParagraph one = paragraph("000 00");
  one.runs.push_back(run("11"));
  one.runs[1].format.bold = true;
  CHECK(broken(one, 7) == "000|0011");

  StyledParagraph hyphen = paragraph("000-");
  hyphen.runs.push_back(run("111"));
  hyphen.runs[1].format.italic = true;
  CHECK(broken(hyphen, 5) == "000-|111");

  StyledParagraph glued = hyphen;
  glued.runs[0].glue = {3};
  glued.runs.insert(glued.runs.begin(), run("1 "));
  CHECK(broken(glued, 7.5) == "1|000-111");

  StyledParagraph spaces = paragraph("000 ");
  spaces.runs.push_back(run(" 111"));
  CHECK(broken(spaces, 5) == "000|111");
}

TEST_CASE("line breaks asked for") {
  CHECK(show(paginate(document({lines("x", 3)}))) == "x1|x2|x3");
  // Two in a row leave an empty line, which takes its height.
  StyledParagraph one = lines("x", 2);
  one.runs.insert(one.runs.begin() + 1, one.runs[1]);
  const layout::Pages pages = paginate(document({one}));
  CHECK(show(pages) == "x1|x2");
  CHECK(baselines(pages.pages[0])[1] - baselines(pages.pages[0])[0] == 644);
}

TEST_CASE("what stood at a break is kept for reading") {
  StyledParagraph one = paragraph("000  000-000 000");
  one.runs.push_back(run(""));
  one.runs.back().kind = StyledRun::Kind::LineBreak;
  one.runs.push_back(run("000 "));
  one.format.right = Length::twips(9071 - 5 * 140);
  const layout::Pages pages = paginate(document({one}));
  REQUIRE(show(pages) == "000|000-|000|000|000");
  const std::vector<layout::Line>& all = pages.pages[0].lines;
  CHECK(all[0].break_text == "  ");
  CHECK(all[1].break_text.empty());
  CHECK(all[2].break_text == " ");
  CHECK(all[3].break_text == "\n");
  CHECK(all[4].break_text == " ");
  CHECK_FALSE(all[3].last_of_paragraph);
  CHECK(all[4].last_of_paragraph);
}

TEST_CASE("leading white space stands, trailing hangs") {
  StyledParagraph one = paragraph("  00  ");
  one.format.align = rules::Align::Right;
  const layout::Pages pages = paginate(document({one}));
  CHECK(show(pages) == "  00");
  CHECK(width_of(pages.pages[0].lines[0]) == Length::twips(2 * 70 + 2 * 140));
  CHECK(pages.pages[0].lines[0].runs[0].x == Length::twips(1701 + 9071 - 420));
}

TEST_CASE("indents: the first line's counts once, a hanging one gives room") {
  StyledParagraph one = paragraph("000 000 000 000");
  one.format.right = Length::twips(9071 - 7 * 140);
  one.format.first_line = Length::twips(2 * 140);
  layout::Pages pages = paginate(document({one}));
  CHECK(show(pages) == "000|000 000|000");
  CHECK(pages.pages[0].lines[0].runs[0].x == Length::twips(1701 + 280));
  CHECK(pages.pages[0].lines[1].runs[0].x == Length::twips(1701));

  one.format.left = Length::twips(4 * 140);
  one.format.first_line = Length::twips(-4 * 140);
  pages = paginate(document({one}));
  CHECK(show(pages) == "000 000|000|000");
  CHECK(pages.pages[0].lines[0].runs[0].x == Length::twips(1701));
  CHECK(pages.pages[0].lines[1].runs[0].x == Length::twips(1701 + 560));
}
