// The fixed forms inside a line.

#include "check/patterns.h"

#include <fmt/format.h>

#include <set>

#include "check/finding.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::check;

TEST_CASE("patterns: what begins a numbered paragraph") {
  struct Row {
    const char* text;
    const char* expected;  // id of the component, number; "" for none
  };
  const Row rows[] = {
      {"I. MỤC ĐÍCH", "muc-la-ma I"},
      {"IV.TỔ CHỨC THỰC HIỆN", "muc-la-ma IV tight"},
      {"C. Đánh giá", ""},
      {"D. KẾT LUẬN", ""},
      {"X-quang phổi", ""},
      {"II - Các việc", "muc-la-ma II"},
      {"I – MỤC ĐÍCH", "muc-la-ma I"},
      {"I - với", ""},
      {"X- TỔ CHỨC", "muc-la-ma X"},
      {"1. Mục đích", "khoan 1"},
      {"2) Yêu cầu", "khoan 2"},
      {"1.2. Chỉ tiêu", "khoan-nho 1.2"},
      {"1.234.567 đồng", ""},
      {"3,5% dân số", ""},
      {"12/2024/QĐ-UBND", ""},
      {"a) Ngày nhận", "diem a"},
      {"đ) Đề nghị", "diem đ"},
      {"- Không tự ý tháo lắp", "gach-dau-dong "},
      {"-Không tự ý", "gach-dau-dong  tight"},
      {"-----", ""},
      {"Điều 5. Hiệu lực", "dieu 5"},
      {"Điều 5 của Quy chế này", ""},
      {"điều 5", ""},
      {"Chương II", "chuong II"},
      {"Phần I", "phan I"},
      {"Mục 3", "muc 3"},
      {"Tiểu mục 2", "muc 2"},
      {"Mục 3 của kế hoạch này", ""},
      {"Ủy ban nhân dân xã", ""},
      {"V/v chuẩn bị", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto mark = find_level(row.text);
    const std::string found = mark ? fmt::format("{} {}{}", words_of(mark->level).id, mark->number,
                                                 mark->has_space ? "" : " tight")
                                   : "";
    CHECK(found == row.expected);
  }
}

TEST_CASE("patterns: number and symbol, dates, annexes, columns") {
  const auto number = find_number("Số: 05 /KH-UBND");
  REQUIRE(number);
  CHECK(number->colon);
  CHECK(number->digits == "05");
  CHECK(number->symbol == "KH-UBND");
  CHECK(find_number("Số:        /QĐ-UBND")->digits.empty());
  CHECK_FALSE(find_number("Số 12/KH-UBND")->colon);
  CHECK(find_number("Số: 15/2026/QĐ-UBND")->symbol == "2026/QĐ-UBND");
  CHECK_FALSE(find_number("Số liệu năm 2026"));
  CHECK_FALSE(find_number("Số hộ nghèo/tổng số hộ"));

  const auto date = find_date("Phú Vinh, ngày 03 tháng 5 năm 2026");
  REQUIRE(date);
  CHECK((date->day == "03" && date->month == "5" && date->year == "2026"));
  CHECK(find_date("ngày … tháng … năm 2026")->day.empty());
  CHECK_FALSE(find_date("hằng ngày và hằng tháng"));

  CHECK(find_annex("Phụ lục")->number.empty());
  CHECK(find_annex("PHỤ LỤC III")->number == "III");
  CHECK(find_annex("Phụ lục số 02")->number == "02");
  CHECK_FALSE(find_annex("Phụ lục này quy định"));
  CHECK_FALSE(find_annex("phụ lục I"));

  const std::string_view line = "UBND XÃ A        CỘNG HÒA\tB";
  std::vector<std::string_view> columns;
  for (const Span& one : columns_of(line)) {
    columns.push_back(line.substr(one.begin, one.end - one.begin));
  }
  CHECK(columns == std::vector<std::string_view>{"UBND XÃ A", "CỘNG HÒA", "B"});
  CHECK(bare("Độc lập - Tự do – Hạnh phúc") == "doc lap tu do hanh phuc");
}

TEST_CASE("findings: ids are their own, every rule explains itself in both languages") {
  std::set<std::string_view> ids;
  for (const RuleWords& rule : all_rules()) {
    INFO(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK_FALSE(rule.vi.empty());
    CHECK_FALSE(rule.en.empty());
    CHECK_FALSE(rule.explain_vi.empty());
    CHECK_FALSE(rule.explain_en.empty());
    // The decree is never named for what it does not say.
    if (rule.level == Level::Violation) CHECK_FALSE(rule.clause.empty());
  }
}
