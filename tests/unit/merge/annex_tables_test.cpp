// An edited file takes in new data: cells and columns.

#include "annex_support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

TEST_CASE("a cell is told by its row and what heads its column") {
  Content next = sample_content();
  next.annex_rows[1].texts[2] = "Trạm Y tế";
  const std::string ours = made(next);
  const std::string edited = Hand(made(sample_content())).replace("Công an xã", "Công an").bytes();
  const Merged result = merged(edited, ours);
  CHECK(result.place(Code::AnnexConflict) == "Phụ lục I › hàng 2 › cột \"Đơn vị chủ trì\"");
  check_sound(result, ours);
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
