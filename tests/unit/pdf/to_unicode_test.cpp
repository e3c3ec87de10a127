#include "pdf/to_unicode.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "composer.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

TEST_CASE("clusters take the text up to the next cluster") {
  const fonts::SizedText& word =
      made_word("aếbc", {{5, 100, 0}, {6, 100, 1}, {7, 100, 4}, {8, 100, 4}});
  std::vector<std::string> found;
  for_each_cluster(word, [&](const Cluster& cluster) {
    found.push_back(std::to_string(cluster.first) + "-" + std::to_string(cluster.last) + " " +
                    std::string(cluster.text));
  });
  CHECK(found == std::vector<std::string>{"0-1 a", "1-2 ế", "2-4 bc"});
}

TEST_CASE("the face's own glyph of a letter has the letter's code, any other a code of its own") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const auto glyph = [&](char32_t c) { return fonts->glyph(fonts::Face::Regular, c); };
  const std::uint16_t b = glyph('b');
  // "b" as a should look, an Egyptian bird, "ba" as two glyphs.
  const fonts::SizedText& word =
      made_word("ab𓅓ba", {{glyph('a'), 1, 0}, {glyph('a'), 1, 1}, {b, 1, 2}, {b, 1, 6}, {7, 1, 6}});
  Words words;
  const FontUse use = collect(page_with(word), *fonts, words);
  REQUIRE(use[0] != nullptr);
  std::vector<std::string> letters;
  for (const Letter& one : use[0]->letters) {
    letters.push_back(fmt::format("{} {} {}", one.cid == short_code("a") ? 1 : one.cid,
                                  one.glyph == b   ? "b"
                                  : one.glyph == 7 ? "7"
                                                   : "a",
                                  one.text));
  }
  // In the order of their texts, parts of spans behind them.
  CHECK(letters == std::vector<std::string>{"1 a ", "240 a b", "241 b 𓅓", "242 7 ba"});
  CHECK(use[0]->part(7).cid == 242);
  CHECK(use[0]->part(b).cid == 241);  // it has a letter
  CHECK(use[0]->letter("a", glyph('a')).cid == short_code("a"));

  const std::string map = to_unicode(short_codes(use), *use[0]);
  std::string code;
  append_code(code, short_code("a"));
  CHECK(map.find("4 beginbfchar\n" + code +
                 "<0061>\n<F0F0><0062>\n<F0F1><D80CDD53>\n"
                 "<F0F2><00620061>\nendbfchar\n") != std::string::npos);
  CHECK(map.find("<F000><FFFF>\n") != std::string::npos);
}

TEST_CASE("however many texts are joined, there are no more codes than glyphs") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"a"});
  std::vector<layout::PlacedWord>& words = composer.pages.pages[0].lines[0].runs[0].words;
  for (int i = 0; i < 5000; ++i) {
    std::string text = "x";
    for (int rest = i; rest > 0; rest /= 10) text += static_cast<char>('0' + rest % 10);
    words.push_back({&made_word(text, {{7, 1, 0}, {9, 1, 0}}), Length()});
    words.push_back({&made_word(text, {{11, 1, 0}}), Length()});  // one glyph for all of it
  }
  Words known;
  const FontUse use = collect(composer.pages, *fonts, known);
  CHECK(use[0]->letters.size() == 4);
  CHECK(use[0]->part(9).text == "x");
}

TEST_CASE("faces that use nothing but letters share one map") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"một", fonts::Face::Regular, Length::pt(14), {}, {}});
  composer.add({"hai", fonts::Face::Bold, Length::pt(14), {}, {}});
  Words words;
  const FontUse use = collect(composer.pages, *fonts, words);
  const ShortCodes codes = short_codes(use);
  CHECK(to_unicode(codes, *use[0]) == to_unicode(codes, *use[1]));
  CHECK(to_unicode(codes, *use[0]).find("6 beginbfchar\n") != std::string::npos);
}

TEST_CASE("blocks of the map hold at most a hundred entries") {
  FaceUse use;
  ShortCodes codes{};
  for (std::uint16_t code = 0; code < codes.size(); ++code) codes[code] = code > 32 && code < 233;
  for (std::size_t i = 0; i < 50; ++i) {
    use.others.emplace(std::pair{"a", static_cast<std::uint16_t>(i + 1)}, use.letters.size());
    use.letters.push_back(
        {static_cast<std::uint16_t>(240 + i), static_cast<std::uint16_t>(i + 1), 500'000, "a"});
  }
  const std::string cmap = to_unicode(codes, use);
  CHECK(occurrences(cmap, "100 beginbfchar\n") == 2);
  CHECK(occurrences(cmap, "50 beginbfchar\n") == 1);
  CHECK(occurrences(cmap, "endbfchar\n") == 3);
}

TEST_CASE("what the words knew before changes nothing") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const fonts::SizedText& bird = made_word("x𓅓", {{9, 1, 0}, {9, 1, 1}});
  const fonts::SizedText& other = made_word("y☐", {{8, 1, 0}, {7, 1, 1}});
  const layout::Pages first = page_with(bird), second = page_with(other);
  Words used, fresh;
  (void)collect(first, *fonts, used);
  const FontUse after = collect(second, *fonts, used), anew = collect(second, *fonts, fresh);
  CHECK(after[0]->letters == anew[0]->letters);
  CHECK(collect(first, *fonts, used)[0]->letters == collect(first, *fonts, fresh)[0]->letters);
}
