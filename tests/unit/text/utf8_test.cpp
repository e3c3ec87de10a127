#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;

TEST_CASE("UTF-8: the first invalid byte is found") {
  struct Row {
    std::string_view what;
    std::string_view bytes;
    std::optional<std::size_t> bad;
  };
  using namespace std::string_view_literals;
  const auto row = GENERATE(values<Row>({
      {"empty", "", std::nullopt},
      {"ASCII", "Quyet dinh so 12/2024/QD-UBND", std::nullopt},
      {"Vietnamese", "Kế hoạch bình đẳng giới năm 2026", std::nullopt},
      {"NUL is valid UTF-8", "a\0b"sv, std::nullopt},
      {"four bytes", "\xF0\x9F\x98\x80 \xF4\x8F\xBF\xBF", std::nullopt},
      {"last before the surrogates", "\xED\x9F\xBF", std::nullopt},
      {"windows-1258", "12345678 K\xEA", 10},
      {"lone continuation", "ab\x80", 2},
      {"cut two-byte sequence at the end", "abc\xC4", 3},
      {"cut three-byte sequence at the end", "abc\xE1\xBA", 3},
      {"cut four-byte sequence at the end", "\xF0\x9F\x98", 0},
      {"lead followed by ASCII",
       "\xE1"
       "bc",
       0},
      {"overlong slash", "\xC0\xAF", 0},
      {"overlong C1", "\xC1\xBF", 0},
      {"overlong in three bytes", "\xE0\x9F\xBF", 0},
      {"overlong in four bytes", "\xF0\x8F\xBF\xBF", 0},
      {"surrogate", "12345678\xED\xA0\x80", 8},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"F5", "\xF5\x80\x80\x80", 0},
      {"bad byte after a run of eight", "abcdefgh\xFF", 8},
      {"bad byte inside a run of eight",
       "abcd\xFF"
       "fghijkl",
       4},
  }));
  INFO(row.what);
  CHECK(text::find_invalid_utf8(row.bytes) == row.bad);
}

TEST_CASE("UTF-8: code points come out one after the other") {
  const std::string_view input = "aĐệ₫😀";
  std::u32string found;
  std::size_t at = 0;
  while (at < input.size()) found += text::next_code_point(input, at);
  CHECK(found == U"aĐệ₫😀");
  CHECK(at == input.size());
}

TEST_CASE("UTF-8: decoding agrees with validity over all of Unicode") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 7) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    if (c < 0x80) {
      bytes = {static_cast<char>(c)};
    } else if (c < 0x800) {
      bytes = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
      bytes = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
               static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      bytes = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
               static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
    std::size_t at = 0;
    const bool same = !text::find_invalid_utf8(bytes) && text::next_code_point(bytes, at) == c &&
                      at == bytes.size();
    if (!same) FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
  SUCCEED();
}

TEST_CASE("control characters are found, tab and line feed are not") {
  struct Row {
    std::string_view bytes;
    std::optional<std::pair<std::size_t, char32_t>> found;
  };
  using namespace std::string_view_literals;
  const auto row = GENERATE(values<Row>({
      {"", std::nullopt},
      {"Kế hoạch\tnăm\n2026", std::nullopt},
      {"a\0b"sv, {{1, 0}}},
      {"năm\x01", {{4, 1}}},
      {"a\r\nb", {{1, U'\r'}}},
      {"a\vb", {{1, U'\v'}}},
      {"\x7F", {{0, 0x7F}}},
      {"ab\xC2\x80", {{2, 0x80}}},
      {"ab\xC2\x9F", {{2, 0x9F}}},
      {"ab\xC2\xA0", std::nullopt},  // no-break space
      {"\xC2\xAB", std::nullopt},    // «
      {"x\xEF\xBF\xBE", {{1, 0xFFFE}}},
      {"x\xEF\xBF\xBF", {{1, 0xFFFF}}},
      {"\xEF\xBF\xBD", std::nullopt},  // replacement character
      {"\xEF\xBB\xBF", std::nullopt},  // byte order mark
      {"\xEF\xBC\x9F", std::nullopt},  // full-width question mark
      {"Đ\x1Fệ", {{2, 0x1F}}},
  }));
  INFO(row.bytes);
  const auto found = text::find_control_character(row.bytes);
  REQUIRE(found.has_value() == row.found.has_value());
  if (found) {
    CHECK(found->offset == row.found->first);
    CHECK(found->character == row.found->second);
  }
}

TEST_CASE("display width counts columns of a terminal, not bytes or letters") {
  struct Row {
    std::string_view input;
    std::size_t expected;
  };
  const auto row = GENERATE(values<Row>({
      {"", 0},
      {"abc", 3},
      {"đường", 5},
      {"Vie\u0302\u0323t", 4},    // combining marks take none
      {"…–", 2},
      {"中文", 4},
      {"a\u200Bb\u00A0c", 4},  // a zero-width space, a no-break one
  }));
  CHECK(text::display_width(row.input) == row.expected);
}
