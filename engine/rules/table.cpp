// Tables of the text and of annexes.
//
//   in    model::Table
//   out   a bordered table as wide as the text, with exact column widths
//
// Widths: fixed columns first; the others by their share, or, when all shares are equal, by what
// they hold (a column of "TT" needs less than one of sentences). No column gets narrower than its
// widest word while another has room to give. Heights are left to layout; they are estimated only
// to find the rows too tall to be kept whole.

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <numeric>

#include "rules/blocks.h"
#include "rules/keep_together.h"
#include "rules/measure.h"
#include "text/text.h"

namespace vanthu::rules {
namespace {

enum class Part { Header, Body };

constexpr std::size_t shown = 60;  // bytes of a word that a message quotes

// A cell with the columns it stands in.
struct Placed {
  const model::Cell* cell;
  std::size_t column, span;
  Part part;
};

StyledParagraph cell_paragraph(const Context& context, const model::Cell& cell, Align align,
                               Part part) {
  StyledParagraph paragraph =
      make_paragraph(context, part == Part::Header ? StyleKey::TableHeader : StyleKey::TableBody,
                     Role::TableCell, cell.at);
  paragraph.format.align = align;
  paragraph.mark.bold |= cell.bold;
  paragraph.mark.italic |= cell.italic;
  return paragraph;
}

std::vector<StyledParagraph> paragraphs_of(const Context& context, const model::Cell& cell,
                                           Align align, Part part) {
  std::vector<StyledParagraph> paragraphs;
  for (const model::Text& line : cell.lines) {
    paragraphs.push_back(cell_paragraph(context, cell, align, part));
    add_text(
        paragraphs.back(), line,
        letters(part == Part::Header ? context.values.table_header : context.values.table_body));
  }
  if (paragraphs.empty()) paragraphs.push_back(cell_paragraph(context, cell, align, part));
  return paragraphs;
}

// Of its text when that came from the data.
Place place_of(const StyledParagraph& paragraph) {
  const bool known = !paragraph.runs.empty() && paragraph.runs.front().at.known();
  return known ? paragraph.runs.front().at : paragraph.at;
}

// Which columns each cell of a row stands in, given what reaches down from above.
class Columns {
 public:
  explicit Columns(std::size_t count) : covered_(count, 0) {}

  std::vector<std::size_t> place(const model::Row& row) {
    std::vector<std::size_t> starts;
    std::size_t column = 0;
    std::vector<int> opened(covered_.size(), 0);
    for (const model::Cell& cell : row.cells) {
      while (column < covered_.size() && covered_[column] > 0) ++column;
      starts.push_back(column);
      for (int i = 0; i < cell.column_span && column < covered_.size(); ++i, ++column) {
        opened[column] = cell.row_span;
      }
    }
    for (std::size_t i = 0; i < covered_.size(); ++i) {
      covered_[i] = std::max(covered_[i] > 0 ? covered_[i] - 1 : 0, opened[i] - 1);
    }
    return starts;
  }

