#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;

TEST_CASE("Roman numerals: known values") {
  struct Row {
    int number;
    std::string_view roman;
  };
  const auto row = GENERATE(values<Row>({{1, "I"},
                                         {3, "III"},
                                         {4, "IV"},
                                         {9, "IX"},
                                         {14, "XIV"},
                                         {40, "XL"},
                                         {90, "XC"},
                                         {400, "CD"},
                                         {1944, "MCMXLIV"},
                                         {2026, "MMXXVI"},
                                         {3999, "MMMCMXCIX"}}));
  CHECK(text::roman(row.number) == row.roman);
  CHECK(text::parse_roman(row.roman) == row.number);
}

TEST_CASE("Roman numerals: 1 to 3999 there and back") {
  for (int number = 1; number <= 3999; ++number) {
    if (text::parse_roman(text::roman(number)) != number) FAIL(number);
  }
  SUCCEED();
}

TEST_CASE("Roman numerals: only the one right form is read") {
  const auto bad = GENERATE(as<std::string_view>{}, "", "i", "IIII", "VV", "IVI", "IC", "VX", "IXI",
                            "XIa", " I", "I ", "MMMM", "MMMMM", "IL", "1", "Đ", "CMCM", "XXXX");
  INFO(bad);
  CHECK(text::parse_roman(bad) == std::nullopt);
}

TEST_CASE("point letters: the order of legal texts") {
  const std::vector<std::string_view> expected = {
      "a", "b", "c", "d", "đ", "e", "g", "h", "i",  "k",  "l",  "m",  "n",  "o",  "p",
      "q", "r", "s", "t", "u", "v", "x", "y", "aa", "ab", "ac", "ad", "ađ", "ae", "ag"};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const int index = static_cast<int>(i);
    CHECK(text::point_letter(index) == expected[i]);
    CHECK(text::parse_point_letter(expected[i]) == index);
  }
  CHECK(text::point_letter(23 + 22) == "ay");
  CHECK(text::point_letter(23 + 23) == "ba");
  CHECK(text::point_letter(23 + 23 * 23) == "aaa");
}

TEST_CASE("point letters: there and back") {
  for (int index = 0; index < 23 + 23 * 23 + 23 * 23 * 23; ++index) {
    if (text::parse_point_letter(text::point_letter(index)) != index) FAIL(index);
  }
  SUCCEED();
}

TEST_CASE("point letters: what is none") {
  const auto bad = GENERATE(as<std::string_view>{}, "", "A", "Đ", "f", "j", "w", "z", "â", "ư",
                            "a)", "1", "a b", "aaaa", "\xC4", "zz");
  INFO(bad);
  CHECK(text::parse_point_letter(bad) == std::nullopt);
}

TEST_CASE("leading zero below ten only") {
  CHECK(text::with_leading_zero(1) == "01");
  CHECK(text::with_leading_zero(9) == "09");
  CHECK(text::with_leading_zero(10) == "10");
  CHECK(text::with_leading_zero(125) == "125");
}
