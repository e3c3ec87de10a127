#include "pdf/words.h"

#include <algorithm>

#include "pdf/objects.h"

namespace vanthu::pdf {

bool needs_span(const Cluster& cluster) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
  return cluster.last - cluster.first != 1 ||
         std::count_if(cluster.text.begin(), cluster.text.end(), begins) != 1;
}

std::int32_t stated_width(const fonts::FontSet& set, fonts::Face face, std::uint16_t glyph) {
  const Fixed width =
      quotient(std::int64_t{set.advance(face, glyph)} * 1000, set.metrics(face).units_per_em, 3);
  return static_cast<std::int32_t>(width.value);
}

void Words::look_up(fonts::Face face, std::uint8_t code, const fonts::FontSet& set,
                    Letter& letter) {
  letter.glyph = set.glyph(face, character_of(code));
  letter.width = stated_width(set, face, letter.glyph);
}

std::uint8_t Words::code_of(const Cluster& cluster, const fonts::SizedText& word, fonts::Face face,
                            const fonts::FontSet& set) {
  if (cluster.last - cluster.first != 1) return 0;
  const std::uint8_t code = short_code(cluster.text);
  if (code == 0 || letter(face, code, set).glyph != word.shaped->glyphs[cluster.first].id) return 0;
  return code;
}

void Words::encode(const fonts::SizedText& word, fonts::Face face, const fonts::FontSet& set,
                   Word& entry) {
  entry.known = entry.plain = true;
  bytes_.resize(bytes_.size() - padding);
  entry.begin = static_cast<std::uint32_t>(bytes_.size());
  for_each_cluster(word, [&](const Cluster& cluster) {
    const std::uint8_t code = code_of(cluster, word, face, set);
    if (code == 0) {
      entry.plain = false;
      return;
    }
    append_code_bytes(bytes_, code);
    entry.advance += letter(face, code, set).width;
    if (code == space_code) ++entry.spaces;
  });
  if (!entry.plain) bytes_.resize(entry.begin);
  entry.size = static_cast<std::uint32_t>(bytes_.size()) - entry.begin;
  bytes_.append(padding, '\0');
}

}  // namespace vanthu::pdf
