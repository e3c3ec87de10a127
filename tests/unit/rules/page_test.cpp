#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

namespace {

model::Paragraph body(const std::string& text) {
  model::Paragraph paragraph;
  paragraph.text = words(text);
  return paragraph;
}

bool is_page_number(const std::vector<StyledParagraph>& header) {
  return header.size() == 1 && header[0].runs.size() == 1 &&
         header[0].runs[0].kind == StyledRun::Kind::PageNumber;
}

}  // namespace

TEST_CASE("paper and margins are those of the rule file, on the twip grid") {
  const StyledDocument document = styled(test::document({body("Một")}));
  const PageSetup& page = document.sections.at(0).page;
  CHECK(page.width == Length::twips(11906));
  CHECK(page.height == Length::twips(16838));
  CHECK_FALSE(page.landscape);
  CHECK(page.left == Length::twips(1701));   // 30 mm
  CHECK(page.right == Length::twips(1134));  // 20 mm
  CHECK(page.top == Length::twips(1134));
  CHECK(page.bottom == Length::twips(1134));
  CHECK(page.header_distance == Length::twips(567));
}

TEST_CASE("a landscape section turns the paper and keeps the visual sides of the margins") {
  model::Document source = test::document({body("Một")});
  source.sections[0].orientation = model::Orientation::Landscape;
  const PageSetup page = styled(source).sections.at(0).page;
  CHECK(page.landscape);
  CHECK(page.width == Length::twips(16838));
  CHECK(page.height == Length::twips(11906));
  CHECK(page.left == Length::twips(1701));
  CHECK(page.right == Length::twips(1134));
}

TEST_CASE("the page number stands centred in the header and not on the first page") {
  for (const model::SizeSet sizes : {model::SizeSet::Body13, model::SizeSet::Body14}) {
    const StyledDocument document = styled(test::document({body("Một")}, sizes));
    const StyledSection& section = document.sections.at(0);
    REQUIRE(is_page_number(section.header));
    CHECK(section.first_header.empty());
    CHECK(section.first_footer.empty());
    CHECK(section.footer.empty());
    CHECK(section.first_page_number == 1);
    const StyledParagraph& number = section.header[0];
    CHECK(number.format.align == Align::Center);
    CHECK(number.role == Role::PageFurniture);
    CHECK(number.runs[0].format.size == Length::pt(sizes == model::SizeSet::Body13 ? 13 : 14));
    CHECK_FALSE(number.runs[0].format.bold);
    CHECK_FALSE(number.runs[0].format.italic);
  }
}

TEST_CASE("each annex counts its own pages and hides its first number") {
  model::Document source = test::document({body("Một")});
  source.sections.push_back({model::Orientation::Landscape, true, "", {}, "pl1", {body("Hai")}});
  source.sections.push_back({model::Orientation::Portrait, true, "", {}, "pl2", {body("Ba")}});
  const StyledDocument document = styled(source);
  for (std::size_t i : {1U, 2U}) {
    const StyledSection& annex = document.sections.at(i);
    CHECK(annex.annex);
    CHECK(annex.first_page_number == 1);
    CHECK(annex.first_header.empty());
    CHECK(is_page_number(annex.header));
  }
  CHECK(document.sections[1].page.landscape);
  CHECK_FALSE(document.sections[2].page.landscape);
  CHECK(document.sections[1].id == "pl1");
}

TEST_CASE("a further section of the main text goes on counting and shows every number") {
  model::Document source = test::document({body("Một")});
  source.sections.push_back({model::Orientation::Landscape, false, "", {}, "", {body("Hai")}});
  const StyledDocument document = styled(source);
  CHECK_FALSE(document.sections[1].first_page_number.has_value());
  CHECK(is_page_number(document.sections[1].first_header));
  CHECK(is_page_number(document.sections[1].header));
}

TEST_CASE("the limits of circulation stand boxed in the top margin of page 1") {
  model::LetterHead head;
  head.issuer = {words("Sở Nội vụ")};
  head.circulation = "lưu hành nội bộ";
  const StyledDocument document = styled(test::document({head}));
  const StyledSection& section = document.sections.at(0);
  REQUIRE(section.first_header.size() == 1);
  const StyledParagraph& box = section.first_header[0];
  CHECK(text_of(box) == "LƯU HÀNH NỘI BỘ");
  CHECK(box.runs[0].format.bold);
  CHECK(box.runs[0].format.color == Color());
  const Borders& borders = box.format.borders;
  for (const Border* border : {&borders.top, &borders.left, &borders.bottom, &borders.right}) {
    CHECK(border->width > Length());
  }
  // Right edge of the box = right edge of the text; the words fit the box on one line.
  const Length text_width = section.page.width - section.page.left - section.page.right;
  CHECK(box.format.right == (borders.right.space + borders.right.width).snapped());
  const Length inner = text_width - box.format.left - box.format.right;
  CHECK(inner > width_of(box));
  // It stays inside the top margin.
  const Length height = box.format.line.height + borders.top.space + borders.bottom.space +
                        borders.top.width + borders.bottom.width;
  CHECK(section.page.header_distance + height < section.page.top);
  CHECK(is_page_number(section.header));
}

TEST_CASE("what the digital signature says stands in the top right corner of the first page") {
  model::Document source = test::document({model::Paragraph()});
  CHECK(styled(source).sections[0].first_header.empty());
  source.sections[0].signing = words("Số: 27/KH-UBND; 16/3/2026; 14:05:32");
  const StyledDocument document = styled(source);
  const auto& header = document.sections[0].first_header;
  REQUIRE(header.size() == 1);
  CHECK(text_of(header[0]) == "Số: 27/KH-UBND; 16/3/2026; 14:05:32");
  CHECK(header[0].format.align == Align::Right);
  CHECK(header[0].mark.size == Length::pt(10));
  CHECK_FALSE(header[0].mark.bold);
  CHECK_FALSE(header[0].mark.italic);
  CHECK(header[0].mark.color == Color());
  REQUIRE(static_cast<bool>(header[0].signing_line));
  CHECK(header[0].signing_line->width == Length::mm(70).snapped());
  CHECK(header[0].signing_line->height == Length::mm(9).snapped());

  // Beside the limits of circulation both are there.
  model::LetterHead head;
  head.issuer = {words("UBND xã")};
  head.circulation = "Lưu hành nội bộ";
  source.sections[0].blocks = {head};
  CHECK(styled(source).sections[0].first_header.size() == 2);
}

TEST_CASE("the address stands under a full-width rule at the foot of page 1 only") {
  model::Document source = test::document({body("Một")});
  source.address = {words("Địa chỉ: thôn Đông, xã Phú Thịnh"), words("  "), words("Điện thoại: …")};
  source.sections.push_back({model::Orientation::Portrait, true, "", {}, "", {body("Hai")}});
  const StyledDocument document = styled(source);
  const StyledSection& first = document.sections.at(0);
  REQUIRE(first.first_footer.size() == 2);
  CHECK(first.footer.empty());
  CHECK(first.first_footer[0].format.borders.top.width > Length());
  CHECK(first.first_footer[0].format.left == Length());
  CHECK(first.first_footer[0].format.right == Length());
  CHECK(first.first_footer[1].format.borders == Borders());
  CHECK(first.first_footer[0].mark.size == Length::pt(11));
  CHECK(first.page.footer_distance == first.page.bottom);
  CHECK(document.sections[1].first_footer.empty());
  CHECK(document.sections[1].page.footer_distance == Length::mm(10).snapped());
}
