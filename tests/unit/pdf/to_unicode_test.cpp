#include "pdf/to_unicode.h"

#include <string>
#include <utility>
#include <vector>

#include "composer.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;

namespace {

constexpr std::size_t glyph_count = 1000;

// Glyph and cluster.
const fonts::SizedText& word_of(std::string text,
                                const std::vector<std::pair<std::uint16_t, std::uint32_t>>& glyphs) {
  std::vector<fonts::Glyph> all;
  for (const auto& [id, cluster] : glyphs) all.push_back({id, 100, cluster});
  return pdf_tests::made_word(std::move(text), std::move(all));
}

}  // namespace

TEST_CASE("clusters take the text up to the next cluster") {
  const fonts::SizedText& word = word_of("aếbc", {{5, 0}, {6, 1}, {7, 4}, {8, 4}});
  std::vector<std::string> found;
  for_each_cluster(word, [&](const Cluster& cluster) {
    found.push_back(std::to_string(cluster.first) + "-" + std::to_string(cluster.last) + " " +
                    std::string(cluster.text));
  });
  CHECK(found == std::vector<std::string>{"0-1 a", "1-2 ế", "2-4 bc"});
}

TEST_CASE("a glyph maps to the NFC character it shows, as UTF-16") {
  ToUnicode map(glyph_count);
  const fonts::SizedText& word = word_of("a ế𐍈", {{68, 0}, {3, 1}, {300, 2}, {7, 5}});
  map.add(word, 1);
  map.settle();
  CHECK(map.glyphs() == std::vector<std::uint16_t>{3, 7, 68, 300});
  const std::string cmap = map.cmap(Codes(map.glyphs(), {1, 2, 90, 300}, glyph_count, 3));
  CHECK(cmap.find("4 beginbfchar\n<02><D800DF48>\n<20><0020>\n<5B><0061>\n<F12D><1EBF>\n") !=
        std::string::npos);
}

TEST_CASE("codes that follow one another as their characters do are one range") {
  ToUnicode map(glyph_count);
  const fonts::SizedText& word = word_of(
      "abcxþÿĀ",
      {{9, 0}, {10, 1}, {11, 2}, {12, 3}, {13, 4}, {14, 6}, {15, 8}});
  map.add(word, 1);
  map.settle();
  // U+0100 is none of the range of U+00FE: only the last byte of a text may differ.
  const std::string cmap = map.cmap(Codes(map.glyphs(), {1, 2, 3, 4, 5, 6, 7}, glyph_count, 3));
  CHECK(cmap.find("2 beginbfrange\n<01><03><0061>\n<05><06><00FE>\nendbfrange\n"
                  "2 beginbfchar\n<04><0078>\n<07><0100>\nendbfchar\n") != std::string::npos);
}

TEST_CASE("the commonest text of a glyph wins, a tie goes to the smaller text") {
  ToUnicode map(glyph_count);
  map.add(9, "x");
  map.add(9, "y");
  map.add(9, "y");
  map.add(10, "q");
  map.add(10, "p");
  map.settle();
  CHECK(map.text_of(9) == "y");
  CHECK(map.text_of(10) == "p");
}

TEST_CASE("a cluster of several glyphs is never taken for one that the map shows") {
  ToUnicode map(glyph_count);
  const fonts::SizedText& word = word_of("ba", {{4, 0}, {5, 0}, {6, 1}});
  map.add(word, 1);
  map.settle();
  std::vector<bool> shown;
  for_each_cluster(word, [&](const Cluster& cluster) { shown.push_back(map.shows(word, cluster)); });
  CHECK(shown == std::vector<bool>{false, true});
  CHECK(map.text_of(5) == "b");  // every glyph shown has some value
  map.add(5, "z");               // and gives it up for one of its own
  map.settle();
  CHECK(map.text_of(5) == "z");
}

TEST_CASE("blocks of the map hold at most a hundred entries") {
  ToUnicode map(glyph_count);
  for (std::uint16_t glyph = 1; glyph <= 250; ++glyph) map.add(glyph, "a");
  const std::string cmap = map.cmap(Codes(map.glyphs(), map.glyphs(), glyph_count, 3));
  CHECK(pdf_tests::occurrences(cmap, "100 beginbfchar\n") == 2);
  CHECK(pdf_tests::occurrences(cmap, "50 beginbfchar\n") == 1);
  CHECK(pdf_tests::occurrences(cmap, "endbfchar\n") == 3);
}
