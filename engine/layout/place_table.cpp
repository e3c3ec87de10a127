#include "layout/place_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vanthu::layout {
namespace {

// Where a line that is the last of its cell on a page ends. The extra of a multiple may hang below
// it, but the cell's very last line needs all of its own and the spacing after.
Length bottom_of(const SetCell& cell, std::size_t line) {
  if (line + 1 == cell.lines.size()) return cell.content;
  return cell.lines[line].top + cell.lines[line].set.need;
}

// How many lines of the cell, from its next one on, end within `area` of content.
std::size_t lines_within(const SetCell& cell, Length area) {
  std::size_t count = 0;
  for (std::size_t i = cell.next_line; i < cell.lines.size(); ++i, ++count) {
    if (bottom_of(cell, i) - cell.taken > area) break;
  }
  return count;
}

Place place_of(const SetRow& row) {
  if (row.source->at.known()) return row.source->at;
  for (const SetCell& cell : row.cells) {
    for (const rules::StyledParagraph& paragraph : cell.source->paragraphs) {
      if (paragraph.at.known()) return paragraph.at;
      for (const rules::StyledRun& run : paragraph.runs) {
        if (run.at.known()) return run.at;
      }
    }
  }
  return {};
}

}  // namespace

TablePlacer::TablePlacer(SetTable& table, PageFlow& flow, Diagnostics& diagnostics)
    : table_(table), flow_(flow), diagnostics_(diagnostics), verticals_(table.columns() + 1) {
  part_begin_ = flow_.page().lines.size();
  flow_.advance(flow_.gap(Length()));
}

// What the row takes on this page: what is left of its cells, and of those that end in it.
Length TablePlacer::height_of(std::size_t index) const {
  const SetRow& row = table_.rows[index];
  if (row.source->height_rule == rules::LineSpacing::Rule::Exact) return row.source->height;
  const Length border = table_.border_between(above_, index);
  Length content;
  for (const SetCell& cell : row.cells) {
    if (cell.source->row_span == 1) content = std::max(content, cell.rest());
  }
  Length height = border + table_.margins() + content;
  for (const OpenSpan& span : spans_) {
    if (span.cell->last_row() != index) continue;
    const Length above = span.on_page ? span.height : -border;
    height = std::max(height, table_.margins() + span.cell->rest() - above);
  }
  if (row.source->height_rule == rules::LineSpacing::Rule::AtLeast) {
    height = std::max(height, row.source->height);
  }
  return height;
}

void TablePlacer::place_row() {
  for (;;) {
    const Length height = height_of(row_);
    const Length spare = flow_.room() - height - table_.border_between(row_, no_row);
    if (spare >= Length()) {
      note_fit(spare);
      place(row_, height, RowPart::Last);
      break;
    }
    if (may_split()) {
      split_row();
      break_page();
    } else if (!flow_.fresh()) {
      note_fit(spare);
      break_page();
    } else {
      report_too_tall();
      place(row_, height, RowPart::Last);
      break;
    }
  }
  ++row_;
}

// A row is split only when every cell that has lines left keeps at least one of them here, and only
// when lines have to go: one that is merely given a large height moves whole.
bool TablePlacer::may_split() const {
  const SetRow& row = table_.rows[row_];
  if (!row.source->splits || row_ < table_.headers ||
      row.source->height_rule == rules::LineSpacing::Rule::Exact) {
    return false;
  }
  const Length area = area_of_split();
  bool lines_left_over = false;
  for (const SetCell& cell : row.cells) {
    if (cell.source->row_span > 1 || cell.next_line == cell.lines.size()) continue;
    const std::size_t count = lines_within(cell, area);
    if (count == 0) return false;
    if (cell.next_line + count < cell.lines.size()) lines_left_over = true;
  }
  return lines_left_over;
}