 private:
  std::vector<int> covered_;  // rows still covered from above
};

struct Need {
  Length word_width;  // the widest word, margins included
  std::string word;
  Place word_at;
  Length least;       // what the column should have: more when it is to be filled in by hand
  Length natural;     // the longest paragraph on one line
  bool blank = true;  // no text below the header
  bool marks = true;  // below the header only numbers, signs and the like: "1", "*", "TT"
};

// Longest text of a column of marks, in bytes.
constexpr std::size_t longest_mark = 4;

std::vector<Need> measure(const Context& context, const model::Table& table,
                          const std::vector<Placed>& cells, Length margins) {
  std::vector<Need> needs(table.columns.size());
  for (const Placed& placed : cells) {
    if (placed.span != 1 || placed.column >= needs.size()) continue;
    Need& need = needs[placed.column];
    for (const StyledParagraph& paragraph :
         paragraphs_of(context, *placed.cell, Align::Left, placed.part)) {
      const Measured measured(context.shaper, paragraph.runs);
      const Length width = measured.widest_piece() + margins;
      if (width > need.word_width) {
        need.word_width = width;
        need.word = measured.widest_piece_text();
        need.word_at = place_of(paragraph);
      }
      // A header may wrap: it asks for no more than half its length.
      const Length natural = placed.part == Part::Header ? measured.width() / 2 : measured.width();
      need.natural = std::max(need.natural, natural + margins);
      if (placed.part == Part::Header || paragraph.runs.empty()) continue;
      need.blank = false;
      need.marks &= plain_text(paragraph).size() <= longest_mark;
    }
  }
  const Length open = context.use(context.values.column_minimum);
  for (Need& need : needs) {
    need.marks &= !need.blank;
    need.word_width += word_slack;
    need.least = need.blank ? std::max(need.word_width, open) : need.word_width;
    need.natural = std::max(need.natural + word_slack, need.least);
  }
  return needs;
}

// The cell's own alignment, else its column's; a column of marks is centred, as offices do.
Align align_of(const Placed& placed, const model::Table& table, const std::vector<Need>& needs) {
  if (placed.part == Part::Header) return Align::Center;
  if (placed.cell->align) return *placed.cell->align;
  if (placed.column >= needs.size()) return Align::Left;
  if (needs[placed.column].marks && placed.span == 1) return Align::Center;
  return table.columns[placed.column].align;
}

// Widths by content: every column what it needs, the rest in proportion to what it still lacks.
std::vector<double> by_content(const std::vector<Need>& needs, const std::vector<bool>& open,
                               Length room, Length text_width) {
  const double all = static_cast<double>(room.emu());
  std::vector<double> least(needs.size(), 0), wanted(needs.size(), 0), widths(needs.size(), 0);
  const auto sum = [](const std::vector<double>& of) {
    return std::accumulate(of.begin(), of.end(), 0.0);
  };
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (!open[i]) continue;
    least[i] = static_cast<double>(needs[i].least.emu());
    wanted[i] = static_cast<double>(std::min(needs[i].natural, text_width).emu());
    wanted[i] = std::max(wanted[i], least[i]);
  }
  if (sum(least) > all) {  // too many columns for blank ones to be comfortable
    for (std::size_t i = 0; i < needs.size(); ++i) {
      if (open[i]) least[i] = static_cast<double>(needs[i].word_width.emu());
    }
  }
  const double spare = all - sum(least);
  const double lack = sum(wanted) - sum(least);
  // What is left when every column has all it wants goes to the columns of words: a column of
  // marks does not get better by being wide.
  double growing = 0;
  for (std::size_t i = 0; i < needs.size(); ++i) growing += needs[i].marks ? 0 : wanted[i];
  const double surplus = all - sum(wanted);
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (!open[i]) continue;
    if (spare <= 0) {
      widths[i] = all * least[i] / sum(least);
    } else if (surplus < 0) {
      widths[i] = least[i] + spare * (wanted[i] - least[i]) / lack;
    } else if (growing > 0) {
      widths[i] = wanted[i] + (needs[i].marks ? 0 : surplus * wanted[i] / growing);
    } else {
      widths[i] = all * wanted[i] / sum(wanted);
    }
  }
  return widths;
}

// Takes from the columns with room to spare what others lack for their widest word.
void give_room(std::vector<double>& widths, const std::vector<Need>& needs,
               const std::vector<bool>& open) {
  double lacking = 0, spare = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (!open[i]) continue;
    const double difference = widths[i] - static_cast<double>(needs[i].word_width.emu());
    (difference < 0 ? lacking : spare) += std::abs(difference);
  }
  if (lacking <= 0 || spare < lacking) return;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (!open[i]) continue;
    const double least = static_cast<double>(needs[i].word_width.emu());
    const double difference = widths[i] - least;
    widths[i] = difference < 0 ? least : widths[i] - difference * lacking / spare;
  }
}

std::vector<Length> column_widths(const Context& context, const model::Table& table,
                                  const std::vector<Need>& needs) {
  const Length text = context.text_width();
  const std::size_t count = table.columns.size();
  std::vector<bool> open(count, false);
  std::vector<double> widths(count, 0);
  Length fixed;
  double shares = 0;
  bool equal = true;
  std::optional<double> first_share;
  for (std::size_t i = 0; i < count; ++i) {
    if (table.columns[i].fixed_mm > 0) {
      const Length width = Length::mm(table.columns[i].fixed_mm);
      widths[i] = static_cast<double>(width.emu());
      fixed += width;
      continue;
    }
    open[i] = true;
    const double share = std::max(table.columns[i].share, 0.0);
    equal &= !first_share || *first_share == share;
    first_share = first_share.value_or(share);
    shares += share;
  }
  // What the open columns must have at the very least, to notice a table that is too wide.
  Length open_least;
  for (std::size_t i = 0; i < count; ++i) {
    if (open[i]) open_least += needs[i].word_width;
  }
  const Length rest = text - fixed;
  if (fixed > text || (open_least > Length() && rest < open_least && fixed > Length())) {
    context.diagnostics.add(
        Code::TableTooWide, table.at,
        {fmt::format("{:.0f}", (fixed + open_least).mm()), fmt::format("{:.0f}", text.mm())});
    for (std::size_t i = 0; i < count; ++i) {
      if (open[i]) widths[i] = static_cast<double>(needs[i].word_width.emu());
    }
  } else if (equal || shares <= 0) {
    widths = [&] {
      std::vector<double> result = by_content(needs, open, rest, text);
      for (std::size_t i = 0; i < count; ++i) {
        if (!open[i]) result[i] = widths[i];
      }
      return result;
    }();
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      if (open[i]) {
        widths[i] =
            static_cast<double>(rest.emu()) * std::max(table.columns[i].share, 0.0) / shares;
      }
    }
    give_room(widths, needs, open);
  }
  // To twips by running sums, so that the table is exactly as wide as the text.
  const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
  std::vector<Length> columns(count);
  double passed = 0;
  Length edge;
  for (std::size_t i = 0; i < count; ++i) {
    passed += widths[i];
    const Length next = i + 1 == count ? text : share(text, sum > 0 ? passed / sum : 0);
    columns[i] = next - edge;
    edge = next;
    if (columns[i] + word_slack < needs[i].word_width) {
      const Place at = needs[i].word_at.known() ? needs[i].word_at : table.at;
      context.diagnostics.add({Code::ColumnTooNarrow,
                               at,
                               {fmt::format("{}", i + 1), fmt::format("{:.0f}", columns[i].mm()),
                                text::shortened(needs[i].word, shown)},
                               at == table.at ? std::nullopt : std::optional<Place>(table.at),
                               {}});
    }
  }
  return columns;
}

