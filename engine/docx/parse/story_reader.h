// The walk through one part: its elements in their order become blocks and pieces.
//
// Private to docx/parse: read.cpp makes one for each part with stories. read_blocks.cpp holds the
// levels of blocks, read_inline.cpp what stands in a paragraph.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

class StoryReader {
 public:
  // `document.parts` must not grow while this lives.
  StoryReader(Document& document, Index part)
      : document_(document), part_index_(part), part_(document.parts[part]), tree_(part_.tree) {}

  // Reads the children of story.node; the index of the new story.
  Index read(Story story);

 private:
  struct OpenField {
    Index field;
    bool in_result;
    bool is_deleted;
  };
  // What surrounds the element that is being read.
  struct Surroundings {
    Index revision = none;
    Index control = none;
    NodeId run = no_node;
    NodeId run_properties = no_node;
    bool is_hidden = false;
  };

  // --- read_blocks.cpp
  void read_blocks(NodeId container, std::vector<Block>& out);
  [[nodiscard]] Paragraph read_paragraph(NodeId node);
  [[nodiscard]] Table read_table(NodeId node);
  void read_rows(NodeId container, Table& table, std::vector<Piece>& marks);
  [[nodiscard]] Row read_row(NodeId node);
  void read_cells(NodeId container, Row& row);
  [[nodiscard]] Cell read_cell(NodeId node);
  // Notes a w:rPrChange and its like.
  void note_format_change(NodeId properties, Name change);
  // The innermost of w:ins, w:del, w:moveFrom, w:moveTo among the properties of a mark or a row.
  [[nodiscard]] Index mark_revision(NodeId properties);

  // --- read_inline.cpp
  void read_inline(NodeId container);
  void read_run(NodeId node);
  void read_run_content(NodeId container);
  void read_field_mark(NodeId node);
  void read_simple_field(NodeId node);
  void read_link(NodeId node);
  void read_inline_control(NodeId node, Control::Kind kind);
  void read_object(NodeId node, Object::Kind kind);
  void find_boxes(NodeId top, std::vector<Index>& boxes);
  // Bookmarks, comment ranges: true when `node` was one.
  bool read_mark(NodeId node, std::vector<Piece>& out);
  Piece& add(Piece::Kind kind, NodeId node);
  [[nodiscard]] Piece piece(Piece::Kind kind, NodeId node) const;
  [[nodiscard]] bool in_instruction() const {
    return !fields_.empty() && !fields_.back().in_result;
  }
  Index add_field(Field field);
  // `first`: the first field of the story.
  void settle_open_fields(std::size_t first);

  // --- of both
  Index add_revision(NodeId node, Revision::Kind kind, Index parent);
  Index add_control(NodeId node, Control::Kind kind, Control::Level level);
  // The alternative that is read: the first choice; without one the fallback.
  [[nodiscard]] NodeId chosen(NodeId alternatives) const;
  [[nodiscard]] bool is_deleted(Index revision) const;
  // What the name of a tracked wrapper says; nothing for other names.
  [[nodiscard]] static std::optional<Revision::Kind> revision_kind(Name name);
  // Names that say nothing to anybody but the editor.
  [[nodiscard]] static bool is_noise(Name name);
  template <typename Work>
  void within_revision(NodeId node, Revision::Kind kind, Work work) {
    const Index outer = around_.revision;
    around_.revision = add_revision(node, kind, outer);
    work();
    around_.revision = outer;
  }
  template <typename Work>
  void within_control(Index control, Work work) {
    const Index outer = around_.control;
    around_.control = control;
    work();
    around_.control = outer;
  }

  Document& document_;
  Index part_index_;
  StoryPart& part_;
  const PartTree& tree_;
  Surroundings around_;
  std::vector<Index> level_controls_;  // row or cell controls open around the row or cell
  std::vector<Piece>* pieces_ = nullptr;
  std::vector<OpenField> fields_;
  std::vector<bool> begun_in_instruction_;       // by field
  std::map<std::string, Index> open_bookmarks_;  // by id; of equal ids the last
};

}  // namespace vanthu::docx::parse
