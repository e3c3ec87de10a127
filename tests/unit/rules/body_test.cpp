#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::Level;
using model::SizeSet;

namespace {

model::Item item(Level level, const std::string& number, const std::string& text, bool titled,
                 bool verbatim = false) {
  model::Item one;
  one.level = level;
  one.number = number;
  one.text = words(text);
  one.titled = titled;
  one.verbatim = verbatim;
  return one;
}

const StyledParagraph& paragraph_at(const StyledDocument& document, std::size_t block) {
  return std::get<StyledParagraph>(document.sections.at(0).blocks.at(block));
}

}  // namespace

TEST_CASE("running text: justified, indented, six points apart, single to one and a half lines") {
  for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
    model::Paragraph body;
    body.text = words("Nội dung.");
    const StyledDocument document = styled(test::document({body}, sizes));
    const StyledParagraph& paragraph = paragraph_at(document, 0);
    CHECK(paragraph.format.align == Align::Justify);
    CHECK(paragraph.format.first_line == Length::mm(12.7).snapped());
    CHECK(paragraph.format.before == Length());
    CHECK(paragraph.format.after >= Length::pt(6));
    CHECK(paragraph.format.line.rule == LineSpacing::Rule::Multiple);
    CHECK(paragraph.format.line.multiple >= 240);
    CHECK(paragraph.format.line.multiple <= 360);
    CHECK(paragraph.mark.size == Length::pt(sizes == SizeSet::Body13 ? 13 : 14));
    CHECK_FALSE(paragraph.mark.bold);
    CHECK_FALSE(paragraph.mark.italic);
    CHECK(document.defaults == paragraph.mark);
  }
}

TEST_CASE("levels that stand on a line of their own: number, then title in capitals, centred") {
  struct Row {
    Level level;
    std::string number, style;
  };
  const std::vector<Row> table{
      {Level::Part, "Phần I", "PhanChuong"},
      {Level::Chapter, "Chương I", "PhanChuong"},
      {Level::Section, "Mục 1", "MucTieuMuc"},
      {Level::Subsection, "Tiểu mục 1", "MucTieuMuc"},
  };
  for (const Row& row : table) {
    CAPTURE(row.number);
    const StyledDocument document =
        styled(test::document({item(row.level, row.number, "Quy định chung", true)}));
    REQUIRE(document.sections[0].blocks.size() == 1);
    const StyledParagraph& heading = paragraph_at(document, 0);
    REQUIRE(heading.runs.size() == 3);
    CHECK(heading.runs[0].text == row.number);
    CHECK(heading.runs[1].kind == StyledRun::Kind::LineBreak);
    CHECK(heading.runs[2].text == "QUY ĐỊNH CHUNG");
    CHECK(heading.runs[2].format == heading.mark);
    CHECK(style_of(document, heading).id == row.style);
    CHECK(heading.format.align == Align::Center);
    CHECK(heading.format.first_line == Length());
    CHECK(heading.mark.bold);
    CHECK(heading.format.keep_next);
    CHECK(heading.format.keep_lines);
    CHECK(heading.role == Role::Heading);
    CHECK(heading.format.outline == 0);
  }
}

