// Blocks: paragraphs, tables with their rows and cells, controls around them.

#include <algorithm>
#include <utility>

#include "docx/parse/read_control.h"
#include "docx/parse/resolve_table.h"
#include "docx/parse/story_reader.h"

namespace vanthu::docx::parse {

bool StoryReader::is_noise(Name name) {
  switch (name) {
    case Name::w_proofErr:
    case Name::w_lastRenderedPageBreak:
    case Name::w_pPr:
    case Name::w_rPr:
    case Name::w_tblPr:
    case Name::w_tblGrid:
    case Name::w_tblPrEx:
    case Name::w_trPr:
    case Name::w_tcPr:
    case Name::w_sectPr:
    case Name::w_sdtPr:
    case Name::w_sdtEndPr:
    case Name::w_customXmlPr:
    case Name::w_smartTagPr:
      return true;
    default:
      return false;
  }
}

std::optional<Revision::Kind> StoryReader::revision_kind(Name name) {
  switch (name) {
    case Name::w_ins:
      return Revision::Kind::Insertion;
    case Name::w_del:
      return Revision::Kind::Deletion;
    case Name::w_moveFrom:
      return Revision::Kind::MoveFrom;
    case Name::w_moveTo:
      return Revision::Kind::MoveTo;
    default:
      return std::nullopt;
  }
}

Index StoryReader::add_revision(NodeId node, Revision::Kind kind, Index parent) {
  part_.revisions.push_back({kind, parent, node, tree_.get(node, Name::w_id),
                             tree_.get(node, Name::w_author), tree_.get(node, Name::w_date)});
  return static_cast<Index>(part_.revisions.size() - 1);
}

Index StoryReader::add_control(NodeId node, Control::Kind kind, Control::Level level) {
  Control control = read_control(tree_, node, kind);
  control.level = level;
  control.parent = around_.control;
  part_.controls.push_back(std::move(control));
  return static_cast<Index>(part_.controls.size() - 1);
}

NodeId StoryReader::chosen(NodeId alternatives) const {
  const NodeId choice = tree_.child(alternatives, Name::mc_Choice);
  return choice != no_node ? choice : tree_.child(alternatives, Name::mc_Fallback);
}

bool StoryReader::is_deleted(Index revision) const {
  for (; revision != none; revision = part_.revisions[revision].parent) {
    const Revision::Kind kind = part_.revisions[revision].kind;
    if (kind == Revision::Kind::Deletion || kind == Revision::Kind::MoveFrom) return true;
  }
  return false;
}

void StoryReader::note_format_change(NodeId properties, Name change) {
  const NodeId found = tree_.child(properties, change);
  if (found != no_node) add_revision(found, Revision::Kind::Format, none);
}

Index StoryReader::mark_revision(NodeId properties) {
  Index result = none;
  if (properties == no_node) return result;
  for (const NodeId one : tree_.children(properties)) {
    if (const auto kind = revision_kind(tree_.name(one))) result = add_revision(one, *kind, result);
  }
  return result;
}

Index StoryReader::read(Story story) {
  const auto index = static_cast<Index>(document_.stories.size());
  story.part = part_index_;
  const NodeId node = story.node;
  document_.stories.push_back(std::move(story));  // text boxes come behind it
  const std::size_t first_field = part_.fields.size();
  std::vector<Block> blocks;
  read_blocks(node, blocks);
  settle_open_fields(first_field);
  document_.stories[index].blocks = std::move(blocks);
  return index;
}

void StoryReader::read_blocks(NodeId container, std::vector<Block>& out) {
  const auto read_controlled = [&](NodeId node, Control::Kind kind) {
    BlockControl block;
    block.node = node;
    block.control = add_control(node, kind, Control::Level::Block);
    within_control(block.control, [&] {
      if (kind != Control::Kind::Content) return read_blocks(node, block.blocks);
      for (const NodeId one : tree_.children(node)) {
        // Marks may stand beside the content.
        std::vector<Piece> marks;
        if (tree_.name(one) == Name::w_sdtContent) {
          read_blocks(one, block.blocks);
        } else if (read_mark(one, marks)) {
          block.blocks.push_back({Mark{marks.front()}});
        }
      }
    });
    out.push_back({std::move(block)});
  };
  for (const NodeId node : tree_.children(container)) {
    const Name name = tree_.name(node);
    std::vector<Piece> marks;
    if (name == Name::w_p) {
      out.push_back({read_paragraph(node)});
    } else if (name == Name::w_tbl) {
      out.push_back({read_table(node)});
    } else if (name == Name::w_sdt) {
      read_controlled(node, Control::Kind::Content);
    } else if (name == Name::w_customXml) {
      read_controlled(node, Control::Kind::CustomXml);
    } else if (name == Name::w_smartTag) {
      read_controlled(node, Control::Kind::SmartTag);
    } else if (const auto kind = revision_kind(name)) {
      within_revision(node, *kind, [&] { read_blocks(node, out); });
    } else if (name == Name::mc_AlternateContent) {
      const NodeId one = chosen(node);
      if (one != no_node) read_blocks(one, out);
    } else if (read_mark(node, marks)) {
      out.push_back({Mark{marks.front()}});
    } else if (!is_noise(name)) {
      out.push_back({Opaque{node}});
    }
  }
}

Paragraph StoryReader::read_paragraph(NodeId node) {
  Paragraph paragraph;
  paragraph.node = node;
  paragraph.revision = around_.revision;
  paragraph.properties = tree_.child(node, Name::w_pPr);
  if (paragraph.properties != no_node) {
    paragraph.mark_properties = tree_.child(paragraph.properties, Name::w_rPr);
    paragraph.section = tree_.child(paragraph.properties, Name::w_sectPr);
    paragraph.mark_revision = mark_revision(paragraph.mark_properties);
    note_format_change(paragraph.properties, Name::w_pPrChange);
    note_format_change(paragraph.mark_properties, Name::w_rPrChange);
    note_format_change(paragraph.section, Name::w_sectPrChange);
  }
  std::vector<Piece>* const outer = std::exchange(pieces_, &paragraph.pieces);
  read_inline(node);
  pieces_ = outer;
  paragraph.pieces.shrink_to_fit();
  return paragraph;
}

Table StoryReader::read_table(NodeId node) {
  Table table;
  table.node = node;
  table.properties = tree_.child(node, Name::w_tblPr);
  table.grid = tree_.child(node, Name::w_tblGrid);
  note_format_change(table.properties, Name::w_tblPrChange);
  note_format_change(table.grid, Name::w_tblGridChange);
  const std::vector<Index> outer = std::exchange(level_controls_, {});
  std::vector<Piece> marks;
  read_rows(node, table, marks);
  table.marks = std::move(marks);
  level_controls_ = outer;
  resolve_table(tree_, table);
  return table;
}

void StoryReader::read_rows(NodeId container, Table& table, std::vector<Piece>& marks) {
  const auto read_controlled = [&](NodeId node, Control::Kind kind) {
    const Index control = add_control(node, kind, Control::Level::Row);
    level_controls_.push_back(control);
    within_control(control, [&] { read_rows(node, table, marks); });
    level_controls_.pop_back();
  };
  for (const NodeId node : tree_.children(container)) {
    const Name name = tree_.name(node);
    if (name == Name::w_tr) {
      Row row = read_row(node);
      row.marks.insert(row.marks.begin(), marks.begin(), marks.end());
      marks.clear();
      table.rows.push_back(std::move(row));
    } else if (name == Name::w_sdt) {
      read_controlled(node, Control::Kind::Content);
    } else if (name == Name::w_customXml) {
      read_controlled(node, Control::Kind::CustomXml);
    } else if (name == Name::w_sdtContent) {
      read_rows(node, table, marks);
    } else if (const auto kind = revision_kind(name)) {
      within_revision(node, *kind, [&] { read_rows(node, table, marks); });
    } else if (name == Name::mc_AlternateContent) {
      const NodeId one = chosen(node);
      if (one != no_node) read_rows(one, table, marks);
    } else if (!read_mark(node, marks) && !is_noise(name)) {
      marks.push_back(piece(Piece::Kind::Opaque, node));
    }
  }
}

Row StoryReader::read_row(NodeId node) {
  Row row;
  row.node = node;
  row.controls = std::exchange(level_controls_, {});
  row.properties = tree_.child(node, Name::w_trPr);
  row.revision = mark_revision(row.properties);
  if (row.revision == none) row.revision = around_.revision;
  note_format_change(row.properties, Name::w_trPrChange);
  note_format_change(tree_.child(node, Name::w_tblPrEx), Name::w_tblPrExChange);
  read_cells(node, row);
  level_controls_ = row.controls;
  return row;
}

void StoryReader::read_cells(NodeId container, Row& row) {
  const auto read_controlled = [&](NodeId node, Control::Kind kind) {
    const Index control = add_control(node, kind, Control::Level::Cell);
    level_controls_.push_back(control);
    within_control(control, [&] { read_cells(node, row); });
    level_controls_.pop_back();
  };
  for (const NodeId node : tree_.children(container)) {
    const Name name = tree_.name(node);
    if (name == Name::w_tc) {
      row.cells.push_back(read_cell(node));
    } else if (name == Name::w_sdt) {
      read_controlled(node, Control::Kind::Content);
    } else if (name == Name::w_customXml) {
      read_controlled(node, Control::Kind::CustomXml);
    } else if (name == Name::w_sdtContent) {
      read_cells(node, row);
    } else if (const auto kind = revision_kind(name)) {
      within_revision(node, *kind, [&] { read_cells(node, row); });
    } else if (name == Name::mc_AlternateContent) {
      const NodeId one = chosen(node);
      if (one != no_node) read_cells(one, row);
    } else if (!read_mark(node, row.marks) && !is_noise(name)) {
      row.marks.push_back(piece(Piece::Kind::Opaque, node));
    }
  }
}

Cell StoryReader::read_cell(NodeId node) {
  Cell cell;
  cell.node = node;
  cell.controls = std::exchange(level_controls_, {});
  cell.properties = tree_.child(node, Name::w_tcPr);
  note_format_change(cell.properties, Name::w_tcPrChange);
  constexpr std::pair<Name, Revision::Kind> changes[] = {
      {Name::w_cellIns, Revision::Kind::Insertion},
      {Name::w_cellDel, Revision::Kind::Deletion},
      {Name::w_cellMerge, Revision::Kind::CellMerge}};
  for (const auto& [name, kind] : changes) {
    const NodeId change = tree_.child(cell.properties, name);
    if (change != no_node) cell.revision = add_revision(change, kind, cell.revision);
  }
  read_blocks(node, cell.blocks);
  level_controls_ = cell.controls;
  return cell;
}

}  // namespace vanthu::docx::parse
