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
#include <deque>
#include <limits>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fonts/internals.h"
#include "text/text.h"

namespace vanthu::fonts {
namespace {

// Values that stay where they are, in the order in which they came: a document asks for its words
// in that order again and again.
template <typename Value>
class Kept {
 public:
  std::span<const Value> add(std::span<const Value> values) {
    if (values.size() > room_.size()) {
      const std::size_t size = std::max(chunk, values.size());
      chunks_.push_back(std::make_unique<Value[]>(size));
      room_ = {chunks_.back().get(), size};
    }
    std::copy(values.begin(), values.end(), room_.begin());
    const std::span<const Value> kept = room_.first(values.size());
    room_ = room_.subspan(values.size());
    return kept;
  }

 private:
  static constexpr std::size_t chunk = 4096 / sizeof(Value);
  std::vector<std::unique_ptr<Value[]>> chunks_;
  std::span<Value> room_;
};

// Looked up only, never walked.
template <typename Text>
struct Texts {
  std::unordered_map<std::string_view, const Text*> by_word;
  std::deque<Text> all;

  [[nodiscard]] const Text* find(std::string_view word) const {
    const auto found = by_word.find(word);
    return found == by_word.end() ? nullptr : found->second;
  }
  const Text& add(std::string_view word, Text text) {  // `word` stays where it is
    return *by_word.emplace(word, &all.emplace_back(std::move(text))).first->second;
  }
};

constexpr hb_feature_t off(hb_tag_t tag) {
  return {tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}
constexpr std::array features{off(HB_TAG('k', 'e', 'r', 'n')), off(HB_TAG('l', 'i', 'g', 'a')),
                              off(HB_TAG('c', 'l', 'i', 'g'))};

}  // namespace

struct Shaper::Cache {
  explicit Cache(const FontSet& set) : fonts(set) {}

  const FontSet& fonts;
  std::array<Texts<ShapedText>, 4> words;     // by Face
  std::vector<std::unique_ptr<Sized>> sizes;  // a handful
  std::uint32_t texts = 0;                    // measured so far
  Kept<char> letters;
  Kept<Glyph> glyphs;
  Kept<StoredLength> advances;
  Buffer buffer{hb_buffer_create()};
  hb_language_t language = hb_language_from_string("vi", -1);

  const ShapedText& shaped(Face face, std::string_view word) {
    const auto index = static_cast<std::size_t>(face);
    if (const ShapedText* known = words[index].find(word)) return *known;
    return words[index].add(keep(word), shape(fonts.internals().faces[index].font.get(), word));
  }
  std::string_view keep(std::string_view word) {
    const std::span<const char> kept = letters.add(word);
    return {kept.data(), kept.size()};
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
    std::vector<Glyph> all;
    all.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
      const int advance = std::clamp(positions[i].x_advance, 0, 0xFFFF);
      all.push_back({static_cast<std::uint16_t>(infos[i].codepoint),
                     static_cast<std::uint16_t>(advance), infos[i].cluster});
      result.advance += static_cast<std::uint32_t>(advance);
      if (i == 0 || infos[i].cluster != infos[i - 1].cluster) ++result.characters;
      if (infos[i].codepoint == 0) result.complete = false;
    }
    for (std::size_t at = 0; at < word.size();) {
      if (text::is_right_to_left(text::next_code_point(word, at))) result.complete = false;
    }
    result.glyphs = glyphs.add(all);
    return result;
  }
};

struct Shaper::Sized::Words {
  Cache& shapes;
  Face face;
  Length size;
  Texts<SizedText> known;
  std::unique_ptr<SizedText> hyphen;

  SizedText measured(std::string_view word) const {
    const int units_per_em = shapes.fonts.metrics(face).units_per_em;
    const UnitScale exact(size.emu(), units_per_em);
    const UnitScale dots(size.emu() * reference_dots_per_twip / Length::twips(1).emu(),
                         units_per_em);
    SizedText text;
    text.number = shapes.texts++;
    text.shaped = &shapes.shaped(face, word);
    text.characters = text.shaped->characters;
    std::vector<StoredLength> advances;
    advances.reserve(text.shaped->glyphs.size());
    std::int64_t units = 0;
    for (const Glyph& glyph : text.shaped->glyphs) {
      units += glyph.advance;
      const Length reached = Length::emu(exact(units));
      advances.emplace_back(reached - text.width);
      text.width = reached;
      text.dots += dots(glyph.advance);
    }
    text.advances = shapes.advances.add(advances);
    return text;
  }
};

Shaper::Sized::Sized(std::unique_ptr<Words> words) : words_(std::move(words)) {
  space_ = &text(" ");
}
Shaper::Sized::~Sized() = default;

const SizedText& Shaper::Sized::text(std::string_view word) {
  if (const SizedText* known = words_->known.find(word)) return *known;
  SizedText measured = words_->measured(word);
  measured.text = words_->shapes.keep(word);
  return words_->known.add(measured.text, measured);
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
