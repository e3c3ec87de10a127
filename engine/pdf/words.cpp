#include "pdf/words.h"

namespace vanthu::pdf {
namespace {

void append_byte(std::string& out, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') out += '\\';
  out += byte == '\r' ? 'r' : byte;
}

}  // namespace

void append_code_bytes(std::string& out, std::uint16_t code) {
  if (code > 0xFF) append_byte(out, static_cast<char>(code >> 8U));
  append_byte(out, static_cast<char>(code & 0xFFU));
}

void Words::encode(const fonts::SizedText& word, const FaceUse& use, Word& entry) {
  entry.known = entry.plain = true;
  entry.begin = static_cast<std::uint32_t>(bytes_.size());
  for_each_cluster(word, [&](const Cluster& cluster) {
    if (!use.texts.shows(word, cluster)) entry.plain = false;
  });
  for (const fonts::Glyph& glyph : word.shaped->glyphs) {
    const std::uint16_t code = use.codes.of(glyph.id);
    append_code_bytes(bytes_, code);
    entry.advance += use.advances[glyph.id];
    if (code == Codes::space) ++entry.spaces;
  }
  entry.size = static_cast<std::uint32_t>(bytes_.size()) - entry.begin;
}

}  // namespace vanthu::pdf
