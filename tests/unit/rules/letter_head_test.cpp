#include "support.h"
#include "support/catch.h"

#include <algorithm>

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::SizeSet;

namespace {

model::LetterHead commune() {
  model::LetterHead head;
  head.issuer = {words("Ủy ban nhân dân"), words("xã Phú Thịnh")};
  head.so_ky_hieu = model::So_ky_hieu{15, "KH-UBND"};
  head.place = words("Phú Thịnh");
  head.date = model::CivilDate{2026, 6, 5};
  return head;
}

Length text_width(const StyledDocument& document) {
  const PageSetup& page = document.sections.at(0).page;
  return page.width - page.left - page.right;
}

// Lines the paragraph needs in `room`, counted by hand: first fit on spaces.
std::size_t count_lines(const StyledParagraph& paragraph, Length room) {
  const StyledRun& run = paragraph.runs.at(0);
  const fonts::Face face = fonts::face_of(run.format.bold, run.format.italic);
  std::size_t lines = 1;
  std::string line;
  std::string rest = text_of(paragraph) + " ";
  for (std::size_t at = rest.find(' '); at != std::string::npos; at = rest.find(' ')) {
    const std::string word = rest.substr(0, at);
    rest = rest.substr(at + 1);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && shaper().width(face, run.format.size, longer) > room) {
      ++lines;
      line = word;
    } else {
      line = longer;
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("number and symbol: a zero below ten, a blank before issue") {
  struct Row {
    std::optional<int> number;
    std::string symbol, text;
  };
  const std::vector<Row> table{
      {15, "KH-UBND", "Số: 15/KH-UBND"},   {5, "BNV-VP", "Số: 05/BNV-VP"},
      {9, "QyĐ-SYT", "Số: 09/QyĐ-SYT"},    {10, "TTr-SYT", "Số: 10/TTr-SYT"},
      {1234, "KH-SYT", "Số: 1234/KH-SYT"}, {std::nullopt, "KH-SYT", "Số: /KH-SYT"},
  };
  for (const Row& row : table) {
    model::LetterHead head = commune();
    head.so_ky_hieu = model::So_ky_hieu{row.number, row.symbol};
    for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
      const StyledDocument document = styled(test::document({head}, sizes));
      const StyledParagraph& line = in_style(document, "SoKyHieu");
      CHECK(text_of(line) == row.text);
      CHECK(line.mark.size == Length::pt(13));
      CHECK_FALSE(line.mark.bold);
      CHECK(line.format.align == Align::Center);
      if (row.number) continue;
      REQUIRE(line.runs.size() == 3);
      CHECK(line.runs[1].text == " ");
      // The blank is one space, 12 mm wide.
      const Length blank = shaper().width(fonts::Face::Regular, Length::pt(13), " ") +
                           line.runs[1].format.letter_spacing;
      CHECK(blank.snapped() == Length::mm(12).snapped());
      CHECK(line.runs[0].format.letter_spacing == Length());
    }
  }
}

TEST_CASE("place and date: zero for days below ten and for January and February") {
  using model::CivilDate;
  struct Row {
    CivilDate date;
    std::string text;
    std::size_t blanks;
  };
  const std::vector<Row> table{
      {{2026, 6, 5}, "Phú Thịnh, ngày 05 tháng 6 năm 2026", 0},
      {{2020, 1, 5}, "Phú Thịnh, ngày 05 tháng 01 năm 2020", 0},
      {{2020, 2, 29}, "Phú Thịnh, ngày 29 tháng 02 năm 2020", 0},
      {{2020, 3, 9}, "Phú Thịnh, ngày 09 tháng 3 năm 2020", 0},
      {{2020, 12, 10}, "Phú Thịnh, ngày 10 tháng 12 năm 2020", 0},
      {{2026, 6, std::nullopt}, "Phú Thịnh, ngày tháng 6 năm 2026", 1},
      {{2026, std::nullopt, std::nullopt}, "Phú Thịnh, ngày tháng năm 2026", 2},
  };
  for (const Row& row : table) {
    model::LetterHead head = commune();
    head.date = row.date;
    const StyledDocument document = styled(test::document({head}));
    const StyledParagraph& line = in_style(document, "DiaDanhNgay");
    CHECK(text_of(line) == row.text);
    CHECK(line.mark.italic);
    CHECK_FALSE(line.mark.bold);
    CHECK(line.mark.size == Length::pt(14));
    CHECK(static_cast<std::size_t>(
              std::count_if(line.runs.begin(), line.runs.end(), [](const StyledRun& run) {
                return run.format.letter_spacing != Length() && run.text == " ";
              })) == row.blanks);
  }
}

TEST_CASE("place without date, and date without place") {
  model::LetterHead head = commune();
  head.date.reset();
  CHECK(text_of(in_style(styled(test::document({head})), "DiaDanhNgay")) == "Phú Thịnh");
  head = commune();
  head.place.reset();
  CHECK(text_of(in_style(styled(test::document({head})), "DiaDanhNgay")) ==
        "ngày 05 tháng 6 năm 2026");
}

TEST_CASE("a head without number and date has one row") {
  model::LetterHead head;
  head.issuer = {words("Sở Nội vụ")};
  CHECK(table_at(styled(test::document({head})), 0).rows.size() == 1);
  head.so_ky_hieu = model::So_ky_hieu{1, "BB-SNV"};  // biên bản: a number, no date
  const StyledTable table = table_at(styled(test::document({head})), 0);
  REQUIRE(table.rows.size() == 2);
  CHECK(text_of(table.rows[1].cells[0].paragraphs[0]) == "Số: 01/BB-SNV");
  CHECK(table.rows[1].cells[1].paragraphs.size() == 1);
}

TEST_CASE("quoc hieu, motto and agencies: letters, weight and sizes") {
  model::LetterHead head = commune();
  head.superior = {words("ủy ban nhân dân tỉnh Bắc Ninh")};
  head.issuer = {words("Sở Y tế")};
  for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
    const double body = sizes == SizeSet::Body13 ? 13 : 14;
    const StyledDocument document = styled(test::document({head}, sizes));
    const StyledParagraph& title = in_style(document, "QuocHieu");
    CHECK(text_of(title) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    CHECK(title.mark.bold);
    CHECK(title.mark.size == Length::pt(body - 1));
    const StyledParagraph& motto = in_style(document, "TieuNgu");
    CHECK(text_of(motto) == "Độc lập - Tự do - Hạnh phúc");
    CHECK(motto.mark.bold);
    CHECK(motto.mark.size == Length::pt(body));
    const StyledParagraph& superior = in_style(document, "CoQuanChuQuan");
    CHECK(text_of(superior) == "ỦY BAN NHÂN DÂN TỈNH BẮC NINH");
    CHECK_FALSE(superior.mark.bold);
    const StyledParagraph& issuer = in_style(document, "CoQuanBanHanh");
    CHECK(text_of(issuer) == "SỞ Y TẾ");
    CHECK(issuer.mark.bold);
    for (const StyledParagraph* line : {&title, &motto, &superior, &issuer}) {
      CHECK(line->format.align == Align::Center);
      CHECK(line->format.line == LineSpacing());  // single
      CHECK(line->format.before == Length());
      CHECK(line->format.after == Length());
      for (const StyledRun& run : line->runs) CHECK(run.glue.empty());
    }
  }
}

TEST_CASE("the rule under the motto is as long as it, the agency's a third to a half") {
  for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
    const StyledDocument document = styled(test::document({commune()}, sizes));
    const StyledTable& table = table_at(document, 0);
    const auto rule_of = [&](std::size_t column) {
      const StyledParagraph& rule = table.rows[0].cells[column].paragraphs.back();
      REQUIRE(rule.role == Role::Rule);
      CHECK(rule.runs.empty());
      CHECK(rule.format.borders.bottom.width >= Length::pt(0.5));
      CHECK(rule.format.borders.bottom.width <= Length::pt(0.75));
      CHECK(rule.format.borders.top == Border());
      CHECK(rule.format.line.rule == LineSpacing::Rule::Exact);
      CHECK(rule.format.line.height == Length::pt(1));
      // In the middle, to a twip.
      const Length uneven = rule.format.right - rule.format.left;
      CHECK(uneven <= Length::twips(1));
      CHECK(uneven >= Length::twips(-1));
      return table.columns[column] - rule.format.left - rule.format.right;
    };
    const StyledParagraph& motto = in_style(document, "TieuNgu");
    CHECK(rule_of(1) == width_of(motto).snapped());
    const Length longest = std::max(width_of(table.rows[0].cells[0].paragraphs[0]),
                                    width_of(table.rows[0].cells[0].paragraphs[1]));
    CHECK(rule_of(0) * 3 >= longest);
    CHECK(rule_of(0) * 2 <= longest);
  }
}

TEST_CASE("number and date share a baseline although their sizes differ") {
  const StyledDocument document = styled(test::document({commune()}, SizeSet::Body14));
  const StyledParagraph& number = in_style(document, "SoKyHieu");
  const StyledParagraph& date = in_style(document, "DiaDanhNgay");
  const auto baseline = [](const StyledParagraph& line) {
    const fonts::Metrics& metrics = shaper().fonts().metrics(fonts::Face::Regular);
    return line.format.before +
           fonts::scaled(metrics.ascender + metrics.line_gap, line.mark.size, metrics.units_per_em);
  };
  CHECK(std::abs(baseline(number).twips() - baseline(date).twips()) <= 1);
  const StyledDocument same = styled(test::document({commune()}, SizeSet::Body13));
  CHECK(in_style(same, "SoKyHieu").format.before == in_style(same, "DiaDanhNgay").format.before);
}

TEST_CASE("quoc hieu stays on one line whatever the agency is called") {
  const std::vector<std::string> agencies{
      "Sở Y tế",
      "Ủy ban nhân dân xã Phú Vinh",
      "Ủy ban nhân dân phường Nguyễn Thị Minh Khai",
      "Ban Chỉ đạo các chương trình mục tiêu quốc gia và xây dựng nông thôn mới",
      "Trung tâm Nghiên cứu, Ứng dụng khoa học kỹ thuật và Chuyển giao công nghệ",
      "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân đặc khu Phú Quốc",
  };
  const std::vector<std::string> places{"Hà Nội", "Phú Thịnh", "Thành phố Hồ Chí Minh"};
  for (const std::string& agency : agencies) {
    for (const std::string& place : places) {
      for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
        CAPTURE(agency, place);
        model::LetterHead head = commune();
        head.issuer = {words(agency)};
        head.place = words(place);
        head.date = model::CivilDate{2026, 12, 29};
        Diagnostics diagnostics;
        const StyledDocument document = styled(test::document({head}, sizes), &diagnostics);
        CHECK(diagnostics.all().empty());
        const StyledTable& table = table_at(document, 0);
        REQUIRE(table.columns.size() == 2);
        const StyledParagraph& title = in_style(document, "QuocHieu");
        CHECK(table.columns[1] > width_of(title) + Length::mm(0.4));
        CHECK(table.columns[1] > width_of(in_style(document, "DiaDanhNgay")));
        // No further than the text: nothing here needs the margins.
        CHECK(table.indent == Length());
        CHECK(table.columns[0] + table.columns[1] == text_width(document));
        // The names keep clear of quốc hiệu, in as few lines as the column allows.
        const StyledParagraph& name = in_style(document, "CoQuanBanHanh");
        const Length room = table.columns[0] - name.format.left - name.format.right;
        const Length most = table.columns[0] - Length::mm(1.9);
        CHECK(count_lines(name, room) == count_lines(name, most));
        if (count_lines(name, room) > 1) CHECK(room <= most);
      }
    }
  }
}

