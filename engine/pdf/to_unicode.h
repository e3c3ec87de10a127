// Which text each glyph of one face stands for.
//
//   in    every glyph run of the document in that face
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

#include "layout/pages.h"
#include "pdf/codes.h"

namespace vanthu::pdf {

// Glyphs [first, last) of a run and the characters they show together.
struct Cluster {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string_view text;
};

// The cluster that begins with glyph `first`.
[[nodiscard]] inline Cluster cluster_at(const layout::GlyphRun& run, std::size_t first) {
  const std::vector<layout::PlacedGlyph>& glyphs = run.glyphs;
  std::size_t last = first + 1;
  while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) ++last;
  const std::size_t end = last < glyphs.size() ? glyphs[last].cluster : run.text.size();
  const std::size_t begin = glyphs[first].cluster;
  return {first, last, {run.text.data() + begin, end - begin}};
}

template <typename Visit>
void for_each_cluster(const layout::GlyphRun& run, Visit&& visit) {
  for (std::size_t first = 0; first < run.glyphs.size();) {
    const Cluster cluster = cluster_at(run, first);
    visit(cluster);
    first = cluster.last;
  }
}

class ToUnicode {
 public:
  explicit ToUnicode(std::size_t glyph_count) : entries_(glyph_count) {}

  // The texts are not copied: the runs must outlive this.
  void add(const layout::GlyphRun& run);
  void add(std::uint16_t glyph, std::string_view text);
  // After the last add(): decides for the glyphs with several texts.
  void settle();

  // Every cluster is one glyph that has no other text: nothing needs an /ActualText.
  [[nodiscard]] bool is_one_to_one() const { return one_to_one_; }
  [[nodiscard]] bool shows(const layout::GlyphRun& run, const Cluster& cluster) const {
    return cluster.last - cluster.first == 1 &&
           text_of(run.glyphs[cluster.first].id) == cluster.text;
  }
  [[nodiscard]] std::string_view text_of(std::uint16_t glyph) const { return entries_[glyph].text; }
  // Ascending.
  [[nodiscard]] std::vector<std::uint16_t> glyphs() const;

  // All texts, in the order of the glyphs: tells one map of the same glyphs from another.
  [[nodiscard]] std::string joined() const;

  // The CMap for /ToUnicode.
  [[nodiscard]] std::string cmap(const Codes& codes) const;

 private:
  [[nodiscard]] std::size_t add_cluster(const layout::GlyphRun& run, std::size_t first);

  struct Range {  // codes whose texts follow one another, from `text` on
    std::uint16_t first = 0, last = 0;
    std::string text;  // UTF-16BE
    [[nodiscard]] bool takes(const Range& next) const;
  };
  [[nodiscard]] std::vector<Range> ranges(const Codes& codes) const;

  struct Entry {
    std::string_view text;
    std::uint32_t packed = 0;  // the text in one number, if it has at most four bytes
    std::uint32_t count = 0;
    bool used = false;
  };
  std::vector<Entry> entries_;  // by glyph
  std::map<std::pair<std::uint16_t, std::string_view>, std::uint32_t> rivals_;
  bool one_to_one_ = true;
};

}  // namespace vanthu::pdf
