#include "layout/break_lines.h"

#include <optional>

namespace vanthu::layout {
namespace {

class Breaker {
 public:
  Breaker(const MeasuredText& text, const fonts::FontSet& fonts, std::vector<BrokenLine>& lines)
      : text_(text), fonts_(fonts), lines_(lines) {}

  void run(Length first_room, Length room) {
    room_ = first_room;
    std::size_t word = 0;
    while (word < text_.words.size()) {
      word = fill_line(word);
      room_ = room;
    }
  }

 private:
  // A line that may end after word `word`.
  struct Candidate {
    std::size_t word = 0;
    Length width;
    std::uint32_t stretches = 0;
  };

  // Takes words from `first` on, of which rest_ may already be cut; returns the first word that is
  // not wholly on this line or an earlier one.
  std::size_t fill_line(std::size_t first) {
    std::optional<Candidate> best;
    Length width;  // of what stands on the line, white space included
    std::uint32_t stretches = 0;
    const PiecePlace begin = rest_ ? rest_->place : PiecePlace{text_.words[first].first, 0};
    for (std::size_t i = first; i < text_.words.size(); ++i) {
      const Word& word = text_.words[i];
      const Length own = i == first && rest_ ? rest_->width : word.width;
      if (width + own > room_) {
        if (!best) return cut_word(begin, i, own);
        break;
      }
      const Length printed = width + own + word.hyphen_width;
      if (!best || printed <= room_) best = Candidate{i, printed, stretches};
      if (word.after == After::LineBreak || word.after == After::End) break;
      width += own + word.white_width;
      stretches += word.stretches;
    }
    const Word& last = text_.words[best->word];
    lines_.push_back(
        {begin, {last.white, 0}, last.last, best->stretches, best->width, last.after});
    rest_.reset();
    return best->word + 1;
  }

  // The word does not fit on a line that is empty but for white space: as many characters as fit,
  // at least one.
  std::size_t cut_word(PiecePlace begin, std::size_t index, Length word_width) {
    const Word& word = text_.words[index];
    PiecePlace place = rest_ ? rest_->place : PiecePlace{word.first, 0};
    Length taken;
    bool any = false;
    for (; place.piece < word.white; place = {place.piece + 1, 0}) {
      const Piece& piece = text_.pieces[place.piece];
      const rules::RunFormat& format = text_.format_of(piece.run);
      const int units_per_em = fonts_.metrics(face_of(format)).units_per_em;
      const auto& glyphs = piece.shaped->glyphs;
      Length in_piece;
      for (std::size_t from = place.glyph, to = from; from < glyphs.size(); from = to) {
        while (++to < glyphs.size() && glyphs[to].cluster == glyphs[from].cluster) {}
        const Length up_to = advance(*piece.shaped, place.glyph, to, format, units_per_em);
        if (any && taken + up_to > room_) {
          return end_inside(begin, index, {place.piece, static_cast<std::uint32_t>(from)},
                            taken + in_piece, word_width);
        }
        any = true;
        in_piece = up_to;
      }
      taken += in_piece;
    }
    // A single character wider than the room: it stands there whole.
    lines_.push_back({begin, {word.white, 0}, word.last, 0, taken, word.after});
    rest_.reset();
    return index + 1;
  }

  std::size_t end_inside(PiecePlace begin, std::size_t index, PiecePlace end, Length taken,
                         Length word_width) {
    lines_.push_back({begin, end, end.piece, 0, taken, After::Break});
    rest_ = Rest{end, word_width - taken};
    return index;
  }

  // What is left of a word that was cut.
  struct Rest {
    PiecePlace place;
    Length width;
  };

  const MeasuredText& text_;
  const fonts::FontSet& fonts_;
  std::vector<BrokenLine>& lines_;
  Length room_;
  std::optional<Rest> rest_;
};

}  // namespace

void break_lines(const MeasuredText& text, const fonts::FontSet& fonts, Length first_room,
                 Length room, std::vector<BrokenLine>& lines) {
  lines.clear();
  Breaker(text, fonts, lines).run(first_room, room);
}

}  // namespace vanthu::layout
