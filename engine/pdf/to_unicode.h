// Which text each glyph of one face stands for.
//
//   in    every word of the document in that face, and how often it stands there
//   out   one text per glyph for the font's /ToUnicode (ISO 32000-1, 9.10.3), and the answer to
//   "does
//         this cluster need an /ActualText?"
//
// Nearly always one glyph is one character. Where a glyph stands for several texts (U+2010 and
// U+2011 share one), the commonest goes into the map and content.cpp wraps the others in a span
// with /ActualText; so it does where one character became several glyphs.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fonts/fonts.h"
#include "pdf/codes.h"

namespace vanthu::pdf {

// Glyphs [first, last) of a word and the characters they show together.
struct Cluster {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string_view text;
};

template <typename Visit>
void for_each_cluster(const fonts::SizedText& word, Visit&& visit) {
  const std::vector<fonts::Glyph>& glyphs = word.shaped->glyphs;
  for (std::size_t first = 0, last = 0; first < glyphs.size(); first = last) {
    const std::size_t begin = glyphs[first].cluster;
    while (last < glyphs.size() && glyphs[last].cluster == begin) ++last;
    const std::size_t end = last < glyphs.size() ? glyphs[last].cluster : word.text.size();
    visit(Cluster{first, last, word.text.substr(begin, end - begin)});
  }
}

class ToUnicode {
 public:
  explicit ToUnicode(std::size_t glyph_count) : entries_(glyph_count) {}

  // The texts are not copied: the words must outlive this. `count`: how often it is shown.
  void add(const fonts::SizedText& word, std::uint32_t count);
  void add(std::uint16_t glyph, std::string_view text, std::uint32_t count = 1);
  // After the last add(): decides for the glyphs with several texts.
  void settle();

  // Else it needs an /ActualText.
  [[nodiscard]] bool shows(const fonts::SizedText& word, const Cluster& cluster) const {
    return cluster.last - cluster.first == 1 &&
           text_of(word.shaped->glyphs[cluster.first].id) == cluster.text;
  }
  [[nodiscard]] std::string_view text_of(std::uint16_t glyph) const { return entries_[glyph].text; }
  // Ascending.
  [[nodiscard]] std::vector<std::uint16_t> glyphs() const;

  // All texts, in the order of the glyphs: tells one map of the same glyphs from another.
  [[nodiscard]] std::string joined() const;

  // The CMap for /ToUnicode.
  [[nodiscard]] std::string cmap(const Codes& codes) const;

 private:
  struct Range {  // codes whose texts follow one another, from `text` on
    std::uint16_t first = 0, last = 0;
    std::string text;  // UTF-16BE
    [[nodiscard]] bool takes(const Range& next) const;
  };
  [[nodiscard]] std::vector<Range> ranges(const Codes& codes) const;

  struct Entry {
    std::string_view text;
    std::uint32_t count = 0;
    bool used = false;
  };
  std::vector<Entry> entries_;  // by glyph
  std::map<std::pair<std::uint16_t, std::string_view>, std::uint32_t> rivals_;
};

}  // namespace vanthu::pdf
