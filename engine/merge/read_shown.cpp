#include "merge/read_shown.h"

#include <string>

#include "docx/edit/text_diff.h"
#include "forms/read_cell.h"
#include "text/text.h"

namespace vanthu::merge {
namespace {

using docx::edit::diff;
using docx::edit::Hunk;
using docx::edit::split_words;
using docx::edit::TextRange;

std::size_t first_letter(std::string_view text) {
  std::size_t size = text.empty() ? 0 : 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

// "ngày 05 tháng 02 năm 2026" → "05/02/2026"
std::string numbers_of(std::string_view text) {
  std::string numbers;
  bool in_number = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !in_number && !numbers.empty()) numbers += '/';
    if (is_digit) numbers += c;
    in_number = is_digit;
  }
  return numbers;
}

std::optional<std::string> read_date(std::string_view text) {
  if (const auto date = forms::parse_date_text(text)) return date;
  return forms::parse_date_text(numbers_of(text));
}

bool is_capital_of(const std::string& value, std::string_view before) {
  // Letters stand at the same bytes, so that words can be carried over.
  return value != before && value.size() == before.size() && text::upper(value) == before;
}

std::optional<std::string> read_capitals(const std::string& value, std::string_view before,
                                         std::string_view after) {
  std::string result;
  std::uint32_t done = 0;
  for (const Hunk& hunk : diff(before, after)) {
    result.append(value, done, hunk.old_text.begin - done);
    done = hunk.old_text.end;
    const std::string_view now = hunk.new_text.of(after);
    for (const TextRange& range : split_words(now)) {
      const std::string word(range.of(now));
      const bool has_no_case = text::lower(word) == word && text::upper(word) == word;
      if (!has_no_case && text::upper(word) == word) return std::nullopt;
      result += word;
    }
  }
  return result.append(value, done);
}

std::optional<std::string> read_text(const std::string& value, std::string_view before,
                                     std::string_view after) {
  if (value == before) return std::string(after);
  const std::string_view own_rest = std::string_view(value).substr(first_letter(value));
  const std::size_t letter = first_letter(before);
  if (!value.empty() && own_rest == before.substr(letter)) {
    const std::string_view now = after.substr(0, first_letter(after));
    const bool is_same = now == before.substr(0, letter);
    std::string text(is_same ? std::string_view(value).substr(0, first_letter(value)) : now);
    return text.append(after.substr(now.size()));
  }
  if (is_capital_of(value, before)) return read_capitals(value, before, after);
  if (read_date(before) == value) return read_date(after);
  return std::nullopt;
}

}  // namespace

bool is_in_capitals(const data::Value& value, std::string_view before) {
  const auto* text = value.as<std::string>();
  return text != nullptr && is_capital_of(*text, before);
}

std::optional<data::Value> read_shown(const data::Value& value, std::string_view before,
                                      std::string_view after) {
  if (const auto* text = value.as<std::string>()) {
    if (auto read = read_text(*text, before, after)) return data::Value{*std::move(read), value.at};
  }
  if (const auto* number = value.as<data::Number>()) {
    if (forms::parse_number_text(before) != number->lexeme) return std::nullopt;
    if (auto read = forms::parse_number_text(after)) {
      return data::Value{data::Number{*std::move(read)}, value.at};
    }
  }
  return std::nullopt;
}

}  // namespace vanthu::merge
