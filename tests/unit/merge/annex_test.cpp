// An edited file takes in new data: one table of what people and data do to the same document.

#include <algorithm>

#include "annex_support.h"
#include "docx/parse/read.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string first_target = "- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 60% trở lên.";

Content with_target(const std::string& text) {
  Content content = sample_content();
  content.opening[1].text = text;
  return content;
}

// Sound, and the same run again changes nothing.
void check_sound(const Merged& result, const std::string& ours) {
  REQUIRE_FALSE(result.bytes.empty());
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
  const Merged again = merged(result.bytes, ours);
  CHECK((again.bytes == result.bytes));
  CHECK(again.has(Code::AnnexNothing));
}

}  // namespace

TEST_CASE("the same data change nothing, to the byte") {
  const std::string file = made(sample_content());
  const Merged result = merged(file, file);
  CHECK((result.bytes == file));
  CHECK(result.has(Code::AnnexNothing));
  // Also when people have been at work.
  const std::string edited =
      Hand(file).replace("60%", "70%").insert_paragraph_behind("52%", "Chữ tay.").bytes();
  CHECK((merged(edited, file).bytes == edited));
}

TEST_CASE("an untouched file becomes what the data now say") {
  Content next = with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên.");
  next.opening.insert(next.opening.begin() + 2, {"ct-moi", "- Chỉ tiêu 2: Mới."});
  next.opening.back().text = "- Chỉ tiêu 4: Trẻ em gái đi học đạt 99%.";
  next.rows.erase(next.rows.begin() + 1);
  next.rows.push_back({"b:4", {"3", "Hàng mới", "Công an xã"}});
  next.annex_rows.insert(next.annex_rows.begin(), {"p:0", {"0", "Đầu bảng", ""}});
  const std::string ours = made(next);
  const Merged result = merged(made(sample_content()), ours);
  CHECK(result.conflicts == 0);
  CHECK(text_of(result.bytes) == text_of(ours));
  CHECK(result.place(Code::AnnexRemoved) == "hàng 2");
  CHECK(result.place(Code::AnnexChanged) == "đoạn \"- Chỉ tiêu 1: Tỷ lệ…\"");
  CHECK(result.has(Code::AnnexAdded));
  check_sound(result, ours);
}

TEST_CASE("rows go where the data put them") {
  Content next = sample_content();
  std::swap(next.rows[0], next.rows[2]);
  std::swap(next.opening[1], next.opening[3]);
  const std::string ours = made(next);
  const Merged result = merged(made(sample_content()), ours);
  CHECK(text_of(result.bytes) == text_of(ours));
  CHECK(result.has(Code::AnnexMoved));
  check_sound(result, ours);
}

TEST_CASE("words by hand stay where the data change other words") {
  const std::string ours = made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên."));
  const std::string edited = Hand(made(sample_content())).replace("trở lên", "mỗi năm").bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.conflicts == 0);
  CHECK(holds(text_of(result.bytes), "- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% mỗi năm."));
  check_sound(result, ours);
}

TEST_CASE("the same words changed by both are a conflict: the hand's stay, ours are proposed") {
  const std::string ours = made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên."));
  const std::string edited = Hand(made(sample_content())).replace("60%", "70%").bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.conflicts == 1);
  CHECK(result.place(Code::AnnexConflict) == "đoạn \"- Chỉ tiêu 1: Tỷ lệ…\"");
  CHECK(holds(text_of(result.bytes, Marks::Rejected), "đạt từ 70% trở lên"));
  CHECK(holds(text_of(result.bytes, Marks::Accepted), "đạt từ 65% trở lên"));
  CHECK(main_part(result.bytes).find("w:author=\"vanthu\" w:date=\"2026-06-15T00:00:00Z\"") !=
        std::string::npos);
  check_sound(result, ours);
  CHECK(merged(result.bytes, ours).has(Code::AnnexOwnMarks));

  // Other data before anybody has decided: the proposal is renewed, the hand's words are the same.
  const std::string later =
      made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 68% trở lên."));
  const Merged renewed = merged(result.bytes, later);
  CHECK(holds(text_of(renewed.bytes, Marks::Rejected), "đạt từ 70% trở lên"));
  CHECK(holds(text_of(renewed.bytes, Marks::Accepted), "đạt từ 68% trở lên"));
  CHECK_FALSE(holds(text_of(renewed.bytes, Marks::Both), "65"));
  check_sound(renewed, later);
}

