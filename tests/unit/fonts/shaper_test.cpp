// Measuring words.

#include <filesystem>
#include <string>

#include "fonts/fonts.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::fonts;

namespace {

Shaper make_shaper() {
  Diagnostics diagnostics;
  auto set = open_fonts(std::filesystem::path(VANTHU_SOURCE_DIR) / "fonts", diagnostics);
  REQUIRE(set != nullptr);
  return Shaper(std::move(set));
}

}  // namespace

TEST_CASE("faces by weight and slant") {
  CHECK(face_of(false, false) == Face::Regular);
  CHECK(face_of(true, false) == Face::Bold);
  CHECK(face_of(false, true) == Face::Italic);
  CHECK(face_of(true, true) == Face::BoldItalic);
}

TEST_CASE("a Vietnamese syllable is one glyph a letter, clusters in bytes") {
  Shaper shaper = make_shaper();
  const ShapedText& word = shaper.shape(Face::Regular, "được");
  REQUIRE(word.glyphs.size() == 4);
  CHECK(word.complete);
  CHECK(word.glyphs[0].cluster == 0);  // đ: 2 bytes
  CHECK(word.glyphs[1].cluster == 2);  // ư: 2
  CHECK(word.glyphs[2].cluster == 4);  // ợ: 3
  CHECK(word.glyphs[3].cluster == 7);
  // đ 1024, ư 1110, ợ as ơ 1083, c 909: the widths Times New Roman has for its base letters.
  CHECK(word.advance == 1024 + 1110 + 1083 + 909);
}

TEST_CASE("pairs are not kerned and ligatures not formed") {
  Shaper shaper = make_shaper();
  const auto sum = [&](const char* a, const char* b) {
    return shaper.shape(Face::Regular, a).advance + shaper.shape(Face::Regular, b).advance;
  };
  CHECK(shaper.shape(Face::Regular, "AV").advance == sum("A", "V"));
  CHECK(shaper.shape(Face::Regular, "fi").advance == sum("f", "i"));
  CHECK(shaper.shape(Face::Regular, "fi").glyphs.size() == 2);
}

TEST_CASE("a character without a glyph is told") {
  Shaper shaper = make_shaper();
  CHECK(shaper.shape(Face::Regular, "ự").complete);
  CHECK_FALSE(shaper.shape(Face::Regular, "☑").complete);
  CHECK_FALSE(shaper.shape(Face::Bold, "a漢b").complete);
}

TEST_CASE("invisible characters take no glyph") {
  Shaper shaper = make_shaper();
  const ShapedText& word = shaper.shape(Face::Regular, "a\u200Bb\u00ADc");
  CHECK(word.complete);
  CHECK(word.glyphs.size() == 3);
  CHECK(word.glyphs[2].cluster == 7);
}

TEST_CASE("the same word gives the same object, and it stays") {
  Shaper shaper = make_shaper();
  const ShapedText* first = &shaper.shape(Face::Italic, "hoạch");
  for (int i = 0; i < 5000; ++i) (void)shaper.shape(Face::Italic, "w" + std::to_string(i));
  CHECK(&shaper.shape(Face::Italic, "hoạch") == first);
  CHECK(&shaper.shape(Face::Bold, "hoạch") != first);
}

TEST_CASE("widths of whole texts") {
  Shaper shaper = make_shaper();
  // 2048 units are one em: three digits of half an em at 14 pt are 21 pt.
  CHECK(shaper.width(Face::Regular, Length::pt(14), "000") == Length::pt(21));
  CHECK(shaper.width(Face::Regular, Length::pt(14), "") == Length());
  // A space is a quarter of an em; leading, trailing and repeated ones count.
  CHECK(shaper.width(Face::Regular, Length::pt(16), " 0  0 ") == Length::pt(8 * 2 + 4 * 4));
}

TEST_CASE("scaling rounds to the nearest unit, both ways from zero") {
  CHECK(scaled(1, Length::emu(3), 2) == Length::emu(2));
  CHECK(scaled(-1, Length::emu(3), 2) == Length::emu(-2));
  CHECK(scaled(2355, Length::pt(14), 2048).emu() == 204453);
  CHECK(scaled(1'000'000'000, Length::pt(500), 1000).emu() == 6'350'000'000'000);
}
