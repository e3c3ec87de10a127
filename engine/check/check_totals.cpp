// Sums of tables: the total, and the figures of groups of rows.
//
// A total is told only when no way to add up the rows gives it and another column or total of the
// table shows that it is one, or every row has a figure. The figure of a group is told only when
// the first column numbers every row without a gap (A, I, 1, 1.1, a), so that it is certain which
// rows belong to the group, and another group of the column, or another column of the group, adds
// up.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "check/figures.h"
#include "check/judge.h"
#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {
namespace {

bool is_total_label(std::string_view words) {
  const std::string folded = bare(words);
  return folded == "tong" || folded == "tong cong" || folded == "cong" || folded == "tong so";
}

// Ratios, prices and the like do not add up, nor do years and ordinal numbers.
bool is_no_sum(const std::string& header) {
  const std::string words = " " + bare(header) + " ";
  for (const std::string_view one :
       {" ty le ", " ti le ", " binh quan ", " don gia ", " nam ", " stt ", " tt ", " ma ",
        " so tt ", " diem ", " he so ", " muc ", " luy ke ", " thoi gian ", " ngay "}) {
    if (words.find(one) != std::string::npos) return true;
  }
  return header.find('%') != std::string::npos;
}

// A rounded part may leave the last digit behind.
bool is_rounding(const Figure& written, const Figure& added, std::size_t rows) {
  const int places = std::max(written.places, added.places);
  const std::int64_t apart = scaled(written, places) - scaled(added, places);
  return places > 0 && std::max(apart, -apart) <= static_cast<std::int64_t>(rows);
}

bool is_blank_figure(std::string_view words) {
  return words.empty() || words == "-" || words == "–";
}

// What the column says above the rows with figures.
std::string header_of(const std::vector<RowText>& rows, std::size_t first, int column) {
  std::string header;
  for (std::size_t r = 0; r < first; ++r) {
    const auto head = rows[r].find(column);
    if (head != rows[r].end()) header += head->second.text + " ";
  }
  return header;
}

// ---- the total of a table

class Totals {
 public:
  Totals(Judge& judge, const std::vector<RowText>& rows) : judge_(judge), rows_(rows) {}

  void run() {
    std::vector<std::size_t> totals;
    for (std::size_t r = 1; r < rows_.size(); ++r) {
      for (const auto& [column, cell] : rows_[r]) {
        if (column > 2) break;
        if (is_total_label(cell.text)) {
          totals.push_back(r);
          break;
        }
      }
    }
    // Several totals may nest in many ways.
    if (totals.size() != 1) return;
    const std::size_t total = totals.front();
    std::size_t first = 1;
    while (first < rows_.size() && !has_figure(first)) ++first;
    std::vector<std::size_t> parts;
    const bool above = total + 1 == rows_.size();
    if (!above && total != first) return;
    for (std::size_t r = above ? first : total + 1; r < (above ? total : rows_.size()); ++r) {
      parts.push_back(r);
    }
    if (parts.size() < 2) return;
    judge(total, parts);
  }

 private:
  [[nodiscard]] bool has_figure(std::size_t r) const {
    // The number of the row is none.
    for (const auto& [column, cell] : rows_[r]) {
      if (column > 0 && figure_of(cell.text)) return true;
    }
    return false;
  }
  // "I", "A", or no number at all where others have one: heads of groups.
  [[nodiscard]] bool is_group(std::size_t r) const {
    const auto cell = rows_[r].find(0);
    if (cell == rows_[r].end()) return true;
    const std::string_view words = text::trimmed(cell->second.text);
    return words.empty() || !std::all_of(words.begin(), words.end(), is_digit);
  }

