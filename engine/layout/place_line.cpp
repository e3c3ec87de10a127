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
    const std::uint32_t last = broken_.end.piece + (broken_.end.glyph > 0 ? 1 : 0);
    for (std::uint32_t i = broken_.begin.piece; i < last; ++i) {
      glyphs_left_ += text_.pieces[i].shaped->glyphs.size();
      bytes_left_ += text_.pieces[i].end - text_.pieces[i].begin;
    }
    for (std::uint32_t i = broken_.begin.piece; i < broken_.end.piece; ++i) {
      const Piece& piece = text_.pieces[i];
      const std::size_t from = i == broken_.begin.piece ? broken_.begin.glyph : 0;
      if (from == 0) {
        add_whole(piece);
      } else {
        add(piece, from, piece.shaped->glyphs.size());
      }
    }
    if (broken_.end.glyph > 0) {
      const std::size_t from =
          broken_.end.piece == broken_.begin.piece ? broken_.begin.glyph : 0;
      add(text_.pieces[broken_.end.piece], from, broken_.end.glyph);
    }
    if (broken_.after == After::SoftHyphen && broken_.end.piece > 0) add_hyphen();
    line_.break_text = left_out();
    line_.last_of_paragraph = broken_.after == After::End;
    return std::move(line_);
  }

 private:
  // The run the next glyphs go to: the one before goes on when nothing about it changes.
  GlyphRun& run_for(std::uint32_t number) {
    const rules::RunFormat& format = text_.format_of(number);
    const std::uint32_t part = text_.part_of(number);
    const fonts::Face face = face_of(format);
    if (!line_.runs.empty()) {
      GlyphRun& last = line_.runs.back();
      if (last.face == face && last.size == format.size && last.color == format.color &&
          last.part == part) {
        return last;
      }
    }
    GlyphRun& run = line_.runs.emplace_back();
    run.face = face;
    run.size = format.size;
    run.color = format.color;
    run.part = part;
    run.x = pen_;
    run.glyphs.reserve(glyphs_left_);
    run.text.reserve(bytes_left_);
    return run;
  }

  // A whole piece: nearly always. As add(), from the widths that are known already.
  void add_whole(const Piece& piece) {
    const bool goes_on = format_ != nullptr && piece.run == run_;
    if (!goes_on) {
      run_ = piece.run;
      format_ = &text_.format_of(run_);
      run_text_ = text_.text_of(run_);
    }
    const std::vector<fonts::Glyph>& glyphs = piece.shaped->glyphs;
    if (format_->letter_spacing != Length()) return add(piece, 0, glyphs.size());
    GlyphRun& run = goes_on ? line_.runs.back() : run_for(run_);
    mark_field(piece.run, run.glyphs.size(), glyphs.size());
    const std::size_t shift = run.text.size();
    const std::string_view text = run_text_.substr(piece.begin, piece.end - piece.begin);
    run.text.append(text);
    const Length* advance = piece.sized->advances.data();
    const bool stretches = piece.white && slack_ != Length();
    for (const fonts::Glyph& glyph : glyphs) {
      const Length share = stretches && text[glyph.cluster] == ' ' ? next_share() : Length();
      run.glyphs.push_back(
          {glyph.id, static_cast<std::uint32_t>(shift + glyph.cluster), *advance++ + share});
      pen_ += share;
    }
    pen_ += piece.sized->width;
    glyphs_left_ -= glyphs.size();
    bytes_left_ -= text.size();
  }

  // Glyphs [from, to) of a piece. Positions are rounded, not advances, so that they never drift.
  void add(const Piece& piece, std::size_t from, std::size_t to) {
    const rules::RunFormat& format = text_.format_of(piece.run);
    const std::string_view text =
        text_.text_of(piece.run).substr(piece.begin, piece.end - piece.begin);
    const std::vector<fonts::Glyph>& glyphs = piece.shaped->glyphs;
    const std::size_t begin = from == 0 ? 0 : glyphs[from].cluster;
    const std::size_t end = to == glyphs.size() ? text.size() : glyphs[to].cluster;
    const fonts::UnitScale scale(format.size.emu(),
                                 shaper_.fonts().metrics(face_of(format)).units_per_em);

    GlyphRun& run = run_for(piece.run);
    mark_field(piece.run, run.glyphs.size(), to - from);
    const std::size_t shift = run.text.size() - begin;  // wraps around; the sum below is right
    run.text.append(text.substr(begin, end - begin));
    std::int64_t units = 0;
    Length reached;
    for (std::size_t i = from; i < to; ++i) {
      const fonts::Glyph& glyph = glyphs[i];
      units += glyph.advance;
      const Length position = Length::emu(scale(units));
      Length advance = position - reached;
      reached = position;
      const bool ends_character = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyph.cluster;
      if (ends_character) advance += format.letter_spacing;
      if (piece.white && text[glyph.cluster] == ' ') advance += next_share();
      run.glyphs.push_back(
          {glyph.id, static_cast<std::uint32_t>(shift + glyph.cluster), advance});
      pen_ += advance;
    }
    glyphs_left_ -= glyphs.size();
    bytes_left_ -= text.size();
  }

  // The next `count` glyphs of the line's last run come from the field of run `source`, if any.
  void mark_field(std::uint32_t source, std::size_t first, std::size_t count) {
    if (text_.fields.empty() || text_.fields[source] == no_field || count == 0) return;
    const std::uint32_t field = text_.fields[source];
    const auto run = static_cast<std::uint32_t>(line_.runs.size() - 1);
    const auto begin = static_cast<std::uint32_t>(first);
    const auto end = static_cast<std::uint32_t>(first + count);
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

  // The hyphen shows the U+00AD that ends the text.
  void add_hyphen() {
    constexpr std::size_t soft_hyphen_size = 2;
    const std::uint32_t number = text_.pieces[broken_.end.piece - 1].run;
    const rules::RunFormat& format = text_.format_of(number);
    const fonts::ShapedText& hyphen = shaper_.shape(face_of(format), "-");
    GlyphRun& run = run_for(number);
    const Length width = shaper_.width(face_of(format), format.size, "-");
    run.glyphs.push_back({hyphen.glyphs.front().id,
                          static_cast<std::uint32_t>(run.text.size() - soft_hyphen_size), width});
    pen_ += width;
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
  // Of the run that add_whole() is in.
  std::uint32_t run_ = 0;
  const rules::RunFormat* format_ = nullptr;
  std::string_view run_text_;
  Length pen_;
  Length slack_, shared_;
  std::size_t glyphs_left_ = 0, bytes_left_ = 0;  // of the line: what a new run may have to hold
  std::int64_t gaps_ = 0;
};

}  // namespace

Line place_line(const MeasuredText& text, const BrokenLine& broken, const LineRoom& room,
                fonts::Shaper& shaper) {
  return LinePlacer(text, broken, shaper).place(room);
}

}  // namespace vanthu::layout
