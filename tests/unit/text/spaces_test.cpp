#include <unicode/uchar.h>

#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;

TEST_CASE("is_space is White_Space as ICU knows it") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (text::is_space(c) != (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0)) {
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
  }
  SUCCEED();
}

TEST_CASE("trimmed, collapsed and words agree on white space") {
  struct Row {
    std::string_view input;
    std::string_view trimmed;
    std::string_view collapsed;
    std::vector<std::string_view> words;
  };
  const auto row = GENERATE(values<Row>({
      {"", "", "", {}},
      {" \t\n", "", "", {}},
      {"a", "a", "a", {"a"}},
      {"Kế hoạch", "Kế hoạch", "Kế hoạch", {"Kế", "hoạch"}},
      {"  Kế \t hoạch\n", "Kế \t hoạch", "Kế hoạch", {"Kế", "hoạch"}},
      {"\u00A0Điều\u00A05\u00A0", "Điều\u00A05", "Điều 5", {"Điều", "5"}},
      {"\u3000năm\u2003\u202F2026\u2009", "năm\u2003\u202F2026", "năm 2026", {"năm", "2026"}},
      {"à", "à", "à", {"à"}},                          // C3 A0 ends in the byte of a no-break space
      {"\u200Ba", "\u200Ba", "\u200Ba", {"\u200Ba"}},  // zero width is no white space
      {"ẅ\u1680ẅ", "ẅ\u1680ẅ", "ẅ ẅ", {"ẅ", "ẅ"}},
  }));
  INFO(row.input);
  CHECK(text::trimmed(row.input) == row.trimmed);
  CHECK(text::collapsed(row.input) == row.collapsed);
  CHECK(text::words(row.input) == row.words);
}

TEST_CASE("words point into their text") {
  const std::string_view input = "Uỷ ban  nhân dân";
  const auto found = text::words(input);
  REQUIRE(found.size() == 4);
  CHECK(found[1].data() == input.data() + std::string_view("Uỷ ").size());
}