TEST_CASE("a cell is told by its row and what heads its column") {
  Content next = sample_content();
  next.annex_rows[1].texts[2] = "Trạm Y tế";
  const std::string ours = made(next);
  const std::string edited = Hand(made(sample_content())).replace("Công an xã", "Công an").bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.place(Code::AnnexConflict) == "Phụ lục I › hàng 2 › cột \"Đơn vị chủ trì\"");
  check_sound(result, ours);
}

TEST_CASE("what people put in stays: paragraphs, rows, columns, bold words") {
  Content next = sample_content();
  next.opening[2].text = "- Chỉ tiêu 2: Tỷ lệ lao động nữ đạt 55%.";
  next.rows[1].texts[1] = "Tỷ lệ lao động nữ có việc làm";
  next.rows.push_back({"b:4", {"4", "Hàng mới", "Công an xã"}});
  const std::string ours = made(next);
  const std::string edited =
      Hand(made(sample_content()))
          .embolden("lao động nữ đạt")
          .insert_paragraph_behind("52%", "Đoạn thêm tay.")
          .insert_row_behind("Phòng Kinh tế", {"2a", "Hàng thêm tay", "Tự làm"})
          .add_column("Ghi chú")
          .bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.conflicts == 0);
  const auto lines = text_of(result.bytes);
  CHECK(holds(lines, "Đoạn thêm tay."));
  CHECK(holds(lines, "Hàng thêm tay"));
  CHECK(holds(lines, "Ghi chú"));
  CHECK(holds(lines, "lao động nữ đạt 55%"));
  CHECK(holds(lines, "Tỷ lệ lao động nữ có việc làm"));
  CHECK(holds(lines, "Hàng mới"));
  CHECK(main_part(result.bytes)
            .find("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">- Chỉ tiêu 2") !=
        std::string::npos);
  check_sound(result, ours);
}

TEST_CASE("what people deleted stays away unless its data change") {
  const std::string edited =
      Hand(made(sample_content())).delete_row("Phòng Kinh tế").delete_paragraph("52%").bytes();
  Content next = sample_content();
  next.opening.insert(next.opening.begin() + 1, {"ct-0", "- Chỉ tiêu 1: Mới."});
  next.opening[2].text = "- Chỉ tiêu 2: Tỷ lệ nữ lãnh đạo đạt từ 60% trở lên.";
  next.opening[3].text = "- Chỉ tiêu 3: Tỷ lệ lao động nữ đạt 52%.";  // another number only
  next.rows[1].texts[0] = "9";
  const std::string ours = made(next);
  const Merged result = merged(edited, ours);
  CHECK(result.conflicts == 0);
  CHECK_FALSE(holds(text_of(result.bytes), "52%"));
  CHECK_FALSE(holds(text_of(result.bytes), "Phòng Kinh tế"));
  check_sound(result, ours);

  next.opening[3].text = "- Chỉ tiêu 3: Tỷ lệ lao động nữ đạt 57%.";
  next.rows[1].texts[2] = "Phòng Tài chính";
  const std::string changed = made(next);
  const Merged back = merged(edited, changed);
  CHECK(back.count(Code::AnnexConflictDeleted) == 2);
  CHECK(holds(text_of(back.bytes), "57%"));
  CHECK(holds(text_of(back.bytes), "Phòng Tài chính"));
  CHECK_FALSE(holds(text_of(back.bytes, Marks::Rejected), "57%"));
  CHECK_FALSE(holds(text_of(back.bytes, Marks::Rejected), "Phòng Tài chính"));
  check_sound(back, changed);
}

TEST_CASE("what the data no longer have goes unless somebody has edited it") {
  Content next = sample_content();
  next.opening.erase(next.opening.begin() + 2);
  next.rows.erase(next.rows.begin() + 1);
  const std::string ours = made(next);
  CHECK(text_of(merged(made(sample_content()), ours).bytes) == text_of(ours));

  const std::string edited = Hand(made(sample_content()))
                                 .replace("52%", "53%")
                                 .replace("Phòng Kinh tế", "Phòng Nông nghiệp")
                                 .bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.count(Code::AnnexConflictEdited) == 2);
  CHECK(holds(text_of(result.bytes, Marks::Rejected), "53%"));
  CHECK(holds(text_of(result.bytes, Marks::Rejected), "Phòng Nông nghiệp"));
  CHECK_FALSE(holds(text_of(result.bytes), "53%"));
  check_sound(result, ours);
}

