// Fonts: the four faces of one family, opened by path, and text measured with them.
//
//   in    paths of the four faces (fonts/catalogue.xml says where to look)
//   out   glyphs and advance widths, by HarfBuzz; never by family name, because two packages with
//         one family name differ in having Vietnamese letters at all
//
// Kerning and ligatures are off: Word does not kern unless told to, and the PDF must break lines
// where Word does. Advances are unhinted design units, so they scale exactly.

#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/length.h"

namespace vanthu::fonts {

enum class Face : std::uint8_t { Regular, Bold, Italic, BoldItalic };
inline constexpr std::array all_faces{Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic};
[[nodiscard]] constexpr Face face_of(bool bold, bool italic) {
  return static_cast<Face>((bold ? 1 : 0) + (italic ? 2 : 0));
}

// From the hhea table, in design units: what Word takes for the height of a line.
struct Metrics {
  int units_per_em = 0;
  int ascender = 0;
  int descender = 0;  // positive downwards
  int line_gap = 0;   // stands wholly above the ascender
  int cap_height = 0;
  int italic_angle_tenths = 0;
  int stem_weight = 0;
  std::array<int, 4> bounding_box{};
};

struct Glyph {
  std::uint16_t id = 0;
  std::uint16_t advance = 0;  // design units
  std::uint32_t cluster = 0;  // byte offset in the shaped text of the first character it shows
};

struct ShapedText {
  std::span<const Glyph> glyphs;
  std::uint32_t advance = 0;     // sum, design units
  std::uint32_t characters = 0;  // clusters: what letter spacing counts
  bool complete = true;          // false: some character has no glyph, or runs from right to left
};

// The four opened faces: immutable once made, shared by any number of threads and documents.
class FontSet {
 public:
  ~FontSet();
  [[nodiscard]] const Metrics& metrics(Face face) const;
  // The face's glyph of a character; 0: it has none.
  [[nodiscard]] std::uint16_t glyph(Face face, char32_t character) const;
  [[nodiscard]] bool has(Face face, char32_t character) const {
    return glyph(face, character) != 0;
  }
  // Of a glyph, design units.
  [[nodiscard]] int advance(Face face, std::uint16_t glyph) const;
  // The font file's bytes, for subsetting (pdf/). Valid as long as the set.
  [[nodiscard]] std::string_view file_bytes(Face face) const;
  [[nodiscard]] const std::string& postscript_name(Face face) const;  // "LiberationSerif-Bold"

  struct Internals;
  [[nodiscard]] const Internals& internals() const { return *internals_; }

 private:
  friend std::shared_ptr<const FontSet> open_fonts(const std::filesystem::path&, Diagnostics&);
  explicit FontSet(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

// Opens the first family of `folder`/catalogue.xml whose four files exist and hold every Vietnamese
// letter. A family with files but without the letters is passed over with a warning; when none is
// left, adds FontsMissing and returns null.
[[nodiscard]] std::shared_ptr<const FontSet> open_fonts(const std::filesystem::path& folder,
                                                        Diagnostics& diagnostics);

// Design units (not negative) × size ÷ units per em, to the nearest; once a glyph, so that the
// usual power of two is not divided by.
class UnitScale {
 public:
  UnitScale(std::int64_t size, int units_per_em)
      : size_(size),
        units_per_em_(units_per_em),
        shift_((units_per_em & (units_per_em - 1)) == 0
                   ? std::countr_zero(static_cast<unsigned>(units_per_em))
                   : -1) {}
  [[nodiscard]] std::int64_t operator()(std::int64_t units) const {
    const std::int64_t product = units * size_ + units_per_em_ / 2;
    return shift_ >= 0 ? product >> shift_ : product / units_per_em_;
  }

 private:
  std::int64_t size_;
  std::int64_t units_per_em_;
  int shift_;
};

// The reference device on which LibreOffice measures text has 8640 dots an inch.
inline constexpr std::int64_t reference_dots_per_twip = 6;

// A shaped text in one size. What every place of it asks for stands first, and here: the glyphs are
// somewhere else in memory.
struct SizedText {
  const ShapedText* shaped = nullptr;
  std::uint32_t number = 0;  // counts the texts of one shaper: what is known of each is kept by it
  std::uint32_t characters = 0;            // ShapedText::characters; zero: it shows nothing
  Length width;                            // exact: that of the sum of the design units
  std::string_view text;                   // what it shows; the clusters count its bytes
  std::int64_t dots = 0;                   // each advance rounded to a dot of the reference device
  std::span<const StoredLength> advances;  // of each glyph: positions are rounded, so that they
                                           // never drift
};

// Shapes words and remembers them: a plan repeats its vocabulary. Not for sharing between threads;
// keep one a thread, for any number of documents.
class Shaper {
 public:
  explicit Shaper(std::shared_ptr<const FontSet> fonts);
  ~Shaper();
  Shaper(Shaper&&) noexcept;

  [[nodiscard]] const FontSet& fonts() const { return *fonts_; }
  // `word` in NFC. The reference stays valid as long as the shaper.
  [[nodiscard]] const ShapedText& shape(Face face, std::string_view word);
  // One face in one size: what the layout asks for every word. Valid as long as the shaper.
  class Sized {
   public:
    ~Sized();
    [[nodiscard]] const SizedText& text(std::string_view word);
    [[nodiscard]] const SizedText& space() const { return *space_; }
    // A hyphen that shows the U+00AD at which a line was broken.
    [[nodiscard]] const SizedText& hyphen();

   private:
    friend class Shaper;
    struct Words;
    explicit Sized(std::unique_ptr<Words> words);
    std::unique_ptr<Words> words_;
    const SizedText* space_ = nullptr;
  };
  [[nodiscard]] Sized& at(Face face, Length size);
  // Natural width of any text, spaces included.
  [[nodiscard]] Length width(Face face, Length size, std::string_view text);

 private:
  struct Cache;
  std::shared_ptr<const FontSet> fonts_;
  std::unique_ptr<Cache> cache_;
};

// design units × size ÷ units per em, to the nearest EMU.
[[nodiscard]] Length scaled(std::int64_t design_units, Length size, int units_per_em);

}  // namespace vanthu::fonts
