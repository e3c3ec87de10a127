#include "rules/keep_together.h"

#include "rules/styles.h"
#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

namespace {

StyledParagraph paragraph(const std::vector<std::string>& runs) {
  StyledParagraph result;
  result.mark.size = Length::pt(14);
  for (const std::string& text : runs) {
    StyledRun run;
    run.text = text;
    run.format = result.mark;
    result.runs.push_back(run);
  }
  return result;
}

std::string glued(const std::vector<std::string>& runs, Length room = Length::mm(160)) {
  StyledParagraph result = paragraph(runs);
  keep_together(result, room);
  return test::glued(result);
}

}  // namespace

TEST_CASE("what a reader looks for as one thing is kept on one line") {
  struct Row {
    std::string text, expected;  // "_": a space that holds, "=": a hyphen that holds
  };
  const std::vector<Row> table{
      // references
      {"theo Điều 5 và khoản 2 của Luật", "theo Điều_5 và khoản_2 của Luật"},
      {"điểm a khoản 1 Điều 10", "điểm_a khoản_1 Điều_10"},
      {"điểm đ) và điểm b, điểm sáng", "điểm_đ) và điểm_b, điểm sáng"},
      {"Chương I, Mục 1, Tiểu mục 2", "Chương_I, Mục_1, Tiểu mục_2"},
      {"PHẦN II và phần việc", "PHẦN_II và phần việc"},
      {"tại Phụ lục II kèm theo", "tại Phụ_lục_II kèm theo"},
      {"phụ lục kèm theo, phụ nữ", "phụ_lục kèm theo, phụ nữ"},
      {"(Điều 7)", "(Điều_7)"},
      {"các điều, 7 khoản", "các điều, 7 khoản"},
      {"Mục tiêu 3, chỉ tiêu 4", "Mục tiêu_3, chỉ tiêu_4"},
      // documents
      {"Kế hoạch số 169/KH-UBND", "Kế hoạch số_169/KH=UBND"},
      {"Nghị định 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ=CP"},
      {"số 12/2024/QĐ-UBND ngày", "số_12/2024/QĐ=UBND ngày"},
      {"Chỉ thị số 21-CT/TW", "Chỉ thị số_21=CT/TW"},
      {"ký hiệu QĐ-TTg, CTr-UBND", "ký hiệu QĐ=TTg, CTr=UBND"},
      {"dịch COVID-19", "dịch COVID=19"},
      {"đợt 2021-2030", "đợt 2021=2030"},
      {"kinh tế-xã hội", "kinh tế-xã hội"},
      {"Bà Rịa-Vũng Tàu", "Bà Rịa-Vũng Tàu"},
      // dates
      {"ngày 03 tháng 02 năm 2026", "ngày_03_tháng_02_năm_2026"},
      {"(từ ngày 15 tháng 12 năm 2026), sau", "(từ ngày_15_tháng_12_năm_2026), sau"},
      {"ngày 15 tháng 6 và tháng 7 năm 2026;", "ngày_15_tháng_6 và tháng_7_năm_2026;"},
      {"Tháng 6 năm nay, ngày 5, tháng 6", "Tháng_6 năm nay, ngày_5, tháng_6"},
      {"NGÀY 15 THÁNG 12 NĂM 2026", "NGÀY_15_THÁNG_12_NĂM_2026"},
      {"quý II năm 2026, quý 3 năm 2026", "quý_II_năm_2026, quý_3_năm_2026"},
      {"ngày 03  tháng 02", "ngày_03  tháng_02"},
      {"lúc 8 giờ 30 phút ngày 15/6", "lúc 8_giờ_30_phút ngày_15/6"},
      {"ngày 19/5/2009 của", "ngày_19/5/2009 của"},
      {"trong quý IV năm nay", "trong quý_IV năm nay"},
      {"giai đoạn 2021 - 2030", "giai đoạn 2021_- 2030"},
      {"từ 15/11 - 15/12", "từ 15/11_- 15/12"},
      {"y tế - công an - giáo dục", "y tế_- công an_- giáo dục"},
      // numbers with their unit
      {"đạt 70 % trở lên", "đạt 70_% trở lên"},
      {"đạt 70% trở lên", "đạt 70% trở lên"},
      {"10 triệu đồng", "10_triệu_đồng"},
      {"1.234,5 km đường", "1.234,5_km đường"},
      {"5 người, 3 xã", "5 người, 3 xã"},
      {"12,5 km², 3 m³ và 40 kWh", "12,5_km², 3_m³ và 40_kWh"},
      {"giảm 2 ‰, 5 tạ, 30 °C", "giảm 2_‰, 5_tạ, 30_°C"},
      {"(500 ha)", "(500_ha)"},
      {"2,34 triệu đồng/tháng, 3 tấn/ha", "2,34_triệu_đồng/tháng, 3_tấn/ha"},
      {"1.200 nghìn tỷ đồng; 25 nghìn ha", "1.200_nghìn_tỷ_đồng; 25_nghìn_ha"},
      {"10 triệu USD, 5 triệu người", "10_triệu_USD, 5_triệu người"},
      {"500.000 đ, 220 kV, 40 km/h", "500.000_đ, 220_kV, 40_km/h"},
      {"sau 05 ngày, 3 tháng, 02 tuần", "sau 05_ngày, 3_tháng, 02_tuần"},
      {"từ 5 đến 7 năm, 10-15 ngày", "từ 5 đến 7_năm, 10=15_ngày"},
      {"năm 2026, tháng 6 năm nay", "năm_2026, tháng_6 năm nay"},
      {"quý IV/2025 và quý I/2026", "quý_IV/2025 và quý_I/2026"},
      {"tăng 12, tháng sau tăng 5, ha", "tăng 12, tháng sau tăng 5, ha"},
      // marks that close a sentence
      {"thực hiện ./.", "thực hiện_./."},
      {"thực hiện ; và", "thực hiện_; và"},
      // marks of a list are no words
      {"- Nội dung", "- Nội dung"},
      {"-Nội dung", "=Nội dung"},
      // marks inside a word
      {"đầu…cuối, hỏi?đáp", "đầu…cuối, hỏi?đáp"},
      {"", ""},
      {" ", " "},
      {"Điều", "Điều"},
      {"Điều  5", "Điều  5"},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    if (row.text.find("…") != std::string::npos) {
      StyledParagraph marks = paragraph({row.text});
      keep_together(marks, Length::mm(160));
      CHECK(marks.runs[0].glue.size() == 2);
      continue;
    }
    CHECK(glued({row.text}) == row.expected);
  }
}

