#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

namespace {

StyledDocument annex(const model::AnnexTitle& title,
                     model::SizeSet sizes = model::SizeSet::Body14) {
  model::Document source = test::document({title}, sizes);
  source.sections[0].annex = true;
  return styled(source);
}

}  // namespace

TEST_CASE("an annex is headed by its number, its title in capitals, the note and a short rule") {
  model::AnnexTitle title;
  title.number = "II";
  title.title = {words("Đề cương báo cáo"), words("năm 2026")};
  title.attached = words("(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 6 năm 2026)");
  title.id = "pl-2";
  for (const model::SizeSet sizes : {model::SizeSet::Body13, model::SizeSet::Body14}) {
    const StyledDocument document = annex(title, sizes);
    CHECK(reading_text(document) ==
          "Phụ lục II\nĐỀ CƯƠNG BÁO CÁO\nNĂM 2026\n"
          "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 6 năm 2026)\n");
    const double body = sizes == model::SizeSet::Body13 ? 13 : 14;
    const StyledParagraph& label = in_style(document, "PhuLuc");
    CHECK(label.mark.size == Length::pt(14));  // fixed
    CHECK(label.mark.bold);
    CHECK(label.format.outline == 0);
    CHECK(label.id == "pl-2");
    // Label and title are one entry of outlines, hence one paragraph.
    REQUIRE(label.runs.size() == 5);
    for (const std::size_t run : {2, 4}) {
      CHECK(label.runs[run - 1].kind == StyledRun::Kind::LineBreak);
      CHECK(label.runs[run].format.size == Length::pt(body));
      CHECK(label.runs[run].format.bold);
    }
    const StyledParagraph& note = in_style(document, "KemTheo");
    CHECK(note.mark.size == Length::pt(body));
    CHECK(note.mark.italic);
    CHECK_FALSE(note.mark.bold);
    for (const StyledParagraph* line : {&label, &note}) {
      CHECK(line->format.align == Align::Center);
      CHECK(line->format.keep_next);
    }
    const auto& blocks = document.sections[0].blocks;
    REQUIRE(blocks.size() == 3);
    CHECK(std::get<StyledParagraph>(blocks[2]).role == Role::Rule);
  }
}

TEST_CASE("a single annex has no number; a pasted one keeps its own label and letters") {
  model::AnnexTitle title;
  title.title = {words("Bảng chữ viết tắt")};
  CHECK(reading_text(annex(title)) == "Phụ lục\nBẢNG CHỮ VIẾT TẮT\n");
  title.typed_label = true;
  title.verbatim = true;
  title.title = {words("Phụ lục 1."), words("Phân công theo dõi")};
  const StyledDocument document = annex(title);
  CHECK(reading_text(document) == "Phụ lục 1.\nPhân công theo dõi\n");
  CHECK(in_style(document, "TenPhuLuc").format.outline == 0);
  CHECK(in_style(document, "TenPhuLuc").role == Role::Heading);
}

TEST_CASE("an annex without any title still has a page") {
  model::AnnexTitle title;
  title.typed_label = true;
  const StyledDocument document = annex(title);
  REQUIRE(document.sections[0].blocks.size() == 1);
  CHECK(reading_text(document).empty());
}