// Room for the content of a row that is cut at the end of this page.
Length TablePlacer::area_of_split() const {
  return flow_.room() - table_.border_between(row_, no_row) -
         table_.border_between(above_, row_) - table_.margins();
}

void TablePlacer::split_row() {
  const Length area = area_of_split();
  Length content;
  for (const SetCell& cell : table_.rows[row_].cells) {
    if (cell.source->row_span > 1) continue;
    const std::size_t count = lines_within(cell, area);
    if (count == 0) continue;
    content = std::max(content, bottom_of(cell, cell.next_line + count - 1) - cell.taken);
  }
  place(row_, table_.border_between(above_, row_) + table_.margins() + content, RowPart::Earlier);
}

void TablePlacer::break_page() {
  close_part();
  flow_.new_page(PageStart::Automatic);
  part_begin_ = flow_.page().lines.size();
  above_ = no_row;
  if (row_ < table_.headers) return;
  repeating_ = true;
  for (std::size_t row = 0; row < table_.headers; ++row) {
    place(row, table_.rows[row].height, RowPart::Last);
  }
  repeating_ = false;
}

void TablePlacer::place(std::size_t index, Length height, RowPart part) {
  const Length top = flow_.y();
  const Length border = table_.border_between(above_, index);
  draw_horizontal(above_, index);
  draw_vertical(index);
  grow_spans(top, border, height);
  for (SetCell& cell : table_.rows[index].cells) {
    if (cell.source->row_span == 1) {
      place_cell(cell, top + border + table_.source->cell_margins[0],
                 height - border - table_.margins(),
                 part == RowPart::Last ? Take::All : Take::Fitting);
    } else if (std::none_of(spans_.begin(), spans_.end(),
                            [&](const OpenSpan& span) { return span.cell == &cell; })) {
      spans_.push_back({&cell, top + border, height - border, true});
    }
  }
  flow_.advance(height);
  if (part == RowPart::Last) end_spans(index);
  if (!repeating_) flow_.used(Length());
  above_ = index;
}

void TablePlacer::grow_spans(Length top, Length border, Length height) {
  for (OpenSpan& span : spans_) {
    // What was cut at the page end goes on below the repeated header.
    if (repeating_ && span.cell->row >= table_.headers) continue;
    if (span.on_page) {
      span.height += height;
    } else {
      span = {span.cell, top + border, height - border, true};
    }
  }
}

void TablePlacer::end_spans(std::size_t index) {
  for (auto span = spans_.begin(); span != spans_.end();) {
    if (span->cell->last_row() > index) {
      ++span;
      continue;
    }
    place_cell(*span->cell, span->top + table_.source->cell_margins[0],
               span->height - table_.margins(), Take::All);
    span = spans_.erase(span);
  }
}

void TablePlacer::place_cell(SetCell& cell, Length top, Length area, Take take) {
  Page& page = flow_.page();
  const std::size_t left = cell.lines.size() - cell.next_line;
  const std::size_t count = take == Take::All ? left : lines_within(cell, area);
  const std::size_t end = cell.next_line + count;
  Length shift = top - cell.taken;
  if (cell.taken == Length() && end == cell.lines.size() && area > cell.content) {
    const Length spare = area - cell.content;
    if (cell.source->vertical == rules::VerticalAlign::Center) shift += spare / 2;
    if (cell.source->vertical == rules::VerticalAlign::Bottom) shift += spare;
  }

  const bool header = cell.row < table_.headers;
  for (std::size_t i = cell.next_line; i < end; ++i) {
    CellLine& from = cell.lines[i];
    if (from.set.line.runs.empty()) continue;
    Line line = header ? from.set.line : std::move(from.set.line);
    line.page_furniture = repeating_;
    for (GlyphRun& run : line.runs) run.baseline += from.top + shift;
    page.lines.push_back(std::move(line));
  }
  const Length from = cell.taken;
  const Length to =
      end == cell.lines.size() ? cell.content : cell.lines[end].top - cell.lines[end].lead;
  for (Stroke stroke : cell.strokes) {
    if (stroke.y1 < from || stroke.y1 > to) continue;
    stroke.y1 += shift;
    stroke.y2 += shift;
    page.strokes.push_back(stroke);
  }
  if (header) return;
  cell.next_line = end;
  cell.taken = to;
}

