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
  const std::string edited =
      Hand(made(sample_content())).insert_row_behind("Phòng Kinh tế", {"thiếu ô"}).bytes();
  const Merged result = merged(edited, made(next));
  CHECK(result.count(Code::AnnexColumnSkipped) == 1);
  CHECK(result.count(Code::AnnexColumnAdded) == 1);
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
}

namespace {

using HeaderLines = std::vector<std::vector<HeaderCell>>;

// "Phấn đấu" over two columns, and others over both lines.
const HeaderLines two_lines{
    {{"TT", 1, 2}, {"Nội dung", 1, 2}, {"Phấn đấu", 2, 1}, {"Đơn vị", 1, 2}},
    {{"Năm 2026"}, {"Năm 2030"}}};

// A row for each number, each cell with the letter of its column.
Content two_level(const HeaderLines& lines, const std::string& columns) {
  Content content = sample_content();
  content.header_lines = lines;
  content.rows.clear();
  for (const char* number : {"1", "2", "3"}) {
    Cells row{std::string("b:") + number, {}};
    for (const char column : columns) row.texts.push_back(column + std::string(number));
    content.rows.push_back(std::move(row));
  }
  content.annex_rows = content.rows;
  for (Cells& row : content.annex_rows) row.key.front() = 'p';
  return content;
}

}  // namespace

TEST_CASE("columns of a header of two lines come and go with a new template") {
  struct Case {
    const char* name;
    HeaderLines lines;
    std::string columns;
    std::size_t added, removed;
    const char* column;
  };
  const HeaderCell first{"TT", 1, 2}, second{"Nội dung", 1, 2}, last{"Đơn vị", 1, 2};
  const std::vector<Case> cases{
      {"one inside a group",
       {{first, second, {"Phấn đấu", 3, 1}, last}, {{"Năm 2026"}, {"Năm 2028"}, {"Năm 2030"}}},
       "abcxde",
       1,
       0,
       "Phấn đấu › Năm 2028"},
      {"one at the end of a group",
       {{first, second, {"Phấn đấu", 3, 1}, last}, {{"Năm 2026"}, {"Năm 2030"}, {"Năm 2035"}}},
       "abcdxe",
       1,
       0,
       "Phấn đấu › Năm 2035"},
      {"one at the beginning of a group",
       {{first, second, {"Phấn đấu", 3, 1}, last}, {{"Năm 2025"}, {"Năm 2026"}, {"Năm 2030"}}},
       "abxcde",
       1,
       0,
       "Phấn đấu › Năm 2025"},
      {"one of its own over both lines",
       {{first, second, {"Phấn đấu", 2, 1}, {"Nguồn", 1, 2}, last}, {{"Năm 2026"}, {"Năm 2030"}}},
       "abcdxe",
       1,
       0,
       "Nguồn"},
      {"a whole group",
       {{first, second, {"Phấn đấu", 2, 1}, {"Kinh phí", 2, 1}, last},
        {{"Năm 2026"}, {"Năm 2030"}, {"Tỉnh"}, {"Xã"}}},
       "abcdxye",
       2,
       0,
       "Kinh phí › Tỉnh"},
      {"one of a group goes",
       {{first, second, {"Phấn đấu", 1, 1}, last}, {{"Năm 2030"}}},
       "abde",
       0,
       1,
       "Phấn đấu › Năm 2026"},
      {"a whole group goes, and the second line with it",
       {{{"TT"}, {"Nội dung"}, {"Đơn vị"}}},
       "abe",
       0,
       2,
       "Phấn đấu › Năm 2026"},
  };
  const std::string file = made(two_level(two_lines, "abcde"));
  for (const Case& one : cases) {
    DYNAMIC_SECTION(one.name) {
      const std::string ours = made(two_level(one.lines, one.columns));
      const Merged result = merged(file, ours);
      CHECK(result.count(Code::AnnexColumnAdded) == 2 * one.added);
      CHECK(result.count(Code::AnnexColumnRemoved) == 2 * one.removed);
      for (const Diagnostic& each : result.said) {
        if (each.code != Code::AnnexColumnAdded && each.code != Code::AnnexColumnRemoved) continue;
        CHECK(each.args[1] == one.column);
        break;
      }
      CHECK(text_of(result.bytes) == text_of(ours));
      CHECK(ragged_rows(result.bytes) == 0);
      check_sound(result, ours);
      // With a column and words by hand.
      const std::string edited = Hand(file)
                                     .replace("b2", "b2 sửa tay")
                                     .insert_row_behind("a1", {"", "Hàng tay", "", "", ""})
                                     .bytes();
      const Merged by_hand = merged(edited, ours);
      CHECK(holds(text_of(by_hand.bytes), "b2 sửa tay"));
      CHECK(holds(text_of(by_hand.bytes), "Hàng tay"));
      CHECK(ragged_rows(by_hand.bytes) == 0);
      check_sound(by_hand, ours);
    }
  }
}

TEST_CASE("a column by hand in a header of two lines stays") {
  const std::string file = made(two_level(two_lines, "abcde"));
  const std::string edited = Hand(file).add_column("Ghi chú").bytes();
  Content next = two_level(two_lines, "abcde");
  next.rows[1].texts[3] = "d2 khác";
  const std::string ours = made(next);
  const Merged result = merged(edited, ours);
  CHECK_FALSE(result.has(Code::AnnexColumnHeader));
  CHECK(result.conflicts == 0);
  CHECK(holds(text_of(result.bytes), "d2 khác"));
  CHECK(holds(text_of(result.bytes), "Ghi chú"));
  CHECK(ragged_rows(result.bytes) == 0);
  check_sound(result, ours);
}

TEST_CASE("a header of two lines that template and people change is left alone, and told") {
  const std::string file = made(two_level(two_lines, "abcde"));
  HeaderLines lines = two_lines;
  lines[0][2].columns = 3;
  lines[1].insert(lines[1].begin() + 1, {"Năm 2028"});
  const std::string edited = Hand(file).replace("Đơn vị", "Nơi làm").bytes();
  const std::string ours = made(two_level(lines, "abcxde"));
  const Merged result = merged(edited, ours);
  CHECK(result.count(Code::AnnexColumnHeader) == 1);
  CHECK(result.place(Code::AnnexColumnHeader) == "hàng tiêu đề của bảng");
  CHECK(result.count(Code::AnnexColumnAdded) == 1);  // the annex, which nobody has touched
  CHECK(holds(text_of(result.bytes), "Nơi làm"));
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
  // The remedy: without its table the file gets the new one.
  Hand hand(edited);
  for (const char* words : {"TT", "Năm 2026", "a1", "a2", "a3"}) hand.delete_row(words);
  const Merged again = merged(hand.bytes(), ours);
  CHECK(again.has(Code::AnnexConflictDeleted));
  CHECK(holds(text_of(again.bytes), "Năm 2028"));
}