// In a cell over several columns, which no column was made for.
void tell_cut_word(const Context& context, const StyledParagraph& paragraph, Length room) {
  const Measured measured(context.shaper, paragraph.runs);
  if (measured.widest_piece() <= room + word_slack) return;
  context.diagnostics.add(
      Code::LayoutWordCut, place_of(paragraph),
      {text::shortened(measured.widest_piece_text(), shown), fmt::format("{:.0f}", room.mm())});
}

// Links to the row lead to its first words; false when it has none, or none that are free.
bool set_anchor(StyledRow& row, const std::string& key) {
  for (StyledCell& cell : row.cells) {
    for (StyledParagraph& paragraph : cell.paragraphs) {
      if (paragraph.runs.empty() || !paragraph.anchor.empty()) continue;
      paragraph.anchor = key;
      return true;
    }
  }
  return false;
}

}  // namespace

void add_table(Context& context, const model::Table& source, std::vector<StyledBlock>& blocks) {
  const RuleSet::Values& values = context.values;
  const std::size_t count = source.columns.size();
  assert(count > 0);
  const Length side = context.use(values.cell_side_margin).snapped();

  std::vector<const model::Row*> rows;
  for (const model::Row& row : source.header) rows.push_back(&row);
  for (const model::Row& row : source.rows) rows.push_back(&row);
  std::vector<std::vector<Placed>> placed(rows.size());
  std::vector<Placed> all;
  Columns columns(count);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::vector<std::size_t> starts = columns.place(*rows[r]);
    for (std::size_t c = 0; c < starts.size(); ++c) {
      const model::Cell& cell = rows[r]->cells[c];
      placed[r].push_back({&cell, starts[c],
                           static_cast<std::size_t>(std::max(cell.column_span, 1)),
                           r < source.header.size() ? Part::Header : Part::Body});
      all.push_back(placed[r].back());
    }
  }

  StyledTable table;
  table.purpose = StyledTable::Purpose::Data;
  const std::vector<Need> needs = measure(context, source, all, side * 2);
  table.columns = column_widths(context, source, needs);
  table.cell_margins = {Length(), side, Length(), side};
  table.id = source.id;
  table.at = source.at;
  Border border;
  border.width = context.use(values.table_border);
  const Length tallest = share(context.text_height(), context.use(values.row_splits_above));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    StyledRow row;
    row.header = r < source.header.size();
    row.id = rows[r]->id;
    row.identity = rows[r]->key;
    row.at = rows[r]->at;
    Length height;
    for (const Placed& one : placed[r]) {
      const Align align = align_of(one, source, needs);
      StyledCell cell = make_cell(paragraphs_of(context, *one.cell, align, one.part));
      cell.column_span = std::max(one.cell->column_span, 1);
      cell.row_span = std::max(one.cell->row_span, 1);
      if (row.header) cell.vertical = VerticalAlign::Center;
      cell.borders = {border, border, border, border};
      cell.heads_row = one.part == Part::Body && one.span == 1 && one.column < count &&
                       source.columns[one.column].names_rows && !one.cell->lines.empty();
      Length room = -(side * 2);
      for (std::size_t c = one.column; c < std::min(one.column + one.span, count); ++c) {
        room += table.columns[c];
      }
      Length cell_height;
      for (StyledParagraph& paragraph : cell.paragraphs) {
        keep_together(paragraph, room);
        cell_height += paragraph_height(context.shaper, paragraph, room);
        if (one.span > 1) tell_cut_word(context, paragraph, room);
      }
      if (cell.row_span == 1) height = std::max(height, cell_height);
      row.cells.push_back(std::move(cell));
    }
    // A header row is repeated and therefore never splits.
    row.splits = !row.header && height > tallest;
    table.rows.push_back(std::move(row));
    set_anchor(table.rows.back(), rows[r]->key);
  }
  // Whoever is led to a table wants to see its name first.
  auto* caption = blocks.empty() ? nullptr : std::get_if<StyledParagraph>(&blocks.back());
  if (caption != nullptr && !source.key.empty() && caption->anchor == source.key + "/ten") {
    caption->anchor = source.key;
  } else {
    for (StyledRow& row : table.rows) {
      if (set_anchor(row, source.key)) break;
    }
  }
  blocks.emplace_back(std::move(table));
}

}  // namespace vanthu::rules
