#include "pdf/codes.h"

#include <string>

#include "composer.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;

TEST_CASE("every letter of Vietnamese and every digit has a code of one byte, and its own") {
  std::string text =
      pdf_tests::all_letters() + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    const std::string letter = text.substr(at, size);
    at += size;
    INFO(letter);
    const std::uint8_t code = short_code(letter);
    if (letter == "\\") {
      CHECK(code == 0);
      continue;
    }
    REQUIRE(code != 0);
    CHECK(code < first_other);
    CHECK(std::string("\r()\\").find(static_cast<char>(code)) == std::string::npos);
    ++letters;
  }
  CHECK(letters > 300);
  for (int code = 0; code < 256; ++code) {
    const char32_t character = character_of(static_cast<std::uint8_t>(code));
    if (character == 0 || character > 0x7F) continue;
    CHECK(short_code(std::string(1, static_cast<char>(character))) == code);
  }
  CHECK(short_code(" ") == space_code);
  CHECK(short_code("7") == '7');
  CHECK(short_code("ế") != short_code("ề"));
}

TEST_CASE("what is no single character of the table has no code of one byte") {
  for (const char* other : {"", "\\", "{", "☐", "ab", "e\xCC\x81", "𐍈", "ǵ", "ḿ"}) {
    INFO(other);
    CHECK(short_code(other) == 0);
  }
}

TEST_CASE("CIDs from 240 on have codes of two bytes, escaped where a string wants it") {
  const auto bytes = [](std::uint16_t cid) {
    std::string out;
    append_code_bytes(out, cid);
    return out;
  };
  CHECK(bytes(10) == "\n");
  CHECK(bytes(239) == "\xEF");
  CHECK(bytes(240) == "\xF0\xF0");
  CHECK(bytes(0x128) == "\xF1\\(");
  CHECK(bytes(0x10D) == "\xF1\\r");
  std::string hexadecimal;
  append_code(hexadecimal, 65);
  append_code(hexadecimal, 700);
  CHECK(hexadecimal == "<41><F2BC>");
}

TEST_CASE("the CMap turns codes into CIDs") {
  CHECK(encoding_cmap(false).find("1 begincodespacerange\n<00><EF>\nendcodespacerange\n"
                                  "1 begincidrange\n<00><EF>0\nendcidrange\n") !=
        std::string::npos);
  // 9.7.6.2: the codes of one range differ in the last byte only.
  const std::string both = encoding_cmap(true);
  CHECK(both.find("2 begincodespacerange\n<00><EF>\n<F000><FFFF>\nendcodespacerange\n"
                  "17 begincidrange\n<00><EF>0\n<F000><F0FF>0\n<F100><F1FF>256\n") !=
        std::string::npos);
  CHECK(both.find("<FF00><FFFF>3840\nendcidrange") != std::string::npos);
}
