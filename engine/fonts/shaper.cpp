// Shapes words with HarfBuzz and remembers the results.
//
//   in    a face and one word
//   out   glyphs with advances in design units; cluster = byte offset
//
// Kerning and ligatures are switched off (fonts.h). Invisible characters (U+200B, U+00AD, U+2060)
// give no glyph: they belong to the text of the glyph before them.

#include <hb.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>
#include <limits>
#include <unordered_map>
#include <utility>

#include "fonts/internals.h"

namespace vanthu::fonts {
namespace {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};
// A node-based map, so that references survive growth; looked up only, never walked.
template <typename Text>
using WordMap = std::unordered_map<std::string, Text, WordHash, std::equal_to<>>;

constexpr hb_feature_t off(hb_tag_t tag) {
  return {tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}
constexpr std::array features{off(HB_TAG('k', 'e', 'r', 'n')), off(HB_TAG('l', 'i', 'g', 'a')),
                              off(HB_TAG('c', 'l', 'i', 'g'))};

}  // namespace

struct Shaper::Cache {
  explicit Cache(const FontSet& set) : fonts(set) {}

  const FontSet& fonts;
  std::array<WordMap<ShapedText>, 4> words;   // by Face
  std::vector<std::unique_ptr<Sized>> sizes;  // a handful
  std::uint32_t texts = 0;                    // measured so far
  Buffer buffer{hb_buffer_create()};
  hb_language_t language = hb_language_from_string("vi", -1);

  const ShapedText& shaped(Face face, std::string_view word) {
    const auto index = static_cast<std::size_t>(face);
    if (const auto found = words[index].find(word); found != words[index].end()) {
      return found->second;
    }
    ShapedText text = shape(fonts.internals().faces[index].font.get(), word);
    return words[index].emplace(std::string(word), std::move(text)).first->second;
  }

 private:
  ShapedText shape(hb_font_t* font, std::string_view word) {
    assert(word.size() < static_cast<std::size_t>(std::numeric_limits<int>::max()));
    hb_buffer_t* const shaped = buffer.get();
    hb_buffer_clear_contents(shaped);
    hb_buffer_set_direction(shaped, HB_DIRECTION_LTR);
    hb_buffer_set_script(shaped, HB_SCRIPT_LATIN);
    hb_buffer_set_language(shaped, language);
    hb_buffer_set_flags(shaped, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    const auto length = static_cast<int>(word.size());
    hb_buffer_add_utf8(shaped, word.data(), length, 0, length);
    hb_shape(font, shaped, features.data(), static_cast<unsigned>(features.size()));

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(shaped, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(shaped, &count);
    ShapedText result;
    result.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
      const int advance = std::clamp(positions[i].x_advance, 0, 0xFFFF);
      result.glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint),
                               static_cast<std::uint16_t>(advance), infos[i].cluster});
      result.advance += static_cast<std::uint32_t>(advance);
      if (i == 0 || infos[i].cluster != infos[i - 1].cluster) ++result.characters;
      if (infos[i].codepoint == 0) result.complete = false;
    }
    return result;
  }
};

struct Shaper::Sized::Words {
  Cache& shapes;
  Face face;
  Length size;
  WordMap<SizedText> known;
  std::unique_ptr<SizedText> hyphen;

  SizedText measured(std::string_view word) const {
    const int units_per_em = shapes.fonts.metrics(face).units_per_em;
    const UnitScale exact(size.emu(), units_per_em);
    const UnitScale dots(size.emu() * reference_dots_per_twip / Length::twips(1).emu(),
                         units_per_em);
    SizedText text;
    text.number = shapes.texts++;
    text.shaped = &shapes.shaped(face, word);
    text.advances.reserve(text.shaped->glyphs.size());
    std::int64_t units = 0;
    for (const Glyph& glyph : text.shaped->glyphs) {
      units += glyph.advance;
      const Length reached = Length::emu(exact(units));
      text.advances.push_back(reached - text.width);
      text.width = reached;
      text.dots += dots(glyph.advance);
    }
    return text;
  }
};

Shaper::Sized::Sized(std::unique_ptr<Words> words) : words_(std::move(words)) {
  space_ = &text(" ");
}
Shaper::Sized::~Sized() = default;

const SizedText& Shaper::Sized::text(std::string_view word) {
  WordMap<SizedText>& known = words_->known;
  if (const auto found = known.find(word); found != known.end()) return found->second;
  const auto added = known.emplace(std::string(word), words_->measured(word)).first;
  added->second.text = added->first;
  return added->second;
}

const SizedText& Shaper::Sized::hyphen() {
  if (!words_->hyphen) {
    words_->hyphen = std::make_unique<SizedText>(words_->measured("-"));
    words_->hyphen->text = "\xC2\xAD";
  }
  return *words_->hyphen;
}

Shaper::Shaper(std::shared_ptr<const FontSet> fonts)
    : fonts_(std::move(fonts)), cache_(std::make_unique<Cache>(*fonts_)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;

const ShapedText& Shaper::shape(Face face, std::string_view word) {
  return cache_->shaped(face, word);
}

Shaper::Sized& Shaper::at(Face face, Length size) {
  for (const auto& one : cache_->sizes) {
    if (one->words_->face == face && one->words_->size == size) return *one;
  }
  auto words = std::unique_ptr<Sized::Words>(new Sized::Words{*cache_, face, size, {}, {}});
  cache_->sizes.push_back(std::unique_ptr<Sized>(new Sized(std::move(words))));
  return *cache_->sizes.back();
}

Length Shaper::width(Face face, Length size, std::string_view text) {
  std::int64_t advance = 0;
  const ShapedText& space = shape(face, " ");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) advance += shape(face, text.substr(0, end)).advance;
    if (end < text.size()) advance += space.advance;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return scaled(advance, size, fonts_->metrics(face).units_per_em);
}

Length scaled(std::int64_t design_units, Length size, int units_per_em) {
  const std::int64_t product = design_units * size.emu();
  const std::int64_t half = units_per_em / 2;
  return Length::emu((product >= 0 ? product + half : product - half) / units_per_em);
}

}  // namespace vanthu::fonts
