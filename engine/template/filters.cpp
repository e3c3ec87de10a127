#include "template/filters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "template/civil_date.h"
#include "template/decimal.h"
#include "template/list_marks.h"
#include "template/types.h"
#include "text/number_words.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

using data::Value;
using Result = std::optional<std::string>;

// What stands for a part of a date that is still blank in running text, as on the decree's forms
// (PL III, mẫu 1.3: "số …/… ngày … tháng … năm …").
constexpr std::string_view blank_mark = "…";

// Numbers in words: the options of bang-chu and tien-bang-chu, and how far they go
// (number_words.h).
constexpr std::string_view linh = "linh", le = "lẻ", nghin = "nghìn", ngan = "ngàn", chan = "chẵn";
constexpr std::string_view lowest_words = "-1.000.000.000.000.000.000";
constexpr std::string_view highest_words = "1.000.000.000.000.000.000";

bool is_scalar(FieldType type) {
  return entry_of(type).scalar;
}
bool is_whole(FieldType type) {
  return type == FieldType::Integer;
}
bool is_number(FieldType type) {
  return entry_of(type).number;
}
bool is_date(FieldType type) {
  return type == FieldType::Date;
}
bool is_text_list(FieldType type) {
  return type == FieldType::TextList;
}

std::string printed(FieldType type, const Value& value) {
  return entry_of(type).print(value);
}

Result upper(FieldType type, const Value& value, const std::string&) {
  return text::upper(printed(type, value));
}
Result lower(FieldType type, const Value& value, const std::string&) {
  return text::lower(printed(type, value));
}
Result capitalised(FieldType type, const Value& value, const std::string&) {
  return text::capitalised(printed(type, value));
}
Result title_cased(FieldType type, const Value& value, const std::string&) {
  return text::title_cased(printed(type, value));
}
Result roman(FieldType, const Value& value, const std::string&) {
  const auto number = to_integer(*parse_decimal(value.as<data::Number>()->lexeme));
  if (!number || *number < 1 || *number > 3999) return std::nullopt;
  return text::roman(static_cast<int>(*number));
}
Result grouped(FieldType, const Value& value, const std::string&) {
  return grouped_text(*parse_decimal(value.as<data::Number>()->lexeme));
}

bool is_chosen(const std::string& argument, std::string_view option) {
  const std::vector<std::string_view> words = text::words(argument);
  return std::find(words.begin(), words.end(), option) != words.end();
}
text::NumberStyle number_style(const std::string& argument) {
  text::NumberStyle style;
  if (is_chosen(argument, le)) style.zero_tens = text::NumberStyle::ZeroTens::Le;
  if (is_chosen(argument, ngan)) style.thousand = text::NumberStyle::Thousand::Ngan;
  return style;
}
Result in_words(FieldType, const Value& value, const std::string& argument) {
  return text::number_in_words(value.as<data::Number>()->lexeme, number_style(argument));
}
Result money_in_words(FieldType, const Value& value, const std::string& argument) {
  const auto amount = to_integer(*parse_decimal(value.as<data::Number>()->lexeme));
  if (!amount) return std::nullopt;
  return text::money_in_words(
      *amount, number_style(argument),
      is_chosen(argument, chan) ? text::Closing::DongChan : text::Closing::Dong);
}

Result date(FieldType, const Value& value, const std::string&) {
  return long_date(*parse_date(*value.as<std::string>()), blank_mark);
}
Result year(FieldType, const Value& value, const std::string&) {
  return value.as<std::string>()->substr(0, 4);
}
Result fallback(FieldType type, const Value& value, const std::string& argument) {
  return is_blank(value) ? argument : printed(type, value);
}
Result joined(FieldType, const Value& value, const std::string& separator) {
  std::string all;
  for (const Value& one : *value.as<data::Array>()) {
    if (is_blank(one)) continue;
    if (!all.empty()) all += separator;
    all += text::trimmed(*one.as<std::string>());
  }
  return all;
}
// "a; b; c.": what people typed at the ends of the items is taken off first, so that no mark comes
// twice; an ellipsis that ends the list stays alone.
Result enumerated(FieldType, const Value& value, const std::string&) {
  std::string all;
  for (const Value& one : *value.as<data::Array>()) {
    if (is_blank(one)) continue;
    model::Text item(1);
    item.front().text = text::trimmed(*one.as<std::string>());
    strip_list_marks(item);
    drop_closing_marks(item);
    const std::string words = model::plain(item);
    if (words.empty()) continue;
    if (!all.empty()) all += "; ";
    all += words;
  }
  if (!all.empty() && !all.ends_with("…") && !all.ends_with("...")) all += '.';
  return all;
}

