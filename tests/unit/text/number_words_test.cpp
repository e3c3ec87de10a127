// Numbers in words: a table by hand, ICU as the oracle below one million, and above it a slow
// reference that goes another way.

#include "text/number_words.h"

#include <unicode/rbnf.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"

using namespace vanthu;
using text::Closing;
using text::NumberStyle;

namespace {

constexpr NumberStyle south = {NumberStyle::ZeroTens::Le, NumberStyle::Thousand::Ngan};
constexpr NumberStyle with_le = {NumberStyle::ZeroTens::Le, NumberStyle::Thousand::Nghin};
constexpr std::int64_t highest = 1'000'000'000'000'000'000;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

// Every digit with its rank, zeros and all ("không trăm hai mươi năm nghìn"), by division from the
// right; then the irregular forms by replacing words.
std::string reference(std::int64_t number) {
  static const std::vector<std::string> digits = {"không", "một", "hai", "ba",  "bốn",
                                                  "năm",   "sáu", "bảy", "tám", "chín"};
  static const std::vector<std::string> ranks = {"", " nghìn", " triệu"};
  if (number < 0) return "âm " + reference(-number);
  if (number == 0) return "không";
  const auto digit = [](std::int64_t d) { return digits[static_cast<std::size_t>(d)]; };
  const auto below_billion = [&](std::int64_t block) {
    std::string text;
    for (std::size_t rank = 0; block > 0; ++rank, block /= 1000) {
      const std::int64_t group = block % 1000;
      if (group == 0) continue;
      text = digit(group / 100) + " trăm " + digit(group / 10 % 10) + " mươi " + digit(group % 10) +
             ranks[rank] + " " + text;
    }
    return text;
  };
  std::string text;
  std::string billions;
  for (; number > 0; number /= 1'000'000'000) {
    const std::int64_t block = number % 1'000'000'000;
    if (block > 0) text = below_billion(block) + billions + text;
    billions += "tỷ ";
  }
  text = " " + text;
  replace_all(text, " không mươi không ", " ");
  replace_all(text, " không mươi ", " linh ");
  replace_all(text, " một mươi ", " mười ");
  for (const char* ten : {" mươi ", " mười "}) {
    replace_all(text, std::string(ten) + "không ", ten);
    replace_all(text, std::string(ten) + "năm ", std::string(ten) + "lăm ");
  }
  replace_all(text, " mươi một ", " mươi mốt ");
  replace_all(text, " mươi bốn ", " mươi tư ");
  for (const char* head : {" không trăm ", " linh "}) {
    if (text.starts_with(head)) text.erase(0, std::string_view(head).size() - 1);
  }
  return text.substr(1, text.size() - 2);
}

}  // namespace

TEST_CASE("numbers in words: by hand") {
  struct Row {
    std::string_view number;
    std::string_view words;
  };
  const auto row = GENERATE(values<Row>({
      {"0", "không"},
      {"-0", "không"},
      {"000", "không"},
      {"007", "bảy"},
      {"4", "bốn"},
      {"5", "năm"},
      {"10", "mười"},
      {"11", "mười một"},
      {"14", "mười bốn"},
      {"15", "mười lăm"},
      {"20", "hai mươi"},
      {"21", "hai mươi mốt"},
      {"24", "hai mươi tư"},
      {"25", "hai mươi lăm"},
      {"31", "ba mươi mốt"},
      {"55", "năm mươi lăm"},
      {"99", "chín mươi chín"},
      {"100", "một trăm"},
      {"101", "một trăm linh một"},
      {"105", "một trăm linh năm"},
      {"110", "một trăm mười"},
      {"115", "một trăm mười lăm"},
      {"204", "hai trăm linh bốn"},
      {"555", "năm trăm năm mươi lăm"},
      {"1000", "một nghìn"},
      {"1005", "một nghìn không trăm linh năm"},
      {"1050", "một nghìn không trăm năm mươi"},
      {"1234", "một nghìn hai trăm ba mươi tư"},
      {"2026", "hai nghìn không trăm hai mươi sáu"},
      {"10000", "mười nghìn"},
      {"21021", "hai mươi mốt nghìn không trăm hai mươi mốt"},
      {"100000", "một trăm nghìn"},
      {"105015", "một trăm linh năm nghìn không trăm mười lăm"},
      {"1000000", "một triệu"},
      {"1000005", "một triệu không trăm linh năm"},
      {"1000050", "một triệu không trăm năm mươi"},
      {"1000500", "một triệu năm trăm"},
      {"1050000", "một triệu không trăm năm mươi nghìn"},
      {"5005000", "năm triệu không trăm linh năm nghìn"},
      {"15000000", "mười lăm triệu"},
      {"1000000000", "một tỷ"},
      {"1000000005", "một tỷ không trăm linh năm"},
      {"1005000000", "một tỷ không trăm linh năm triệu"},
      {"24000000000", "hai mươi tư tỷ"},
      {"1000000000000", "một nghìn tỷ"},
      {"1000000000001", "một nghìn tỷ không trăm linh một"},
      {"1230950880055",
       "một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu tám trăm tám mươi nghìn không trăm "
       "năm mươi lăm"},
      {"1005000000000", "một nghìn không trăm linh năm tỷ"},
      {"2000000000000000", "hai triệu tỷ"},
      {"100001000000000000", "một trăm triệu không trăm linh một nghìn tỷ"},
      {"1000000000000000000", "một tỷ tỷ"},
      {"-1000000000000000000", "âm một tỷ tỷ"},
      {"-21", "âm hai mươi mốt"},
      {"3.25", "ba phẩy hai năm"},
      {"-12.50", "âm mười hai phẩy năm không"},
      {"0.05", "không phẩy không năm"},
      {"-0.5", "âm không phẩy năm"},
      {"-0.0", "không phẩy không"},
      {"95.14", "chín mươi lăm phẩy một bốn"},
  }));
  INFO(row.number);
  CHECK(text::number_in_words(row.number) == row.words);
}

