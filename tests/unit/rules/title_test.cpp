#include "support.h"
#include "support/catch.h"

#include "rules/blocks.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::SizeSet;

namespace {

const StyledParagraph& paragraph_at(const StyledDocument& document, std::size_t block) {
  return std::get<StyledParagraph>(document.sections.at(0).blocks.at(block));
}

Length text_width(const StyledDocument& document) {
  const PageSetup& page = document.sections.at(0).page;
  return page.width - page.left - page.right;
}

model::LegalBasis basis(const std::string& text, const std::string& closing = "") {
  model::LegalBasis one;
  one.text = words(text);
  one.closing = closing;
  return one;
}

}  // namespace

TEST_CASE("kind in capitals, trich yeu as typed, both bold and centred, the rule below") {
  for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
    model::Title title;
    title.kind = words("Kế hoạch");
    title.trich_yeu = {words("Về công tác phòng, chống lụt bão")};
    const StyledDocument document = styled(test::document({title}, sizes));
    const StyledParagraph& kind = paragraph_at(document, 0);
    const StyledParagraph& line = paragraph_at(document, 1);
    const StyledParagraph& rule = paragraph_at(document, 2);
    CHECK(text_of(kind) == "KẾ HOẠCH");
    CHECK(text_of(line) == "Về công tác phòng, chống lụt bão");
    for (const StyledParagraph* one : {&kind, &line}) {
      CHECK(one->format.align == Align::Center);
      CHECK(one->mark.bold);
      CHECK(one->mark.size == Length::pt(sizes == SizeSet::Body13 ? 13 : 14));
      CHECK(one->format.keep_next);
      CHECK(one->role == Role::Title);
    }
    REQUIRE(rule.role == Role::Rule);
    const Length drawn = text_width(document) - rule.format.left - rule.format.right;
    CHECK(drawn * 3 >= width_of(line));
    CHECK(drawn * 2 <= width_of(line));
    CHECK(rule.format.after > Length());
    CHECK(rule.format.keep_next);
  }
}

TEST_CASE("a long trich yeu falls into even lines and the rule follows the last of them") {
  model::Title title;
  title.kind = words("KẾ HOẠCH");
  title.trich_yeu = {
      words("Triển khai thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ xã Phú Thịnh "
            "năm 2026")};
  const StyledDocument document = styled(test::document({title}));
  const StyledParagraph& line = paragraph_at(document, 1);
  CHECK(line.format.left > Length());
  CHECK(line.format.left == line.format.right);
  const Length room = text_width(document) - line.format.left - line.format.right;
  CHECK(room * 2 > width_of(line));
  CHECK(room < width_of(line) * 2 / 3);
  const StyledParagraph& rule = paragraph_at(document, 2);
  CHECK(text_width(document) - rule.format.left - rule.format.right <= room / 2);
}

TEST_CASE(
    "lines that the author keeps apart stay apart; without trich yeu the rule is the kind's") {
  model::Title title;
  title.kind = words("GIẤY GIỚI THIỆU");
  const StyledDocument bare = styled(test::document({title}));
  REQUIRE(bare.sections[0].blocks.size() == 2);
  const StyledParagraph& rule = paragraph_at(bare, 1);
  REQUIRE(rule.role == Role::Rule);
  const Length drawn = text_width(bare) - rule.format.left - rule.format.right;
  CHECK(drawn * 3 >= width_of(paragraph_at(bare, 0)));
  CHECK(drawn * 2 <= width_of(paragraph_at(bare, 0)));
  title.trich_yeu = {words("Dòng thứ nhất"), words("Dòng thứ hai")};
  const StyledDocument document = styled(test::document({title}));
  REQUIRE(document.sections[0].blocks.size() == 4);
  CHECK(reading_text(document) == "GIẤY GIỚI THIỆU\nDòng thứ nhất\nDòng thứ hai\n");
  CHECK(styled(test::document({model::Title()})).sections[0].blocks.size() == 1);
}

TEST_CASE("one addressee stands on the line of Kính gửi") {
  model::Addressees addressees;
  addressees.names = {words("Bộ Nội vụ")};
  const StyledDocument document = styled(test::document({addressees}));
  REQUIRE(document.sections[0].blocks.size() == 1);
  const StyledParagraph& line = paragraph_at(document, 0);
  CHECK(text_of(line) == "Kính gửi: Bộ Nội vụ.");
  // A long name would go on under itself.
  const Length label = shaper().width(fonts::Face::Regular, line.mark.size, "Kính gửi: ").snapped();
  CHECK(line.format.first_line == -label);
  CHECK_FALSE(line.mark.bold);
}

