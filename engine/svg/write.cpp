#include "svg/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "xml/emit.h"

namespace vanthu::svg {
namespace {

using layout::FieldSpan;
using layout::GlyphRun;
using layout::Line;
using layout::PlacedWord;

// Faces of the same advance widths first; the places of the letters hold with any.
constexpr std::string_view families = "'Times New Roman','Liberation Serif',Tinos,serif";
constexpr std::string_view plain_letters =
    "white-space:pre;font-kerning:none;font-variant-ligatures:none";
constexpr std::string_view soft_hyphen = "\xC2\xAD";
constexpr rules::Color black;

// Points to two decimals, without zeros at the end.
void append_points(std::string& out, Length length) {
  constexpr std::int64_t step = Length::twips(20).emu() / 100;
  const std::int64_t emu = length.emu();
  const std::int64_t hundredths = (emu < 0 ? emu - step / 2 : emu + step / 2) / step;
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  if (hundredths < 0) out += '-';
  fmt::format_to(std::back_inserter(out), "{}", size / 100);
  if (size % 100 == 0) return;
  out += '.';
  out += static_cast<char>('0' + size % 100 / 10);
  if (size % 10 != 0) out += static_cast<char>('0' + size % 10);
}

std::string points(Length length) {
  std::string text;
  append_points(text, length);
  return text;
}

std::string hex(rules::Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

// Words [first, last) of one run, all of one field or of none.
struct Stretch {
  std::size_t first = 0, last = 0;
  const std::string* field = nullptr;
};

class PageWriter {
 public:
  PageWriter(const layout::Pages& pages, const fonts::FontSet& fonts, xml::Emitter& out)
      : pages_(pages), fonts_(fonts), out_(out) {}

  void line(const Line& line) {
    const auto shows = [](const GlyphRun& run) { return run.shows(); };
    const auto last = std::find_if(line.runs.rbegin(), line.runs.rend(), shows);
    for (std::size_t i = 0; i < line.runs.size(); ++i) {
      const bool ends_line = last != line.runs.rend() && &line.runs[i] == &*last;
      run(line, i, ends_line);
    }
  }

  void stroke(const layout::Stroke& stroke) {
    out_.raw("\n").open("line");
    attribute("x1", stroke.x1);
    attribute("y1", stroke.y1);
    attribute("x2", stroke.x2);
    attribute("y2", stroke.y2);
    attribute("stroke-width", stroke.width);
    out_.attribute("stroke", hex(stroke.color)).close();
  }

 private:
  void attribute(std::string_view name, Length value) { out_.attribute(name, points(value)); }

  void run(const Line& line, std::size_t index, bool ends_line) {
    const GlyphRun& run = line.runs[index];
    Length pen = run.x;
    for (const Stretch& stretch : stretches(line, index)) {
      Length width;
      for (std::size_t i = stretch.first; i < stretch.last; ++i) width += run.words[i].width();
      const bool ends = ends_line && stretch.last == run.words.size();
      out_.raw("\n");
      if (stretch.field != nullptr) {
        out_.open("g").attribute("class", "truong").attribute("data-field", *stretch.field);
        box(run, pen, width);
      }
      text(line, run, stretch, pen, ends);
      if (stretch.field != nullptr) out_.close();
      pen += width;
    }
  }

  [[nodiscard]] std::vector<Stretch> stretches(const Line& line, std::size_t index) const {
    std::vector<Stretch> result;
    std::size_t done = 0;
    for (const FieldSpan& span : line.fields) {
      if (span.run != index) continue;
      if (done < span.first) result.push_back({done, span.first, nullptr});
      result.push_back({span.first, span.last, &pages_.fields[span.field]});
      done = span.last;
    }
    const std::size_t count = line.runs[index].words.size();
    if (done < count) result.push_back({done, count, nullptr});
    return result;
  }

  // From the ascenders to the descenders of the face.
  void box(const GlyphRun& run, Length x, Length width) {
    const fonts::Metrics& metrics = fonts_.metrics(run.face);
    const Length above = fonts::scaled(metrics.ascender, run.size, metrics.units_per_em);
    const Length below = fonts::scaled(metrics.descender, run.size, metrics.units_per_em);
    out_.open("rect");
    attribute("x", x);
    attribute("y", run.baseline - above);
    attribute("width", width);
    attribute("height", above + below);
    out_.attribute("fill", "none").attribute("pointer-events", "all").close();
  }

  void text(const Line& line, const GlyphRun& run, const Stretch& stretch, Length pen, bool ends) {
    out_.open("text");
    attribute("y", run.baseline);
    attribute("font-size", run.size);
    const bool bold = run.face == fonts::Face::Bold || run.face == fonts::Face::BoldItalic;
    const bool italic = run.face == fonts::Face::Italic || run.face == fonts::Face::BoldItalic;
    if (bold) out_.attribute("font-weight", "bold");
    if (italic) out_.attribute("font-style", "italic");
    if (run.color != black) out_.attribute("fill", hex(run.color));
    for (std::size_t i = stretch.first; i < stretch.last; ++i) word(run.words[i], pen);
    if (ends && line.break_text.empty() && words_.ends_with(soft_hyphen)) {
      words_.replace(words_.size() - soft_hyphen.size(), soft_hyphen.size(), "-");
    }
    // The white space that hangs over the line's end keeps the words of two lines apart.
    if (ends && !line.break_text.empty()) {
      words_ += ' ';
      places_of(' ', pen);
    }
    end_word();
    out_.close();
  }

  // Adds it, character by character, and moves the pen behind it.
  void word(const PlacedWord& placed, Length& pen) {
    const std::vector<fonts::Glyph>& glyphs = placed.word->shaped->glyphs;
    const std::string_view text = placed.text();
    for (std::size_t i = 0; i < glyphs.size();) {
      const std::size_t from = glyphs[i].cluster;
      const Length place = pen;
      for (; i < glyphs.size() && glyphs[i].cluster == from; ++i) pen += placed.advance(i);
      const std::size_t to = i < glyphs.size() ? glyphs[i].cluster : text.size();
      if (words_.ends_with(' ') && text[from] != ' ') end_word();
      words_ += text.substr(from, to - from);
      for (std::size_t at = from; at < to; ++at) places_of(text[at], place);
    }
  }

  // A word with the spaces behind it. Each has an element of its own for the sake of programs that
  // heed the first place of an element only.
  void end_word() {
    out_.open("tspan").attribute("x", places_).text(words_).close();
    words_.clear();
    places_.clear();
  }

  // SVG counts UTF-16 units: one place for each, at the first byte of a character.
  void places_of(char byte, Length place) {
    const auto unit = static_cast<unsigned char>(byte);
    if ((unit & 0xC0U) == 0x80U) return;
    const int count = unit >= 0xF0U ? 2 : 1;
    for (int i = 0; i < count; ++i) {
      if (!places_.empty()) places_ += ' ';
      append_points(places_, place);
    }
  }

  const layout::Pages& pages_;
  const fonts::FontSet& fonts_;
  xml::Emitter& out_;
  std::string words_, places_;  // of the word being written
};

std::string page_document(const layout::Pages& pages, std::size_t index,
                          const rules::Properties& properties, const fonts::FontSet& fonts) {
  const layout::Page& page = pages.pages[index];
  const std::string width = points(page.width);
  const std::string height = points(page.height);
  std::size_t letters = 0;
  for (const Line& line : page.lines) {
    for (const GlyphRun& run : line.runs) {
      for (const PlacedWord& word : run.words) letters += word.text().size();
    }
  }
  xml::Emitter out(4096 + letters * 12);
  out.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
  out.attribute("class", "trang-vanthu").attribute("lang", "vi").attribute("xml:lang", "vi");
  out.attribute("width", width + "pt").attribute("height", height + "pt");
  out.attribute("viewBox", "0 0 " + width + " " + height);
  out.attribute("data-page", static_cast<long long>(index + 1));
  out.attribute("data-label", page.label);
  out.raw("\n");
  const std::string which = fmt::format("trang {}/{}", index + 1, pages.pages.size());
  out.open("title");
  out.text(properties.title.empty() ? which : properties.title + " (" + which + ")").close();
  out.raw("\n").open("rect").attribute("width", width).attribute("height", height);
  out.attribute("fill", "#ffffff").close();

  out.raw("\n").open("g").attribute("font-family", families).attribute("xml:space", "preserve");
  out.attribute("text-rendering", "geometricPrecision").attribute("style", plain_letters);
  PageWriter writer(pages, fonts, out);
  for (const Line& line : page.lines) writer.line(line);
  for (const layout::Stroke& stroke : page.strokes) writer.stroke(stroke);
  out.raw("\n").close();
  return out.raw("\n").close().raw("\n").take();
}

}  // namespace

std::vector<std::string> write(const layout::Pages& pages, const rules::Properties& properties,
                               const fonts::FontSet& fonts) {
  std::vector<std::string> documents;
  documents.reserve(pages.pages.size());
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    documents.push_back(page_document(pages, i, properties, fonts));
  }
  return documents;
}

}  // namespace vanthu::svg
