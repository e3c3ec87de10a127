#include "docx/edit/paragraph_edit.h"

#include <algorithm>

#include "docx/edit/break_mark.h"

namespace vanthu::docx::edit {
namespace {

using parse::Index;
using parse::Name;
using parse::no_node;
using parse::NodeId;
using parse::none;
using parse::Piece;
using parse::Revision;
using xml::ByteRange;

constexpr std::string_view open_text = "<w:t xml:space=\"preserve\">";
constexpr std::string_view close_text = "</w:t>";

// Pieces of a range, each with the bytes of it that are in the range.
struct Stretch {
  Index piece = none;
  ByteRange bytes;
};

std::vector<Stretch> stretches_of(const MappedText& text, TextRange range) {
  std::vector<Stretch> result;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const MappedText::Source& source = text.sources[i];
    if (!result.empty() && result.back().piece == source.piece) {
      result.back().bytes.end = std::max(result.back().bytes.end, source.end);
    } else {
      result.push_back({source.piece, {source.begin, source.end}});
    }
  }
  return result;
}

}  // namespace

std::string ParagraphEdit::properties_of(NodeId run) const {
  if (run == no_node) return {};
  const NodeId properties = part_.tree.child(run, Name::w_rPr);
  return properties == no_node ? std::string() : std::string(part_.slice(properties));
}

ParagraphEdit::Spot ParagraphEdit::spot_of(TextRange range) const {
  const auto in_piece = [&](std::uint32_t index, bool behind) {
    const MappedText::Source& source = text_.sources[index];
    const Piece& piece = paragraph_.pieces[source.piece];
    Spot spot;
    spot.run = piece.run;
    spot.in = piece.kind == Piece::Kind::Text ? Spot::In::Text : Spot::In::Run;
    spot.at = behind ? source.end : source.begin;
    return spot;
  };
  if (!range.empty()) return in_piece(range.begin, false);
  if (range.begin > 0) return in_piece(range.begin - 1, true);
  if (!text_.sources.empty()) return in_piece(0, false);
  Spot spot;
  const ByteRange content = part_.tree.xml().content(paragraph_.node);
  spot.at = content.end;
  return spot;
}

// Without it the spaces at the ends of a w:t are lost.
void ParagraphEdit::keep_spaces(NodeId text) {
  if (!keeping_.insert(text).second) return;
  const auto& tree = part_.tree;
  if (tree.get(text, Name::xml_space) == "preserve") return;
  const ByteRange tag = tree.xml().start_tag(text);
  patch_.insert(tag.end - 1, " xml:space=\"preserve\"");
}

void ParagraphEdit::replace(TextRange range, const std::string& words) {
  const Spot spot = spot_of(range);
  if (!words.empty()) {
    switch (spot.in) {
      case Spot::In::Text:
        patch_.insert(spot.at, words);
        break;
      case Spot::In::Run:
        patch_.insert(spot.at, std::string(open_text) + words + std::string(close_text));
        break;
      case Spot::In::Paragraph:
        patch_.insert(
            spot.at, "<w:r>" + std::string(open_text) + words + std::string(close_text) + "</w:r>");
        break;
    }
    if (spot.in == Spot::In::Text) {
      const std::uint32_t index = range.empty() && range.begin > 0 ? range.begin - 1 : range.begin;
      keep_spaces(paragraph_.pieces[text_.sources[index].piece].node);
    }
  }
  for (const Stretch& one : stretches_of(text_, range)) {
    const Piece& piece = paragraph_.pieces[one.piece];
    patch_.remove(one.bytes);
    if (piece.kind == Piece::Kind::Text) keep_spaces(piece.node);
  }
}

void ParagraphEdit::replace_tracked(TextRange range, const std::string& words) {
  dissolve_controls(range);
  const Spot spot = spot_of(range);
  const std::string insertion = words.empty()
                                    ? std::string()
                                    : "<w:ins" + marks_.attributes() + "><w:r>" +
                                          properties_of(spot.run) + std::string(open_text) + words +
                                          std::string(close_text) + "</w:r></w:ins>";
  const std::vector<Stretch> stretches = stretches_of(text_, range);
  if (stretches.empty()) {
    const std::string properties = properties_of(spot.run);
    switch (spot.in) {
      case Spot::In::Text: {
        patch_.insert(spot.at,
                      "</w:t></w:r>" + insertion + "<w:r>" + properties + std::string(open_text));
        const std::uint32_t index = range.begin > 0 ? range.begin - 1 : 0;
        keep_spaces(paragraph_.pieces[text_.sources[index].piece].node);
        break;
      }
      case Spot::In::Run:
        patch_.insert(spot.at, "</w:r>" + insertion + "<w:r>" + properties);
        break;
      case Spot::In::Paragraph:
        patch_.insert(spot.at, insertion);
        break;
    }
    return;
  }
  for (const Stretch& one : stretches) {
    const Piece& piece = paragraph_.pieces[one.piece];
    const bool last = &one == &stretches.back();
    const std::string properties = properties_of(piece.run);
    const std::string deletion = "<w:del" + marks_.attributes() + "><w:r>" + properties;
    std::string behind = "</w:r></w:del>";
    if (last) behind += insertion;
    behind += "<w:r>" + properties;
    if (piece.kind == Piece::Kind::Text) {
      keep_spaces(piece.node);
      patch_.insert(one.bytes.begin,
                    "</w:t></w:r>" + deletion + "<w:delText xml:space=\"preserve\">");
      patch_.insert(one.bytes.end, "</w:delText>" + behind + std::string(open_text));
    } else {
      patch_.insert(one.bytes.begin, "</w:r>" + deletion);
      patch_.insert(one.bytes.end, std::move(behind));
    }
  }
}

