#include "layout/place_line.h"

#include <algorithm>
#include <string_view>

namespace vanthu::layout {
namespace {

class LinePlacer {
 public:
  LinePlacer(const MeasuredText& text, const BrokenLine& broken, fonts::Shaper& shaper)
      : text_(text), broken_(broken), shaper_(shaper) {}

  Line place(const LineRoom& room) {
    Length slack = room.width - broken_.width;
    if (broken_.after == After::SoftHyphen && broken_.end.piece > 0) {
      const rules::RunFormat& format = text_.format_of(text_.pieces[broken_.end.piece - 1].run);
      slack -= shaper_.width(face_of(format), format.size, "-");
    }
    pen_ = room.x;
    // A twip too much, which FitWidth may let pass, is taken off the gaps again.
    const bool stretched = broken_.after == After::Break || broken_.after == After::SoftHyphen;
    if (room.align == rules::Align::Justify && stretched) slack_ = slack;
    if (slack > Length()) {
      if (room.align == rules::Align::Center) pen_ += slack / 2;
      if (room.align == rules::Align::Right) pen_ += slack;
    }
    for (std::uint32_t i = broken_.begin.piece; i < broken_.end.piece; ++i) {
      add(i, i == broken_.begin.piece ? broken_.begin.glyph : 0, whole);
    }
    if (broken_.end.glyph > 0) {
      const bool begins = broken_.end.piece == broken_.begin.piece;
      add(broken_.end.piece, begins ? broken_.begin.glyph : 0, broken_.end.glyph);
    }
    if (broken_.after == After::SoftHyphen && broken_.end.piece > 0) add_hyphen();
    line_.break_text = left_out();
    line_.last_of_paragraph = broken_.after == After::End;
    return std::move(line_);
  }

 private:
  static constexpr std::size_t whole = SIZE_MAX;

  // The run the words of a piece go to: the one before goes on when nothing about it changes.
  GlyphRun& run_for(std::uint32_t piece) {
    const std::uint32_t number = text_.pieces[piece].run;
    const std::uint32_t part = text_.part_of(number);
    const fonts::Face face = face_of(*format_);
    if (!line_.runs.empty()) {
      GlyphRun& last = line_.runs.back();
      if (last.face == face && last.size == format_->size && last.color == format_->color &&
          last.part == part) {
        return last;
      }
    }
    GlyphRun& run = line_.runs.emplace_back();
    run.face = face;
    run.size = format_->size;
    run.color = format_->color;
    run.part = part;
    run.x = pen_;
    const std::uint32_t end = broken_.end.piece + (broken_.end.glyph > 0 ? 1 : 0);
    std::uint32_t last = piece;
    while (last < end && text_.pieces[last].run == number) ++last;
    run.words.reserve(last - piece + 1);  // and a hyphen
    return run;
  }

  // Glyphs [from, to) of a piece; `to` may be `whole`. Part of a word is shaped as a word of its
  // own.
  void add(std::uint32_t index, std::size_t from, std::size_t to) {
    const Piece& piece = text_.pieces[index];
    if (format_ == nullptr || piece.run != run_) {
      run_ = piece.run;
      format_ = &text_.format_of(run_);
      out_ = &run_for(index);
    }
    const std::size_t first = out_->words.size();
    if (from == 0 && to == whole) {
      if (piece.white && slack_ != Length()) {
        put_white(text_.text_of(run_).substr(piece.begin, piece.end - piece.begin));
      } else {
        put(*piece.sized, format_->letter_spacing);
      }
    } else {
      const std::vector<fonts::Glyph>& glyphs = piece.shaped->glyphs;
      const std::size_t begin = from == 0 ? 0 : glyphs[from].cluster;
      const std::size_t end = to == whole ? piece.end - piece.begin : glyphs[to].cluster;
      put(sized().text(text_.text_of(run_).substr(piece.begin + begin, end - begin)),
          format_->letter_spacing);
    }
    mark_field(first);
  }

  void put(const fonts::SizedText& word, Length extra) {
    out_->words.push_back({&word, extra});
    pen_ += out_->words.back().width();
  }

  // White space that justification may stretch: character by character.
  void put_white(std::string_view white) {
    if (white == " ") return put(sized().space(), format_->letter_spacing + next_share());
    for (std::size_t at = 0; at < white.size();) {
      std::size_t end = at + 1;
      while (end < white.size() && (static_cast<unsigned char>(white[end]) & 0xC0U) == 0x80U) ++end;
      const Length share = white[at] == ' ' ? next_share() : Length();
      put(sized().text(white.substr(at, end - at)), format_->letter_spacing + share);
      at = end;
    }
  }

  [[nodiscard]] fonts::Shaper::Sized& sized() {
    return shaper_.at(face_of(*format_), format_->size);
  }

  // The words of the line's last run from `first` on come from the field of run_, if any.
  void mark_field(std::size_t first) {
    if (text_.fields.empty() || text_.fields[run_] == no_field) return;
    const std::uint32_t field = text_.fields[run_];
    const auto run = static_cast<std::uint32_t>(line_.runs.size() - 1);
    const auto begin = static_cast<std::uint32_t>(first);
    const auto end = static_cast<std::uint32_t>(out_->words.size());
    if (!line_.fields.empty()) {
      FieldSpan& last = line_.fields.back();
      if (last.field == field && last.run == run && last.last == begin) {
        last.last = end;
        return;
      }
    }
    line_.fields.push_back({field, run, begin, end});
  }

  // The slack of the gaps up to and with this one, less what the gaps before it got.
  Length next_share() {
    if (slack_ == Length() || broken_.stretches == 0) return {};
    ++gaps_;
    const Length up_to = slack_ * gaps_ / broken_.stretches;
    const Length share = up_to - shared_;
    shared_ = up_to;
    return share;
  }

  // Instead of the U+00AD that ends the text and shows nothing.
  void add_hyphen() {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    const std::string_view last = out_->words.back().text();
    pen_ -= out_->words.back().width();
    out_->words.pop_back();
    const std::string_view shown = last.substr(0, last.size() - soft_hyphen.size());
    if (!shown.empty()) put(sized().text(shown), format_->letter_spacing);
    put(sized().hyphen(), Length());
  }

  [[nodiscard]] std::string left_out() const {
    std::string white;
    for (std::uint32_t i = broken_.end.piece; i < broken_.hang_end; ++i) {
      const Piece& piece = text_.pieces[i];
      white.append(text_.text_of(piece.run).substr(piece.begin, piece.end - piece.begin));
    }
    if (broken_.after == After::LineBreak) white += '\n';
    return white;
  }

  const MeasuredText& text_;
  const BrokenLine& broken_;
  fonts::Shaper& shaper_;
  Line line_;
  // Of the piece that was added last.
  std::uint32_t run_ = 0;
  const rules::RunFormat* format_ = nullptr;
  GlyphRun* out_ = nullptr;
  Length pen_;
  Length slack_, shared_;
  std::int64_t gaps_ = 0;
};

}  // namespace

Line place_line(const MeasuredText& text, const BrokenLine& broken, const LineRoom& room,
                fonts::Shaper& shaper) {
  return LinePlacer(text, broken, shaper).place(room);
}

}  // namespace vanthu::layout
