// What stands in a paragraph: runs and what marks them, as one flat list of pieces.

#include <algorithm>
#include <utility>

#include "docx/parse/story_reader.h"

namespace vanthu::docx::parse {

Piece StoryReader::piece(Piece::Kind kind, NodeId node) const {
  Piece one;
  one.kind = kind;
  one.node = node;
  one.at = tree_.range(node);
  one.run = around_.run;
  one.properties = around_.run_properties;
  one.is_hidden = around_.is_hidden;
  one.revision = around_.revision;
  if (!fields_.empty()) {
    one.field = fields_.back().field;
    one.in_instruction = in_instruction();
  }
  return one;
}

Piece& StoryReader::add(Piece::Kind kind, NodeId node) {
  pieces_->push_back(piece(kind, node));
  return pieces_->back();
}

bool StoryReader::read_mark(NodeId node, std::vector<Piece>& out) {
  switch (tree_.name(node)) {
    case Name::w_bookmarkStart: {
      const auto index = static_cast<Index>(part_.bookmarks.size());
      part_.bookmarks.push_back(
          {tree_.get(node, Name::w_id), tree_.get(node, Name::w_name), node, no_node});
      open_bookmarks_[part_.bookmarks.back().id] = index;
      out.push_back(piece(Piece::Kind::BookmarkStart, node));
      out.back().index = index;
      return true;
    }
    case Name::w_bookmarkEnd: {
      out.push_back(piece(Piece::Kind::BookmarkEnd, node));
      const auto open = open_bookmarks_.find(tree_.get(node, Name::w_id));
      if (open == open_bookmarks_.end()) return true;
      out.back().index = open->second;
      part_.bookmarks[open->second].end = node;
      open_bookmarks_.erase(open);
      return true;
    }
    case Name::w_commentRangeStart:
      out.push_back(piece(Piece::Kind::CommentStart, node));
      return true;
    case Name::w_commentRangeEnd:
      out.push_back(piece(Piece::Kind::CommentEnd, node));
      return true;
    default:
      return false;
  }
}

void StoryReader::read_inline(NodeId container) {
  for (const NodeId node : tree_.children(container)) {
    const Name name = tree_.name(node);
    if (name == Name::w_r) {
      read_run(node);
    } else if (const auto kind = revision_kind(name)) {
      within_revision(node, *kind, [&] { read_inline(node); });
    } else if (name == Name::w_hyperlink) {
      read_link(node);
    } else if (name == Name::w_fldSimple) {
      read_simple_field(node);
    } else if (name == Name::w_sdt) {
      read_inline_control(node, Control::Kind::Content);
    } else if (name == Name::w_customXml) {
      read_inline_control(node, Control::Kind::CustomXml);
    } else if (name == Name::w_smartTag) {
      read_inline_control(node, Control::Kind::SmartTag);
    } else if (name == Name::w_dir || name == Name::w_bdo) {
      read_inline(node);
    } else if (name == Name::mc_AlternateContent) {
      const NodeId one = chosen(node);
      if (one != no_node) read_inline(one);
    } else if (name == Name::m_oMath || name == Name::m_oMathPara) {
      read_object(node, Object::Kind::Math);
    } else if (!read_mark(node, *pieces_) && !is_noise(name)) {
      add(Piece::Kind::Opaque, node);
    }
  }
}

void StoryReader::read_link(NodeId node) {
  Link link;
  link.node = node;
  link.anchor = tree_.get(node, Name::w_anchor);
  if (const auto id = tree_.find(node, Name::r_id)) {
    const Relationship* found = part_.part->relationships.find(*id);
    if (found != nullptr) link.target = found->target;
  }
  const auto index = static_cast<Index>(part_.links.size());
  part_.links.push_back(std::move(link));
  Piece& begin = add(Piece::Kind::LinkBegin, node);
  begin.index = index;
  begin.at = tree_.xml().start_tag(node);
  read_inline(node);
  Piece& end = add(Piece::Kind::LinkEnd, node);
  end.index = index;
  end.at = tree_.xml().end_tag(node);
}

void StoryReader::read_inline_control(NodeId node, Control::Kind kind) {
  const Index index = add_control(node, kind, Control::Level::Inline);
  Piece& begin = add(Piece::Kind::ControlBegin, node);
  begin.index = index;
  begin.at = tree_.xml().start_tag(node);
  within_control(index, [&] {
    if (kind != Control::Kind::Content) return read_inline(node);
    for (const NodeId one : tree_.children(node)) {
      if (tree_.name(one) == Name::w_sdtContent) {
        read_inline(one);
      } else {
        read_mark(one, *pieces_);  // marks may stand beside the content
      }
    }
  });
  Piece& end = add(Piece::Kind::ControlEnd, node);
  end.index = index;
  end.at = tree_.xml().end_tag(node);
}

void StoryReader::read_run(NodeId node) {
  const Surroundings outer = around_;
  around_.run = node;
  around_.run_properties = tree_.child(node, Name::w_rPr);
  around_.is_hidden = tree_.is_on(around_.run_properties, Name::w_vanish);
  note_format_change(around_.run_properties, Name::w_rPrChange);
  read_run_content(node);
  around_ = outer;
}

void StoryReader::read_run_content(NodeId container) {
  using Kind = Piece::Kind;
  for (const NodeId node : tree_.children(container)) {
    switch (tree_.name(node)) {
      case Name::w_t:
      case Name::w_delText:
        add(Kind::Text, node);
        break;
      case Name::w_instrText:
      case Name::w_delInstrText: {
        Piece& one = add(Kind::FieldInstruction, node);
        if (!in_instruction()) break;
        const OpenField& open = fields_.back();
        one.index = open.field;
        // What is struck out of an instruction that stays is no part of it.
        if (!is_deleted(around_.revision) || open.is_deleted) {
          part_.fields[open.field].instruction += tree_.shown_text(node);
        }
        break;
      }
      case Name::w_tab:
      case Name::w_ptab:
        add(Kind::Tab, node);
        break;
      case Name::w_cr:
        add(Kind::LineBreak, node);
        break;
      case Name::w_br: {
        const std::string type = tree_.get(node, Name::w_type);
        add(type == "page"     ? Kind::PageBreak
            : type == "column" ? Kind::ColumnBreak
                               : Kind::LineBreak,
            node);
        break;
      }
      case Name::w_noBreakHyphen:
        add(Kind::NoBreakHyphen, node);
        break;
      case Name::w_softHyphen:
        add(Kind::SoftHyphen, node);
        break;
      case Name::w_sym:
        add(Kind::Symbol, node);
        break;
      case Name::w_fldChar:
        read_field_mark(node);
        break;
      case Name::w_commentReference:
        add(Kind::CommentReference, node);
        break;
      case Name::w_footnoteReference:
        add(Kind::FootnoteReference, node);
        break;
      case Name::w_endnoteReference:
        add(Kind::EndnoteReference, node);
        break;
      case Name::w_footnoteRef:
      case Name::w_endnoteRef:
      case Name::w_annotationRef:
        add(Kind::NoteMark, node);
        break;
      case Name::w_separator:
      case Name::w_continuationSeparator:
        add(Kind::Separator, node);
        break;
      case Name::w_drawing:
        read_object(node, Object::Kind::Drawing);
        break;
      case Name::w_pict:
        read_object(node, Object::Kind::Picture);
        break;
      case Name::w_object:
        read_object(node, Object::Kind::Embedded);
        break;
      case Name::mc_AlternateContent: {
        const NodeId one = chosen(node);
        if (one != no_node) read_run_content(one);
        break;
      }
      case Name::w_ruby: {  // the text; the small letters above it are no part of it
        const NodeId base = tree_.child(node, Name::w_rubyBase);
        if (base != no_node) read_inline(base);
        break;
      }
      default:
        if (!is_noise(tree_.name(node))) add(Kind::Opaque, node);
    }
  }
}

Index StoryReader::add_field(Field field) {
  if (!fields_.empty()) {
    const Field& around = part_.fields[fields_.back().field];
    field.parent = fields_.back().field;
    field.is_inside_instruction = in_instruction() || around.is_inside_instruction;
  }
  part_.fields.push_back(std::move(field));
  begun_in_instruction_.resize(part_.fields.size());
  begun_in_instruction_.back() = in_instruction();
  return static_cast<Index>(part_.fields.size() - 1);
}

void StoryReader::read_field_mark(NodeId node) {
  const std::string type = tree_.get(node, Name::w_fldCharType);
  if (type == "begin") {
    Field field;
    field.node = node;
    const Index index = add_field(std::move(field));
    add(Piece::Kind::FieldBegin, node).index = index;
    fields_.push_back({index, false, is_deleted(around_.revision)});
  } else if (type == "separate") {
    Piece& one = add(Piece::Kind::FieldSeparate, node);
    if (!in_instruction()) return;  // of no field
    one.index = fields_.back().field;
    part_.fields[one.index].has_result = true;
    fields_.back().in_result = true;
  } else if (type == "end") {
    if (fields_.empty()) {
      add(Piece::Kind::FieldEnd, node);
      return;
    }
    const Index index = fields_.back().field;
    fields_.pop_back();
    part_.fields[index].has_ended = true;
    add(Piece::Kind::FieldEnd, node).index = index;
  } else {
    add(Piece::Kind::Opaque, node);
  }
}

void StoryReader::read_simple_field(NodeId node) {
  Field field;
  field.node = node;
  field.is_simple = true;
  field.has_result = true;
  field.has_ended = true;
  field.instruction = tree_.get(node, Name::w_instr);
  const Index index = add_field(std::move(field));
  Piece& begin = add(Piece::Kind::FieldBegin, node);
  begin.index = index;
  begin.at = tree_.xml().start_tag(node);
  const std::size_t depth = fields_.size();
  fields_.push_back({index, true, false});
  read_inline(node);
  fields_.resize(std::min(fields_.size(), depth + 1));  // what was left open in it ends with it
  if (fields_.size() > depth) fields_.pop_back();
  Piece& end = add(Piece::Kind::FieldEnd, node);
  end.index = index;
  end.at = tree_.xml().end_tag(node);
}

// A field that is never ended hides nothing: its text would be lost.
void StoryReader::settle_open_fields(std::size_t first) {
  if (fields_.empty()) return;
  fields_.clear();
  for (std::size_t i = first; i < part_.fields.size(); ++i) {
    Field& field = part_.fields[i];
    if (field.parent == none) continue;
    const Field& around = part_.fields[field.parent];
    field.is_inside_instruction =
        around.is_inside_instruction || (begun_in_instruction_[i] && around.has_ended);
  }
}

void StoryReader::read_object(NodeId node, Object::Kind kind) {
  Object object;
  object.kind = kind;
  object.node = node;
  const auto index = static_cast<Index>(part_.objects.size());
  part_.objects.push_back(std::move(object));
  add(Piece::Kind::Object, node).index = index;
  if (kind == Object::Kind::Math) return;

  // A text box is a story of its own, whatever stands around its anchor.
  std::vector<Index> boxes;
  std::vector<Piece>* const pieces = std::exchange(pieces_, nullptr);
  std::vector<OpenField> fields = std::exchange(fields_, {});
  const Surroundings outer = around_;
  around_.run = no_node;
  around_.run_properties = no_node;
  around_.is_hidden = false;
  find_boxes(node, boxes);
  around_ = outer;
  fields_ = std::move(fields);
  pieces_ = pieces;
  part_.objects[index].boxes = std::move(boxes);
}

void StoryReader::find_boxes(NodeId top, std::vector<Index>& boxes) {
  const NodeId end = tree_.xml().behind(top);
  for (NodeId node = top; node < end;) {
    const Name name = tree_.name(node);
    if (name == Name::w_txbxContent) {
      Story story;
      story.kind = Story::Kind::TextBox;
      story.node = node;
      boxes.push_back(read(std::move(story)));
      node = tree_.xml().behind(node);
    } else if (name == Name::mc_AlternateContent) {
      const NodeId one = chosen(node);
      if (one != no_node) find_boxes(one, boxes);
      node = tree_.xml().behind(node);
    } else {
      ++node;
    }
  }
}

}  // namespace vanthu::docx::parse
