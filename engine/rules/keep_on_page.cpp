#include "rules/keep_on_page.h"

#include <algorithm>

#include "rules/measure.h"

namespace vanthu::rules {
namespace {

// What must stand with a heading, and with the closing.
constexpr std::size_t least_lines = 2;

bool is_paragraph_of_text(const StyledBlock& block) {
  const auto* paragraph = std::get_if<StyledParagraph>(&block);
  return paragraph != nullptr && paragraph->role != Role::Rule && paragraph->role != Role::Spacer;
}

// One, or two for all that takes more. Asked of most paragraphs behind headings: what is clearly
// short or long is not measured: no letter is wider than an em, and on the average of a text none
// as narrow as a fifth of it.
std::size_t lines_up_to_two(const Context& context, const StyledParagraph& paragraph,
                            Length column) {
  const ParagraphFormat& format = paragraph.format;
  const Length room = column - format.left - format.right - format.first_line;
  std::int64_t characters = 0;
  for (const StyledRun& run : paragraph.runs) {
    if (run.kind == StyledRun::Kind::LineBreak) return least_lines;
    characters += std::count_if(run.text.begin(), run.text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
  }
  if (paragraph.mark.size * characters <= room) return 1;
  if (paragraph.mark.size * characters / 5 > room) return least_lines;
  return Measured(context.shaper, paragraph.runs, room).width() > room ? least_lines : 1;
}

// Of the cell that has most of them. Columns are counted as if no cell came from above, which takes
// a cell for narrower or wider than it is now and then.
std::size_t lines_up_to_two(const Context& context, const StyledTable& table,
                            const StyledRow& row) {
  std::size_t column = 0;
  for (const StyledCell& cell : row.cells) {
    Length width = -(table.cell_margins[1] + table.cell_margins[3]);
    for (int i = 0; i < cell.column_span && column < table.columns.size(); ++i, ++column) {
      width += table.columns[column];
    }
    if (cell.paragraphs.size() > 1) return least_lines;
    if (lines_up_to_two(context, cell.paragraphs.front(), width) > 1) return least_lines;
  }
  return 1;
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
    lines += lines_up_to_two(context, table, table.rows[r]);
  }
  return lines;
}

// A first row of one line, with no header row above it, takes the second one along.
void tie_first_row(const Context& context, StyledTable& table) {
  if (table.purpose != StyledTable::Purpose::Data || table.rows.size() < 2) return;
  StyledRow& first = table.rows.front();
  if (!first.header && lines_up_to_two(context, table, first) < least_lines) keep_next(first);
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
      lines += lines_up_to_two(context, paragraph, context.text_width());
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
    if (lines_up_to_two(context, next, context.text_width()) < least_lines)
      next.format.keep_next = true;
  }
}

}  // namespace vanthu::rules
