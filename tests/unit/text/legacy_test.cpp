// Text of before Unicode.

#include "text/legacy.h"

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
