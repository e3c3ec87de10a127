#include <clocale>

#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;

TEST_CASE("case: both directions, Vietnamese letters included") {
  struct Row {
    std::string_view lower;
    std::string_view upper;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"ke hoach 2026", "KE HOACH 2026"},
      {"đường", "ĐƯỜNG"},
      {"người", "NGƯỜI"},
      {"ủy ban nhân dân xã đắk r’tíh", "ỦY BAN NHÂN DÂN XÃ ĐẮK R’TÍH"},
      {"hòa hoà", "HÒA HOÀ"},
      {"quyết định số 12/2024/qđ-ubnd", "QUYẾT ĐỊNH SỐ 12/2024/QĐ-UBND"},
      {"ỳýỷỹỵ ượ ẫ", "ỲÝỶỸỴ ƯỢ Ẫ"},
  }));
  CHECK(text::upper(row.lower) == row.upper);
  CHECK(text::lower(row.upper) == row.lower);
}

TEST_CASE("case: full mappings, not letter by letter") {
  CHECK(text::upper("straße ŉ") == "STRASSE ʼN");
  CHECK(text::lower("ΟΔΟΣ") == "οδος");  // final sigma
}

TEST_CASE("case does not depend on the locale of the process") {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* locale : {"tr_TR.UTF-8", "vi_VN.UTF-8", "C.UTF-8", "C"}) {
    if (std::setlocale(LC_ALL, locale) == nullptr) continue;
    INFO(locale);
    CHECK(text::upper("in điện tử") == "IN ĐIỆN TỬ");
    CHECK(text::lower("IN ĐIỆN TỬ") == "in điện tử");
  }
  std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("capitalised changes the first letter only") {
  struct Row {
    std::string_view input;
    std::string_view expected;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"kế hoạch", "Kế hoạch"},
      {"đề cương BÁO CÁO", "Đề cương BÁO CÁO"},
      {"ủy ban", "Ủy ban"},
      {"Đã hoa", "Đã hoa"},
      {"“ước tính”", "“Ước tính”"},
      {"  (ở xã)", "  (Ở xã)"},
      {"3 chỉ tiêu", "3 chỉ tiêu"},
      {"- …", "- …"},
  }));
  CHECK(text::capitalised(row.input) == row.expected);
}

TEST_CASE("letters and their case") {
  for (const char32_t c : {U'A', U'Z', U'Đ', U'Ư', U'Ệ', U'Ỹ'}) {
    INFO(static_cast<unsigned>(c));
    CHECK(text::is_letter(c));
    CHECK(text::is_upper_letter(c));
    CHECK_FALSE(text::is_lower_letter(c));
  }
  for (const char32_t c : {U'a', U'z', U'đ', U'ơ', U'ậ', U'ỵ'}) {
    INFO(static_cast<unsigned>(c));
    CHECK(text::is_letter(c));
    CHECK(text::is_lower_letter(c));
    CHECK_FALSE(text::is_upper_letter(c));
  }
  for (const char32_t c : {U'0', U' ', U'-', U'@', U'[', U'`', U'{', U'“', U'₫', U'\u0301'}) {
    INFO(static_cast<unsigned>(c));
    CHECK_FALSE(text::is_letter(c));
    CHECK_FALSE(text::is_upper_letter(c));
    CHECK_FALSE(text::is_lower_letter(c));
  }
}

TEST_CASE("title case: the first letter of each syllable, nothing else") {
  struct Row {
    std::string_view input;
    std::string_view expected;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"nguyễn thị ánh", "Nguyễn Thị Ánh"},
      {"đặng ức", "Đặng Ức"},
      {"UBND xã phú vinh", "UBND Xã Phú Vinh"},
      {"nGUYỄN", "NGUYỄN"},
      {"bà rịa-vũng tàu", "Bà Rịa-Vũng Tàu"},
      {"đắk r’tíh", "Đắk R’tíh"},
      {"“ngày hội” (ở xã)", "“Ngày Hội” (Ở Xã)"},
      {"3 chỉ tiêu, 2a", "3 Chỉ Tiêu, 2a"},
      {"  hai \n dòng ", "  Hai \n Dòng "},
  }));
  CHECK(text::title_cased(row.input) == row.expected);
}

TEST_CASE("case and folding of single letters are those of whole texts") {
  // A letter behind the table makes ICU look at the whole: both ways must agree.
  const std::string beyond = "\u4E00";
  for (char32_t c = 1; c < 0x2100; ++c) {
    if (c >= 0x370 && c < 0x1E00) continue;
    std::string one;
    text::append_utf8(one, c);
    INFO(static_cast<unsigned>(c));
    CHECK(text::upper(one + beyond) == text::upper(one) + beyond);
    CHECK(text::lower(one + beyond) == text::lower(one) + beyond);
  }
}
