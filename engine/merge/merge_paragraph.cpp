#include "merge/merge_paragraph.h"

#include <algorithm>

#include "docx/edit/paragraph_edit.h"
#include "merge/text_merge.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::map_text;
using docx::edit::MappedText;
using docx::edit::our_name;
using docx::edit::ParagraphEdit;
using docx::edit::TextRange;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::Revision;
using docx::parse::StoryPart;
using xml::ByteRange;

bool is_of_ours(std::string_view bookmark) {
  return bookmark.starts_with("_v") || bookmark.starts_with("_Ref") ||
         bookmark.starts_with("_Toc") || bookmark.starts_with("_GoBack");
}

bool has_own_marks(const StoryPart& part, const Paragraph& paragraph) {
  return std::any_of(paragraph.pieces.begin(), paragraph.pieces.end(), [&](const Piece& piece) {
    return piece.revision != none && part.revisions[piece.revision].author == our_name;
  });
}

// Without the base every difference between the two is a conflict.
std::vector<Chunk> chunks_without_base(std::string_view edited, std::string_view ours) {
  std::vector<Chunk> chunks;
  std::uint32_t done = 0;
  std::uint32_t ours_done = 0;
  const auto same = [&](std::uint32_t end) {
    if (end == done) return;
    chunks.push_back({Chunk::Kind::Same, {}, {done, end}, {ours_done, ours_done + end - done}});
  };
  for (const Hunk& hunk : diff(edited, ours)) {
    same(hunk.old_text.begin);
    chunks.push_back({Chunk::Kind::Conflict, {}, hunk.old_text, hunk.new_text});
    done = hunk.old_text.end;
    ours_done = hunk.new_text.end;
  }
  same(static_cast<std::uint32_t>(edited.size()));
  return chunks;
}

// The format of a run as its bytes; nothing and an empty element are the same.
std::string_view format_at(const StoryPart& part, const Paragraph& paragraph,
                           const MappedText& text, std::uint32_t offset) {
  const NodeId properties = paragraph.pieces[text.sources[offset].piece].properties;
  return properties == no_node ? std::string_view()
                               : part.tree.xml().slice(part.tree.xml().content(properties));
}

// Nobody has changed how the words look that both versions share.
bool looks_alike(const Context& context, const Paragraph& edited, const MappedText& edited_text,
                 const Paragraph& ours, const MappedText& our_text,
                 const std::vector<Chunk>& chunks) {
  const auto same = [&](std::uint32_t theirs, std::uint32_t our) {
    return format_at(context.edited.part, edited, edited_text, theirs) ==
           format_at(context.ours.part, ours, our_text, our);
  };
  bool compared = false;
  for (const Chunk& chunk : chunks) {
    if (chunk.kind != Chunk::Kind::Same) continue;
    const std::uint32_t length = chunk.edited.end - chunk.edited.begin;
    for (std::uint32_t i = 0; i < length; ++i) {
      if (!same(chunk.edited.begin + i, chunk.ours.begin + i)) return false;
      compared = true;
    }
  }
  if (compared || edited_text.text.empty() || our_text.text.empty()) return true;
  return same(0, 0);
}

// Our runs instead of theirs; the paragraph's own properties stay.
void take_whole(Context& context, const Paragraph& edited, const Paragraph& ours) {
  const docx::parse::PartTree& tree = context.edited.part.tree;
  ByteRange range = tree.xml().content(edited.node);
  if (edited.properties != no_node) range.begin = tree.range(edited.properties).end;
  // Their bookmarks go, so that ours of the same name may come; the names of blocks stay, and so do
  // those that their table of contents leads to.
  std::string content, listed_end;
  for (const Piece& piece : edited.pieces) {
    if (piece.kind != Piece::Kind::BookmarkStart) continue;
    const docx::parse::Bookmark& bookmark = context.edited.part.bookmarks[piece.index];
    if (is_point(bookmark.name)) {
      content += point_markup(bookmark.id, context.points.name_for(bookmark.name));
    } else if (bookmark.name.starts_with("_Toc") && bookmark.end != no_node) {
      content += "<w:bookmarkStart w:id=\"" + bookmark.id + "\" w:name=\"" + bookmark.name + "\"/>";
      listed_end += "<w:bookmarkEnd w:id=\"" + bookmark.id + "\"/>";
    } else {
      context.bookmarks.erase(bookmark.name);
    }
  }
  Transplant::Options options = context.grafting(false);
  options.points = false;
  options.listed = listed_end.empty();
  content += context.graft.content(ours.node, options) + listed_end;
  if (tree.xml().start_tag(edited.node).end == tree.range(edited.node).end) {  // <w:p/>
    context.patch.replace(tree.range(edited.node), "<w:p>" + content + "</w:p>");
  } else {
    context.patch.replace(range, content);
  }
}

