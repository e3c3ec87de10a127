#include "pdf/usage.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cassert>

#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

hb_face_t* open(std::string_view bytes) {
  hb_blob_t* blob = hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  return face;
}

void settle(FaceUse& use, int units_per_em) {
  use.texts.settle();
  use.glyphs = use.texts.glyphs();
  hb_font_t* font = hb_font_create(use.opened);  // scaled to design units
  for (const std::uint16_t glyph : use.glyphs) {
    const Fixed width =
        quotient(std::int64_t{hb_font_get_glyph_h_advance(font, glyph)} * 1000, units_per_em, 3);
    use.advances[glyph] = static_cast<std::int32_t>(width.value);
  }
  hb_font_destroy(font);
}

}  // namespace

const layout::GlyphRun* last_shown(const layout::Line& line) {
  const auto found = std::find_if(line.runs.rbegin(), line.runs.rend(),
                                  [](const layout::GlyphRun& run) { return run.shows(); });
  return found == line.runs.rend() ? nullptr : &*found;
}

std::size_t hanging_spaces(const layout::Line& line) {
  if (is_blank(line)) return 0;
  const std::string& text = line.break_text;
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; }));
}

FaceUse::FaceUse(const fonts::FontSet& set, fonts::Face which)
    : face(which),
      opened(open(set.file_bytes(which))),
      texts(hb_face_get_glyph_count(opened)),
      advances(hb_face_get_glyph_count(opened)) {
  hb_font_t* font = hb_font_create(opened);
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(font, U' ', &glyph)) space = static_cast<std::uint16_t>(glyph);
  hb_font_destroy(font);
  assert(space != 0);
}

FaceUse::~FaceUse() {
  hb_face_destroy(opened);
}

FontUse collect(const layout::Pages& pages, const fonts::FontSet& set) {
  FontUse result;
  const auto use_of = [&](fonts::Face face) -> FaceUse& {
    std::unique_ptr<FaceUse>& use = result[static_cast<std::size_t>(face)];
    if (!use) use = std::make_unique<FaceUse>(set, face);
    return *use;
  };
  // Each word once, with the times it is shown.
  struct Shown {
    const fonts::SizedText* word;
    FaceUse* use;
    std::uint32_t count;
  };
  std::vector<Shown> shown;
  std::vector<std::uint32_t> places;  // in `shown`, plus one; by SizedText::number
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      for (const layout::GlyphRun& run : line.runs) {
        if (!run.shows()) continue;
        for (const layout::PlacedWord& placed : run.words) {
          const std::uint32_t number = placed.word->number;
          if (number >= places.size()) places.resize(number + number / 2 + 1);
          if (places[number] == 0) {
            shown.push_back({placed.word, &use_of(run.face), 0});
            places[number] = static_cast<std::uint32_t>(shown.size());
          }
          ++shown[places[number] - 1].count;
        }
      }
      if (hanging_spaces(line) > 0) {
        FaceUse& use = use_of(last_shown(line)->face);
        use.texts.add(use.space, " ");
      }
    }
  }
  for (const Shown& one : shown) one.use->texts.add(*one.word, one.count);
  for (const auto& use : result) {
    if (use) settle(*use, set.metrics(use->face).units_per_em);
  }
  return result;
}

}  // namespace vanthu::pdf
