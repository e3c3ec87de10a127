#include "merge/merge_cell.h"

#include <algorithm>
#include <optional>

#include "docx/edit/paragraph_edit.h"
#include "docx/parse/walk.h"
#include "merge/merge_paragraph.h"
#include "merge/places.h"
#include "merge/report_changes.h"

namespace vanthu::merge {
namespace {

using docx::edit::as_words;
using docx::edit::map_text;
using docx::edit::MappedText;
using docx::edit::our_name;
using docx::edit::ParagraphEdit;
using docx::parse::Block;
using docx::parse::Cell;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::Paragraph;
using docx::parse::PartTree;
using docx::parse::Row;
using docx::parse::StoryPart;
using docx::parse::Table;
using xml::ByteRange;

std::vector<const Paragraph*> paragraphs_of(const Cell& cell) {
  std::vector<const Paragraph*> result;
  docx::parse::for_each_paragraph(cell.blocks,
                                  [&](const Paragraph& one) { result.push_back(&one); });
  return result;
}

bool is_covered(const Cell& cell) {
  return cell.merge == Cell::Merge::Continue;
}

const Cell* cell_at(const Row& row, int column) {
  for (const Cell& cell : row.cells) {
    if (cell.column == column) return &cell;
  }
  return nullptr;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// One row while its cells are merged.
class RowMerge {
 public:
  RowMerge(Context& context, const Columns& columns, Index base, Index ours, const Row& our_row)
      : context_(context),
        columns_(columns),
        base_(base),
        ours_(ours),
        our_row_(our_row),
        unit_(*context.edited.unit_of(base)),
        row_(*unit_.table_row) {
    number_cells();
  }

  void run() {
    const auto& our_texts = context_.ours.record.blocks[ours_].cells;
    std::size_t our_index = 0;
    for (const Cell& our_cell : our_row_.cells) {
      const std::string our_text = is_covered(our_cell) || our_index >= our_texts.size()
                                       ? std::string()
                                       : our_texts[our_index];
      if (!is_covered(our_cell)) ++our_index;
      const int column = columns_.of(our_cell.column);
      if (column == Columns::gone) continue;  // somebody deleted it
      const Cell* cell = cell_at(row_, column);
      if (cell == nullptr) {
        if (context_.base_is_known && !stands_in_base(our_text)) keep(none, our_text);
        continue;
      }
      if (cell->merge != our_cell.merge) follow_merge(*cell, our_cell);
      merge_cell(*cell, our_cell, our_text);
    }
  }

 private:
  // Which text of the base each of their cells had: by their order, unless cells were merged or
  // divided by hand. The record leaves out empty cells at the end.
  void number_cells() {
    const auto base = base_cells(context_, base_);
    known_ = base.has_value();
    const bool intact =
        std::all_of(our_row_.cells.begin(), our_row_.cells.end(), [&](const Cell& our_cell) {
          const int column = columns_.of(our_cell.column);
          if (column == Columns::gone) return true;
          const Cell* cell = cell_at(row_, column);
          return cell != nullptr && (!columns_.same || cell->column_span == our_cell.column_span);
        });
    std::size_t next = 0;
    Index shown = 0;
    for (const Cell& cell : row_.cells) {
      if (is_covered(cell)) {
        base_text_[&cell] = std::string();
        continue;
      }
      index_[&cell] = shown++;
      if (!columns_.has(cell.column)) continue;
      if (base && intact) base_text_[&cell] = next < base->size() ? (*base)[next] : std::string();
      ++next;
    }
  }

  [[nodiscard]] bool stands_in_base(const std::string& text) const {
    const auto& cells = context_.edited.record.blocks[base_].cells;
    return std::find(cells.begin(), cells.end(), text) != cells.end();
  }

  void keep(Index cell, const std::string& text) {
    context_.diagnostics.add(
        Code::AnnexKept, {},
        {place_of(context_.edited, base_, cell), shortened(text), both("ô đã gộp hoặc chia lại", "cells that were merged or divided")});
  }

  // A cell that goes on from above, or begins one that goes on below.
  void follow_merge(const Cell& cell, const Cell& our_cell) {
    const PartTree& tree = context_.edited.part.tree;
    if (cell.properties == no_node ||
        tree.xml().start_tag(cell.properties) == tree.range(cell.properties)) {
      return;
    }
    const NodeId old = tree.child(cell.properties, Name::w_vMerge);
    std::string merge;
    if (our_cell.merge == Cell::Merge::Restart) merge = "<w:vMerge w:val=\"restart\"/>";
    if (our_cell.merge == Cell::Merge::Continue) merge = "<w:vMerge w:val=\"continue\"/>";
    if (old != no_node) {
      context_.patch.replace(tree.range(old), merge);
      context_.changed = true;
      return;
    }
    // Behind the width and the span (ISO/IEC 29500-1, CT_TcPrBase).
    std::uint32_t at = tree.xml().content(cell.properties).begin;
    for (const NodeId child : tree.children(cell.properties)) {
      const std::string& name = tree.xml().names()[tree.xml().name(child)].local;
      if (name != "cnfStyle" && name != "tcW" && name != "gridSpan" && name != "hMerge") break;
      at = tree.range(child).end;
    }
    context_.patch.insert(at, merge);
    context_.changed = true;
  }

  void merge_cell(const Cell& cell, const Cell& our_cell, const std::string& our_text) {
    const auto shown = index_.find(&cell);
    const Index index = shown == index_.end() ? none : shown->second;
    const std::string text =
        index == none || index >= unit_.cells.size() ? std::string() : unit_.cells[index];
    const auto known = base_text_.find(&cell);
    if (known == base_text_.end() && known_) {
      if (!stands_in_base(our_text)) keep(index, our_text);
      return;
    }
    const std::optional<std::string> base =
        known == base_text_.end() ? std::nullopt : std::optional<std::string>(known->second);
    if (text == our_text || (base && *base == our_text)) return;

    const auto theirs = paragraphs_of(cell);
    const auto ours = paragraphs_of(our_cell);
    if (theirs.size() == 1 && ours.size() == 1) {
      const ParagraphOutcome outcome = merge_paragraph(context_, *theirs[0], *ours[0], base);
      tell(context_, base_, index, outcome, text, our_text);
      return;
    }
    merge_lines(cell, our_cell, index, text, our_text, base, theirs, ours);
  }

  void merge_lines(const Cell& cell, const Cell& our_cell, Index index, const std::string& text,
                   const std::string& our_text, const std::optional<std::string>& base,
                   const std::vector<const Paragraph*>& theirs,
                   const std::vector<const Paragraph*>& ours) {
    if (base && theirs.size() == ours.size()) {
      const std::vector<std::string> lines = lines_of(*base);
      if (lines.size() == theirs.size()) {
        ParagraphOutcome all;
        for (std::size_t i = 0; i < theirs.size(); ++i) {
          const ParagraphOutcome one = merge_paragraph(context_, *theirs[i], *ours[i], lines[i]);
          all.changed |= one.changed;
          all.conflicts.insert(all.conflicts.end(), one.conflicts.begin(), one.conflicts.end());
          all.open_changes.insert(all.open_changes.end(), one.open_changes.begin(),
                                  one.open_changes.end());
        }
        tell(context_, base_, index, all, text, our_text);
        return;
      }
    }
    const std::string authors = open_changes_of(context_.edited.part, row_);
    if (!authors.empty()) {
      context_.diagnostics.add(Code::AnnexOpenChanges, {},
                               {place_of(context_.edited, base_, index), authors});
      return;
    }
    const bool untouched = base && *base == text;
    context_.changed = true;
    if (untouched && !context_.options.track && !holds_more(context_.edited.part, row_)) {
      replace_content(cell, our_cell);
      tell_changed(context_, place_of(context_.edited, base_, index), text, our_text);
      return;
    }
    // Their lines struck out, ours behind them in the last paragraph, which no cell can lose.
    propose(theirs, ours);
    if (untouched) {
      tell_changed(context_, place_of(context_.edited, base_, index), text, our_text);
    } else {
      ++context_.conflicts;
      context_.diagnostics.add(
          Code::AnnexConflict, {},
          {place_of(context_.edited, base_, index), shortened(text), shortened(our_text)});
    }
  }

  void replace_content(const Cell& cell, const Cell& our_cell) {
    const PartTree& tree = context_.edited.part.tree;
    ByteRange range = tree.xml().content(cell.node);
    if (cell.properties != no_node) range.begin = tree.range(cell.properties).end;
    std::string points;
    for (const Paragraph* paragraph : paragraphs_of(cell)) {
      for (const auto& piece : paragraph->pieces) {
        if (piece.kind != docx::parse::Piece::Kind::BookmarkStart) continue;
        const auto& bookmark = context_.edited.part.bookmarks[piece.index];
        if (is_point(bookmark.name)) {
          points += point_markup(bookmark.id, context_.points.name_for(bookmark.name));
        }
      }
    }
    Transplant::Options options = context_.grafting(false);
    options.points = false;
    std::string content;
    for (const Paragraph* paragraph : paragraphs_of(our_cell)) {
      std::string one = context_.graft.element(paragraph->node, options);
      if (content.empty() && !points.empty()) {
        const std::size_t at = one.find("</w:pPr>");
        one.insert(at == std::string::npos ? one.find('>') + 1 : at + 8, points);
      }
      content += one;
    }
    context_.patch.replace(range, content);
  }

  void propose(const std::vector<const Paragraph*>& theirs,
               const std::vector<const Paragraph*>& ours) {
    for (const Paragraph* paragraph : theirs) {
      const MappedText text = map_text(context_.edited.part, *paragraph);
      ParagraphEdit edit(context_.edited.part, *paragraph, text, context_.graft.marks(),
                         context_.patch);
      edit.drop_own_marks();
      std::string words;
      if (paragraph == theirs.back()) {
        for (const Paragraph* one : ours) {
          const MappedText mapped = map_text(context_.ours.part, *one);
          if (!words.empty()) words += "</w:t><w:br/><w:t xml:space=\"preserve\">";
          words += as_words(context_.ours.part, *one, mapped,
                            {0, static_cast<std::uint32_t>(mapped.text.size())});
        }
      }
      edit.replace_tracked({0, static_cast<std::uint32_t>(text.text.size())}, words);
    }
  }

  Context& context_;
  const Columns& columns_;
  Index base_, ours_;
  const Row& our_row_;
  const Unit& unit_;
  const Row& row_;
  bool known_ = false;
  std::unordered_map<const Cell*, std::string> base_text_;
  std::unordered_map<const Cell*, Index> index_;  // of Unit::cells
};

}  // namespace

std::string empty_cell(const StoryPart& part, const Table& table, int column) {
  std::string properties, paragraph;
  for (auto row = table.rows.rbegin(); row != table.rows.rend(); ++row) {
    const Cell* cell = cell_at(*row, column);
    if (cell == nullptr || cell->column_span != 1 || cell->merge != Cell::Merge::None) continue;
    if (cell->properties != no_node) properties = part.slice(cell->properties);
    const auto paragraphs = paragraphs_of(*cell);
    if (!paragraphs.empty() && paragraphs.front()->properties != no_node &&
        paragraphs.front()->mark_revision == none) {
      paragraph = part.slice(paragraphs.front()->properties);
    }
    break;
  }
  return "<w:tc>" + properties + "<w:p>" + paragraph + "</w:p></w:tc>";
}

void merge_row(Context& context, const Columns& columns, Index base, Index ours,
               const Row& our_row) {
  RowMerge(context, columns, base, ours, our_row).run();
}

std::string graft_row(Context& context, const Columns& columns, const Table& edited,
                      const Row& ours, const Transplant::Options& options) {
  if (columns.same) return context.graft.element(ours.node, options);
  // Cell by cell, in the order of their columns.
  std::string result = "<w:tr>";
  std::string properties =
      ours.properties == no_node ? std::string() : context.graft.element(ours.properties, options);
  if (options.tracked) {
    const std::string mark = "<w:ins" + context.graft.marks().attributes() + "/>";
    if (properties.empty()) {
      properties = "<w:trPr>" + mark + "</w:trPr>";
    } else {
      properties.insert(properties.rfind("</"), mark);
    }
  }
  result += properties;
  const auto add_behind = [&](int column) {
    for (const Columns::Added& one : columns.added) {
      const Cell* own = one.behind == column ? cell_at(ours, one.ours) : nullptr;
      if (own != nullptr) result += context.graft.element(own->node, options);
    }
  };
  add_behind(Columns::gone);
  for (int column = 0; column < edited.columns; ++column) {
    if (columns.drops(column)) continue;
    const Cell* found = nullptr;
    bool covered = false;
    for (const Cell& cell : ours.cells) {
      if (columns.of(cell.column) == column) found = &cell;
      for (int c = cell.column + 1; c < cell.column + cell.column_span; ++c) {
        covered = covered || columns.of(c) == column;
      }
    }
    if (found != nullptr) {
      result += context.graft.element(found->node, options);
    } else if (!covered) {
      result += empty_cell(context.edited.part, edited, column);
    }
    add_behind(column);
  }
  return result + "</w:tr>";
}

std::string open_changes_of(const StoryPart& part, const Row& row) {
  std::vector<std::string> all;
  if (row.revision != docx::parse::none && part.revisions[row.revision].author != our_name) {
    all.push_back(part.revisions[row.revision].author);
  }
  for (const Cell& cell : row.cells) {
    for (const Paragraph* paragraph : paragraphs_of(cell)) {
      for (std::string& author : open_changes(part, *paragraph)) {
        if (std::find(all.begin(), all.end(), author) == all.end())
          all.push_back(std::move(author));
      }
    }
  }
  std::string result;
  for (const std::string& author : all) {
    if (!result.empty()) result += ", ";
    result += author;
  }
  return result;
}

bool holds_more(const StoryPart& part, const Row& row) {
  for (const Cell& cell : row.cells) {
    for (const Paragraph* paragraph : paragraphs_of(cell)) {
      if (holds_more_than_text(part, *paragraph)) return true;
    }
    const bool nested = std::any_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) {
      return std::holds_alternative<Table>(block.content);
    });
    if (nested) return true;
  }
  return false;
}

}  // namespace vanthu::merge