TEST_CASE("what is kept together may lie in several runs") {
  CHECK(glued({"theo Điều ", "5", " và số ", "169/KH-", "UBND"}) ==
        "theo Điều_5 và số_169/KH=UBND");
  CHECK(glued({"", "Điều", " ", "", "5"}) == "Điều_5");
}

TEST_CASE("a piece that is kept together stays short") {
  // 25 characters at most: the justified line above a longer one would be torn open.
  CHECK(glued({"số 12/2026/NQ-HĐND-UBND-ABC"}) == "số 12/2026/NQ=HĐND=UBND=ABC");
  CHECK(glued({"xem www.phuthinh-ABC-DEF-GHI-JKL/2026"}) ==
        "xem www.phuthinh-ABC-DEF-GHI-JKL/2026");
  // In a narrow cell it must fit the cell.
  CHECK(glued({"số 169/KH-UBND"}, Length::mm(160)) == "số_169/KH=UBND");
  CHECK(glued({"số 169/KH-UBND"}, Length::mm(40)) == "số 169/KH=UBND");
  CHECK(glued({"số 169/KH-UBND"}, Length::mm(20)) == "số 169/KH-UBND");
  CHECK(glued({"số TT-BNV/2026/00012345678"}, Length::mm(70)) == "số TT=BNV/2026/00012345678");
  CHECK(glued({"Điều 5"}, Length()) == "Điều 5");
}

TEST_CASE("a date too long for a narrow cell parts before the month or the year") {
  CHECK(glued({"ngày 03 tháng 02 năm 2026"}, Length::mm(70)) == "ngày_03_tháng_02_năm_2026");
  CHECK(glued({"ngày 03 tháng 02 năm 2026"}, Length::mm(45)) == "ngày_03_tháng_02 năm_2026");
  CHECK(glued({"ngày 03 tháng 02 năm 2026"}, Length::mm(30)) == "ngày_03 tháng_02 năm_2026");
}

TEST_CASE("the name of a signer stays whole, what stands before it may part") {
  struct Row {
    std::string text, expected;
  };
  const std::vector<Row> table{
      {"Lê An", "Lê_An"},
      {"Nguyễn Văn An", "Nguyễn_Văn_An"},
      {"Nguyễn Thị Minh Tâm", "Nguyễn_Thị_Minh_Tâm"},
      {"PGS.TS. Nguyễn Văn An", "PGS.TS. Nguyễn_Văn_An"},
      {"Thiếu tướng Lê An", "Thiếu tướng Lê_An"},
      {"Anh hùng Lao động, Bác sĩ Trần Thị Bình", "Anh hùng Lao động, Bác sĩ Trần_Thị_Bình"},
      {"An", "An"},
      {"người ký", "người ký"},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    StyledParagraph name = paragraph({row.text});
    name.style = static_cast<std::uint32_t>(StyleKey::SignatureName);
    keep_together(name, Length::mm(80));
    CHECK(test::glued(name) == row.expected);
    keep_together(name, Length::mm(10));
    CHECK(test::glued(name) == row.text);
  }
  CHECK(glued({"Nguyễn Văn An"}) == "Nguyễn Văn An");
}

TEST_CASE("keeping together twice changes nothing, and a blank to fill in stays a plain space") {
  StyledParagraph one = paragraph({"Điều 5, số 169/KH-UBND"});
  keep_together(one, Length::mm(160));
  const auto first = one.runs[0].glue;
  keep_together(one, Length::mm(160));
  CHECK(one.runs[0].glue == first);

  StyledParagraph blank = paragraph({"năm", " ", "2026"});
  blank.runs[1].format.letter_spacing = Length::mm(8);
  keep_together(blank, Length::mm(160));
  CHECK(blank.runs[1].glue.empty());
}
