// Measuring: from a paragraph's runs to words with widths.
//
//   in    one StyledParagraph; the label for its page number runs
//   out   MeasuredText: words, each with the white space behind it and what may happen there
//
// A word is a stretch in which no line may break; it is made of pieces, one a run, because a change
// of format inside a word is no chance to break. Where a line may break: engine/layout/README.md,
// "Where a line may break".

#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/diagnostics.h"
#include "base/length.h"
#include "fonts/fonts.h"
#include "layout/pages.h"
#include "rules/styled.h"

namespace vanthu::layout {

// Widths as LibreOffice adds them up when it asks whether a line is full, in sixths of a twip: its
// reference device has 8640 dots an inch, each advance is rounded to a dot, and the sum to a whole
// twip wherever a text portion ends, at a change of format and on either side of a no-break space or
// hyphen. Against the exact widths this is a twip or two a line, which decides one line in hundreds;
// Word's own rounding is unknown, and smaller than that as far as anyone has measured.
struct PieceFit {
  std::int64_t head = 0;   // before the first end of a portion inside the piece; all, if there is none
  std::int64_t inner = 0;  // from there to the last, whole twips
  std::int64_t tail = 0;   // behind the last
  bool parted = false;     // there is one
};

class FitWidth {
 public:
  static constexpr std::int64_t sixths_of_twip = fonts::reference_dots_per_twip;

  void end_portion() {
    closed_ += (open_ + sixths_of_twip / 2) / sixths_of_twip * sixths_of_twip;
    open_ = 0;
  }
  void add(std::int64_t sixths) { open_ += sixths; }
  void append(const PieceFit& piece) {
    open_ += piece.head;
    if (!piece.parted) return;
    end_portion();
    closed_ += piece.inner;
    open_ = piece.tail;
  }
  [[nodiscard]] std::int64_t sixths() const { return closed_ + open_; }

 private:
  std::int64_t closed_ = 0;  // finished portions
  std::int64_t open_ = 0;
};

[[nodiscard]] inline std::int64_t sixths_of(Length length) {
  return length.emu() * FitWidth::sixths_of_twip / Length::twips(1).emu();
}

[[nodiscard]] inline Length length_of_sixths(std::int64_t sixths) {
  return Length::emu(sixths * Length::twips(1).emu() / FitWidth::sixths_of_twip);
}

// A stretch of one run, shaped.
struct Piece {
  std::uint32_t run = 0;             // index into StyledParagraph::runs
  std::uint32_t begin = 0, end = 0;  // bytes of the run's text
  const fonts::ShapedText* shaped = nullptr;
  const fonts::SizedText* sized = nullptr;
  Length width;                      // exact, letter spacing included
  PieceFit fit;
  bool new_portion = false;          // its format is not that of the piece before
  bool white = false;                // breaking white space
};

// What stands behind a word.
enum class After : std::uint8_t {
  Break,       // a line may end here
  SoftHyphen,  // the same, and prints a hyphen if it does
  LineBreak,   // the line ends here
  End          // of the paragraph
};

// Pieces [first, white) are the word, [white, last) the white space behind it; either may be empty.
struct Word {
  std::uint32_t first = 0, white = 0, last = 0;
  std::uint32_t stretches = 0;  // U+0020 among the white space: what justification widens
  std::int64_t hyphen_sixths = 0;  // with After::SoftHyphen
  After after = After::Break;
};

inline constexpr std::uint32_t no_field = 0xFFFFFFFF;

// Kept by the caller and filled again for each paragraph, so that the vectors are allocated once.
struct MeasuredText {
  const rules::StyledParagraph* paragraph = nullptr;
  std::string_view page_label;
  std::vector<Piece> pieces;
  std::vector<Word> words;  // empty for a paragraph without text
  std::vector<std::uint32_t> fields;  // by run: index into Pages::fields, no_field; empty for none
  std::vector<std::uint32_t> parts;  // of each run; empty when all are own_part
  bool complete = true;  // the face has a glyph for every character

  [[nodiscard]] std::string_view text_of(std::uint32_t run) const;
  [[nodiscard]] const rules::RunFormat& format_of(std::uint32_t run) const {
    return paragraph->runs[run].format;
  }
  [[nodiscard]] std::uint32_t part_of(std::uint32_t run) const {
    return parts.empty() ? own_part : parts[run];
  }
};

// Which part of its block each run is (pages.h); empty when there are none but the text itself.
// Fills `links` with what they lead to. Neighbouring runs that lead to the same are one link.
[[nodiscard]] std::vector<std::uint32_t> parts_of(const rules::StyledParagraph& paragraph,
                                                  std::vector<std::string>* links);

[[nodiscard]] inline fonts::Face face_of(const rules::RunFormat& format) {
  return fonts::face_of(format.bold, format.italic);
}

// Advance of the glyphs [from, to), letter spacing included: exact, and as FitWidth counts it.
[[nodiscard]] Length advance(const fonts::ShapedText& shaped, std::size_t from, std::size_t to,
                             const rules::RunFormat& format, int units_per_em);
[[nodiscard]] std::int64_t fit_advance(const fonts::ShapedText& shaped, std::size_t from,
                                       std::size_t to, const rules::RunFormat& format,
                                       int units_per_em);

class Measurer {
 public:
  Measurer(fonts::Shaper& shaper, Diagnostics& diagnostics)
      : shaper_(shaper), diagnostics_(diagnostics) {}

  // The runs from `first` up to the next tab. A character without a glyph, or of a script that
  // runs from right to left, is reported, once for each place and character.
  void measure(const rules::StyledParagraph& paragraph, std::string_view page_label,
               MeasuredText& text, std::uint32_t first = 0);

  [[nodiscard]] fonts::Shaper& shaper() { return shaper_; }
  [[nodiscard]] const fonts::FontSet& fonts() const { return shaper_.fonts(); }

 private:
  class Scan;
  void report_missing(fonts::Shaper::Sized& sized, std::string_view text, Place at);

  fonts::Shaper& shaper_;
  Diagnostics& diagnostics_;
  std::set<std::tuple<FileId, std::uint32_t, std::string>> reported_;
};

}  // namespace vanthu::layout
