#include "merge/shown_values.h"

#include "docx/edit/plain_text.h"

namespace vanthu::merge {
namespace {

using docx::edit::plain_text;
using docx::edit::TextRange;

using rules::StyledRun;

void append(ShownCell& cell, std::string_view text, std::string_view field) {
  if (text.empty()) return;
  if (!cell.empty() && cell.back().field == field) {
    cell.back().text += plain_text(text);
  } else {
    cell.push_back({plain_text(text), field});
  }
}

void append(ShownCell& cell, const rules::StyledParagraph& paragraph) {
  for (const StyledRun& run : paragraph.runs) {
    if (run.kind == StyledRun::Kind::Text) append(cell, run.text, run.field);
    if (run.kind == StyledRun::Kind::LineBreak) append(cell, "\n", run.field);
    if (run.kind == StyledRun::Kind::Tab) append(cell, "\t", run.field);
  }
}

}  // namespace

ShownValues::ShownValues(const rules::StyledDocument& document) {
  for (const rules::StyledSection& section : document.sections) {
    for (const rules::StyledBlock& block : section.blocks) {
      if (const auto* paragraph = std::get_if<rules::StyledParagraph>(&block)) {
        add(paragraph->identity, *paragraph);
        continue;
      }
      for (const rules::StyledRow& row : std::get<rules::StyledTable>(block).rows) {
        std::vector<ShownCell> cells;
        for (const rules::StyledCell& cell : row.cells) {
          ShownCell& shown = cells.emplace_back();
          for (const rules::StyledParagraph& paragraph : cell.paragraphs) {
            if (row.identity.empty()) add(paragraph.identity, paragraph);
            if (&paragraph != &cell.paragraphs.front()) append(shown, "\n", "");
            append(shown, paragraph);
          }
        }
        if (!row.identity.empty()) blocks_.emplace(row.identity, std::move(cells));
      }
    }
  }
}

void ShownValues::add(std::string_view key, const rules::StyledParagraph& paragraph) {
  if (key.empty()) return;
  ShownCell cell;
  append(cell, paragraph);
  blocks_.emplace(key, std::vector<ShownCell>{std::move(cell)});
}

const std::vector<ShownCell>* ShownValues::find(std::string_view key) const {
  const auto found = blocks_.find(key);
  return found == blocks_.end() ? nullptr : &found->second;
}

std::string text_of(const ShownCell& cell) {
  std::string text;
  for (const Stretch& stretch : cell) text += stretch.text;
  return text;
}

std::size_t stretch_of(const ShownCell& cell, TextRange range) {
  std::size_t behind = cell.size();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::size_t end = begin + cell[i].text.size();
    if (!cell[i].field.empty() && begin <= range.begin && range.end <= end) {
      if (!range.empty() || range.begin > begin) return i;
      if (behind == cell.size()) behind = i;
    }
    begin = end;
  }
  return behind;
}

}  // namespace vanthu::merge
