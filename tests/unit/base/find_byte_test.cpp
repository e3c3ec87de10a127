#include "base/find_byte.h"

#include <string>

#include "support/catch.h"

using vanthu::find_byte;

TEST_CASE(
    "the first of the bytes looked for is found wherever it stands, in short and long texts") {
  const auto is_mark = [](unsigned char c) { return (c == '&') | (c == 0xEF); };
  for (const std::size_t size : {0U, 1U, 31U, 32U, 33U, 64U, 100U}) {
    const std::string plain(size, 'a');
    CHECK(find_byte(plain, 0, is_mark) == size);
    CHECK(find_byte(plain, size, is_mark) == size);
    for (std::size_t at = 0; at < size; ++at) {
      for (const char mark : {'&', '\xEF'}) {
        std::string text = plain;
        text[at] = mark;
        text.back() = mark;
        CHECK(find_byte(text, 0, is_mark) == at);
        CHECK(find_byte(text, at, is_mark) == at);
        if (at + 1 < size) CHECK(find_byte(text, at + 1, is_mark) == size - 1);
      }
    }
  }
}