TEST_CASE("numbers in words: linh or lẻ, nghìn or ngàn") {
  CHECK(text::number_in_words("1105", south) == "một ngàn một trăm lẻ năm");
  CHECK(text::number_in_words("1105", with_le) == "một nghìn một trăm lẻ năm");
  CHECK(text::number_in_words("1105", {NumberStyle::ZeroTens::Linh, NumberStyle::Thousand::Ngan}) ==
        "một ngàn một trăm linh năm");
  CHECK(text::number_in_words(1'000'000'000'005, south) == "một ngàn tỷ không trăm lẻ năm");
}

TEST_CASE("numbers in words: what is no number, or too large, gives nothing") {
  const auto wrong = GENERATE(as<std::string_view>{}, "", "-", "+1", "--1", "1e3", "1.", ".5",
                              "1,5", "1.2.3", " 1", "mười", "1000000000000000001",
                              "-1000000000000000001", "10000000000000000000000", "1000 000");
  INFO(wrong);
  CHECK(text::number_in_words(wrong) == std::nullopt);
  CHECK(text::money_in_words(wrong) == std::nullopt);
}

TEST_CASE("amounts of money") {
  CHECK(text::money_in_words("0") == "Không đồng");
  CHECK(text::money_in_words("1500") == "Một nghìn năm trăm đồng");
  CHECK(text::money_in_words(25'000'000, {}, Closing::DongChan) == "Hai mươi lăm triệu đồng chẵn");
  CHECK(text::money_in_words(1'000'005, south) == "Một triệu không trăm lẻ năm đồng");
  CHECK(text::money_in_words(-5000) == "Âm năm nghìn đồng");
  CHECK(text::money_in_words(highest) == "Một tỷ tỷ đồng");
  CHECK(text::money_in_words("1500.5") == std::nullopt);
  CHECK(text::money_in_words("1500.0") == std::nullopt);
  CHECK(text::money_in_words(std::numeric_limits<std::int64_t>::max()) == std::nullopt);
  CHECK(text::number_in_words(std::numeric_limits<std::int64_t>::min()) == std::nullopt);
}

TEST_CASE("numbers in words agree with ICU below one million") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, icu::Locale("vi"), status);
  REQUIRE(U_SUCCESS(status));
  // All groups of three alone and under every thousand up to 100; then with a stride prime to 1000.
  for (std::int32_t number = 0; number < 1'000'000; number += number < 100'000 ? 1 : 7) {
    icu::UnicodeString wide;
    std::string expected;
    speller.format(number, wide).toUTF8String(expected);
    if (text::number_in_words(number, with_le) != expected) {
      INFO(number << ": ICU " << expected);
      FAIL(*text::number_in_words(number, with_le));
    }
  }
  SUCCEED();
}

TEST_CASE("numbers in words agree with the slow reference") {
  const auto check = [](std::int64_t number) {
    if (text::number_in_words(number) == reference(number)) return;
    INFO(number << ": " << reference(number));
    FAIL(text::number_in_words(number).value_or("nothing"));
  };
  for (std::int64_t number = -2000; number <= 20'000; ++number) check(number);
  // Around each power of ten, and groups of every kind side by side.
  for (std::int64_t power = 1; power <= highest / 100; power *= 10) {
    for (std::int64_t near = -25; near <= 125; ++near) check(power * 10 + near);
    for (std::int64_t digit = 1; digit < 10; ++digit) check(power * digit);
  }
  for (std::int64_t below = 0; below <= 125; ++below) check(highest - below);
  const std::vector<std::int64_t> groups = {0, 1, 4, 5, 10, 15, 21, 50, 100, 105, 215, 500, 999};
  for (std::int64_t a : groups) {
    for (std::int64_t b : groups) {
      for (std::int64_t c : groups) {
        check((a * 1000 + b) * 1000 + c);
        check((((a * 1000 + b) * 1000 + c) * 1000 + a) * 1000 + b);
        check((((a * 1'000'000 + b) * 1000 + c) * 1000 + a) * 1000);
        check(((a * 1000 + b) * 1000 + c) * 1'000'000'000);
      }
    }
  }
  std::mt19937_64 random(30'2020);
  for (int i = 0; i < 30'000; ++i) {
    std::int64_t number = static_cast<std::int64_t>(random() % (highest + 1));
    for (std::uint64_t shorter = random() % 19; shorter > 0; --shorter) number /= 10;
    check(number);
    check(-number);
  }
  SUCCEED();
}
