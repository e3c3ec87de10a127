// What was changed between two files.

#include "merge/compare.h"

#include "../app/temporary_folder.h"
#include "app/diff_job.h"
#include "edited_docx.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::tests;

namespace {

app::JobResult diff_of(const std::string& older, const std::string& newer, bool as_json = false,
                       Language language = Language::English) {
  const TemporaryFolder folder;
  folder.write("a.docx", older);
  folder.write("b.docx", newer);
  app::DiffJob job;
  job.input.resources = VANTHU_SOURCE_DIR;
  job.input.language = language;
  job.older = folder / "a.docx";
  job.newer = folder / "b.docx";
  job.as_json = as_json;
  return app::run(job);
}

std::string text_of(const EditedDocx& edited, Language language = Language::English) {
  const app::JobResult result = diff_of(sample_docx(), edited.bytes(), false, language);
  CHECK(result.exit == app::Exit::Done);
  CHECK(result.report.empty());
  return result.output;
}

}  // namespace

TEST_CASE("a file and itself") {
  for (const std::string& name : sample_names()) {
    INFO(name);
    CHECK(diff_of(sample_docx(name), sample_docx(name)).output == "nothing differs\n");
  }
}

TEST_CASE("what a hand changes is told by block and by value") {
  SECTION("words of a value") {
    EditedDocx edited;
    edited.replace("đạt từ 60% trở lên", "đạt từ 65% trở lên");
    CHECK(text_of(edited) ==
          "paragraph \"- Chỉ tiêu 1: Tỷ lệ…\": text changed\n"
          "  ~ … ban nhân dân xã có lãnh đạo là nữ đạt từ [-60-][+65+]% trở lên.\n"
          "  field: muc_tieu[0].chi_tieu[0].phan_dau\n");
  }
  SECTION("a cell") {
    EditedDocx edited;
    edited.replace("Còn không quá 1,6 lần", "Còn không quá 1,5 lần");
    const std::string text = text_of(edited);
    CHECK(text.starts_with("Phụ lục I › row "));
    CHECK(text.find("  ~ Còn không quá [-1,6-][+1,5+] lần\n"
                    "  field: muc_tieu[2].chi_tieu[0].phan_dau\n") != std::string::npos);
  }
  SECTION("a paragraph added, one removed") {
    EditedDocx edited;
    edited.insert(edited.around("w:p", "Yêu cầu</w:t>").end, paragraph_markup("- Làm nhanh."));
    static_cast<void>(edited.cut(edited.around("w:p", "Số liệu báo cáo phải được tách")));
    CHECK(text_of(edited) ==
          "paragraph \"2. Yêu cầu\": added behind this\n  + - Làm nhanh.\n"
          "paragraph \"- Số liệu báo cáo phải…\": removed\n"
          "  - - Số liệu báo cáo phải được tách theo giới tính, có nguồn và kiểm tra lại được.\n");
  }
  SECTION("a paragraph moved") {
    EditedDocx edited;
    const std::string moved = edited.cut(edited.around("w:p", "Số liệu báo cáo phải được tách"));
    edited.insert(edited.around("w:p", "Cụ thể hóa các mục tiêu").begin, moved);
    CHECK(text_of(edited) == "paragraph \"- Số liệu báo cáo phải…\": moved\n");
  }
  SECTION("a paragraph cut in two, two joined") {
    EditedDocx edited;
    edited.replace("giới tính, có nguồn", "giới tính,</w:t></w:r></w:p><w:p><w:r><w:t>có nguồn");
    CHECK(text_of(edited).find("giới tính,[- -][+\n    +]có nguồn") != std::string::npos);
  }
  SECTION("formatting, apart from the text") {
    EditedDocx edited;
    edited.replace("<w:r><w:t>2. Yêu cầu</w:t>",
                   "<w:r><w:t xml:space=\"preserve\">2. </w:t></w:r>"
                   "<w:r><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr><w:t>Yêu cầu</w:t>");
    CHECK(text_of(edited) ==
          "paragraph \"2. Yêu cầu\": formatting changed\n  - as its style has it\n"
          "  + [Yêu cầu] bold, color FF0000\n");
    edited.replace("<w:b/>", "<w:b/><w:sz w:val=\"27\"/>");
    CHECK(text_of(edited, Language::Vietnamese) ==
          "đoạn \"2. Yêu cầu\": sửa định dạng\n  - theo kiểu của đoạn\n"
          "  + [Yêu cầu] đậm, cỡ 13,5, màu chữ FF0000\n");
  }
}