TEST_CASE("levels that stand in one paragraph") {
  struct Row {
    model::Item source;
    std::string style, text;
    bool bold;  // of the text
    Role role;
  };
  const std::vector<Row> table{
      {item(Level::Article, "Điều 5.", "Bản sao văn bản", true), "Dieu", "Điều 5. Bản sao văn bản",
       true, Role::Heading},
      {item(Level::Article, "Điều 1.", "Phê duyệt Kế hoạch.", false), "Dieu",
       "Điều 1. Phê duyệt Kế hoạch.", false, Role::ListItem},
      {item(Level::RomanSection, "I.", "Mục đích, yêu cầu", true), "Muc", "I. MỤC ĐÍCH, YÊU CẦU",
       true, Role::Heading},
      {item(Level::Clause, "1.", "Phạm vi áp dụng", true), "KhoanCoTieuDe", "1. Phạm vi áp dụng",
       true, Role::Heading},
      {item(Level::Clause, "1.", "Quyết định này có hiệu lực.", false), "Khoan",
       "1. Quyết định này có hiệu lực.", false, Role::ListItem},
      {item(Level::Subclause, "1.1.", "Công tác lãnh đạo", true), "KhoanCoTieuDe",
       "1.1. Công tác lãnh đạo", true, Role::Heading},
      {item(Level::Subclause, "1.1.", "Chỉ tiêu.", false), "Khoan", "1.1. Chỉ tiêu.", false,
       Role::ListItem},
      {item(Level::Point, "đ)", "Đối với cấp xã.", false), "Diem", "đ) Đối với cấp xã.", false,
       Role::ListItem},
      {item(Level::Dash, "-", "Đơn vị chủ trì.", false), "GachDauDong", "- Đơn vị chủ trì.", false,
       Role::ListItem},
      {item(Level::Plus, "+", "Đơn vị phối hợp.", false), "DauCong", "+ Đơn vị phối hợp.", false,
       Role::ListItem},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    const StyledDocument document = styled(test::document({row.source}));
    REQUIRE(document.sections[0].blocks.size() == 1);
    const StyledParagraph& paragraph = paragraph_at(document, 0);
    CHECK(style_of(document, paragraph).id == row.style);
    CHECK(text_of(paragraph) == row.text);
    CHECK(paragraph.runs.back().format.bold == row.bold);
    CHECK_FALSE(paragraph.runs.back().format.italic);
    CHECK(paragraph.role == row.role);
    // All of them are set like paragraphs of text (the decree's own illustration of "I." too).
    CHECK(paragraph.format.align == Align::Justify);
    CHECK(paragraph.format.first_line == Length::mm(12.7).snapped());
    CHECK(paragraph.format.left == Length());
    CHECK(paragraph.format.keep_next == (row.role == Role::Heading));
    CHECK((paragraph.format.outline >= 0) == (row.role == Role::Heading));
  }
  const StyledDocument article = styled(test::document({table[1].source}));
  CHECK(paragraph_at(article, 0).runs.front().format.bold);
}

TEST_CASE("pasted text keeps its letters and its gap") {
  const StyledDocument document =
      styled(test::document({item(Level::RomanSection, "IV.", "Tổ chức thực hiện", true, true),
                             item(Level::Chapter, "Chương I", "Quy định chung", true, true)}));
  CHECK(reading_text(document) == "IV. Tổ chức thực hiện\nChương I\nQuy định chung\n");
  model::Item tight = item(Level::RomanSection, "IV.", "TỔ CHỨC", true, true);
  tight.gap = "";
  model::Item joined = item(Level::Part, "Phần I:", "MỤC TIÊU", true, true);
  joined.gap = "";
  CHECK(reading_text(styled(test::document({tight, joined}))) == "IV.TỔ CHỨC\nPhần I:MỤC TIÊU\n");
}

TEST_CASE("a number without text, and a title without number") {
  model::Item number = item(Level::Chapter, "Chương II", "", true);
  model::Item title = item(Level::Chapter, "", "Quy định chung", true);
  model::Item clause = item(Level::Clause, "2.", "", false);
  CHECK(reading_text(styled(test::document({number, title, clause}))) ==
        "Chương II\nQUY ĐỊNH CHUNG\n2.\n");
}

TEST_CASE("outline levels have no gaps, and annexes nest under their title") {
  model::Document source = test::document(
      {item(Level::RomanSection, "I.", "Một", true), item(Level::Clause, "1.", "Hai", true),
       item(Level::Subclause, "1.1.", "Ba", true), item(Level::Point, "a)", "Bốn", false)});
  model::AnnexTitle annex;
  annex.number = "I";
  source.sections.push_back({model::Orientation::Portrait,
                             true,
                             "",
                             {},
                             "",
                             {annex, item(Level::RomanSection, "I.", "Năm", true)}});
  const StyledDocument document = styled(source);
  std::vector<int> outlines;
  for (const StyledParagraph* one : paragraphs(document)) {
    if (one->role != Role::Rule) outlines.push_back(one->format.outline);
  }
  CHECK(outlines == std::vector<int>{0, 1, 2, -1, 0, 1});
}

TEST_CASE("the author's emphasis comes on top, field and place stay with the run") {
  model::Item source = item(Level::Clause, "1.", "", false);
  model::Run bold;
  bold.text = "đậm";
  bold.bold = true;
  bold.field = "chi_tieu[2].ten";
  bold.at = {FileId{3}, 10, 15};
  model::Run italic;
  italic.text = " nghiêng";
  italic.italic = true;
  source.text = {bold, italic};
  source.id = "muc-1";
  const StyledDocument document = styled(test::document({source}));
  const StyledParagraph& paragraph = paragraph_at(document, 0);
  REQUIRE(paragraph.runs.size() == 3);
  CHECK(paragraph.id == "muc-1");
  CHECK_FALSE(paragraph.runs[0].format.bold);
  CHECK(paragraph.runs[1].format.bold);
  CHECK(paragraph.runs[1].field == "chi_tieu[2].ten");
  CHECK(paragraph.runs[1].at == bold.at);
  CHECK(paragraph.runs[2].format.italic);
  CHECK(paragraph.runs[2].field.empty());
}