  void judge(std::size_t total, const std::vector<std::size_t>& parts) {
    struct Wrong {
      Spot at;
      Figure written, added;
      bool full;
    };
    std::vector<Wrong> wrong;
    int right = 0;
    const bool grouped =
        std::any_of(parts.begin(), parts.end(), [&](std::size_t r) { return is_group(r); });
    for (const auto& [column, cell] : rows_[total]) {
      const auto written = figure_of(cell.text);
      if (column == 0 || !written) continue;
      if (is_no_sum(header_of(rows_, std::min(parts.front(), total), column))) continue;
      Figure all, groups, leaves;
      bool full = true;
      bool other = false;
      for (const std::size_t r : parts) {
        const auto part = rows_[r].find(column);
        const std::string_view words =
            part == rows_[r].end() ? std::string_view() : text::trimmed(part->second.text);
        if (is_blank_figure(words)) {
          full = false;
          continue;
        }
        const auto figure = figure_of(words);
        if (!figure) {
          other = true;
          break;
        }
        add_to(all, *figure);
        add_to(is_group(r) ? groups : leaves, *figure);
        if (all.units > most_of_sum) {
          other = true;
          break;
        }
      }
      if (other) continue;
      if (*written == all || *written == groups || *written == leaves) {
        ++right;
      } else {
        wrong.push_back({cell.at, *written, grouped ? groups : all, full});
      }
    }
    for (const Wrong& one : wrong) {
      if (right == 0 && (grouped || !one.full || wrong.size() > 1)) continue;
      if (is_rounding(one.written, one.added, parts.size())) continue;
      judge_.add(Rule::TotalDiffers, one.at, {shown(one.written), shown(one.added)});
    }
  }

  Judge& judge_;
  const std::vector<RowText>& rows_;
};

// ---- the figures of groups

// How a row is numbered; the kinds from the shallowest to the deepest.
struct RowMark {
  enum class Kind { Letter, Roman, Arabic, Decimal, SmallLetter };
  Kind kind = Kind::Arabic;
  int value = 0;
};

std::optional<RowMark> mark_of(std::string_view cell, const std::optional<RowMark>& letter_before) {
  std::string_view words = text::trimmed(cell);
  while (!words.empty() && (words.back() == '.' || words.back() == ')')) words.remove_suffix(1);
  if (words.empty() || words.size() > 7) return std::nullopt;
  if (is_digit(words.front())) {
    const std::size_t dot = words.rfind('.');
    const std::string_view last = dot == std::string_view::npos ? words : words.substr(dot + 1);
    if (last.empty() || last.size() > 3 || !std::all_of(last.begin(), last.end(), is_digit) ||
        words.find_first_not_of("0123456789.") != std::string_view::npos) {
      return std::nullopt;
    }
    int value = 0;
    for (const char c : last) value = value * 10 + (c - '0');
    return RowMark{dot == std::string_view::npos ? RowMark::Kind::Arabic : RowMark::Kind::Decimal,
                   value};
  }
  const bool single = words.size() == 1;
  if (single && words.front() >= 'a' && words.front() <= 'z') {
    const auto letter = text::parse_point_letter(words);
    return letter ? std::optional(RowMark{RowMark::Kind::SmallLetter, *letter + 1}) : std::nullopt;
  }
  const int letter =
      single && words.front() >= 'A' && words.front() <= 'Z' ? words.front() - 'A' + 1 : 0;
  // "I" behind "H" is a letter; "C" and "D" are letters always.
  const bool follows = letter_before && letter_before->value + 1 == letter;
  const auto roman = text::parse_roman(words);
  if (roman && *roman < 50 && !(letter > 0 && follows))
    return RowMark{RowMark::Kind::Roman, *roman};
  return letter > 0 ? std::optional(RowMark{RowMark::Kind::Letter, letter}) : std::nullopt;
}

class Groups {
 public:
  Groups(Judge& judge, const std::vector<RowText>& rows) : judge_(judge), rows_(rows) {}

  void run() {
    if (!read_marks()) return;
    for (std::size_t g = 0; g + 1 < marked_.size(); ++g) find_children(g);
    if (groups_.size() < 2) return;
    for (const Group& group : groups_) add_up(group);
    for (const Wrong& one : wrong_) {
      const int same_column = right_in_column_[one.column];
      const int same_group = right_in_group_[one.group];
      if (same_column + same_group == 0 || same_column < wrong_in_column_[one.column] - 1) continue;
      if (is_rounding(one.written, one.added, one.rows)) continue;
      judge_.add(Rule::SubtotalDiffers, one.at, {one.name, shown(one.written), shown(one.added)});
    }
  }

 private:
  struct Marked {
    std::size_t row;
    RowMark mark;
  };
  struct Group {
    std::size_t row;
    std::vector<std::size_t> children;
  };
  struct Wrong {
    std::size_t group;
    int column;
    Spot at;
    std::string name;
    Figure written, added;
    std::size_t rows;
  };

