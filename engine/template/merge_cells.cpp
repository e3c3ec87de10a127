#include "template/merge_cells.h"

#include <algorithm>
#include <string>

#include "template/reference.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

std::string words_of(const model::Cell& cell) {
  std::string words;
  for (const model::Text& line : cell.lines) {
    words += model::plain(line) + "\n";
    // A reference has no words yet; what tells it apart is its field.
    for (const model::Run& run : line) words += run.text == reference_text ? run.field : "";
  }
  return text::collapsed(words);
}

// The rows at which a cell of this column begins: the others go into the one above.
std::vector<bool> starts_of(const model::Table& table, std::size_t column,
                            const std::vector<bool>& walls) {
  std::vector<bool> starts(table.rows.size(), true);
  std::string above;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const bool plain = table.rows[r].cells.size() == table.columns.size();
    const std::string words = plain ? words_of(table.rows[r].cells[column]) : "";
    starts[r] = walls[r] || words.empty() || words != above;
    above = words;
  }
  return starts;
}

}  // namespace

void merge_equal_cells(model::Table& table, const std::vector<bool>& columns) {
  std::vector<bool> walls(table.rows.size(), false);
  std::vector<std::vector<bool>> covered(table.rows.size(),
                                         std::vector<bool>(table.columns.size(), false));
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!columns[c]) continue;
    const std::vector<bool> starts = starts_of(table, c, walls);
    std::size_t first = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (starts[r]) {
        first = r;
      } else {
        ++table.rows[first].cells[c].row_span;
        covered[r][c] = true;
      }
    }
    // A column in which nothing was joined bounds nothing.
    if (std::find(starts.begin(), starts.end(), false) != starts.end()) walls = starts;
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::vector<model::Cell>& cells = table.rows[r].cells;
    if (cells.size() != table.columns.size()) continue;
    std::vector<model::Cell> kept;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (!covered[r][c]) kept.push_back(std::move(cells[c]));
    }
    cells = std::move(kept);
  }
}

}  // namespace vanthu::templates
