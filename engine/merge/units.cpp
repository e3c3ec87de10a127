#include "merge/units.h"

#include "docx/block_name.h"
#include "docx/edit/plain_text.h"
#include "docx/parse/text.h"

namespace vanthu::merge {
namespace {

using docx::edit::plain_text;
using docx::parse::Block;
using docx::parse::BlockControl;
using docx::parse::Cell;
using docx::parse::Mark;
using docx::parse::Paragraph;
using docx::parse::Piece;
using docx::parse::Row;
using docx::parse::StoryPart;
using docx::parse::Table;

bool has_object(const Paragraph& paragraph) {
  for (const Piece& piece : paragraph.pieces) {
    if (piece.kind == Piece::Kind::Object) return true;
  }
  return false;
}

class UnitReader {
 public:
  explicit UnitReader(const docx::parse::Document& document)
      : part_(document.part_of(document.body())) {
    read(document.body().blocks, {});
  }

  [[nodiscard]] Units take() { return std::move(result_); }

 private:
  struct Around {
    const Table* table = nullptr;
    Index row = none, cell = none;
  };

  void read(const std::vector<Block>& blocks, Around around) {
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        read(*paragraph, around);
      } else if (const auto* table = std::get_if<Table>(&block.content)) {
        for (const Row& row : table->rows) read(*table, row, around);
      } else if (const auto* control = std::get_if<BlockControl>(&block.content)) {
        read(control->blocks, around);
      } else if (const auto* mark = std::get_if<Mark>(&block.content)) {
        note(mark->piece);
      }
    }
  }

  void read(const Paragraph& paragraph, const Around& around) {
    Unit unit;
    unit.cells = {plain_text(part_, paragraph)};
    const bool is_blank = unit.text().find_first_not_of(" \t\n") == std::string::npos;
    if (is_blank && is_deleted(paragraph.mark_revision)) return;
    unit.paragraph = &paragraph;
    unit.table = around.table;
    unit.row = around.row;
    unit.cell = around.cell;
    if (is_blank && !has_object(paragraph)) unit.standing = Unit::Standing::Blank;
    if (!is_blank && is_contents(part_, paragraph)) unit.standing = Unit::Standing::Contents;
    const auto index = static_cast<Index>(result_.units.size());
    for (const std::string_view name : waiting_) result_.names.push_back({index, name});
    waiting_.clear();
    for (const Piece& piece : paragraph.pieces) note(piece);
    for (const std::string_view name : waiting_) result_.names.push_back({index, name});
    waiting_.clear();
    result_.units.push_back(std::move(unit));
  }

  void read(const Table& table, const Row& row, const Around& around) {
    if (is_deleted(row.revision)) return;
    const auto index = static_cast<Index>(result_.units.size());
    Unit unit;
    unit.kind = Unit::Kind::Row;
    unit.table = &table;
    unit.table_row = &row;
    unit.row = around.row;
    unit.cell = around.cell;
    result_.units.push_back(std::move(unit));
    for (const Piece& piece : row.marks) note(piece);
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) {
      if (is_deleted(cell.revision) || cell.merge == Cell::Merge::Continue) continue;
      const std::size_t first = result_.units.size();
      read(cell.blocks, {&table, index, static_cast<Index>(cells.size())});
      std::string text;
      bool is_first = true;
      for (std::size_t i = first; i < result_.units.size(); ++i) {
        const Unit& inner = result_.units[i];
        if (inner.kind == Unit::Kind::Row) continue;
        if (!is_first) text += '\n';
        is_first = false;
        text += inner.text();
      }
      cells.push_back(std::move(text));
    }
    while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
    if (cells.empty()) cells.emplace_back();
    const bool is_blank = cells.size() == 1 && cells.front().empty();
    result_.units[index].cells = std::move(cells);
    if (is_blank) result_.units[index].standing = Unit::Standing::Blank;
  }

  void note(const Piece& piece) {
    if (piece.kind != Piece::Kind::BookmarkStart || piece.index == docx::parse::none) return;
    const std::string& name = part_.bookmarks[piece.index].name;
    if (!docx::key_part(name).empty()) waiting_.push_back(name);
  }

  [[nodiscard]] bool is_deleted(docx::parse::Index revision) const {
    return !docx::parse::is_in_view(part_, revision, docx::parse::View::Final);
  }

  const StoryPart& part_;
  Units result_;
  std::vector<std::string_view> waiting_;  // for the paragraph they stand in or before
};

}  // namespace

bool is_contents(const StoryPart& part, const Paragraph& paragraph) {
  for (const Piece& piece : paragraph.pieces) {
    for (docx::parse::Index field = piece.field; field != docx::parse::none;
         field = part.fields[field].parent) {
      const std::string& instruction = part.fields[field].instruction;
      const std::size_t begin = instruction.find_first_not_of(' ');
      if (begin != std::string::npos && instruction.compare(begin, 4, "TOC ") == 0) return true;
    }
  }
  return false;
}

Units units_of(const docx::parse::Document& document) {
  return UnitReader(document).take();
}

}  // namespace vanthu::merge