  // Every row behind the header has a number, but for totals; each level counts up without a gap.
  bool read_marks() {
    std::map<RowMark::Kind, int> last;
    std::optional<RowMark> letter;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const auto first = rows_[r].find(0);
      const std::string words = first == rows_[r].end() ? std::string() : first->second.text;
      const auto mark = mark_of(words, letter);
      if (!mark) {
        const bool total = std::any_of(rows_[r].begin(), rows_[r].end(), [](const auto& cell) {
          return cell.first < 3 && is_total_label(cell.second.text);
        });
        if (marked_.empty() || total) continue;
        return false;
      }
      if (mark->kind == RowMark::Kind::Letter) letter = mark;
      // "(1)", "1", "2" below the header number the columns.
      if (marked_.empty() && is_column_numbers(r)) continue;
      const auto before = last.find(mark->kind);
      const int expected = before == last.end() ? 1 : before->second + 1;
      if (mark->value != expected && mark->value != 1) return false;
      last[mark->kind] = mark->value;
      last.erase(last.upper_bound(mark->kind), last.end());
      marked_.push_back({r, *mark});
    }
    return marked_.size() > 3;
  }

  [[nodiscard]] bool is_column_numbers(std::size_t r) const {
    int cells = 0;
    for (const auto& [column, cell] : rows_[r]) {
      const std::string words = bare(cell.text);
      if (words.empty() || words.size() > 2) return false;
      ++cells;
    }
    return cells > 2;
  }

  void find_children(std::size_t g) {
    const RowMark::Kind own = marked_[g].mark.kind;
    if (marked_[g + 1].mark.kind <= own) return;
    const RowMark::Kind inner = marked_[g + 1].mark.kind;
    Group group{marked_[g].row, {}};
    for (std::size_t i = g + 1; i < marked_.size() && marked_[i].mark.kind > own; ++i) {
      if (marked_[i].mark.kind < inner) return;
      if (marked_[i].mark.kind == inner) group.children.push_back(marked_[i].row);
    }
    // "Trong đó" names some of them only.
    for (std::size_t r = group.row; r <= group.children.back(); ++r) {
      for (const auto& [column, cell] : rows_[r]) {
        if ((" " + bare(cell.text) + " ").find(" trong do ") != std::string::npos) return;
      }
    }
    if (group.children.size() > 1) groups_.push_back(std::move(group));
  }

  void add_up(const Group& group) {
    for (const auto& [column, cell] : rows_[group.row]) {
      const auto written = figure_of(cell.text);
      if (column == 0 || !written) continue;
      if (is_no_sum(header_of(rows_, marked_.front().row, column))) continue;
      Figure sum;
      bool full = true;
      for (const std::size_t r : group.children) {
        const auto part = rows_[r].find(column);
        const auto figure = part == rows_[r].end() ? std::nullopt : figure_of(part->second.text);
        full = full && figure && sum.units < most_of_sum;
        if (full) add_to(sum, *figure);
      }
      if (!full) continue;
      if (*written == sum) {
        ++right_in_column_[column];
        ++right_in_group_[group.row];
        continue;
      }
      ++wrong_in_column_[column];
      wrong_.push_back(
          {group.row, column, cell.at, name_of(group.row), *written, sum, group.children.size()});
    }
  }

  [[nodiscard]] std::string name_of(std::size_t r) const {
    for (const auto& [column, cell] : rows_[r]) {
      if (column > 0 && !figure_of(cell.text)) return text::collapsed(cell.text);
    }
    return text::collapsed(rows_[r].at(0).text);
  }

  Judge& judge_;
  const std::vector<RowText>& rows_;
  std::vector<Marked> marked_;
  std::vector<Group> groups_;
  std::vector<Wrong> wrong_;
  std::map<int, int> right_in_column_, wrong_in_column_;
  std::map<std::size_t, int> right_in_group_;
};

}  // namespace

void check_totals(Judge& judge, const std::vector<TableText>& tables) {
  for (const TableText& table : tables) {
    Totals(judge, table.rows).run();
    Groups(judge, table.rows).run();
  }
}

}  // namespace vanthu::check