TEST_CASE("with tracking every change is a tracked one") {
  Content next = with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên.");
  next.opening.insert(next.opening.begin() + 2, {"ct-moi", "- Chỉ tiêu 2: Mới."});
  next.rows.erase(next.rows.begin() + 1);
  next.rows.push_back({"b:4", {"3", "Hàng mới", "Công an xã"}});
  const std::string ours = made(next);
  const std::string edited =
      Hand(made(sample_content())).replace("trở lên", "mỗi năm").split("nữ lãnh").bytes();
  const Merged plain = merged(edited, ours);
  const Merged result = merged(edited, ours, {.track = true});
  CHECK(text_of(result.bytes, Marks::Rejected) == text_of(edited));
  CHECK(text_of(result.bytes, Marks::Accepted) == text_of(plain.bytes));
  check_sound(result, ours);
}

TEST_CASE("somebody's open tracked changes stop what must change there, and nothing else") {
  const std::string edited =
      Hand(made(sample_content())).replace_tracked("60", "62", "Chị Hoa").bytes();
  const Merged refused =
      merged(edited, made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên.")));
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexOpenChanges));
  Content next = sample_content();
  next.opening[2].text = "- Chỉ tiêu 2: Tỷ lệ lao động nữ đạt 55%.";
  const std::string ours = made(next);
  const Merged result = merged(edited, ours);
  CHECK(holds(text_of(result.bytes), "55%"));
  CHECK(main_part(result.bytes).find("w:author=\"Chị Hoa\"") != std::string::npos);
}

TEST_CASE("a file that has lost its record still takes new data where nobody was") {
  const std::string file = made(sample_content());
  const std::string ours = made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên."));
  const std::string lost = Hand(file).drop_part("customXml/").bytes();
  const Merged result = merged(lost, ours);
  CHECK(result.has(Code::AnnexRecordLost));
  CHECK(result.conflicts == 0);
  CHECK(text_of(result.bytes) == text_of(ours));
  const Merged again = merged(result.bytes, ours);
  CHECK((again.bytes == result.bytes));
  CHECK_FALSE(again.has(Code::AnnexRecordLost));
  // What was edited by hand differs from the data: nobody knows whose the change is.
  const Merged conflict = merged(Hand(lost).replace("60%", "70%").bytes(), ours);
  CHECK(conflict.conflicts == 1);
  CHECK(holds(text_of(conflict.bytes, Marks::Rejected), "70%"));
}

TEST_CASE("a signed file is refused unless the signature may go") {
  const std::string edited =
      Hand(made(sample_content()))
          .part("_rels/.rels", "</Relationships>",
                "<Relationship Id=\"rIdKy\" Type=\"http://schemas.openxmlformats.org/package/2006/"
                "relationships/digital-signature/origin\" Target=\"_xmlsignatures/origin.sigs\"/>"
                "</Relationships>")
          .bytes();
  const std::string ours = made(with_target("- Chỉ tiêu 1: Khác."));
  const Merged refused = merged(edited, ours);
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexSigned));
  const Merged result = merged(edited, ours, {.void_signature = true});
  CHECK(result.has(Code::AnnexSignatureVoid));
  CHECK(holds(text_of(result.bytes), "Khác."));
}

TEST_CASE("a document of another template is refused") {
  Content other = sample_content();
  for (auto* lines : {&other.opening, &other.closing}) {
    for (Line& line : *lines) line.key = "khac-" + line.key;
  }
  for (auto* rows : {&other.rows, &other.annex_rows}) {
    for (Cells& cells : *rows) cells.key = "khac-" + cells.key;
  }
  const Merged refused = merged(made(sample_content()), made(other));
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexTemplateOther));
}

TEST_CASE("a main part whose prefix is not the usual one is refused") {
  const std::string edited = Hand(made(sample_content()))
                                 .part("word/document.xml", "xmlns:w=\"",
                                       "xmlns:khac=\"urn:khac\" xmlns:w=\"urn:la\" xmlns:x=\"")
                                 .bytes();
  Diagnostics diagnostics;
  // Nothing of ours is found in it either; the message about the form comes first.
  const auto document = docx::parse::read(edited, "thu.docx", diagnostics);
  if (document) {
    const Merged refused = merged(edited, made(sample_content()));
    CHECK(refused.bytes.empty());
    CHECK(refused.has(Code::AnnexUnusual));
  }
}

