#include "check/line_bytes.h"

#include <algorithm>

#include "docx/parse/text.h"

namespace vanthu::check {

using docx::edit::PieceRange;
using docx::parse::Piece;

namespace {

// Where each byte of `text` stands among the `bytes` of its element, which begin at `base`: one
// pass over text with entities. Empty where it holds more than that (comments, CDATA).
std::vector<std::uint32_t> with_entities(std::string_view text, std::string_view bytes,
                                         std::size_t at, std::uint32_t base) {
  std::vector<std::uint32_t> result;
  if (bytes.find_first_of("<\r") != std::string_view::npos) return result;
  // Spaces at its beginning are shown or not.
  if (text.starts_with(' ')) at = 0;
  result.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    if (at >= bytes.size()) return {};
    std::size_t letters = 1;
    std::size_t taken = 1;
    if (bytes[at] == '&') {
      const std::size_t end = bytes.find(';', at);
      if (end == std::string_view::npos) return {};
      taken = end + 1 - at;
      while (i + letters < text.size() &&
             (static_cast<unsigned char>(text[i + letters]) & 0xC0U) == 0x80U) {
        ++letters;
      }
    } else if (bytes[at] != text[i] && text[i] != ' ') {
      return {};
    }
    for (std::size_t letter = 0; letter < letters; ++letter) {
      result.push_back(base + static_cast<std::uint32_t>(at));
    }
    i += letters;
    at += taken;
  }
  result.push_back(base + static_cast<std::uint32_t>(at));
  return result;
}

}  // namespace

std::vector<PieceRange> LineBytes::range(const Line& line, std::size_t begin, std::size_t end) {
  std::vector<PieceRange> result;
  if (line.source == nullptr) return result;
  const docx::parse::StoryPart& part = document_.part_of(document_.body());
  if (paragraph_ != line.source) {
    paragraph_ = line.source;
    text_piece_ = nullptr;
    shown_ = docx::parse::shown_text(part, *paragraph_);
  }
  const auto behind = std::upper_bound(
      line.origins.begin(), line.origins.end(), begin,
      [](std::size_t offset, const Line::Origin& one) { return offset < one.begin; });
  const auto first_origin =
      behind - line.origins.begin() - (behind == line.origins.begin() ? 0 : 1);
  for (auto i = static_cast<std::size_t>(first_origin);
       i < line.origins.size() && line.origins[i].begin < end; ++i) {
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
        if (text_piece_ != &piece) {
          // Mostly the bytes are the text; else each place is looked for.
          const xml::ByteRange content = part.tree.xml().content(piece.node);
          const std::string_view text =
              std::string_view(shown_.text).substr(span->begin, span->end - span->begin);
          // Spaces at its ends may not be shown.
          const std::string_view bytes = part.tree.xml().slice(content);
          const std::size_t skipped = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
          const std::size_t shown_from = bytes.starts_with(text) ? 0 : skipped;
          is_plain_ = bytes.substr(shown_from).starts_with(text);
          text_begin_ = content.begin + static_cast<std::uint32_t>(shown_from);
          sources_ = is_plain_ ? std::vector<std::uint32_t>()
                               : with_entities(text, bytes, skipped, content.begin);
          text_piece_ = &piece;
        }
        const auto source = [&](std::uint32_t at) {
          if (!sources_.empty()) return sources_[at - span->begin];
          return is_plain_ ? text_begin_ + (at - span->begin)
                           : part.tree.shown_text_source(piece.node, at - span->begin);
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
  const auto continues = [&](std::size_t i) {
    return (static_cast<unsigned char>(line.text[i]) & 0xC0U) == 0x80U;
  };
  std::size_t end = std::min(std::max<std::size_t>(at, 1), line.text.size());
  while (end < line.text.size() && continues(end)) ++end;
  std::size_t begin = end - 1;
  while (begin > 0 && continues(begin)) --begin;
  const auto pieces = range(line, begin, end);
  if (pieces.empty()) return std::nullopt;
  return at == 0 ? Point{pieces.front().piece, pieces.front().bytes.begin}
                 : Point{pieces.back().piece, pieces.back().bytes.end};
}

}  // namespace vanthu::check
