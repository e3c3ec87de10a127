#include "check/line_bytes.h"

#include <algorithm>

#include "docx/parse/text.h"
#include "text/text.h"

namespace vanthu::check {

using docx::edit::PieceRange;
using docx::parse::Piece;

std::vector<PieceRange> LineBytes::range(const Line& line, std::size_t begin, std::size_t end) {
  std::vector<PieceRange> result;
  if (line.source == nullptr) return result;
  const docx::parse::StoryPart& part = document_.part_of(document_.body());
  if (paragraph_ != line.source) {
    paragraph_ = line.source;
    shown_ = docx::parse::shown_text(part, *paragraph_);
  }
  for (std::size_t i = 0; i < line.origins.size(); ++i) {
    const Line::Origin& origin = line.origins[i];
    const std::size_t origin_end =
        i + 1 < line.origins.size() ? line.origins[i + 1].begin : line.text.size();
    const std::size_t from = std::max<std::size_t>(begin, origin.begin);
    const std::size_t to = std::min(end, origin_end);
    if (from >= to) continue;
    const auto first = static_cast<std::uint32_t>(origin.shown + (from - origin.begin));
    const auto last = static_cast<std::uint32_t>(origin.shown + (to - origin.begin));
    auto span = std::upper_bound(
        shown_.spans.begin(), shown_.spans.end(), first,
        [](std::uint32_t at, const docx::parse::ShownText::Span& one) { return at < one.end; });
    for (; span != shown_.spans.end() && span->begin < last; ++span) {
      const Piece& piece = paragraph_->pieces[span->piece];
      if (piece.run == docx::parse::no_node) continue;  // nobody writes it so
      PieceRange one{span->piece, piece.at};
      if (piece.kind == Piece::Kind::Text) {
        const auto source = [&](std::uint32_t at) {
          return part.tree.shown_text_source(piece.node, at - span->begin);
        };
        one.bytes = {source(std::max(first, span->begin)), source(std::min(last, span->end))};
      }
      result.push_back(one);
    }
  }
  return result;
}

std::optional<LineBytes::Point> LineBytes::point(const Line& line, std::size_t at) {
  if (line.text.empty()) return std::nullopt;
  std::size_t begin = 0;
  std::size_t end = 0;
  while (end < line.text.size()) {
    begin = end;
    static_cast<void>(text::next_code_point(line.text, end));
    if (end >= at) break;
  }
  const auto pieces = range(line, begin, end);
  if (pieces.empty()) return std::nullopt;
  return at == 0 ? Point{pieces.front().piece, pieces.front().bytes.begin}
                 : Point{pieces.back().piece, pieces.back().bytes.end};
}

}  // namespace vanthu::check