TEST_CASE("formatting that another program writes in its own way is not listed") {
  EditedDocx edited;
  edited.replace_all("</w:pPr>", "<w:jc w:val=\"both\"/></w:pPr>");
  const std::string text = text_of(edited);
  CHECK(text.starts_with("Most paragraphs have their formatting written in another way"));
}

TEST_CASE("as JSON") {
  EditedDocx edited;
  edited.replace("đạt từ 60% trở lên", "đạt từ 65% trở lên");
  const std::string json = diff_of(sample_docx(), edited.bytes(), true).output;
  CHECK(json.find("\"kind\": \"changed\"") != std::string::npos);
  CHECK(json.find("\"muc_tieu[0].chi_tieu[0].phan_dau\"") != std::string::npos);
  CHECK(json.find("\"confidence\": 1000") != std::string::npos);
}

TEST_CASE("files that carry no identity are compared by their text") {
  EditedDocx older;
  older.remove_all("<w:bookmarkStart", "/>");
  older.remove_all("<w:bookmarkEnd", "/>");
  older.remove_part("customXml/item2.xml");
  EditedDocx newer(older.bytes());
  newer.replace("đạt từ 60% trở lên", "đạt từ 65% trở lên");
  static_cast<void>(newer.cut(newer.around("w:p", "Số liệu báo cáo phải được tách")));
  CHECK(diff_of(older.bytes(), older.bytes()).output == "nothing differs\n");
  CHECK(diff_of(older.bytes(), newer.bytes()).output ==
        "paragraph \"- Số liệu báo cáo phải…\": removed\n"
        "  - - Số liệu báo cáo phải được tách theo giới tính, có nguồn và kiểm tra lại được.\n"
        "paragraph \"- Chỉ tiêu 1: Tỷ lệ…\": text changed\n"
        "  ~ … ban nhân dân xã có lãnh đạo là nữ đạt từ [-60-][+65+]% trở lên.\n");
}

TEST_CASE("a file that is none is refused") {
  CHECK(diff_of(sample_docx(), "x").exit == app::Exit::Refused);
}

TEST_CASE("paper, margins, headers and footers are told apart from the words") {
  EditedDocx edited;
  SECTION("margins") {
    edited.replace("w:left=\"1701\"", "w:left=\"1134\"");
    CHECK(text_of(edited) ==
          "pages of section 1: formatting changed\n"
          "  - left margin 30 mm\n"
          "  + left margin 20 mm\n");
    const std::string json = diff_of(sample_docx(), edited.bytes(), true).output;
    CHECK(json.find("\"kind\": \"formatted\"") != std::string::npos);
    CHECK(json.find("\"place\": \"pages of section 1\"") != std::string::npos);
    CHECK(json.find("\"after\": \"left margin 20 mm\"") != std::string::npos);
  }
  SECTION("less than programs round off is nothing") {
    edited.replace("w:left=\"1701\"", "w:left=\"1700\"");
    CHECK(text_of(edited) == "nothing differs\n");
  }
  SECTION("paper and direction") {
    std::string& body = edited.body();
    const std::size_t begin = body.rfind("<w:pgSz ");
    body.replace(begin, body.find("/>", begin) - begin,
                 "<w:pgSz w:w=\"12240\" w:h=\"15840\" w:orient=\"portrait\"");
    const std::string text = text_of(edited);
    CHECK(text.find("formatting changed\n") != std::string::npos);
    CHECK(text.find("  + paper 216 × 279.5 mm") != std::string::npos);
  }
  SECTION("a header") {
    const docx::parse::Document document = edited.read();
    const auto& section = document.sections.front();
    const docx::parse::Index story = section.headers[0];
    REQUIRE(story != docx::parse::none);
    std::string& part =
        edited.part(document.parts[document.stories[story].part].part->name);
    part.insert(part.rfind("</w:hdr>"), "<w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p>");
    CHECK(text_of(edited) ==
          "header of section 1: text changed\n"
          "  ~ [+DỰ THẢO+]\n");
  }
}
