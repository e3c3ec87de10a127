#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;

namespace {

std::string decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  icu::Normalizer2::getNFDInstance(status)->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return result;
}

}  // namespace

TEST_CASE("normalised gives NFC, line feeds and no byte order mark") {
  struct Row {
    std::string_view what;
    std::string_view input;
    std::string_view expected;
  };
  const auto row = GENERATE(values<Row>({
      {"empty", "", ""},
      {"ASCII", "12/2024/QD-UBND", "12/2024/QD-UBND"},
      {"NFC stays", "Kế hoạch hoạt động bình đẳng giới", "Kế hoạch hoạt động bình đẳng giới"},
      {"NFD", "Ke\u0302\u0301 hoa\u0323ch", "Kế hoạch"},
      {"circumflex before dot", "Vie\u0302\u0323t", "Việt"},
      {"dot before circumflex", "Vie\u0323\u0302t", "Việt"},
      {"dot below the composed ê", "Viê\u0323t", "Việt"},
      {"circumflex on the composed ẹ", "Viẹ\u0302t", "Việt"},
      {"horn and grave", "u\u031Bo\u031B\u0300", "ườ"},
      {"grave before horn", "u\u031Bo\u0300\u031B", "ườ"},
      {"horn, dot in both orders", "o\u031B\u0323o\u0323\u031B", "ợợ"},
      {"breve and tones", "a\u0306\u0300a\u0306\u0309a\u0306\u0303", "ằẳẵ"},
      {"upper case", "U\u031BO\u031B\u0300NG", "ƯỜNG"},
      {"old tone marks of Unicode 1", "a\u0340e\u0341", "àé"},
      {"đ has no parts", "đĐ", "đĐ"},
      {"two spellings stay two", "hòa hoà", "hòa hoà"},
      {"ångström sign", "\u212B", "\u00C5"},
      {"en quad becomes en space", "a\u2000b\u2001c", "a\u2002b\u2003c"},
      {"punctuation stays", "“Điều 5” – ‘a’ … • ₫", "“Điều 5” – ‘a’ … • ₫"},
      {"no-break space stays", "Điều\u00A05", "Điều\u00A05"},
      {"compatibility forms stay", "m² ﬁ ①", "m² ﬁ ①"},
      {"CR LF", "a\r\nb\r\n", "a\nb\n"},
      {"CR", "a\rb\r", "a\nb\n"},
      {"CR CR LF", "a\r\r\nb", "a\n\nb"},
      {"vertical tab, form feed", "a\vb\fc", "a\nb\nc"},
      {"next line", "a\u0085b", "a\nb"},
      {"line and paragraph separator", "a\u2028b\u2029c", "a\nb\nc"},
      {"byte order mark", "\uFEFFKế", "Kế"},
      {"byte order mark alone", "\uFEFF", ""},
      {"byte order mark inside is text", "a\uFEFFb", "a\uFEFFb"},
      {"all at once", "\uFEFFKe\u0302\u0301\r\nhoa\u0323ch\u2028", "Kế\nhoạch\n"},
      {"emoji", "😀\r", "😀\n"},
  }));
  INFO(row.what);
  CHECK(text::normalised(row.input) == row.expected);
  CHECK(text::normalised(text::normalised(row.input)) == row.expected);
}

TEST_CASE("normalised composes every Vietnamese letter from its parts") {
  const std::string letters =
      "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
  const std::string all = letters + text::upper(letters);
  CHECK(decomposed(all) != all);
  CHECK(text::normalised(decomposed(all)) == all);
  CHECK(text::normalised(all) == all);
}

TEST_CASE("the fast path never lets through what ICU would change") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  REQUIRE(U_SUCCESS(status));
  for (UChar32 c = 0x20; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) continue;
    // Alone, and behind a letter that it may join.
    for (const UChar32 before : {UChar32{'-'}, UChar32{'e'}}) {
      std::string input;
      icu::UnicodeString(before).append(c).toUTF8String(input);
      std::string expected;
      icu::StringByteSink<std::string> sink(&expected);
      nfc->normalizeUTF8(0, input, sink, nullptr, status);
      if (text::normalised(input) != expected) FAIL("U+" << std::hex << c);
    }
  }
  SUCCEED();
}
