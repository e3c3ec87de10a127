// Borders of paragraphs, tables and cells, and other small values that several levels write.

#include <array>
#include <cassert>

#include "docx/story.h"

namespace vanthu::docx {
namespace {

// w:sz of a border counts eighths of a point, from 2 to 96 (ISO/IEC 29500-1, 17.18.2).
long long eighths(Length width) {
  const long long value = (width.emu() * 8 + 6350) / 12700;
  assert(value >= 2 && value <= 96);
  return value;
}

}  // namespace

void write_border(xml::Emitter& out, std::string_view edge, const rules::Border& border) {
  out.open(edge);
  if (border.width == Length()) {
    out.attribute("w:val", "none")
        .attribute("w:sz", "0")
        .attribute("w:space", "0")
        .attribute("w:color", "auto");
  } else {
    const long long space = border.space.emu() / 12700;
    assert(space >= 0 && space <= 31 && space * 12700 == border.space.emu());
    out.attribute("w:val", "single")
        .attribute("w:sz", eighths(border.width))
        .attribute("w:space", space)
        .attribute("w:color", hex(border.color));
  }
  out.close();
}

void write_switch(xml::Emitter& out, std::string_view name, bool on) {
  out.open(name);
  if (!on) out.attribute("w:val", "0");
  out.close();
}

std::string hex(rules::Color color) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const int byte : std::array<int, 3>{color.red, color.green, color.blue}) {
    text += digits[static_cast<std::size_t>(byte >> 4)];
    text += digits[static_cast<std::size_t>(byte & 15)];
  }
  return text;
}

}  // namespace vanthu::docx
