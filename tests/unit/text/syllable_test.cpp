// Which spellings are Vietnamese syllables, and what was meant by the others.

#include "text/syllable.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace vanthu::text;

TEST_CASE("syllables: what can be spelt") {
  const std::vector<const char*> good = {
      "nghiêng", "người", "quyết", "quốc", "giếng", "gì",   "gìn",  "giữ",    "khuỷu", "ngoằn",
      "ngoèo",   "thuở",  "hòa",   "hoà",  "thủy",  "thuỷ", "hoàn", "rượu",   "yếu",   "kỹ",
      "kĩ",      "khuya", "của",   "cửa",  "bìa",   "già",  "quý",  "xoong",  "a",     "ở",
      "ảnh",     "nghĩa", "tuần",  "thuế", "tuýp",  "oát",  "được", "trường", "lũy",   "phụ"};
  for (const char* word : good) {
    INFO(word);
    CHECK(is_syllable(word));
    CHECK(likely_spelling(word).empty());
  }
  const std::vector<const char*> bad = {"nghành", "ngiêng", "kông", "cế",   "ghà",  "trừong",
                                        "hòan",   "qúy",    "gìa",  "nươc", "đưọc", "tàc",
                                        "axít",   "đắk",    "hóá",  "",     "kh",   "thựchiện"};
  for (const char* word : bad) {
    INFO(word);
    CHECK_FALSE(is_syllable(word));
  }
}

TEST_CASE("syllables: what was meant") {
  struct Row {
    const char* word;
    const char* meant;
  };
  const Row rows[] = {
      {"nghành", "ngành"}, {"ngiêm", "nghiêm"}, {"trừong", "trường"}, {"hòan", "hoàn"},
      {"qúy", "quý"},      {"gìa", "già"},      {"ghà", "gà"},        {"côngviệc", "công việc"},
      {"đưọc", "được"},    {"nguời", "người"},  {"nươc", ""},         {"axít", ""},
      {"đắk", ""}};
  for (const Row& row : rows) {
    INFO(row.word);
    CHECK(likely_spelling(row.word) == row.meant);
  }
  CHECK(has_shape_of_syllable("nươc"));
  CHECK_FALSE(has_shape_of_syllable("axít"));
  CHECK_FALSE(has_shape_of_syllable("đắk"));
}

TEST_CASE("syllables: where the tone stands") {
  CHECK(tone_place("hòa") == TonePlace::First);
  CHECK(tone_place("hoà") == TonePlace::Second);
  CHECK(tone_place("thủy") == TonePlace::First);
  CHECK(tone_place("khoẻ") == TonePlace::Second);
  CHECK(with_tone_moved("hòa") == "hoà");
  CHECK(with_tone_moved("thuỷ") == "thủy");
  CHECK(with_tone_moved("nghĩa").empty());
  for (const char* word : {"hoàn", "quý", "mùa", "hoa", "ngoài", "nghĩa", ""}) {
    INFO(word);
    CHECK(tone_place(word) == TonePlace::None);
  }
  CHECK(without_tone(U'ệ').letter == U'ê');
  CHECK(without_tone(U'ệ').tone == Tone::Dot);
  CHECK(with_tone(U'ơ', Tone::Grave) == U'ờ');
  CHECK(with_tone(U'b', Tone::Level) == U'b');
}

TEST_CASE("syllables: words with loose marks, parted by digits and signs") {
  const std::string_view text = "a\u0301b-cd 12đ";
  std::vector<std::string_view> found;
  each_word(text, [&](const WordSpan& one) {
    found.push_back(text.substr(one.begin, one.end - one.begin));
  });
  CHECK(found == std::vector<std::string_view>{"a\u0301b", "cd", "đ"});
}
