#include <cstdlib>

#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::SizeSet;

namespace {

model::CopyHead copy() {
  model::CopyHead head;
  head.form = words("Sao lục");
  head.issuer = {words("Ủy ban nhân dân"), words("xã Phú Thịnh")};
  head.so_ky_hieu = {8, "SL-UBND"};
  head.place = words("Phú Thịnh");
  head.date = {2026, 2, 6};
  return head;
}

model::Closing closing(const std::string& name) {
  model::Closing one;
  one.recipients = {words("Các thôn")};
  one.signature.emplace();
  one.signature->post = {words("Chủ tịch")};
  one.signature->name = words(name);
  return one;
}

}  // namespace

TEST_CASE("a copy on paper: a rule as wide as the text, the form of copy, number and date") {
  for (const SizeSet sizes : {SizeSet::Body13, SizeSet::Body14}) {
    const StyledDocument document =
        styled(test::document({closing("Nguyễn Văn An"), copy(), closing("Lê Thị Bình")}, sizes));
    CHECK(reading_text(document) ==
          "Nơi nhận:\n- Các thôn.\nCHỦ TỊCH\nNguyễn Văn An\n"
          "ỦY BAN NHÂN DÂN\nXÃ PHÚ THỊNH\nSAO LỤC\nSố: 08/SL-UBND\n"
          "Phú Thịnh, ngày 06 tháng 02 năm 2026\n"
          "Nơi nhận:\n- Các thôn.\nCHỦ TỊCH\nLê Thị Bình\n");
    const StyledParagraph& form = in_style(document, "HinhThucSao");
    CHECK(form.mark.bold);
    CHECK_FALSE(form.mark.italic);
    CHECK(form.mark.size == Length::pt(sizes == SizeSet::Body13 ? 13 : 14));
    CHECK(form.format.align == Align::Center);
    const auto& rule = std::get<StyledParagraph>(document.sections[0].blocks.at(1));
    REQUIRE(rule.role == Role::Rule);
    CHECK(rule.format.left == Length());
    CHECK(rule.format.right == Length());
    CHECK(rule.format.borders.bottom.width > Length());
  }
}

TEST_CASE("a copy stays on the sheet on which the copied text ends") {
  const StyledDocument document =
      styled(test::document({closing("Nguyễn Văn An"), copy(), closing("Lê Thị Bình")}));
  const auto& blocks = document.sections[0].blocks;
  // Everything up to the closing of the copy holds on to what follows; the rest of the section is
  // that closing and the paragraph a section ends in.
  REQUIRE(blocks.size() == 6);
  const auto holds_on = [](const StyledBlock& block) {
    if (const auto* paragraph = std::get_if<StyledParagraph>(&block)) {
      return paragraph->format.keep_next;
    }
    for (const StyledRow& row : std::get<StyledTable>(block).rows) {
      if (!row.cells[0].paragraphs[0].format.keep_next) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK(holds_on(blocks[i]));
  }
  CHECK_FALSE(holds_on(blocks[4]));

  // After text alone, its last paragraph goes along.
  model::Paragraph body;
  body.text = words("Hết.");
  const StyledDocument pasted = styled(test::document({body, copy(), closing("Lê Thị Bình")}));
  CHECK(std::get<StyledParagraph>(pasted.sections[0].blocks[0]).format.keep_next);
}

TEST_CASE("the head of a copy stands in the columns of the head of page 1, on one baseline") {
  model::LetterHead head;
  head.issuer = copy().issuer;
  head.so_ky_hieu = copy().so_ky_hieu;
  head.place = copy().place;
  head.date = copy().date;
  const StyledDocument document = styled(test::document({head, copy(), closing("Lê Thị Bình")}));
  CHECK(table_at(document, 0).columns == table_at(document, 2).columns);
  const auto& row = table_at(document, 2).rows[0];
  const auto baseline = [](const StyledParagraph& line) {
    const fonts::Metrics& metrics = shaper().fonts().metrics(fonts::Face::Regular);
    return (line.format.before + fonts::scaled(metrics.ascender + metrics.line_gap, line.mark.size,
                                               metrics.units_per_em))
        .twips();
  };
  CHECK(std::abs(baseline(row.cells[0].paragraphs[0]) - baseline(row.cells[1].paragraphs[0])) <= 1);
}