bool touches_own_deletion(const StoryPart& part, const Paragraph& paragraph, const MappedText& text,
                          TextRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Index revision = paragraph.pieces[text.sources[i].piece].revision;
    if (revision != none && part.revisions[revision].author == our_name) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> open_changes(const StoryPart& part, const Paragraph& paragraph) {
  std::vector<std::string> authors;
  const auto note = [&](Index revision) {
    if (revision == none || part.revisions[revision].kind == Revision::Kind::Format) return;
    const std::string& author = part.revisions[revision].author;
    if (author == our_name) return;
    if (std::find(authors.begin(), authors.end(), author) == authors.end()) {
      authors.push_back(author);
    }
  };
  for (const Piece& piece : paragraph.pieces) note(piece.revision);
  note(paragraph.mark_revision);
  note(paragraph.revision);
  return authors;
}

bool holds_more_than_text(const StoryPart& part, const Paragraph& paragraph) {
  return std::any_of(paragraph.pieces.begin(), paragraph.pieces.end(), [&](const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::BookmarkStart:
        return !is_of_ours(part.bookmarks[piece.index].name);
      case Piece::Kind::LinkBegin:
        return !part.links[piece.index].target.empty();
      case Piece::Kind::FieldBegin: {
        const bool reference = piece.index != none && part.fields[piece.index].instruction.find(
                                                          "PAGEREF _") != std::string::npos;
        return !reference;
      }
      case Piece::Kind::CommentStart:
      case Piece::Kind::CommentEnd:
      case Piece::Kind::CommentReference:
      case Piece::Kind::FootnoteReference:
      case Piece::Kind::EndnoteReference:
      case Piece::Kind::NoteMark:
      case Piece::Kind::Separator:
      case Piece::Kind::Symbol:
      case Piece::Kind::Object:
      case Piece::Kind::Opaque:
        return true;
      default:
        return false;
    }
  });
}

ParagraphOutcome merge_paragraph(Context& context, const Paragraph& edited, const Paragraph& ours,
                                 const std::optional<std::string>& base) {
  ParagraphOutcome outcome;
  const StoryPart& part = context.edited.part;
  const StoryPart& our_part = context.ours.part;
  const MappedText our_text = map_text(our_part, ours);
  if (base && our_text.text == *base) return outcome;
  MappedText text = map_text(part, edited);
  if (text.text == our_text.text) return outcome;

  const bool own_marks = has_own_marks(part, edited);
  const std::vector<Chunk> chunks = base ? merge_texts(*base, text.text, our_text.text)
                                         : chunks_without_base(text.text, our_text.text);
  const bool nothing = std::all_of(chunks.begin(), chunks.end(), [](const Chunk& chunk) {
    return chunk.kind == Chunk::Kind::Same || chunk.kind == Chunk::Kind::Hand;
  });
  if (nothing) return outcome;
  outcome.open_changes = open_changes(part, edited);
  if (!outcome.open_changes.empty()) return outcome;

  const bool by_hand = std::any_of(chunks.begin(), chunks.end(), [](const Chunk& chunk) {
    return chunk.kind == Chunk::Kind::Hand || chunk.kind == Chunk::Kind::Conflict;
  });
  if (!context.options.track && !own_marks && !by_hand && base && text.text == *base &&
      !holds_more_than_text(part, edited) &&
      looks_alike(context, edited, text, ours, our_text, chunks)) {
    take_whole(context, edited, ours);
    outcome.changed = true;
    return outcome;
  }
  ParagraphEdit edit(part, edited, text, context.graft.marks(), context.patch);
  if (own_marks) edit.drop_own_marks();
  for (const Chunk& chunk : chunks) {
    // What we proposed and nobody has decided is proposed again.
    const bool renewed =
        own_marks && chunk.kind == Chunk::Kind::Hand &&
        (chunk.edited.empty() || touches_own_deletion(part, edited, text, chunk.edited));
    if (chunk.kind == Chunk::Kind::Conflict || renewed) {
      edit.replace_tracked(chunk.edited, as_words(our_part, ours, our_text, chunk.ours));
      outcome.conflicts.push_back(
          {std::string(chunk.edited.of(text.text)), std::string(chunk.ours.of(our_text.text))});
    } else if (chunk.kind == Chunk::Kind::Ours) {
      const std::string words = as_words(our_part, ours, our_text, chunk.ours);
      if (context.options.track) {
        edit.replace_tracked(chunk.edited, words);
      } else {
        edit.replace(chunk.edited, words);
      }
      outcome.changed = true;
    }
  }
  return outcome;
}

}  // namespace vanthu::merge