// An option and its row in the table.
struct Option {
  std::size_t row;
  std::string_view word;
};
std::optional<Option> find_option(const FilterEntry& filter, std::string_view written) {
  const std::string wanted = text::folded(written);
  for (std::size_t row = 0; row < filter.options.size(); ++row) {
    for (const std::string_view word : filter.options[row]) {
      if (text::folded(word) == wanted) return Option{row, word};
    }
  }
  return std::nullopt;
}
std::string all_options(const FilterEntry& filter) {
  std::vector<std::string_view> all;
  for (const auto& row : filter.options) all.insert(all.end(), row.begin(), row.end());
  return fmt::format("{}", fmt::join(all, ", "));
}

// A limit of the table as a number again.
Decimal limit(std::string_view grouped) {
  std::string digits(grouped);
  std::erase(digits, '.');
  return *parse_decimal(digits);
}

}  // namespace

const std::vector<FilterEntry>& filter_table() {
  static const std::vector<FilterEntry> table = {
      {"hoa", Argument::None, is_scalar, upper},
      {"thuong", Argument::None, is_scalar, lower},
      {"hoa-dau", Argument::None, is_scalar, capitalised},
      {"hoa-tung-chu", Argument::None, is_scalar, title_cased},
      {"la-ma", Argument::None, is_whole, roman, "1", "3999"},
      {"so", Argument::None, is_number, grouped},
      {"bang-chu",
       Argument::Optional,
       is_number,
       in_words,
       lowest_words,
       highest_words,
       {{linh, le}, {nghin, ngan}}},
      {"tien-bang-chu",
       Argument::Optional,
       is_number,
       money_in_words,
       lowest_words,
       highest_words,
       {{linh, le}, {nghin, ngan}, {chan}}},
      {"ngay", Argument::None, is_date, date},
      {"nam", Argument::None, is_date, year},
      {"mac-dinh", Argument::Required, is_scalar, fallback},
      {"noi", Argument::Required, is_text_list, joined},
      {"liet-ke", Argument::None, is_text_list, enumerated},
  };
  return table;
}

const FilterEntry* find_filter(std::string_view name) {
  for (const FilterEntry& one : filter_table()) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

bool fills_blanks(const FilterEntry& filter) {
  return filter.apply == fallback;
}

std::string read_argument(const FilterEntry& filter, std::string_view written, std::size_t begin,
                          const Origin& origin, Diagnostics& diagnostics) {
  if (filter.options.empty()) return text::normalised(written);
  const std::string name(filter.name);
  std::vector<std::string_view> meant(filter.options.size());  // by row
  for (std::string_view word : text::words(written)) {
    if (word.ends_with(',')) word.remove_suffix(1);  // "lẻ, ngàn" is meant well
    const std::size_t offset = begin + static_cast<std::size_t>(word.data() - written.data());
    const Place at = origin.place(offset, offset + word.size());
    const std::optional<Option> found = find_option(filter, word);
    if (!found) {
      diagnostics.add(Code::FilterOptionUnknown, at,
                      {name, text::normalised(word), all_options(filter)});
    } else if (std::string_view& before = meant[found->row];
               before.empty() || before == found->word) {
      before = found->word;
    } else {
      diagnostics.add(Code::FilterOptionClash, at,
                      {name, std::string(found->word), std::string(before)});
    }
  }
  std::erase(meant, std::string_view());
  return fmt::format("{}", fmt::join(meant, " "));
}

Diagnostic refusal(const FilterCall& call, FieldType type, const Value& value, Place at) {
  const std::string name(call.filter->name);
  const std::string found = printed(type, value);
  const std::optional<Decimal> number = parse_decimal(value.as<data::Number>()->lexeme);
  // Inside the range only a fraction is in the way.
  if (*number >= limit(call.filter->least) && *number <= limit(call.filter->greatest)) {
    return {Code::FilterNotWhole, at, {name, found}, call.at, ""};
  }
  return {Code::FilterOutOfRange,
          at,
          {name, found, std::string(call.filter->least), std::string(call.filter->greatest)},
          call.at,
          ""};
}

}  // namespace vanthu::templates