TEST_CASE("parts that do not change are those of the edited file, byte for byte") {
  const std::string edited = Hand(made(sample_content())).replace("60%", "70%").bytes();
  const std::string ours =
      made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt trên 60% trở lên."));
  const Merged result = merged(edited, ours);
  Diagnostics diagnostics;
  const auto before = docx::parse::read(edited, "a", diagnostics);
  const auto after = docx::parse::read(result.bytes, "b", diagnostics);
  REQUIRE((before && after));
  REQUIRE(before->package.parts().size() == after->package.parts().size());
  for (std::size_t i = 0; i < before->package.parts().size(); ++i) {
    const auto& one = before->package.parts()[i];
    const auto& other = after->package.parts()[i];
    CHECK(one.name == other.name);
    if (one.name == "word/document.xml" || one.name.starts_with("customXml/item") ||
        one.name == "docProps/custom.xml") {
      continue;
    }
    CHECK((one.bytes == other.bytes));
  }
}

TEST_CASE("cells that somebody has merged are left alone when their data change") {
  const std::string edited = Hand(made(sample_content())).merge_cells("Báo cáo quý II").bytes();
  Content next = sample_content();
  next.annex_rows[0].texts[1] = "Báo cáo đúng tuổi";
  next.annex_rows[1].texts[1] = "Báo cáo có việc làm";
  const Merged result = merged(edited, made(next));
  CHECK(result.has(Code::AnnexKept));
  CHECK(holds(text_of(result.bytes), "đúng tuổi"));
  CHECK_FALSE(holds(text_of(result.bytes), "có việc làm"));
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
}

TEST_CASE("a column that a new template adds comes beside those of people") {
  Content next = sample_content();
  next.headers = {"TT", "Nội dung", "Thời gian", "Đơn vị chủ trì"};
  for (auto* rows : {&next.rows, &next.annex_rows}) {
    for (Cells& row : *rows) row.texts.insert(row.texts.begin() + 2, "Quý " + row.texts[0]);
  }
  next.rows.push_back({"b:4", {"4", "Hàng mới", "Quý 4", "Công an xã"}});
  next.rows[0].texts[3] = "Ủy ban xã";
  const std::string ours = made(next);
  const std::string file = made(sample_content());
  const Merged plain = merged(file, ours);
  CHECK(plain.count(Code::AnnexColumnAdded) == 2);
  CHECK(plain.place(Code::AnnexColumnAdded) == "hàng tiêu đề của bảng");
  CHECK(text_of(plain.bytes) == text_of(ours));
  check_sound(plain, ours);

  const std::string edited = Hand(file)
                                 .add_column("Ghi chú")
                                 .replace("Trẻ em gái đi học", "Trẻ em gái được đi học")
                                 .insert_row_behind("Phòng Kinh tế", {"", "", "Hàng tay", ""})
                                 .bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.conflicts == 0);
  const auto lines = text_of(result.bytes);
  for (const char* words : {"Ghi chú", "được đi học", "Hàng tay", "Quý 3", "Thời gian", "Ủy ban xã",
                            "Quý 4", "Hàng mới"}) {
    INFO(words);
    CHECK(holds(lines, words));
  }
  CHECK(ragged_rows(result.bytes) == 0);
  check_sound(result, ours);
  CHECK(merged(file, ours, {.track = true}).count(Code::AnnexColumnUntracked) == 2);
}

TEST_CASE("a column that a new template drops goes, unless people have written in it") {
  Content next = sample_content();
  next.headers = {"TT", "Nội dung"};
  for (auto* rows : {&next.rows, &next.annex_rows}) {
    for (Cells& row : *rows) row.texts.pop_back();
  }
  const std::string ours = made(next);
  const std::string file = made(sample_content());
  const Merged plain = merged(file, ours);
  CHECK(plain.count(Code::AnnexColumnRemoved) == 2);
  CHECK(text_of(plain.bytes) == text_of(ours));
  CHECK(ragged_rows(plain.bytes) == 0);
  check_sound(plain, ours);

  const std::string edited =
      Hand(file).add_column("Ghi chú").replace("Công an xã", "Công an").bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.count(Code::AnnexColumnRemoved) == 1);
  CHECK(result.place(Code::AnnexColumnKept) == "Phụ lục I › hàng tiêu đề của bảng");
  CHECK(result.conflicts == 1);
  const auto lines = text_of(result.bytes);
  CHECK(holds(lines, "Công an"));
  CHECK(holds(lines, "Ghi chú"));
  CHECK_FALSE(holds(lines, "Phòng Kinh tế"));
  CHECK(ragged_rows(result.bytes) == 0);
  check_sound(result, ours);
}

