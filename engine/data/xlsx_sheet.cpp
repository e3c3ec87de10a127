// One sheet of a workbook (ISO/IEC 29500-1, 18.3).

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "data/xlsx_parts.h"
#include "text/text.h"
#include "xml/events.h"

namespace vanthu::data {
namespace {

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::uint32_t most_columns = 16'384;

struct CellReference {
  std::uint32_t row = 0;     // from 1
  std::uint32_t column = 0;  // from 0
};

// "C12"; dollar signs do not occur in files.
std::optional<CellReference> parse_reference(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 4 && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    column = column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
  }
  const auto row = whole_number(text.substr(at));
  if (column == 0 || column > most_columns || !row || *row == 0 || *row > most_rows) {
    return std::nullopt;
  }
  return CellReference{*row, column - 1};
}

class Reader : public xml::EventHandler {
 public:
  Reader(SheetContext& context, Sheet& sheet, std::string& text, std::vector<SheetCell>& starts)
      : context_(context), sheet_(sheet), text_(text), starts_(starts) {}

  [[nodiscard]] const Damage& damage() const { return damage_; }
  // Once all is read: hidden columns count when they hold something.
  void finish() {
    for (std::uint32_t column = 0; column < used_.size(); ++column) {
      const bool is_hidden =
          used_[column] && std::any_of(hidden_.begin(), hidden_.end(), [&](const Span& span) {
            return column >= span.first && column <= span.second;
          });
      if (is_hidden) join(sheet_.hidden_columns, column);
    }
  }

  void start(std::string_view uri, std::string_view local,
             const xml::EventAttributes& attributes) override {
    if (damage_ || context_.is_exhausted || !is_spreadsheet(uri)) return;
    if (local == "c") {
      start_cell(attributes);
    } else if (local == "row") {
      start_row(attributes);
    } else if (local == "f" && in_cell_) {
      has_formula_ = true;
      target_ = &formula_;
    } else if (local == "v" && in_cell_) {
      target_ = &value_;
    } else if (local == "rPh") {
      is_phonetic_ = true;
    } else if (local == "t" && in_cell_ && !is_phonetic_) {
      target_ = &value_;  // <is><t>, or one of several runs
    } else if (local == "mergeCell") {
      merge(attributes.find("ref").value_or(""));
    } else if (local == "col" && is_true(attributes.find("hidden"))) {
      const auto first = whole_number(attributes.find("min").value_or(""));
      const auto last = whole_number(attributes.find("max").value_or(""));
      if (first && last && *first > 0) hidden_.emplace_back(*first - 1, *last - 1);
    }
  }

  void end(std::string_view uri, std::string_view local) override {
    if (damage_ || context_.is_exhausted || !is_spreadsheet(uri)) return;
    target_ = nullptr;
    if (local == "rPh") is_phonetic_ = false;
    if (local == "c" && in_cell_) end_cell();
    if (local == "row") end_row();
  }

  void text(std::string_view piece) override {
    if (target_ != nullptr) *target_ += piece;
  }

 private:
  void refuse(std::string why) {
    if (!damage_) damage_ = std::move(why);
    target_ = nullptr;
  }

  // Neighbours become one span.
  static void join(std::vector<Span>& spans, std::uint32_t one) {
    if (!spans.empty() && spans.back().second + 1 == one) {
      spans.back().second = one;
    } else {
      spans.emplace_back(one, one);
    }
  }

  void start_row(const xml::EventAttributes& attributes) {
    const auto written = attributes.find("r");
    const std::uint32_t number =
        written ? whole_number(*written).value_or(0) : row_.number + 1;  // r may be left out
    if (number <= row_.number || number > most_rows) {
      refuse(fmt::format("row r=\"{}\" after row {}", written.value_or(""), row_.number));
      return;
    }
    row_ = {};
    row_.number = number;
    next_column_ = 0;
    is_row_hidden_ = is_true(attributes.find("hidden"));
  }

  void start_cell(const xml::EventAttributes& attributes) {
    std::uint32_t column = next_column_;
    if (const auto written = attributes.find("r")) {
      const auto reference = parse_reference(*written);
      if (!reference || reference->row != row_.number || reference->column < next_column_) {
        refuse(fmt::format("cell r=\"{}\" in row {}", *written, row_.number));
        return;
      }
      column = reference->column;
    }
    if (column >= most_columns) {
      refuse(fmt::format("more than {} columns", most_columns));
      return;
    }
    next_column_ = column + 1;
    in_cell_ = true;
    has_formula_ = false;
    value_.clear();
    formula_.clear();
    type_ = attributes.find("t").value_or("n");
    style_ = whole_number(attributes.find("s").value_or("")).value_or(0);
  }

  void end_cell() {
    in_cell_ = false;
    Cell cell;
    cell.column = next_column_ - 1;
    if (has_formula_ && value_.empty() && type_ != "str" && type_ != "inlineStr") {
      cell.kind = CellKind::Uncomputed;
      cell.text = "=" + text::normalised(formula_);
    } else if (value_.empty()) {
      return;
    } else if (!read_value(cell) || text::trimmed(cell.text).empty()) {
      return;
    }
    add(std::move(cell));
  }

