#include "data/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/text.h"

namespace vanthu::data {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Reader {
 public:
  Reader(std::string_view text, FileId file, Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    separator_ = find_separator();
  }

  std::vector<Row> rows() {
    std::vector<Row> result;
    std::uint32_t number = 0;
    while (at_ < text_.size()) {
      Row row = record();
      row.number = ++number;
      if (row.cells.empty()) continue;
      if (result.empty()) {
        width_ = row.cells.back().column + 1;
        header_ = row.at;
      } else {
        check_width(row);
      }
      result.push_back(std::move(row));
    }
    return result;
  }

 private:
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // The sign the first line with words in it holds most of, outside quotes. Excel's own note
  // "sep=;" on the first line says it outright and is passed over.
  char find_separator() {
    const std::string_view rest = text_.substr(at_);
    const std::size_t line_end = std::min(rest.find_first_of("\r\n"), rest.size());
    if (line_end == 5 && text::lower(rest.substr(0, 4)) == "sep=") {
      const char sign = rest[4];
      if (sign == ',' || sign == ';' || sign == '\t') {
        at_ += line_end;
        skip_line_end();
        return sign;
      }
    }
    constexpr std::string_view signs = ";,\t";  // the first of equals wins
    std::size_t counts[signs.size()] = {};
    bool is_quoted = false;
    bool has_words = false;
    for (const char c : rest) {
      if (c == '"') is_quoted = !is_quoted;
      if (is_quoted) continue;
      if (c == '\n' && has_words) break;
      if (const std::size_t sign = signs.find(c); sign != std::string_view::npos) {
        ++counts[sign];
      } else if (c != '\r' && c != '\n' && c != ' ') {
        has_words = true;
      }
    }
    return signs[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) -
                                          std::begin(counts))];
  }

  [[nodiscard]] bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }
  void skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  Row record() {
    Row row;
    const std::size_t begin = at_;
    for (std::uint32_t column = 0;; ++column) {
      Cell one = cell();
      one.column = column;
      if (!text::trimmed(one.text).empty()) row.cells.push_back(std::move(one));
      if (at_line_end()) break;
      ++at_;  // the separator
    }
    row.at = place(begin, at_);
    skip_line_end();
    return row;
  }

  // Ends before a separator or a line end.
  Cell cell() {
    Cell result;
    std::string value;
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '"') {
      value = quoted();
    } else {
      while (!at_line_end() && text_[at_] != separator_) ++at_;
      value = text_.substr(begin, at_ - begin);
    }
    result.at = place(begin, at_);
    result.text = text::normalised(value);
    if (const auto control = text::find_control_character(result.text)) {
      diagnostics_.add(Code::TextControlCharacter, result.at,
                       {fmt::format("U+{:04X}", static_cast<std::uint32_t>(control->character))});
    }
    return result;
  }

  std::string quoted() {
    const std::size_t open = at_++;
    std::string value;
    for (;;) {
      const std::size_t close = text_.find('"', at_);
      if (close == std::string_view::npos) {
        diagnostics_.add(Code::CsvQuoteOpen, place(open, open + 1));
        at_ = text_.size();
        return value;
      }
      value += text_.substr(at_, close - at_);
      at_ = close + 1;
      if (at_ == text_.size() || text_[at_] != '"') break;
      value += '"';
      ++at_;
    }
    if (at_line_end() || text_[at_] == separator_) return value;
    const std::size_t rest = at_;
    while (!at_line_end() && text_[at_] != separator_) ++at_;
    if (!text::trimmed(text_.substr(rest, at_ - rest)).empty()) {
      diagnostics_.add({Code::CsvAfterQuote,
                        place(rest, at_),
                        {std::string(text::trimmed(text_.substr(rest, at_ - rest)))},
                        place(open, open + 1),
                        {}});
    }
    return value;
  }

  void check_width(const Row& row) {
    const auto extra = std::find_if(row.cells.begin(), row.cells.end(),
                                    [&](const Cell& cell) { return cell.column >= width_; });
    if (extra == row.cells.end()) return;
    diagnostics_.add({Code::CsvRowTooLong,
                      extra->at,
                      {fmt::format("{}", row.cells.back().column + 1), fmt::format("{}", width_),
                       separator_ == '\t' ? "tab" : std::string(1, separator_)},
                      header_,
                      {}});
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  char separator_ = ',';
  std::uint32_t width_ = 0;  // of the first row
  Place header_;
};

}  // namespace

std::optional<Sheet> read_csv(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  if (const auto bad = text::find_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.add(Code::TextNotUtf8, {file, at, at + 1}, {fmt::format("{}", *bad)});
    return std::nullopt;
  }
  const std::size_t errors = diagnostics.count(Severity::Error);
  Sheet sheet;
  sheet.name = text::normalised(stem(sources.name(file)));
  sheet.at = {file, 0, 0};
  sheet.rows = Reader(text, file, diagnostics).rows();
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  return sheet;
}

}  // namespace vanthu::data