TEST_CASE("several addressees stand on lines of their own, dashes under the colon") {
  model::Addressees addressees;
  addressees.names = {words("Bộ Nội vụ"), words("Bộ Tài chính;"), words("Bộ Y tế")};
  const StyledDocument document = styled(test::document({addressees}));
  CHECK(reading_text(document) == "Kính gửi:\n- Bộ Nội vụ;\n- Bộ Tài chính;\n- Bộ Y tế.\n");
  const StyledParagraph& first = paragraph_at(document, 0);
  const Length colon = first.format.left +
                       shaper().width(fonts::Face::Regular, first.mark.size, "Kính gửi").snapped();
  for (std::size_t i = 1; i <= 3; ++i) {
    const StyledParagraph& line = paragraph_at(document, i);
    CHECK(line.format.left + line.format.first_line == colon);
  }
  CHECK(paragraph_at(document, 0).format.keep_next);
  CHECK_FALSE(paragraph_at(document, 3).format.keep_next);
  CHECK(styled(test::document({model::Addressees()})).sections[0].blocks.size() == 1);
}

TEST_CASE(
    "a text issued with a decision: the note under its title, a short rule, one outline entry") {
  model::Title title;
  title.kind = words("Quy chế");
  title.trich_yeu = {words("Quản lý nhà văn hóa")};
  title.attached = words("(Kèm theo Quyết định số 12/QĐ-UBND)");
  model::Document source = test::document({title});
  source.sections[0].annex = true;
  const StyledDocument document = styled(source);
  CHECK(reading_text(document) ==
        "QUY CHẾ\nQuản lý nhà văn hóa\n(Kèm theo Quyết định số 12/QĐ-UBND)\n");
  CHECK(paragraph_at(document, 0).format.outline == 0);
  CHECK(paragraph_at(document, 0).role == Role::Heading);
  const StyledParagraph& note = paragraph_at(document, 1);
  CHECK(note.mark.italic);
  CHECK_FALSE(note.mark.bold);
  CHECK(note.format.align == Align::Center);
  const StyledParagraph& rule = paragraph_at(document, 2);
  REQUIRE(rule.role == Role::Rule);
  CHECK(text_width(document) - rule.format.left - rule.format.right == Length::mm(16).snapped());
}

TEST_CASE("a công điện: who sends it in the middle, the receivers a step to the right of that") {
  model::Addressees addressees;
  addressees.label = words("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:");
  addressees.names = {words("Chủ tịch Ủy ban nhân dân các xã"), words("Sở Y tế")};
  const StyledDocument document = styled(test::document({addressees}));
  CHECK(reading_text(document) ==
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Chủ tịch Ủy ban nhân dân các xã;\n- Sở Y tế.\n");
  const StyledParagraph& label = paragraph_at(document, 0);
  CHECK(label.format.align == Align::Center);
  CHECK(label.format.keep_next);
  const Length start = (text_width(document) - width_of(label)) / 2;
  for (std::size_t i = 1; i <= 2; ++i) {
    const StyledParagraph& line = paragraph_at(document, i);
    const Length dash = line.format.left + line.format.first_line;
    CHECK(std::abs((dash - start - Length::mm(9)).twips()) <= 2);
  }
  // One receiver stands below as well; a sender longer than a line leaves the list in the page.
  addressees.names.pop_back();
  CHECK(styled(test::document({addressees})).sections[0].blocks.size() == 2);
  std::string sender;
  for (int i = 0; i < 12; ++i) sender += "ỦY BAN NHÂN DÂN ";
  addressees.label = words(sender + "điện:");
  const StyledDocument crowded = styled(test::document({addressees}));
  CHECK(paragraph_at(crowded, 1).format.left < Length::mm(60));
}

TEST_CASE("legal bases: italic, each with a semicolon, the last of a run with a full stop") {
  model::Paragraph body;
  body.text = words("Sở Y tế xây dựng Kế hoạch như sau:");
  const StyledDocument document = styled(test::document(
      {basis("Căn cứ Luật Bình đẳng giới"), basis("Căn cứ Kế hoạch số 169/KH-UBND"), body,
       basis("Căn cứ chức năng"), basis("Căn cứ tình hình thực tế;"), basis("Theo đề nghị", ",")}));
  CHECK(reading_text(document) ==
        "Căn cứ Luật Bình đẳng giới;\nCăn cứ Kế hoạch số 169/KH-UBND.\n"
        "Sở Y tế xây dựng Kế hoạch như sau:\n"
        "Căn cứ chức năng;\nCăn cứ tình hình thực tế;\nTheo đề nghị,\n");
  const StyledParagraph& first = paragraph_at(document, 0);
  CHECK(first.mark.italic);
  CHECK_FALSE(first.mark.bold);
  CHECK(first.format.align == Align::Justify);
  CHECK(first.format.first_line == Length::mm(12.7).snapped());
  CHECK(test::glued(paragraph_at(document, 1)) == "Căn cứ Kế hoạch số_169/KH=UBND.");
}

TEST_CASE("the closing mark is added only where there is none") {
  CHECK(closing_mark("Bộ Y tế", ListPosition::Inner) == ";");
  CHECK(closing_mark("Bộ Y tế", ListPosition::Last) == ".");
  CHECK(closing_mark("Bộ Y tế;", ListPosition::Last) == "");
  CHECK(closing_mark("Bộ Y tế.  ", ListPosition::Inner) == "");
  CHECK(closing_mark("(b/c)", ListPosition::Inner) == ";");
  CHECK(closing_mark("", ListPosition::Last) == ".");
}