TEST_CASE("columns of a table whose rows do not fill its grid are left alone, and told") {
  Content next = sample_content();
  next.headers = {"TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"};
  for (auto* rows : {&next.rows, &next.annex_rows}) {
    for (Cells& row : *rows) row.texts.push_back("Quý I");
  }
  const std::string edited = Hand(made(sample_content()))
                                 .insert_row_behind("Phòng Kinh tế", {"thiếu ô"})
                                 .bytes();
  const Merged result = merged(edited, made(next));
  CHECK(result.count(Code::AnnexColumnSkipped) == 1);
  CHECK(result.count(Code::AnnexColumnAdded) == 1);
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
}

TEST_CASE("a whole annex that is new comes with its section") {
  Content more = sample_content();
  more.second_annex = true;
  more.opening[1].text = "- Chỉ tiêu 1: Khác.";
  const std::string ours = made(more);
  const Merged result = merged(made(sample_content()), ours);
  CHECK(result.place(Code::AnnexSectionAdded) == "Phụ lục II");
  CHECK(text_of(result.bytes) == text_of(ours));
  CHECK(section_count(result.bytes) == 3);
  check_sound(result, ours);

  const Merged tracked = merged(made(sample_content()), ours, {.track = true});
  CHECK(text_of(tracked.bytes, Marks::Rejected) == text_of(made(sample_content())));
  CHECK(text_of(tracked.bytes) == text_of(ours));
  CHECK(main_part(tracked.bytes).find("<w:sectPrChange") != std::string::npos);
  check_sound(tracked, ours);
  // What people have typed behind the end stays in front of it.
  const std::string edited =
      Hand(made(sample_content())).insert_paragraph_behind("Hết phụ lục.", "Tay cuối.").bytes();
  const Merged behind = merged(edited, ours);
  const auto lines = text_of(behind.bytes);
  CHECK(std::find(lines.begin(), lines.end(), "Tay cuối.") <
        std::find(lines.begin(), lines.end(), "Phụ lục II"));
  check_sound(behind, ours);
}

TEST_CASE("a new annex between others, and two at the end") {
  Content one = sample_content();
  one.annexes = {"x"};
  Content three = sample_content();
  three.annexes = {"w", "x", "y", "z"};
  const std::string ours = made(three);
  for (const bool track : {false, true}) {
    const Merged result = merged(made(one), ours, {.track = track});
    CHECK(result.count(Code::AnnexSectionAdded) == 3);
    CHECK(text_of(result.bytes) == text_of(ours));
    CHECK(text_of(result.bytes, Marks::Rejected) ==
          (track ? text_of(made(one)) : text_of(ours)));
    CHECK(section_count(result.bytes) == 6);
    check_sound(result, ours);

    const Merged back = merged(ours, made(one), {.track = track});
    CHECK(back.count(Code::AnnexSectionRemoved) == 3);
    CHECK(text_of(back.bytes) == text_of(made(one)));
    CHECK(section_count(back.bytes) == (track ? 6 : 3));
    CHECK(back.has(Code::AnnexSectionBreak) == track);
    check_sound(back, made(one));
  }
}

TEST_CASE("a header follows the new version where nobody has touched it") {
  Content content = sample_content();
  content.annexes = {"w"};
  content.header_of = "w";
  const std::string file = made(content);
  content.header = "Đầu mỗi trang";
  const std::string ours = made(content);
  const merge::FurnitureTexts base{{"pl-w header", "Đầu trang w"}};
  const Merged result = merged(file, ours, {.furniture = base});
  CHECK(headers_of(result.bytes) == headers_of(ours));
  CHECK(result.place(Code::AnnexChanged) == "đầu trang");
  CHECK((merged(result.bytes, ours, {.furniture = {{"pl-w header", "Đầu mỗi trang w"}}}).bytes ==
         result.bytes));
  const Merged tracked = merged(file, ours, {.track = true, .furniture = base});
  CHECK(headers_of(tracked.bytes) == headers_of(ours));
  CHECK(faults_of(tracked.bytes) == std::vector<std::string>{});

  const std::string edited = Hand(file).part("word/header1.xml", "Đầu trang w", "Của tôi").bytes();
  const Merged kept = merged(edited, ours, {.furniture = base});
  CHECK(kept.place(Code::AnnexFurnitureKept) == "đầu trang");
  CHECK(headers_of(kept.bytes) == headers_of(edited));
}

