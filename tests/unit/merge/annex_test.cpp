// An edited file takes in new data: words, paragraphs and rows.

#include "annex_support.h"
#include "docx/parse/read.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

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