TEST_CASE("an agency's name wraps into lines of about the same length") {
  model::LetterHead head = commune();
  head.issuer = {words("Ban Chỉ đạo các chương trình mục tiêu quốc gia và xây dựng nông thôn mới")};
  const StyledDocument document = styled(test::document({head}));
  const StyledParagraph& name = in_style(document, "CoQuanBanHanh");
  const StyledTable& table = table_at(document, 0);
  const Length room = table.columns[0] - name.format.left - name.format.right;
  const std::size_t lines = count_lines(name, room);
  REQUIRE(lines > 1);
  // Half a millimetre over the least that does: two tenths less and a line more is needed.
  CHECK(count_lines(name, room - Length::mm(0.7)) > lines);
}

TEST_CASE(
    "the table leaves the text area only when a word would not fit, and warns when that fails") {
  struct Row {
    std::string issuer, place;
    Length indent, overhang;  // overhang: beyond the right edge of the text, at most
    bool date_on_one_line;
    bool warned;
  };
  // One word that cannot break, in the place of a long agency name. 13 pt bold capitals.
  const std::vector<Row> table{
      {"Sở", "Hà Nội", {}, {}, true, false},
      {"Wwwwwwwwwwwwww", "Hà Nội", {}, Length::mm(5), true, false},
      {"Mmmmmmmmmmmmmm", "Thành phố Hồ Chí Minh", {}, {}, false, false},
      {"Mmmmmmmmmmmmmmmmmmmmmmmm", "Hà Nội", {}, Length::mm(5), true, true},
  };
  for (const Row& row : table) {
    CAPTURE(row.issuer, row.place);
    model::LetterHead head = commune();
    head.issuer = {words(row.issuer)};
    head.place = words(row.place);
    head.date = model::CivilDate{2026, 12, 29};
    Diagnostics diagnostics;
    const StyledDocument document = styled(test::document({head}), &diagnostics);
    const StyledTable& layout = table_at(document, 0);
    const Length over =
        layout.indent + layout.columns[0] + layout.columns[1] - text_width(document);
    CHECK(layout.indent == row.indent);  // the left margin is at its least already
    CHECK(over <= row.overhang);
    CHECK((over > Length()) == (row.overhang > Length()));
    CHECK(layout.columns[1] > width_of(in_style(document, "QuocHieu")));
    CHECK((layout.columns[1] > width_of(in_style(document, "DiaDanhNgay"))) ==
          row.date_on_one_line);
    CHECK((codes(diagnostics) == std::vector{Code::HeadTooNarrow}) == row.warned);
    CHECK(diagnostics.has_errors() == false);
  }
}

