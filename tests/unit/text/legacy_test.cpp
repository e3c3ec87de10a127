// Text of before Unicode.

#include "text/legacy.h"
#include "text/legacy_pattern.h"

#include "support/catch.h"

using namespace vanthu;
using text::from_legacy;
using text::Legacy;

TEST_CASE("faces of before Unicode are known by their names") {
  CHECK(text::legacy_of(".VnTime") == Legacy::Tcvn3);
  CHECK(text::legacy_of(".vnarial narrow") == Legacy::Tcvn3);
  CHECK(text::legacy_of("VNI-Times") == Legacy::Vni);
  CHECK_FALSE(text::legacy_of("Times New Roman"));
  CHECK_FALSE(text::legacy_of(""));
  CHECK(text::shows_capitals(".VnTimeH"));
  CHECK_FALSE(text::shows_capitals(".VnTime"));
  CHECK_FALSE(text::shows_capitals("VNI-TimesH"));
}

TEST_CASE("text of before Unicode is known by its letters where they are certain") {
  struct Row {
    const char* text;
    const char* unicode;  // with what is certain turned
  };
  const Row rows[] = {
      {"C¨n cø NghÞ ®Þnh sè 30/2020/N§-CP ngµy 05 th¸ng 3 n¨m 2020",
       "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"},
      {"UBND x· b¸o c¸o t\u00ADëng tr\u00ADëng", "UBND xã báo cáo tưởng trưởng"},
      {"ñY BAN NH¢N D¢N, TØNH HßA B×NH", "ỦY BAN NHÂN DÂN, TỈNH HÒA BÌNH"},
      {"Caên cöù Nghò ñònh soá 30, ngaøy 05 thaùng 3", "Căn cứ Nghị định số 30, ngày 05 tháng 3"},
      {"Coäng hoøa xaõ hoäi chuû nghóa; phöôøng, xaõ", "Cộng hòa xã hội chủ nghĩa; phường, xã"},
      // A stretch of it in a Unicode text; what is around it stays.
      {"Thực hiện kế hoạch: triÓn khai nhiÖm vô, gi¶i ph¸p, của xã",
       "Thực hiện kế hoạch: triển khai nhiệm vụ, giải pháp, của xã"},
      // Unicode, other languages, signs.
      {"Hà Nội và Huế, xã Hòa An, có bình đẳng giới", nullptr},
      {"thành công, xã, và cá, hà mã, ân xá", nullptr},
      {"Müller, Größe, garçon, niño, señor, año", nullptr},
      {"Ø 200, Ø 100; 5 µm ± 3 °C; © 2020 ®; «một»", nullptr},
      {"ca\u0300 phe\u0302", nullptr},
      {"", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    std::string turned = row.text;
    const auto spans = text::legacy_spans(row.text);
    for (std::size_t i = spans.size(); i-- > 0;) {
      turned.replace(
          spans[i].begin, spans[i].end - spans[i].begin,
          text::from_legacy_words(turned.substr(spans[i].begin, spans[i].end - spans[i].begin),
                                  spans[i].encoding));
    }
    CHECK(spans.empty() == (row.unicode == nullptr));
    CHECK(turned == (row.unicode == nullptr ? row.text : row.unicode));
  }
}

TEST_CASE("TCVN3 and VNI are turned into Unicode, capitals and all") {
  struct Row {
    Legacy encoding;
    bool capitals;
    const char* legacy;
    const char* unicode;
  };
  const Row rows[] = {
      {Legacy::Tcvn3, false, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
      {Legacy::Tcvn3, true, "ñy ban nh©n d©n", "ỦY BAN NHÂN DÂN"},
      {Legacy::Tcvn3, false, "t\u00AD ph¸p, 15/QĐ", "tư pháp, 15/QĐ"},
      {Legacy::Vni, false, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
      {Legacy::Vni, false, "UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH"},
      {Legacy::Vni, false, "ñöôïc nghóa kyõ thuaät", "được nghĩa kỹ thuật"},
      {Legacy::Vni, false, "naêm, bò, kî", "năm, bị, kỵ"},
      {Legacy::Vni, false, "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.legacy);
    CHECK(from_legacy(row.legacy, row.encoding, row.capitals) == row.unicode);
  }
}