void ParagraphEdit::dissolve(NodeId control) {
  if (!dissolved_.insert(control).second) return;
  const auto& tree = part_.tree;
  const NodeId content = tree.child(control, Name::w_sdtContent);
  if (content == no_node) return;
  patch_.remove({tree.range(control).begin, tree.xml().content(content).begin});
  patch_.remove({tree.xml().content(content).end, tree.range(control).end});
}

// Those around the range, and those that begin or end in it.
void ParagraphEdit::dissolve_controls(TextRange range) {
  const Spot spot = spot_of(range);
  std::uint32_t begin = spot.at;
  std::uint32_t end = spot.at;
  for (const Stretch& one : stretches_of(text_, range)) {
    begin = std::min(begin, one.bytes.begin);
    end = std::max(end, one.bytes.end);
  }
  for (const Piece& piece : paragraph_.pieces) {
    if (piece.kind != Piece::Kind::ControlBegin) continue;
    const parse::Control& control = part_.controls[piece.index];
    if (control.kind != parse::Control::Kind::Content) continue;
    const ByteRange bytes = part_.tree.range(control.node);
    if (bytes.begin <= end && begin <= bytes.end) dissolve(control.node);
  }
}

void ParagraphEdit::drop_own_marks() {
  const ByteRange around = part_.tree.range(paragraph_.node);
  for (const Revision& one : part_.revisions) {
    const ByteRange bytes = part_.tree.range(one.node);
    if (one.author != our_name || bytes.begin < around.begin || bytes.end > around.end) continue;
    const ByteRange start = part_.tree.xml().start_tag(one.node);
    if (start == bytes) continue;  // of the paragraph's mark
    if (one.kind == Revision::Kind::Insertion) {
      patch_.remove(bytes);
    } else if (one.kind == Revision::Kind::Deletion) {
      patch_.remove(start);
      patch_.remove(part_.tree.xml().end_tag(one.node));
    }
  }
  for (const Piece& piece : paragraph_.pieces) {
    if (piece.kind != Piece::Kind::Text || piece.revision == none) continue;
    const Revision& revision = part_.revisions[piece.revision];
    if (revision.author != our_name || revision.kind != Revision::Kind::Deletion) continue;
    const ByteRange start = part_.tree.xml().start_tag(piece.node);
    const ByteRange end = part_.tree.xml().end_tag(piece.node);
    patch_.replace(start, std::string(open_text));
    patch_.replace(end, std::string(close_text));
    keeping_.insert(piece.node);
  }
}

void ParagraphEdit::strike_all(bool mark, ByteRange within) {
  const auto& tree = part_.tree;
  std::unordered_set<NodeId> runs;
  for (const Piece& piece : paragraph_.pieces) {
    if (piece.at.begin < within.begin || piece.at.end > within.end) continue;
    if (piece.kind == Piece::Kind::ControlBegin &&
        part_.controls[piece.index].kind == parse::Control::Kind::Content) {
      dissolve(part_.controls[piece.index].node);
    }
    if (piece.run == no_node || !is_shown(part_, piece.revision)) continue;
    if (piece.revision != none && part_.revisions[piece.revision].author == our_name) continue;
    if (runs.insert(piece.run).second) {
      const ByteRange run = tree.range(piece.run);
      patch_.insert(run.begin, "<w:del" + marks_.attributes() + '>');
      patch_.insert(run.end, "</w:del>");
    }
    if (piece.kind != Piece::Kind::Text && piece.kind != Piece::Kind::FieldInstruction) continue;
    const std::string name = piece.kind == Piece::Kind::Text ? "w:delText" : "w:delInstrText";
    patch_.replace(tree.xml().start_tag(piece.node), '<' + name + " xml:space=\"preserve\">");
    patch_.replace(tree.xml().end_tag(piece.node), "</" + name + '>');
  }
  if (mark) mark_break(part_, paragraph_, "<w:del" + marks_.attributes() + "/>", patch_);
}

std::string as_words(const parse::StoryPart& part, const parse::Paragraph& paragraph,
                     const MappedText& text, TextRange range) {
  std::string result;
  for (const Stretch& one : stretches_of(text, range)) {
    const Piece& piece = paragraph.pieces[one.piece];
    const std::string_view bytes = part.tree.xml().slice(one.bytes);
    if (piece.kind == Piece::Kind::Text) {
      result += bytes;
    } else {
      result += close_text;
      result += bytes;
      result += open_text;
    }
  }
  return result;
}

}  // namespace vanthu::docx::edit
