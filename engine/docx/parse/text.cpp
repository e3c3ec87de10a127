#include "docx/parse/text.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "docx/parse/walk.h"
#include "xml/character_data.h"

namespace vanthu::docx::parse {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// w:char="F0FC" (ISO/IEC 29500-1, 17.3.3.30) as UTF-8.
std::string symbol(const std::string& hex) {
  std::uint32_t point = 0;
  const auto [stop, error] = std::from_chars(hex.data(), hex.data() + hex.size(), point, 16);
  const bool is_character = error == std::errc{} && stop == hex.data() + hex.size() &&
                            point >= 0x20 && point < 0xFFFE && (point < 0xD800 || point > 0xDFFF);
  if (!is_character) return std::string(replacement);
  std::string result;
  xml::append_character(result, point);
  return result;
}

std::string text_of(const StoryPart& part, const Piece& piece) {
  switch (piece.kind) {
    case Piece::Kind::Text:
      return part.tree.shown_text(piece.node);
    case Piece::Kind::Tab:
      return "\t";
    case Piece::Kind::LineBreak:
    case Piece::Kind::PageBreak:
    case Piece::Kind::ColumnBreak:
      return "\n";
    case Piece::Kind::NoBreakHyphen:
      return "\xE2\x80\x91";
    case Piece::Kind::SoftHyphen:
      return "\xC2\xAD";
    case Piece::Kind::Symbol:
      return symbol(part.tree.get(piece.node, Name::w_char));
    default:
      return {};
  }
}

bool is_in_result(const StoryPart& part, const Piece& piece) {
  if (piece.field == none) return true;
  const Field& field = part.fields[piece.field];
  if (field.is_inside_instruction) return false;
  return !piece.in_instruction || !field.has_ended;
}

}  // namespace

bool is_in_view(const StoryPart& part, Index revision, View view) {
  if (view == View::All) return true;
  for (; revision != none; revision = part.revisions[revision].parent) {
    switch (part.revisions[revision].kind) {
      case Revision::Kind::Deletion:
      case Revision::Kind::MoveFrom:
        if (view == View::Final) return false;
        break;
      case Revision::Kind::Insertion:
      case Revision::Kind::MoveTo:
        if (view == View::Original) return false;
        break;
      case Revision::Kind::CellMerge:
      case Revision::Kind::Format:
        break;
    }
  }
  return true;
}

ShownText shown_text(const StoryPart& part, const Paragraph& paragraph, View view) {
  ShownText result;
  for (std::size_t i = 0; i < paragraph.pieces.size(); ++i) {
    const Piece& piece = paragraph.pieces[i];
    if (!is_in_result(part, piece) || !is_in_view(part, piece.revision, view)) continue;
    const std::string text = text_of(part, piece);
    if (text.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(result.text.size());
    result.text += text;
    result.spans.push_back(
        {begin, static_cast<std::uint32_t>(result.text.size()), static_cast<Index>(i)});
  }
  return result;
}

std::optional<TextSource> source_of(const StoryPart& part, const Paragraph& paragraph,
                                    const ShownText& shown, std::uint32_t offset) {
  assert(offset <= shown.text.size());
  if (shown.spans.empty()) return std::nullopt;
  auto span =
      std::upper_bound(shown.spans.begin(), shown.spans.end(), offset,
                       [](std::uint32_t at, const ShownText::Span& one) { return at < one.end; });
  if (span == shown.spans.end()) --span;
  const Piece& piece = paragraph.pieces[span->piece];
  if (piece.kind == Piece::Kind::Text) {
    return TextSource{span->piece, part.tree.shown_text_source(piece.node, offset - span->begin)};
  }
  return TextSource{span->piece, offset == span->begin ? piece.at.begin : piece.at.end};
}

std::string reading_text(const Document& document, const Story& story, View view) {
  const StoryPart& part = document.part_of(story);
  std::string result;
  for_each_paragraph(
      story.blocks,
      [&](const Paragraph& paragraph) {
        result += shown_text(part, paragraph, view).text;
        result += '\n';
      },
      [&](Index revision) { return is_in_view(part, revision, view); });
  return result;
}

}  // namespace vanthu::docx::parse
