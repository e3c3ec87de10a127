#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::SizeSet;

namespace {

model::Closing closing() {
  model::Closing one;
  one.recipients = {words("UBND tỉnh (b/c)"), words("Các thôn")};
  one.archive = words("VT, VHXH");
  model::Signature signature;
  signature.authority = {words("TM. Ủy ban nhân dân"), words("KT. Chủ tịch")};
  signature.post = {words("Phó Chủ tịch")};
  signature.name = words("Nguyễn Văn An");
  one.signature = signature;
  return one;
}

model::Paragraph body(std::size_t word_count) {
  model::Paragraph paragraph;
  std::string text;
  for (std::size_t i = 0; i < word_count; ++i) text += i == 0 ? "Nội" : " dung";
  paragraph.text = words(text);
  return paragraph;
}

std::vector<std::string> cell_text(const StyledTable& table, std::size_t column) {
  std::vector<std::string> lines;
  for (const StyledParagraph& one : table.rows.at(0).cells.at(column).paragraphs) {
    lines.push_back(text_of(one));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("recipients: label, dashes, semicolons, the archive line with its full stop") {
  for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
    const StyledDocument document = styled(test::document({closing()}, sizes));
    const StyledTable& table = table_at(document, 0);
    CHECK(table.purpose == StyledTable::Purpose::Layout);
    REQUIRE(table.rows.size() == 1);
    CHECK_FALSE(table.rows[0].splits);
    CHECK(cell_text(table, 0) ==
          Lines{"Nơi nhận:", "- UBND tỉnh (b/c);", "- Các thôn;", "- Lưu: VT, VHXH."});
    const StyledParagraph& label = in_style(document, "NoiNhan");
    CHECK(label.mark.size == Length::pt(12));  // fixed in both sets
    CHECK(label.mark.bold);
    CHECK(label.mark.italic);
    CHECK(label.format.align == Align::Left);
    CHECK(label.format.left == Length());
    const StyledParagraph& line = in_style(document, "NoiNhanDanhSach");
    CHECK(line.mark.size == Length::pt(11));
    CHECK_FALSE(line.mark.bold);
    CHECK_FALSE(line.mark.italic);
    CHECK(line.format.align == Align::Left);
    CHECK(line.format.left == Length());
    CHECK(line.format.first_line == Length());
    for (const Length margin : table.cell_margins) CHECK(margin == Length());
  }
}

TEST_CASE("the archive line and the marks, as given") {
  struct Row {
    Lines recipients;
    std::optional<std::string> archive;
    Lines expected;
  };
  const std::vector<Row> table{
      {{"Như trên"}, std::nullopt, {"Nơi nhận:", "- Như trên."}},
      {{"Như trên;"}, "VT", {"Nơi nhận:", "- Như trên;", "- Lưu: VT."}},
      {{}, "Lưu VT, DSTE", {"Nơi nhận:", "- Lưu VT, DSTE."}},
      {{}, "Lưu: VT.", {"Nơi nhận:", "- Lưu: VT."}},
      {{}, "- Lưu: VT", {"Nơi nhận:", "- Lưu: VT."}},
      {{}, "Lưuvăn", {"Nơi nhận:", "- Lưu: Lưuvăn."}},
      {{"- Sở Y tế", "Hội LHPN"}, "VT", {"Nơi nhận:", "- Sở Y tế;", "- Hội LHPN;", "- Lưu: VT."}},
      {{}, std::nullopt, {""}},
  };
  for (const Row& row : table) {
    model::Closing source = closing();
    source.recipients.clear();
    for (const std::string& one : row.recipients) source.recipients.push_back(words(one));
    source.archive.reset();
    if (row.archive) source.archive = words(*row.archive);
    CHECK(cell_text(table_at(styled(test::document({source})), 0), 0) == row.expected);
  }
}

TEST_CASE("the drafter's sign stands at the lower right of the recipients") {
  model::Closing source = closing();
  source.drafter = "PL.(300)";
  const StyledDocument document = styled(test::document({source}));
  CHECK(cell_text(table_at(document, 0), 0).back() == "PL.(300)");
  const StyledParagraph& sign = in_style(document, "NguoiSoanThao");
  CHECK(sign.format.align == Align::Right);
  CHECK(sign.mark.size == Length::pt(11));
}

TEST_CASE(
    "signature: authority and post in capitals, the name as typed, space for signing above it") {
  const StyledDocument document = styled(test::document({closing()}));
  const StyledTable& table = table_at(document, 0);
  CHECK(cell_text(table, 1) ==
        Lines{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"});
  const auto& lines = table.rows[0].cells[1].paragraphs;
  for (const StyledParagraph& line : lines) {
    CHECK(line.mark.bold);
    CHECK(line.mark.size == Length::pt(14));
    CHECK(line.format.align == Align::Center);
    CHECK(line.role == Role::Signature);
  }
  CHECK(lines[3].format.before == Length::pt(64));
  CHECK(lines[1].format.before == Length());
  REQUIRE(static_cast<bool>(lines[3].signing));
  CHECK(lines[3].signing->signer == "PHÓ CHỦ TỊCH Nguyễn Văn An");
  CHECK(lines[3].signing->seal > Length());
  CHECK(lines[3].signing->seal_overlap * 3 == lines[3].signing->width);
  CHECK_FALSE(static_cast<bool>(lines[2].signing));

  model::Closing council = closing();
  council.signature->post_below = {words("Bộ trưởng Bộ Y tế")};
  const StyledDocument below = styled(test::document({council}));
  const auto& paragraphs = table_at(below, 0).rows[0].cells[1].paragraphs;
  REQUIRE(paragraphs.size() == 5);
  CHECK(text_of(paragraphs[3]) == "BỘ TRƯỞNG BỘ Y TẾ");
  CHECK(paragraphs[3].format.before == Length::pt(64));
  CHECK(paragraphs[4].format.before == Length());
  CHECK(static_cast<bool>(paragraphs[3].signing));
  CHECK_FALSE(static_cast<bool>(paragraphs[4].signing));
}

TEST_CASE("Nơi nhận stands level with the signer's authority") {
  const StyledDocument document = styled(test::document({closing()}));
  const auto& row = table_at(document, 0).rows[0];
  const auto baseline = [](const StyledParagraph& line) {
    const fonts::Metrics& metrics = shaper().fonts().metrics(fonts::Face::Regular);
    return (line.format.before + fonts::scaled(metrics.ascender + metrics.line_gap, line.mark.size,
                                               metrics.units_per_em))
        .twips();
  };
  CHECK(std::abs(baseline(row.cells[0].paragraphs[0]) - baseline(row.cells[1].paragraphs[0])) <= 1);
}

TEST_CASE("the signer's column grows for a long post, and the recipients keep theirs") {
  const Length usual = table_at(styled(test::document({closing()})), 0).columns[0];
  model::Closing source = closing();
  source.signature->authority = {words("TM. Ban Chỉ đạo công tác gia đình")};
  const StyledDocument document = styled(test::document({source}));
  const StyledTable& table = table_at(document, 0);
  CHECK(table.columns[0] < usual);
  CHECK(table.columns[1] > width_of(table.rows[0].cells[1].paragraphs[0]));
  source.signature->authority = {words(
      "TM. Ban Chỉ đạo các chương trình mục tiêu quốc gia và xây dựng nông thôn mới của tỉnh")};
  const StyledDocument longer = styled(test::document({source}));
  CHECK(table_at(longer, 0).columns[0] == usual);
}

TEST_CASE("a closing without signature, and one without recipients") {
  model::Closing source = closing();
  source.signature.reset();
  CHECK(cell_text(table_at(styled(test::document({source})), 0), 1) == Lines{""});
  source = closing();
  source.recipients.clear();
  source.archive.reset();
  CHECK(cell_text(table_at(styled(test::document({source})), 0), 0) == Lines{""});
}

TEST_CASE("a minute is signed on both sides, the recipients stand below") {
  model::Closing source = closing();
  source.left_signature.emplace();
  source.left_signature->post = {words("Thư ký")};
  source.left_signature->name = words("Lê Thị Bình");
  const StyledDocument document = styled(test::document({source}));
  const StyledTable& table = table_at(document, 0);
  REQUIRE(table.rows.size() == 2);
  CHECK(cell_text(table, 0) == Lines{"THƯ KÝ", "Lê Thị Bình"});
  CHECK(cell_text(table, 1).back() == "Nguyễn Văn An");
  const auto& top = table.rows[0].cells;
  CHECK(top[0].paragraphs[0].format.before == top[1].paragraphs[0].format.before);
  // Two lines more stand above the chair's name: the secretary's is lowered by them.
  const Length chair = top[1].paragraphs.back().format.before;
  const Length secretary = top[0].paragraphs.back().format.before;
  CHECK(chair == Length::pt(64));
  CHECK(secretary > Length::pt(64 + 2 * 14));
  CHECK(secretary < Length::pt(64 + 2 * 14 * 1.3));
  for (const StyledCell& cell : top) {
    for (const StyledParagraph& line : cell.paragraphs) CHECK(line.format.keep_next);
  }
  const auto& below = table.rows[1].cells;
  CHECK(text_of(below[0].paragraphs[0]) == "Nơi nhận:");
  CHECK(below[0].paragraphs[0].format.before == Length::pt(12));
  CHECK(text_of(below[1].paragraphs[0]).empty());

  source.recipients.clear();
  source.archive.reset();
  CHECK(table_at(styled(test::document({source})), 0).rows.size() == 1);
}

TEST_CASE("what another agency confirms stands below the recipients, with room to sign") {
  model::Closing source = closing();
  source.confirmation = {words("Xác nhận của nơi nghỉ phép"), words("(Chữ ký, dấu)")};
  const StyledDocument document = styled(test::document({source}));
  const StyledTable& table = table_at(document, 0);
  REQUIRE(table.rows.size() == 2);
  const auto& lines = table.rows[1].cells[0].paragraphs;
  REQUIRE(lines.size() == 2);
  CHECK(text_of(lines[0]) == "Xác nhận của nơi nghỉ phép");
  for (const StyledParagraph& line : lines) {
    CHECK(line.mark.italic);
    CHECK(line.mark.size == Length::pt(12));
    CHECK(line.format.align == Align::Center);
  }
  CHECK(lines[1].format.after == Length::pt(64));
}

TEST_CASE("the signature is never alone: the text before it goes along") {
  const auto kept = [](const std::vector<model::Block>& blocks) {
    const StyledDocument document = styled(test::document(blocks));
    std::vector<bool> keeps;
    for (const StyledBlock& block : document.sections[0].blocks) {
      const auto* paragraph = std::get_if<StyledParagraph>(&block);
      if (paragraph != nullptr && paragraph->role == Role::Text) {
        keeps.push_back(paragraph->format.keep_next);
      }
    }
    return keeps;
  };
  // Several lines: that paragraph. One line: the one before it too, and no further.
  CHECK(kept({body(80), body(80), closing()}) == std::vector<bool>{false, true});
  CHECK(kept({body(80), body(80), body(3), closing()}) == std::vector<bool>{false, true, true});
  CHECK(kept({body(3), body(3), body(3), closing()}) == std::vector<bool>{false, true, true});
  CHECK(kept({body(3), closing()}) == std::vector<bool>{true});
  CHECK(kept({body(3)}) == std::vector<bool>{false});
}

TEST_CASE("a table before the signature holds on with its last rows") {
  model::Table table;
  table.columns.resize(2);
  for (int i = 0; i < 3; ++i) {
    model::Row row;
    row.cells.resize(2);
    row.cells[0].lines = {words("một")};
    table.rows.push_back(row);
  }
  const StyledDocument document = styled(test::document({body(3), table, closing()}));
  const auto& blocks = document.sections[0].blocks;
  const auto& data = std::get<StyledTable>(blocks.at(1));
  CHECK_FALSE(data.rows[0].cells[0].paragraphs[0].format.keep_next);
  for (const std::size_t row : {1, 2}) {  // of a line each
    for (const StyledCell& cell : data.rows[row].cells) CHECK(cell.paragraphs[0].format.keep_next);
  }
  const auto& spacer = std::get<StyledParagraph>(blocks.at(2));
  CHECK(spacer.role == Role::Spacer);
  CHECK(spacer.format.keep_next);
  CHECK(std::holds_alternative<StyledTable>(blocks.at(3)));
}