TEST_CASE("a whole annex that is gone goes with its section, unless people have worked in it") {
  Content more = sample_content();
  more.second_annex = true;
  const std::string ours = made(sample_content());
  const Merged less = merged(made(more), ours);
  CHECK(less.place(Code::AnnexSectionRemoved) == "Phụ lục II");
  CHECK(text_of(less.bytes) == text_of(ours));
  CHECK(section_count(less.bytes) == 2);
  check_sound(less, ours);

  const std::string edited =
      Hand(made(more)).insert_paragraph_behind("Hết phụ lục thứ hai.", "Chữ tay.").bytes();
  const Merged kept = merged(edited, ours);
  CHECK(kept.conflicts == 1);
  CHECK(kept.place(Code::AnnexSectionKept) == "Phụ lục II");
  CHECK(text_of(kept.bytes, Marks::Rejected) == text_of(edited));
  CHECK_FALSE(holds(text_of(kept.bytes), "Phụ lục II"));
  check_sound(kept, ours);

  const std::string open = Hand(made(more)).replace_tracked("thứ hai", "thứ 2", "Bình").bytes();
  CHECK(merged(open, ours).has(Code::AnnexOpenChanges));
}

TEST_CASE("an annex brings its header along, and leaves the next one its own") {
  Content plain = sample_content();
  plain.annexes = {"x"};
  Content headed = sample_content();
  headed.annexes = {"w", "x"};
  headed.header_of = "w";
  const std::string ours = made(headed);
  const Merged result = merged(made(plain), ours);
  CHECK(text_of(result.bytes) == text_of(ours));
  CHECK(headers_of(result.bytes) == headers_of(ours));
  check_sound(result, ours);
  const Merged back = merged(ours, made(plain));
  CHECK(headers_of(back.bytes) == headers_of(made(plain)));
  check_sound(back, made(plain));
}

TEST_CASE("a table of contents is left to Word, and that is told") {
  Content content = sample_content();
  content.contents = true;
  const std::string file = made(content);
  CHECK_FALSE(merged(file, file).has(Code::AnnexContentsStale));
  content.opening[1].text = "- Chỉ tiêu 1: Khác.";
  const Merged result = merged(file, made(content));
  CHECK(result.has(Code::AnnexContentsStale));
  check_sound(result, made(content));
}

TEST_CASE("what is only guessed is changed when somebody says so") {
  const std::string edited = Hand(made(sample_content()))
                                 .drop_bookmarks()
                                 .replace("Tỷ lệ nữ lãnh đạo đạt từ 60% trở lên",
                                          "Số nữ lãnh đạo chiếm ít nhất 60% trở lên")
                                 .bytes();
  const std::string ours = made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 60% mỗi năm."));
  const Merged refused = merged(edited, ours);
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexGuess));
  const Merged result = merged(edited, ours, {.accept_guess = true});
  CHECK(holds(text_of(result.bytes), "mỗi năm"));
  CHECK(holds(text_of(result.bytes), "ít nhất"));
}

TEST_CASE("only the annexes that are named take the new data") {
  Content next = with_target("- Chỉ tiêu 1: Khác.");
  next.annex_rows[0].texts[1] = "Báo cáo tháng";
  const std::string ours = made(next);
  const Merged result = merged(made(sample_content()), ours, {.only = {"i"}});
  CHECK(holds(text_of(result.bytes), "Báo cáo tháng"));
  CHECK_FALSE(holds(text_of(result.bytes), "Khác."));
  // The rest is as it was for the next run.
  CHECK(text_of(merged(result.bytes, ours).bytes) == text_of(ours));
  const Merged refused = merged(made(sample_content()), ours, {.only = {"IV"}});
  CHECK(refused.place(Code::AnnexOnlyUnknown) == "IV");
}
