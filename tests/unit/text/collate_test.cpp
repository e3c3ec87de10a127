// Vietnamese dictionary order.

#include "text/collate.h"

#include <algorithm>
#include <future>
#include <string>
#include <vector>

#include "support/catch.h"

using namespace vanthu;

namespace {

using Texts = std::vector<std::string>;

template <typename Key>
Texts sorted(Texts texts, Key key) {
  std::stable_sort(texts.begin(), texts.end(),
                   [&](const std::string& a, const std::string& b) { return key(a) < key(b); });
  return texts;
}

template <typename Key>
void check_order(const Texts& expected, Key key) {
  Texts reversed(expected.rbegin(), expected.rend());
  CHECK(sorted(expected, key) == expected);
  CHECK(sorted(reversed, key) == expected);
  for (std::size_t i = 0; i + 1 < expected.size(); ++i) {
    INFO(expected[i] << " | " << expected[i + 1]);
    CHECK(key(expected[i]) < key(expected[i + 1]));
  }
}

}  // namespace

TEST_CASE("dictionary order: syllable by syllable") {
  const text::Collation collation;
  const auto key = [&](const std::string& one) { return collation.key(one); };
  const std::vector<Texts> tables = {
      {"La Thành", "Là An", "Lã Bình", "Lá", "Lạ"},
      // The six tones, and a longer syllable after all of them.
      {"ma", "mà", "mả", "mã", "má", "mạ", "man", "màn", "mang"},
      // The 29 letters.
      {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m",
       "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"},
      {"ca", "cá", "căn", "cân", "co", "cô", "cơ"},
      {"tâm lý", "tấm", "tân", "tận", "tư"},
      {"Đà Bắc", "Đà Nẵng", "Đại Từ", "Đắk Lắk", "Đồng Hỷ"},
      {"Hà Giang", "hà Nam", "Hà Nội", "Hải Phòng"},
      {"xã Đông", "xã Đông Anh", "xã Đồng"},
      {"khoản 2", "khoản 10", "khoản 10a", "khoản 11"},
      {"1.2", "1.10", "2", "Điều 1"},
      {"2025", "2026", "A"},
  };
  for (const Texts& table : tables) check_order(table, key);
}

TEST_CASE("the place of the tone mark does not count") {
  const text::Collation collation;
  struct Row {
    std::string_view a, b;
  };
  const auto row = GENERATE(values<Row>({{"hòa bình", "hoà bình"},
                                         {"KHỎE", "KHOẺ"},
                                         {"Thủy Nguyên", "Thuỷ Nguyên"},
                                         {"Quý", "Qúy"},
                                         {"hoàn", "hòan"},
                                         {"Ho\u0300a", "Hoa\u0300"}}));
  INFO(row.a << " " << row.b);
  CHECK(collation.key(row.a) == collation.key(row.b));
  CHECK(collation.person_key(row.a) == collation.person_key(row.b));
  CHECK(collation.key("Hoa") < collation.key("Hòa"));
  CHECK(collation.key("hoà") < collation.key("Hỏa"));
  CHECK(collation.key("hỏa") < collation.key("hoá"));
  // Neither oa nor uy: two texts.
  CHECK(collation.key("mùa") != collation.key("muà"));
}

TEST_CASE("case and punctuation count last") {
  const text::Collation collation;
  const auto key = [&](const std::string& one) { return collation.key(one); };
  check_order({"“An”", "an", "An", "an bình", "ánh"}, key);
  check_order({"Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tàu", "Bà Rịa Xa"}, key);
  check_order({"", "-", "a"}, key);
}

TEST_CASE("NFD and NFC give one key") {
  const text::Collation collation;
  CHECK(collation.key("Việt") == collation.key("Vie\u0302\u0323t"));
}

TEST_CASE("persons stand by given name, then family and middle names") {
  const text::Collation collation;
  check_order({"An", "Bùi Thị An", "Lê An", "Nguyễn Văn An", "Trần Ân", "Đỗ Thị Bình", "Lê Hòa",
               "Vũ Thị Hoà", "Trần Văn Hùng", "Hà Ánh Ý"},
              [&](const std::string& one) { return collation.person_key(one); });
  CHECK(collation.person_key("  Lê   Văn  An ") == collation.person_key("Lê Văn An"));
  CHECK(collation.person_key("") < collation.person_key("An"));
  CHECK(collation.person_key("LÊ VĂN BA") < collation.person_key("Lê Văn Bốn"));
}

TEST_CASE("keys do not depend on who makes them, nor on threads") {
  const text::Collation shared;
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "Nghiêng" + std::to_string(i) + "nghiêng";
  const Texts texts = {"La Thành", "Là An", "khoản 10", "Thuỷ", "", long_text};
  const auto keys = [&] {
    Texts result;
    for (int turn = 0; turn < 50; ++turn) {
      for (const std::string& one : texts) result.push_back(shared.key(one));
    }
    return result;
  };
  const Texts expected = keys();
  std::vector<std::future<Texts>> others;
  for (int i = 0; i < 4; ++i) others.push_back(std::async(std::launch::async, keys));
  for (auto& other : others) CHECK(other.get() == expected);
  CHECK(text::Collation().key("Thuỷ") == shared.key("Thuỷ"));
}
