#include "rules/measure.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "text/text.h"

namespace vanthu::rules {
namespace {

// "y tế-xã hội" may part after the hyphen, "-/" and "-," may not.
bool parts_after_hyphen(std::string_view text, std::size_t hyphen) {
  if (hyphen + 1 >= text.size()) return false;
  const char next = text[hyphen + 1];
  return (next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') ||
         (next >= 'A' && next <= 'Z') || next == '(' || static_cast<unsigned char>(next) >= 0xC0;
}

}  // namespace

Measured::Measured(fonts::Shaper& shaper, const std::vector<StyledRun>& runs)
    : Measured(shaper, runs, Length::emu(std::numeric_limits<std::int64_t>::max())) {}

Measured::Measured(fonts::Shaper& shaper, const std::vector<StyledRun>& runs, Length enough) {
  Length whole;  // with the spaces behind the pieces
  bool full = false;
  Length widest;
  Piece piece;
  std::string piece_text;
  bool open = false;
  const auto close = [&] {
    if (!open) return;
    if (piece.width > widest) {
      widest = piece.width;
      widest_text_ = piece_text;
    }
    pieces_.push_back(piece);
    whole += piece.width;
    full = whole > enough;
    piece = Piece();
    piece_text.clear();
    open = false;
  };
  for (const StyledRun& run : runs) {
    if (run.kind == StyledRun::Kind::LineBreak) {
      close();
      if (!pieces_.empty()) pieces_.back().ends_line = true;
      continue;
    }
    if (run.kind != StyledRun::Kind::Text && run.kind != StyledRun::Kind::PageReference) continue;
    const fonts::Face face = fonts::face_of(run.format.bold, run.format.italic);
    const std::string_view text = run.text;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {  // [begin, end) belongs to the open piece
      if (end == begin) return;
      const std::string_view part = text.substr(begin, end - begin);
      piece.width += shaper.width(face, run.format.size, part);
      piece_text += part;
      open = true;
      begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool glued = std::binary_search(run.glue.begin(), run.glue.end(), i);
      if (glued) continue;
      if (text[i] == ' ') {
        take(i);
        close();
        begin = i + 1;
        if (!pieces_.empty()) {
          const Length space = shaper.width(face, run.format.size, " ") + run.format.letter_spacing;
          pieces_.back().space += space;
          whole += space;
        }
        if (full) return;
      } else if (text[i] == '-' && parts_after_hyphen(text, i)) {
        take(i + 1);
        close();
      }
    }
    take(text.size());
  }
  close();
}

Length Measured::width() const {
  Length sum;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    sum += pieces_[i].width;
    if (i + 1 < pieces_.size()) sum += pieces_[i].space;
  }
  return sum;
}

Length Measured::widest_piece() const {
  Length widest;
  for (const Piece& piece : pieces_) widest = std::max(widest, piece.width);
  return widest;
}

std::vector<Length> Measured::line_widths(Length room, Length first_indent) const {
  std::vector<Length> widths;
  Length line;        // width of what the line holds
  Length space;       // behind it, counted only when more follows
  bool empty = true;  // nothing on the line yet
  for (const Piece& piece : pieces_) {
    const Length measure = widths.empty() ? room - first_indent : room;
    if (!empty && line + space + piece.width > measure) {
      widths.push_back(line);
      line = space = Length();
      empty = true;
    }
    line += (empty ? Length() : space) + piece.width;
    space = piece.space;
    empty = false;
    if (piece.ends_line) {
      widths.push_back(line);
      line = space = Length();
      empty = true;
    }
  }
  if (!empty) widths.push_back(line);
  return widths;
}

Length Measured::narrowest_room(Length room) const {
  const std::size_t count = line_widths(room).size();
  // Bisection on twips: the number of lines never grows with the room.
  std::int64_t low = 0;              // too narrow, or not tried
  std::int64_t high = room.twips();  // wide enough
  while (high - low > 1) {
    const std::int64_t middle = (low + high) / 2;
    const Length tried = Length::twips(middle);
    const bool enough = tried >= widest_piece() && line_widths(tried).size() <= count;
    (enough ? high : low) = middle;
  }
  return Length::twips(high);
}

Length paragraph_height(fonts::Shaper& shaper, const StyledParagraph& paragraph, Length room) {
  const ParagraphFormat& format = paragraph.format;
  const std::size_t count = std::max<std::size_t>(
      1, Measured(shaper, paragraph.runs)
             .line_widths(room - format.left - format.right, format.first_line)
             .size());
  Length line = format.line.height;
  if (format.line.rule != LineSpacing::Rule::Exact) {
    const fonts::Metrics& metrics = shaper.fonts().metrics(fonts::Face::Regular);
    const Length single = fonts::scaled(metrics.ascender + metrics.descender + metrics.line_gap,
                                        paragraph.mark.size, metrics.units_per_em);
    const Length natural = format.line.rule == LineSpacing::Rule::Multiple
                               ? single * format.line.multiple / 240
                               : single;
    line = std::max(line, natural);
  }
  return format.before + line * static_cast<std::int64_t>(count) + format.after;
}

}  // namespace vanthu::rules