  // False when there is nothing to keep; what cannot be read is refused.
  bool read_value(Cell& cell) {
    if (type_ == "s") {
      const auto index = whole_number(value_);
      if (!index || *index >= context_.strings->size()) {
        refuse(fmt::format("{}: no shared string {}", cell_name(row_.number, cell.column), value_));
        return false;
      }
      cell.text = (*context_.strings)[*index];
    } else if (type_ == "str" || type_ == "inlineStr") {
      cell.text = clean_text(value_);
    } else if (type_ == "b") {
      cell.kind = CellKind::YesNo;
      cell.text = is_true(value_) ? "1" : "0";
    } else if (type_ == "e") {
      cell.kind = CellKind::Fault;
      cell.text = text::normalised(value_);
    } else if (type_ == "d") {
      // ISO 8601; a time behind the day says nothing to a document.
      cell.kind = value_.size() >= 10 ? CellKind::Date : CellKind::Text;
      cell.text = value_.substr(0, 10);
    } else {
      return read_number(cell);
    }
    return true;
  }

  bool read_number(Cell& cell) {
    const auto number = exact_decimal(text::trimmed(value_));
    if (!number) {
      refuse(fmt::format("{}: {} is no number", cell_name(row_.number, cell.column), value_));
      return false;
    }
    const NumberFormat format =
        style_ < context_.formats->size() ? (*context_.formats)[style_] : NumberFormat{};
    cell.kind = CellKind::Number;
    cell.text = *number;
    switch (format.form) {
      case NumberForm::Plain:
        break;
      case NumberForm::Percent:
        cell.kind = CellKind::Percent;
        cell.text = hundredfold(*number);
        break;
      case NumberForm::Date:
      case NumberForm::MonthYear:
      case NumberForm::Year:
        if (auto date = date_of_serial(*number, context_.is_1904, format.form)) {
          cell.kind = CellKind::Date;
          cell.text = *std::move(date);
        }
        break;
      case NumberForm::Time:
        if (auto time = time_of_serial(*number)) {
          cell.kind = CellKind::Text;
          cell.text = *std::move(time);
        }
        break;
      case NumberForm::Padded:
        if (number->find_first_of(".-") == std::string::npos && number->size() < format.digits) {
          cell.kind = CellKind::Text;  // "007" is written to be read so
          cell.text.insert(0, format.digits - number->size(), '0');
        }
        break;
    }
    return true;
  }

  void add(Cell cell) {
    if (context_.cells_left == 0 || context_.bytes_left < cell.text.size()) {
      context_.is_exhausted = true;
      return;
    }
    --context_.cells_left;
    context_.bytes_left -= cell.text.size();
    if (!text_.empty()) text_ += row_.cells.empty() ? '\n' : '\t';
    cell.at.begin = static_cast<std::uint32_t>(text_.size());
    text_ += cell.text;
    std::replace_if(
        text_.begin() + static_cast<std::ptrdiff_t>(cell.at.begin), text_.end(),
        [](char c) { return c == '\n' || c == '\t'; }, ' ');
    cell.at.end = static_cast<std::uint32_t>(text_.size());
    starts_.push_back({cell.at.begin, row_.number, cell.column});
    if (used_.size() <= cell.column) used_.resize(cell.column + 1);
    used_[cell.column] = true;
    row_.cells.push_back(std::move(cell));
  }

  void end_row() {
    if (row_.cells.empty()) return;
    row_.at.begin = row_.cells.front().at.begin;
    row_.at.end = row_.cells.back().at.end;
    if (is_row_hidden_) join(sheet_.hidden_rows, row_.number);
    const std::uint32_t number = row_.number;
    sheet_.rows.push_back(std::move(row_));
    row_ = {};
    row_.number = number;
  }

  void merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    const auto first = parse_reference(range.substr(0, colon));
    const auto last =
        colon == std::string_view::npos ? first : parse_reference(range.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) {
      refuse(fmt::format("mergeCell ref=\"{}\"", range));
      return;
    }
    sheet_.merged.push_back({first->row, last->row, first->column, last->column});
  }

  SheetContext& context_;
  Sheet& sheet_;
  std::string& text_;
  std::vector<SheetCell>& starts_;
  Damage damage_;
  Row row_;
  std::uint32_t next_column_ = 0;
  bool is_row_hidden_ = false;
  bool in_cell_ = false;
  bool has_formula_ = false;
  bool is_phonetic_ = false;
  std::string type_, value_, formula_;
  std::uint32_t style_ = 0;
  std::string* target_ = nullptr;  // what the text that comes belongs to
  std::vector<bool> used_;         // columns that hold something
  std::vector<Span> hidden_;       // columns, from 0
};

}  // namespace

Damage read_sheet(std::string_view bytes, SheetContext& context, Sheet& sheet, std::string& text,
                  std::vector<SheetCell>& starts) {
  Reader reader(context, sheet, text, starts);
  if (auto damage = xml::read_events(bytes, reader)) return damage;
  reader.finish();
  return reader.damage();
}

}  // namespace vanthu::data
