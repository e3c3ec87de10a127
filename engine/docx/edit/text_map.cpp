#include "docx/edit/text_map.h"

#include "docx/edit/revision_marks.h"
#include "docx/parse/text.h"

namespace vanthu::docx::edit {
namespace {

using parse::Index;
using parse::none;
using parse::Paragraph;
using parse::Piece;
using parse::Revision;
using parse::StoryPart;

// PAGE, PAGEREF: what layout decides is no text of ours.
bool is_page_number(const StoryPart& part, Index field) {
  for (; field != none; field = part.fields[field].parent) {
    const std::string& instruction = part.fields[field].instruction;
    const std::size_t begin = instruction.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    const std::string_view name = std::string_view(instruction).substr(begin);
    if (name.starts_with("PAGE ") || name.starts_with("PAGEREF ") || name == "PAGE") return true;
  }
  return false;
}

bool is_in_result(const StoryPart& part, const Piece& piece, PageNumbers pages) {
  if (piece.field == none) return true;
  const parse::Field& field = part.fields[piece.field];
  if (field.is_inside_instruction) return false;
  if (piece.in_instruction && field.has_ended) return false;
  return pages == PageNumbers::Shown || !is_page_number(part, piece.field);
}

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// What plain_text makes of one character.
std::string_view plain(std::string_view character) {
  if (character == "\xC2\xA0" || character == "\xE2\x80\xAF") return " ";
  if (character == "\xE2\x80\x91") return "-";
  if (character == "\xC2\xAD" || character == "\xE2\x81\xA0") return {};
  return character;
}

void append_text(const StoryPart& part, const Piece& piece, Index index, MappedText& out) {
  const std::string text = part.tree.shown_text(piece.node);
  // Mostly nothing is escaped, and the bytes are the text.
  const parse::ByteRange content = part.tree.xml().content(piece.node);
  const bool as_written = part.tree.xml().slice(content) == text;
  const auto source_of = [&](std::size_t at) {
    return as_written ? content.begin + static_cast<std::uint32_t>(at)
                      : part.tree.shown_text_source(piece.node, at);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::min(length_of(text[at]), text.size() - at);
    const std::string_view shown = plain(std::string_view(text).substr(at, length));
    if (!shown.empty()) {
      const MappedText::Source source{index, source_of(at), source_of(at + length)};
      out.text += shown;
      out.sources.insert(out.sources.end(), shown.size(), source);
    }
    at += length;
  }
}

}  // namespace

bool is_shown(const StoryPart& part, Index revision) {
  for (; revision != none; revision = part.revisions[revision].parent) {
    const Revision& one = part.revisions[revision];
    const bool ours_open = one.author == our_name;
    switch (one.kind) {
      case Revision::Kind::Insertion:
      case Revision::Kind::MoveTo:
        if (ours_open) return false;
        break;
      case Revision::Kind::Deletion:
      case Revision::Kind::MoveFrom:
        if (!ours_open) return false;
        break;
      case Revision::Kind::CellMerge:
      case Revision::Kind::Format:
        break;
    }
  }
  return true;
}

MappedText map_text(const StoryPart& part, const Paragraph& paragraph, PageNumbers pages) {
  MappedText result;
  for (std::size_t i = 0; i < paragraph.pieces.size(); ++i) {
    const Piece& piece = paragraph.pieces[i];
    if (!is_in_result(part, piece, pages) || !is_shown(part, piece.revision)) continue;
    const auto index = static_cast<Index>(i);
    char single = 0;
    switch (piece.kind) {
      case Piece::Kind::Text:
        append_text(part, piece, index, result);
        continue;
      case Piece::Kind::Tab:
        single = '\t';
        break;
      case Piece::Kind::LineBreak:
      case Piece::Kind::PageBreak:
      case Piece::Kind::ColumnBreak:
        single = '\n';
        break;
      case Piece::Kind::NoBreakHyphen:
        single = '-';
        break;
      case Piece::Kind::Symbol: {
        parse::Paragraph one;
        one.pieces.push_back(piece);
        const std::string text = parse::shown_text(part, one, parse::View::All).text;
        result.text += text;
        result.sources.insert(result.sources.end(), text.size(),
                              {index, piece.at.begin, piece.at.end});
        continue;
      }
      default:
        continue;
    }
    result.text += single;
    result.sources.push_back({index, piece.at.begin, piece.at.end});
  }
  return result;
}

}  // namespace vanthu::docx::edit
