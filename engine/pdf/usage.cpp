#include "pdf/usage.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace vanthu::pdf {
namespace {

class Collector {
 public:
  Collector(const fonts::FontSet& set, Words& words) : set_(set), words_(words) {}

  void add(const fonts::SizedText& word, fonts::Face face) {
    if (!words_.meet(word, face, set_)) return;
    Used& used = of(face);
    const Words::Word& known = words_.of(word);
    if (known.plain) {
      for (const char code : words_.bytes(known)) add(used, static_cast<std::uint8_t>(code));
      return;
    }
    for_each_cluster(word, [&](const Cluster& cluster) {
      const std::uint8_t code = words_.code_of(cluster, word, face, set_);
      if (code != 0) return add(used, code);
      for (std::size_t i = cluster.first; i < cluster.last; ++i) {
        const std::uint16_t glyph = word.shaped->glyphs[i].id;
        if (!needs_span(cluster)) {
          used.face->others.emplace(std::pair{cluster.text, glyph}, 0);
          continue;
        }
        // Of several spans with it, the text that comes first: it does not matter who met it first.
        const auto [part, is_new] = used.parts.emplace(glyph, cluster.text);
        if (!is_new) part->second = std::min(part->second, cluster.text);
      }
    });
  }

  void add_space(fonts::Face face) { add(of(face), space_code); }

  FontUse finish() {
    FontUse result;
    for (const fonts::Face face : fonts::all_faces) {
      Used& used = used_[static_cast<std::size_t>(face)];
      if (!used.face) continue;
      FaceUse& use = *used.face;
      use.face = face;
      for (std::uint16_t code = 0; code < first_other; ++code) {
        if (!used.codes[code]) continue;
        const Words::Letter& letter = words_.letter(face, static_cast<std::uint8_t>(code), set_);
        use.letters.push_back({code, letter.glyph, letter.width, {}});
        if (code == space_code) use.space = use.letters.back();
      }
      std::uint16_t cid = first_other;
      for (auto& [key, place] : use.others) {
        const auto& [text, glyph] = key;
        assert(cid < end_of_others && glyph != 0);  // layout refuses characters without a glyph
        place = use.letters.size();
        use.letters.push_back({cid++, glyph, stated_width(set_, face, glyph), text});
      }
      std::map<std::uint16_t, std::size_t> letters;  // by glyph, the first of each
      for (std::size_t i = 0; i < use.letters.size() && !used.parts.empty(); ++i) {
        letters.emplace(use.letters[i].glyph, i);
      }
      for (const auto& [glyph, text] : used.parts) {
        const auto found = letters.find(glyph);
        use.parts[glyph] = found != letters.end() ? found->second : use.letters.size();
        if (found != letters.end()) continue;
        assert(cid < end_of_others && glyph != 0);
        use.letters.push_back({cid++, glyph, stated_width(set_, face, glyph), text});
      }
      result[static_cast<std::size_t>(face)] = std::move(used.face);
    }
    return result;
  }

 private:
  struct Used {
    std::unique_ptr<FaceUse> face;  // once it occurs
    std::array<bool, first_other> codes{};
    std::map<std::uint16_t, std::string_view> parts;  // glyphs in spans
  };

  Used& of(fonts::Face face) {
    Used& used = used_[static_cast<std::size_t>(face)];
    if (!used.face) used.face = std::make_unique<FaceUse>();
    return used;
  }
  static void add(Used& used, std::uint8_t code) { used.codes[code] = true; }

  const fonts::FontSet& set_;
  Words& words_;
  std::array<Used, fonts::all_faces.size()> used_;  // by Face
};

}  // namespace

const layout::GlyphRun* last_shown(const layout::Line& line) {
  const auto found = std::find_if(line.runs.rbegin(), line.runs.rend(),
                                  [](const layout::GlyphRun& run) { return run.shows(); });
  return found == line.runs.rend() ? nullptr : &*found;
}

std::size_t hanging_spaces(const layout::Line& line) {
  if (line.break_text.empty() || is_blank(line)) return 0;
  const std::string& text = line.break_text;
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; }));
}

const Letter& FaceUse::letter(std::string_view text, std::uint16_t glyph) const {
  const auto found = others.find({text, glyph});
  if (found != others.end()) return letters[found->second];
  const std::uint16_t code = short_code(text);
  const auto at =
      std::lower_bound(letters.begin(), letters.end(), code,
                       [](const Letter& one, std::uint16_t cid) { return one.cid < cid; });
  assert(at != letters.end() && at->cid == code);
  return *at;
}

FontUse collect(const layout::Pages& pages, const fonts::FontSet& set, Words& words) {
  words.begin();
  Collector collector(set, words);
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      for (const layout::GlyphRun& run : line.runs) {
        if (!run.shows()) continue;
        const fonts::SizedText* before =
            nullptr;  // the word before the last: mostly the space again
        const fonts::SizedText* last = nullptr;
        for (const layout::PlacedWord& placed : run.words) {
          if (placed.word != before) collector.add(*placed.word, run.face);
          before = std::exchange(last, placed.word);
        }
      }
      if (hanging_spaces(line) > 0) collector.add_space(last_shown(line)->face);
    }
  }
  return collector.finish();
}

}  // namespace vanthu::pdf
