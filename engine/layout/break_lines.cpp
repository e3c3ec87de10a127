#include "layout/break_lines.h"

#include <optional>

namespace vanthu::layout {
namespace {

class Breaker {
 public:
  Breaker(const MeasuredText& text, const fonts::FontSet& fonts, std::vector<BrokenLine>& lines)
      : text_(text), fonts_(fonts), lines_(lines) {}

  void run(Length first_room, Length room) {
    room_ = sixths_of(first_room);
    std::size_t word = 0;
    while (word < text_.words.size()) {
      word = fill_line(word);
      room_ = sixths_of(room);
    }
  }

 private:
  // A line that may end after word `word`.
  struct Candidate {
    std::size_t word = 0;
    Length width;
    std::uint32_t stretches = 0;
    std::int64_t spare = 0;
  };

  // Takes words from `first` on, of which the beginning up to rest_ is already on a line; returns the
  // first word that is not wholly on this line or an earlier one.
  std::size_t fill_line(std::size_t first) {
    std::optional<Candidate> best;
    FitWidth fit;
    Length width;
    std::uint32_t stretches = 0;
    std::int64_t lacking = 0;
    Length spaces;
    const PiecePlace begin = rest_.value_or(PiecePlace{text_.words[first].first, 0});
    for (std::size_t i = first; i < text_.words.size(); ++i) {
      const Word& word = text_.words[i];
      const PiecePlace from = i == first ? begin : PiecePlace{word.first, 0};
      add_pieces(from, word.white, fit, width);
      if (fit.sixths() > room_) {
        if (!best) return cut_word(begin, i);
        if (best->word + 1 == i) lacking = fit.sixths() - room_;
        break;
      }
      if (!best || fit.sixths() + word.hyphen_sixths <= room_) {
        best = Candidate{i, width, stretches, room_ - fit.sixths()};
      }
      if (word.after == After::LineBreak || word.after == After::End) break;
      const Length printed = width;
      add_pieces({word.white, 0}, word.last, fit, width);
      spaces += width - printed;
      stretches += word.stretches;
    }
    const Word& last = text_.words[best->word];
    lines_.push_back({begin,
                      {last.white, 0},
                      last.last,
                      best->stretches,
                      best->width,
                      last.after,
                      best->spare,
                      lacking,
                      spaces});
    rest_.reset();
    return best->word + 1;
  }

  void add_pieces(PiecePlace from, std::uint32_t to, FitWidth& fit, Length& width) const {
    for (std::uint32_t i = from.piece; i < to; ++i) {
      const Piece& piece = text_.pieces[i];
      if (piece.new_portion) fit.end_portion();
      if (i == from.piece && from.glyph > 0) {
        const std::size_t end = piece.shaped->glyphs.size();
        const rules::RunFormat& format = text_.format_of(piece.run);
        fit.add(fit_advance(*piece.shaped, from.glyph, end, format, units_per_em(format)));
        width += advance(*piece.shaped, from.glyph, end, format, units_per_em(format));
      } else {
        fit.append(piece.fit);
        width += piece.width;
      }
    }
  }

  // The word does not fit on a line that holds nothing before it: as many characters as fit, at
  // least one.
  std::size_t cut_word(PiecePlace begin, std::size_t index) {
    const Word& word = text_.words[index];
    std::int64_t taken = 0;
    Length width;
    bool any = false;
    for (PiecePlace at = begin; at.piece < word.white; at = {at.piece + 1, 0}) {
      const Piece& piece = text_.pieces[at.piece];
      const rules::RunFormat& format = text_.format_of(piece.run);
      const auto& glyphs = piece.shaped->glyphs;
      for (std::size_t from = at.glyph, to = from; from < glyphs.size(); from = to) {
        while (++to < glyphs.size() && glyphs[to].cluster == glyphs[from].cluster) {
        }
        taken += fit_advance(*piece.shaped, from, to, format, units_per_em(format));
        const std::size_t offset = piece.begin + glyphs[from].cluster;
        const bool space = text_.text_of(piece.run)[offset] == ' ';  // a glued one hangs as well
        if (any && taken > room_ && !space) {
          const PiecePlace end{at.piece, static_cast<std::uint32_t>(from)};
          width += advance(*piece.shaped, at.glyph, from, format, units_per_em(format));
          lines_.push_back({begin, end, end.piece, 0, width, After::Break, {}, 0, {}});
          rest_ = end;
          return index;
        }
        any = true;
      }
      width += advance(*piece.shaped, at.glyph, glyphs.size(), format, units_per_em(format));
    }
    // A single character wider than the room: it stands there whole.
    lines_.push_back({begin, {word.white, 0}, word.last, 0, width, word.after, {}, 0, {}});
    rest_.reset();
    return index + 1;
  }

  [[nodiscard]] int units_per_em(const rules::RunFormat& format) const {
    return fonts_.metrics(face_of(format)).units_per_em;
  }

  const MeasuredText& text_;
  const fonts::FontSet& fonts_;
  std::vector<BrokenLine>& lines_;
  std::int64_t room_ = 0;           // in sixths of a twip
  std::optional<PiecePlace> rest_;  // where a word that was cut goes on
};

}  // namespace

void break_lines(const MeasuredText& text, const fonts::FontSet& fonts, Length first_room,
                 Length room, std::vector<BrokenLine>& lines) {
  lines.clear();
  Breaker(text, fonts, lines).run(first_room, room);
}

}  // namespace vanthu::layout