// The borders above a row (or below the last one on the page), neighbours of one kind as one stroke.
void TablePlacer::draw_horizontal(std::size_t upper, std::size_t lower) {
  const Length y = flow_.y();
  const auto draw = [&](const rules::Border& border, std::size_t from, std::size_t to) {
    if (border.width == Length()) return;
    const Length axis = y + border.width / 2;
    flow_.page().strokes.push_back(
        {table_.edges[from], axis, table_.edges[to], axis, border.width, border.color});
  };
  rules::Border current;
  std::size_t from = 0;
  for (std::size_t column = 0; column < table_.columns(); ++column) {
    const rules::Border border = table_.horizontal(upper, lower, column);
    if (border == current) continue;
    draw(current, from, column);
    current = border;
    from = column;
  }
  draw(current, from, table_.columns());
}

// Opens the vertical borders of a row, or goes on with those of the row above.
void TablePlacer::draw_vertical(std::size_t index) {
  for (std::size_t edge = 0; edge < verticals_.size(); ++edge) {
    const rules::Border border = table_.vertical(index, edge);
    if (border == verticals_[edge].border) continue;
    close_vertical(edge, flow_.y());
    verticals_[edge] = {border, flow_.y()};
  }
}

// The outer edge of an outer border stands on the table's edge; inner ones are centred.
void TablePlacer::close_vertical(std::size_t edge, Length bottom) {
  const rules::Border border = std::exchange(verticals_[edge].border, {});
  if (border.width == Length()) return;
  Length x = table_.edges[edge];
  if (edge == 0) x += border.width / 2;
  if (edge == table_.columns()) x -= border.width / 2;
  flow_.page().strokes.push_back(
      {x, verticals_[edge].top, x, bottom, border.width, border.color});
}

void TablePlacer::close_part() {
  if (above_ == no_row) return;
  for (OpenSpan& span : spans_) {
    if (span.on_page) {
      place_cell(*span.cell, span.top + table_.source->cell_margins[0],
                 span.height - table_.source->cell_margins[0], Take::Fitting);
    }
    span.on_page = false;
  }
  draw_horizontal(above_, no_row);
  const Length bottom_border = table_.border_between(above_, no_row);
  for (std::size_t edge = 0; edge < verticals_.size(); ++edge) {
    close_vertical(edge, flow_.y() + bottom_border);
  }
  flow_.advance(bottom_border);
  if (table_.has_row_spans) {
    // A cell over several rows is placed when the last of them is: back into reading order.
    std::vector<Line>& lines = flow_.page().lines;
    std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(part_begin_), lines.end(),
                     [](const Line& a, const Line& b) { return a.block < b.block; });
  }
}

void TablePlacer::note_fit(Length spare) {
  if (table_.source->purpose == rules::StyledTable::Purpose::Layout) {
    if (spare < Length()) flow_.lacked(-spare);
    return;
  }
  if (spare > near_fit || spare < -near_fit) return;
  for (const SetCell& cell : table_.rows[row_].cells) {
    if (cell.lines.empty()) continue;
    flow_.note_row(cell.lines.front().set.line.block, spare);
    return;
  }
}

void TablePlacer::report_too_tall() {
  if (flow_.room() <= Length()) return;  // the repeated header fills the page, and was reported
  const SetRow& row = table_.rows[row_];
  diagnostics_.add(Code::LayoutRowTooTall, place_of(row),
                   {fmt::format("{}", row_ + 1), fmt::format("{:.0f}", row.height.mm()),
                    fmt::format("{:.0f}", flow_.room().mm())});
}

}  // namespace vanthu::layout