TEST_CASE("the subject of a letter stands six points under its number") {
  model::LetterHead head = commune();
  head.subject =
      words("V/v triển khai công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026");
  const StyledDocument document = styled(test::document({head}));
  const StyledParagraph& subject = in_style(document, "TrichYeuCongVan");
  CHECK(subject.format.before == Length::pt(6));
  CHECK(subject.format.align == Align::Center);
  CHECK(subject.mark.size == Length::pt(13));
  CHECK_FALSE(subject.mark.bold);
  CHECK(text_of(subject).substr(0, 4) == "V/v ");
  CHECK(subject.format.left > Length());
}

TEST_CASE("stamps have the decree's sizes and bright red ink") {
  struct Row {
    std::string word, printed;
    Length width;
  };
  const std::vector<Row> table{
      {"KHẨN", "KHẨN", Length::mm(20)},
      {"thượng khẩn", "THƯỢNG KHẨN", Length::mm(40)},
      {"HOẢ TỐC", "HOẢ TỐC", Length::mm(30)},
      {"Hỏa tốc", "HỎA TỐC", Length::mm(30)},
  };
  for (const Row& row : table) {
    CAPTURE(row.word);
    model::LetterHead head = commune();
    head.urgency = row.word;
    const StyledDocument document = styled(test::document({head}));
    const StyledParagraph& box = in_style(document, "DauKhan");
    CHECK(text_of(box) == row.printed);
    const Borders& borders = box.format.borders;
    const Length column = table_at(document, 0).columns[0];
    const Length inner = column - box.format.left - box.format.right;
    const Length outer =
        inner + borders.left.space + borders.left.width + borders.right.space + borders.right.width;
    CHECK(std::abs(outer.twips() - row.width.twips()) <= 1);
    CHECK(inner > width_of(box));
    const Length height = box.format.line.height + borders.top.space + borders.bottom.space +
                          borders.top.width + borders.bottom.width;
    CHECK(std::abs(height.twips() - Length::mm(8).twips()) <= 1);
    CHECK(borders.top.color == Color{255, 0, 0});
    CHECK(box.runs[0].format.color == Color{255, 0, 0});
    CHECK(box.runs[0].format.bold);
    CHECK(box.runs[0].format.size >= Length::pt(13));
    // The number above is black.
    CHECK(in_style(document, "SoKyHieu").runs[0].format.color == Color());
  }
}

TEST_CASE("secrecy stands over urgency, and the two boxes do not merge") {
  model::LetterHead head = commune();
  head.secrecy = "mật";
  head.urgency = "khẩn";
  const StyledDocument document = styled(test::document({head}));
  const auto& cell = table_at(document, 0).rows[1].cells[0].paragraphs;
  REQUIRE(cell.size() == 4);
  CHECK(text_of(cell[1]) == "MẬT");
  CHECK(cell[2].role == Role::Spacer);
  CHECK(text_of(cell[3]) == "KHẨN");
  CHECK(cell[1].format.borders == cell[3].format.borders);
}
