#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;

TEST_CASE("folded drops accents, case and spare spaces") {
  struct Row {
    std::string_view input;
    std::string_view expected;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"Nơi nhận:", "noi nhan:"},
      {"NƠI  NHẬN:", "noi nhan:"},
      {" Đường\tđi ", "duong di"},
      {"hòa", "hoa"},
      {"hoà", "hoa"},
      {"Vie\u0302\u0323t", "viet"},
      {"ĂÂÊÔƠƯ ẵẫễỗỡữ ỹ", "aaeoou aaeoou y"},
      {"Điều\u00A05", "dieu 5"},
      {"co_quan-ban/hanh", "co_quan-ban/hanh"},
      {"₫ “x”", "₫ “x”"},
      {"한 😀", "\u1112\u1161\u11AB 😀"},  // not Vietnamese, yet nothing is lost
  }));
  CHECK(text::folded(row.input) == row.expected);
}

TEST_CASE("nearest finds what was meant, or nothing") {
  const std::vector<std::string_view> fields = {"trich_yeu", "noi_nhan", "noi_dung", "so",
                                                "ky_hieu",   "dia_danh", "ngay",     "chức vụ"};
  struct Row {
    std::string_view wanted;
    std::string_view expected;
  };
  const auto row = GENERATE(values<Row>({
      {"trich_yeu", "trich_yeu"},
      {"trichyeu", "trich_yeu"},
      {"trich-yeu", "trich_yeu"},
      {"Trích_yếu", "trich_yeu"},
      {"noi_nahn", "noi_nhan"},
      {"nội dung", "noi_dung"},
      {"nagy", "ngay"},  // swapped neighbours are one slip
      {"số", "so"},
      {"Chuc vu", "chức vụ"},
      {"", ""},
      {"x", ""},
      {"s", ""},  // half of "so" is missing
      {"hoan_toan_khac", ""},
      {"gnay", "ngay"},
      {"ganya", ""},
  }));
  INFO(row.wanted);
  CHECK(text::nearest(row.wanted, fields) == row.expected);
}

TEST_CASE("nearest: of equals the first, and the nearer one before it") {
  CHECK(text::nearest("bang3", {"bang1", "bang2"}) == "bang1");
  CHECK(text::nearest("noi_nhan", {"noi_nhau", "noi_nhan"}) == "noi_nhan");
  CHECK(text::nearest("a", {}) == "");
  CHECK(text::nearest("a", {""}) == "");
}

TEST_CASE("nearest stays cheap on long texts") {
  const std::string longer(20'000, 'a');
  const std::string other(20'000, 'b');
  CHECK(text::nearest(longer, {other, "ngay"}) == "");
}
