#include "rules/keep_on_page.h"

#include <algorithm>

#include "rules/keep_together.h"
#include "rules/measure.h"

namespace vanthu::rules {
namespace {

// What must stand with a heading, and with the closing.
constexpr std::size_t least_lines = 2;

bool is_paragraph_of_text(const StyledBlock& block) {
  const auto* paragraph = std::get_if<StyledParagraph>(&block);
  return paragraph != nullptr && paragraph->role != Role::Rule && paragraph->role != Role::Spacer;
}

std::size_t line_count(const Context& context, StyledParagraph& paragraph, Length column) {
  const Length room = column - paragraph.format.left - paragraph.format.right;
  keep_together(paragraph, room);
  return Measured(context.shaper, paragraph.runs)
      .line_widths(room, paragraph.format.first_line)
      .size();
}

// Lines of the cell that has most of them. Columns are counted as if no cell came from above, which
// takes a cell for narrower or wider than it is now and then: the count is a lower bound of one.
std::size_t line_count(const Context& context, const StyledTable& table, StyledRow& row) {
  std::size_t most = 1;
  std::size_t column = 0;
  for (StyledCell& cell : row.cells) {
    Length width = -(table.cell_margins[1] + table.cell_margins[3]);
    for (int i = 0; i < cell.column_span && column < table.columns.size(); ++i, ++column) {
      width += table.columns[column];
    }
    std::size_t lines = 0;
    for (StyledParagraph& paragraph : cell.paragraphs) {
      lines += std::max<std::size_t>(1, line_count(context, paragraph, width));
    }
    most = std::max(most, lines);
  }
  return most;
}

void keep_next(StyledRow& row) {
  for (StyledCell& cell : row.cells) {
    for (StyledParagraph& paragraph : cell.paragraphs) paragraph.format.keep_next = true;
  }
}

// The last rows of a table, as many as make `wanted` lines. Header rows keep with the next anyway.
std::size_t tie_last_rows(const Context& context, StyledTable& table, std::size_t wanted) {
  std::size_t lines = 0;
  for (std::size_t r = table.rows.size(); r-- > 0 && lines < wanted;) {
    keep_next(table.rows[r]);
    lines += line_count(context, table, table.rows[r]);
  }
  return lines;
}

// A first row of one line, with no header row above it, takes the second one along.
void tie_first_row(const Context& context, StyledTable& table) {
  if (table.purpose != StyledTable::Purpose::Data || table.rows.size() < 2) return;
  StyledRow& first = table.rows.front();
  if (!first.header && line_count(context, table, first) < least_lines) keep_next(first);
}

}  // namespace

void tie_to_closing(const Context& context, std::vector<StyledBlock>& blocks) {
  std::size_t lines = 0;
  for (std::size_t i = blocks.size(); i-- > 0 && lines < least_lines;) {
    if (auto* table = std::get_if<StyledTable>(&blocks[i])) {
      if (table->purpose != StyledTable::Purpose::Data) return;
      lines += tie_last_rows(context, *table, least_lines - lines);
      continue;
    }
    auto& paragraph = std::get<StyledParagraph>(blocks[i]);
    paragraph.format.keep_next = true;
    if (is_paragraph_of_text(blocks[i])) {
      lines += std::max<std::size_t>(1, line_count(context, paragraph, context.text_width()));
    }
  }
}

void tie_to_copy(std::vector<StyledBlock>& blocks) {
  if (blocks.empty()) return;
  if (auto* paragraph = std::get_if<StyledParagraph>(&blocks.back())) {
    paragraph->format.keep_next = true;
    return;
  }
  for (StyledRow& row : std::get<StyledTable>(blocks.back()).rows) keep_next(row);
}

void tie_two_lines_to_headings(const Context& context, std::vector<StyledBlock>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const auto* heading = std::get_if<StyledParagraph>(&blocks[i]);
    if (heading == nullptr || !is_paragraph_of_text(blocks[i]) || !heading->format.keep_next) {
      continue;
    }
    if (auto* table = std::get_if<StyledTable>(&blocks[i + 1])) {
      tie_first_row(context, *table);
      continue;
    }
    auto& next = std::get<StyledParagraph>(blocks[i + 1]);
    if (next.format.keep_next || !is_paragraph_of_text(blocks[i + 1])) continue;
    ++i;  // a chain takes one line along, not all that follow
    if (i + 1 == blocks.size()) break;
    const auto* after = std::get_if<StyledParagraph>(&blocks[i + 1]);
    if (after != nullptr && after->format.page_break_before) continue;
    if (line_count(context, next, context.text_width()) < least_lines) next.format.keep_next = true;
  }
}

}  // namespace vanthu::rules
