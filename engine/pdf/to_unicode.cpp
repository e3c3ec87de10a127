#include "pdf/to_unicode.h"

#include <algorithm>
#include <cassert>

#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

constexpr std::ptrdiff_t mappings_in_block = 100;  // Adobe Technical Note 5014: at most 100 entries

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

void ToUnicode::add(std::uint16_t glyph, std::string_view text, std::uint32_t count) {
  assert(glyph < entries_.size() && glyph != 0);  // layout refuses characters without a glyph
  Entry& entry = entries_[glyph];
  if (!entry.used) {
    entry = {text, count, true};
  } else if (entry.text == text) {
    entry.count += count;
  } else {
    rivals_[{glyph, text}] += count;
  }
}

void ToUnicode::add(const fonts::SizedText& word, std::uint32_t count) {
  for_each_cluster(word, [&](const Cluster& cluster) {
    const std::vector<fonts::Glyph>& glyphs = word.shaped->glyphs;
    if (cluster.last - cluster.first == 1)
      return add(glyphs[cluster.first].id, cluster.text, count);
    // Several glyphs, one text: the span's /ActualText says it. Each glyph still needs some value
    // (PDF/A-2a, 6.2.11.7.2): the cluster's, unless it has one of its own.
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
      Entry& entry = entries_[glyphs[i].id];
      if (!entry.used) entry = {cluster.text, 0, true};
    }
  });
}

void ToUnicode::settle() {
  for (const auto& [key, count] : rivals_) {
    const auto& [glyph, text] = key;
    Entry& entry = entries_[glyph];
    if (count > entry.count || (count == entry.count && text < entry.text)) {
      entry.text = text;
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

std::string ToUnicode::joined() const {
  std::string all;
  for (const Entry& entry : entries_) {
    if (entry.used) (all += entry.text) += '\0';
  }
  return all;
}

std::vector<ToUnicode::Range> ToUnicode::ranges(const Codes& codes) const {
  std::vector<Range> all;
  for (const std::uint16_t glyph : glyphs()) {
    all.push_back({codes.of(glyph), codes.of(glyph), utf16be(entries_[glyph].text)});
  }
  std::sort(all.begin(), all.end(),
            [](const Range& a, const Range& b) { return a.first < b.first; });
  std::vector<Range> joined;
  for (Range& one : all) {
    if (!joined.empty() && joined.back().takes(one)) {
      joined.back().last = one.last;
    } else {
      joined.push_back(std::move(one));
    }
  }
  return joined;
}

// 9.10.3: the codes of a range, and its texts, differ in the last byte only.
bool ToUnicode::Range::takes(const Range& next) const {
  const unsigned count = last - first + 1U;
  return next.first == first + count && next.first >> 8U == first >> 8U && text.size() == 2 &&
         next.text.size() == 2 && next.text[0] == text[0] &&
         static_cast<unsigned char>(next.text[1]) == static_cast<unsigned char>(text[1]) + count;
}

std::string ToUnicode::cmap(const Codes& codes) const {
  std::vector<Range> all = ranges(codes);
  const auto single = std::stable_partition(all.begin(), all.end(),
                                            [](const Range& one) { return one.last > one.first; });
  std::string out;
  out.reserve(400 + all.size() * 14);
  out +=
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n";
  out += codes.code_space();
  const auto write = [&](auto from, auto to, std::string_view kind) {
    while (from != to) {
      const auto block = std::min<std::ptrdiff_t>(to - from, mappings_in_block);
      append_integer(out, block);
      out.append(" begin").append(kind) += '\n';
      for (const auto end = from + block; from != end; ++from) {
        append_code(out, from->first);
        if (from->last > from->first) append_code(out, from->last);
        append_hex(out, from->text);
        out += '\n';
      }
      out.append("end").append(kind) += '\n';
    }
  };
  write(all.begin(), single, "bfrange");
  write(single, all.end(), "bfchar");
  out += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
  return out;
}

}  // namespace vanthu::pdf