TEST_CASE("dots to be filled in by hand reach the end of the line, and stand before what follows") {
  const auto made = [](const std::string& before, const std::string& after) {
    model::Paragraph paragraph;
    paragraph.text = words(before);
    model::Run fill;
    fill.text = "…";
    fill.fill = true;
    paragraph.text.push_back(fill);
    if (!after.empty()) paragraph.text.push_back(words(after).front());
    return styled(test::document({paragraph}));
  };
  struct Row {
    std::string before, after;
  };
  for (const Row& row :
       {Row{"Chức vụ: ", ""}, Row{"Giấy này có giá trị đến hết ngày ", "./."}, Row{"", ""}}) {
    const StyledDocument document = made(row.before.empty() ? "." : row.before, row.after);
    const auto& line = std::get<StyledParagraph>(document.sections[0].blocks[0]);
    const Length room = document.sections[0].page.width - document.sections[0].page.left -
                        document.sections[0].page.right - line.format.first_line;
    CHECK(width_of(line) <= room);
    CHECK(room - width_of(line) < Length::pt(14) + Length::pt(3));  // less than one "…" is free
    CHECK(text_of(line).ends_with("……" + row.after));
  }
  // Too little of the line is left: the dots get the next one.
  std::string words_of_a_line;
  for (int i = 0; i < 14; ++i) words_of_a_line += "mười ";
  const StyledDocument wrapped = made(words_of_a_line, "");
  const auto& line = std::get<StyledParagraph>(wrapped.sections[0].blocks[0]);
  CHECK(text_of(line).size() > words_of_a_line.size() + 20 * 3);
}

TEST_CASE("authority, resolution, note and centred lines") {
  using PRole = model::Paragraph::Role;
  struct Row {
    PRole role;
    std::string style, text;
    Align align;
    bool bold;
  };
  const std::vector<Row> table{
      {PRole::Authority, "ThamQuyenBanHanh", "ỦY BAN NHÂN DÂN XÃ", Align::Center, true},
      {PRole::Resolution, "LoiQuyetDinh", "ỦY BAN NHÂN DÂN XÃ", Align::Center, true},
      {PRole::Note, "GhiChu", "Ủy ban nhân dân xã", Align::Justify, false},
      {PRole::Centred, "DongGiua", "Ủy ban nhân dân xã", Align::Center, false},
      {PRole::Body, "NoiDung", "Ủy ban nhân dân xã", Align::Justify, false},
  };
  for (const Row& row : table) {
    model::Paragraph source;
    source.role = row.role;
    source.text = words("Ủy ban nhân dân xã");
    const StyledDocument document = styled(test::document({source}));
    const StyledParagraph& paragraph = paragraph_at(document, 0);
    CHECK(style_of(document, paragraph).id == row.style);
    CHECK(text_of(paragraph) == row.text);
    CHECK(paragraph.format.align == row.align);
    CHECK(paragraph.mark.bold == row.bold);
  }
}

TEST_CASE(
    "a page break lets the next paragraph begin a page, and a table by a thin one before it") {
  model::Paragraph text;
  text.text = words("Nội dung");
  model::Table table;
  table.columns.emplace_back();
  model::Cell cell;
  cell.lines = {words("ô")};
  model::Row row;
  row.cells = {cell};
  table.rows = {row};
  const model::PageBreak page;
  // None at the start and none at the end; two together are one.
  const StyledDocument document =
      styled(test::document({page, text, page, page, text, page, table, text, page}));
  const auto& blocks = document.sections[0].blocks;
  REQUIRE(blocks.size() == 5);
  const auto begins_page = [&](std::size_t i) {
    const auto* paragraph = std::get_if<StyledParagraph>(&blocks[i]);
    return paragraph != nullptr && paragraph->format.page_break_before;
  };
  CHECK_FALSE(begins_page(0));
  CHECK(begins_page(1));
  CHECK(begins_page(2));
  CHECK(std::get<StyledParagraph>(blocks[2]).role == Role::Spacer);
  CHECK(std::holds_alternative<StyledTable>(blocks[3]));
  CHECK_FALSE(begins_page(4));
}
