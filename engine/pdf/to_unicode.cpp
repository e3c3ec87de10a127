#include "pdf/to_unicode.h"

#include <algorithm>
#include <cassert>

#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

// A character is no more than four bytes: compared as a number, once a glyph. 0: longer.
std::uint32_t packed(std::string_view text) {
  if (text.size() > sizeof(std::uint32_t)) return 0;
  std::uint32_t number = 0;
  for (const char c : text) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

constexpr std::size_t mappings_in_block = 100;  // Adobe Technical Note 5014: at most 100 entries

void append_hex(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '<';
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  out += '>';
}

}  // namespace

void ToUnicode::add(std::uint16_t glyph, std::string_view text) {
  assert(glyph < entries_.size() && glyph != 0);  // layout refuses characters without a glyph
  Entry& entry = entries_[glyph];
  if (!entry.used) {
    entry = {text, packed(text), 1, true};
  } else if (entry.text == text) {
    ++entry.count;
  } else {
    ++rivals_[{glyph, text}];
    one_to_one_ = false;
  }
}

void ToUnicode::add(const layout::GlyphRun& run) {
  for_each_cluster(run, [&](const Cluster& cluster) {
    if (cluster.last - cluster.first == 1) {
      const std::uint16_t glyph = run.glyphs[cluster.first].id;
      Entry& entry = entries_[glyph];
      if (entry.packed != 0 && entry.packed == packed(cluster.text)) {
        ++entry.count;
      } else {
        add(glyph, cluster.text);
      }
      return;
    }
    // Several glyphs, one text: the span's /ActualText says it. Each glyph still needs some value
    // (PDF/A-2a, 6.2.11.7.2): the cluster's, unless it has one of its own.
    one_to_one_ = false;
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
      Entry& entry = entries_[run.glyphs[i].id];
      if (!entry.used) entry = {cluster.text, packed(cluster.text), 0, true};
    }
  });
}

void ToUnicode::settle() {
  for (const auto& [key, count] : rivals_) {
    const auto& [glyph, text] = key;
    Entry& entry = entries_[glyph];
    if (count > entry.count || (count == entry.count && text < entry.text)) {
      entry.text = text;
      entry.packed = packed(text);
      entry.count = count;
    }
  }
  rivals_.clear();
}

std::vector<std::uint16_t> ToUnicode::glyphs() const {
  std::vector<std::uint16_t> result;
  for (std::size_t glyph = 0; glyph < entries_.size(); ++glyph) {
    if (entries_[glyph].used) result.push_back(static_cast<std::uint16_t>(glyph));
  }
  return result;
}

std::string ToUnicode::cmap(const Codes& codes) const {
  const std::vector<std::uint16_t> used = glyphs();
  std::string out;
  out.reserve(400 + used.size() * 14);
  out +=
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n";
  out += codes.code_space();
  for (std::size_t first = 0; first < used.size(); first += mappings_in_block) {
    const std::size_t last = std::min(used.size(), first + mappings_in_block);
    append_integer(out, static_cast<std::int64_t>(last - first));
    out += " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) {
      const std::uint16_t glyph = used[i];
      append_code(out, codes.of(glyph));
      append_hex(out, utf16be(entries_[glyph].text));
      out += '\n';
    }
    out += "endbfchar\n";
  }
  out += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
  return out;
}

}  // namespace vanthu::pdf
