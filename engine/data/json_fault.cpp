#include "data/json_fault.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "text/text.h"

namespace vanthu::data {
namespace {

constexpr std::string_view white_space = " \t\r\n";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_word_byte(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The whole character at `at`, for a message.
std::string_view character_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  static_cast<void>(text::next_code_point(text, end));
  return text.substr(at, end - at);
}

std::size_t run_end(std::string_view text, std::size_t at, bool (*belongs)(char)) {
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

// Quotes that Word and phones put in the place of '"'.
std::string_view wrong_quote_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 8> quotes = {"“", "”", "„", "‘", "’", "«", "»", "'"};
  for (const std::string_view quote : quotes) {
    if (text.substr(at).starts_with(quote)) return quote;
  }
  return {};
}

JsonFault unexpected(std::string_view text, std::size_t at) {
  const std::string_view character = character_at(text, at);
  return {Code::DataJsonUnexpected, at, at + character.size(), {std::string(character)}, {}, 0, ""};
}

// A text whose closing quote is missing, or that holds what JSON wants written as an escape; none
// when it is sound and the fault lies elsewhere.
std::optional<JsonFault> fault_in_text(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size() && text[at] != '"') {
    const char c = text[at];
    if (c == '\t') return JsonFault{Code::DataJsonTab, at, at + 1, {}, {}, at, " "};
    if (static_cast<unsigned char>(c) < 0x20) break;
    if (c != '\\') {
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at);
    constexpr std::string_view plain_escapes = "\"\\/bfnrt";
    const auto code_unit = [](std::string_view escape) -> std::optional<unsigned> {
      if (escape.size() < 6 || !escape.starts_with("\\u")) return std::nullopt;
      unsigned value = 0;
      for (const char digit : escape.substr(2, 4)) {
        if (!is_hex(digit)) return std::nullopt;
        value = value << 4 |
                static_cast<unsigned>(is_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
      }
      return value;
    };
    std::size_t length = 0;
    if (rest.size() > 1 && plain_escapes.find(rest[1]) != std::string_view::npos) {
      length = 2;
    } else if (const auto unit = code_unit(rest)) {
      if (*unit < 0xD800 || *unit > 0xDFFF) {
        length = 6;
      } else if (const auto low = code_unit(rest.substr(6));
                 *unit < 0xDC00 && low && *low >= 0xDC00 && *low <= 0xDFFF) {
        length = 12;
      }
    }
    if (length > 0) {
      at += length;
      continue;
    }
    if (rest.size() < 2 || static_cast<unsigned char>(rest[1]) < 0x20) break;
    const std::size_t end = at + 1 + character_at(text, at + 1).size();
    return JsonFault{
        Code::DataJsonEscape,      at, end, {std::string(text.substr(at, end - at))}, {}, at,
        std::string(end - at, ' ')};
  }
  if (at < text.size() && text[at] == '"') return std::nullopt;
  return JsonFault{Code::DataJsonUnclosedText, begin, line_end(text, begin), {}, {}, 0, ""};
}

JsonFault fault_in_number(std::string_view text, std::size_t begin) {
  const std::size_t end = run_end(text, begin, [](char c) {
    return is_word_byte(c) || c == '.' || c == '+' || c == '/' || c == '%' || c == ',';
  });
  // A comma belongs to the number only between digits.
  std::size_t last = begin + 1;
  while (last < end) {
    const bool comma_between_digits =
        text[last] == ',' && last + 1 < end && is_digit(text[last - 1]) && is_digit(text[last + 1]);
    if (text[last] == ',' && !comma_between_digits) break;
    ++last;
  }
  std::string mend(last - begin, ' ');
  mend.front() = '0';
  return {
      Code::DataJsonNumber, begin, last, {std::string(text.substr(begin, last - begin))}, {}, begin,
      std::move(mend)};
}

JsonFault wrong_quote(std::string_view text, std::size_t at, std::string_view quote) {
  JsonFault fault{Code::DataJsonQuote, at, at + quote.size(), {std::string(quote)}, {}, at, ""};
  // Up to the closing quote on the same line, whatever its form, the text is kept as it is.
  const std::size_t limit = line_end(text, at);
  for (std::size_t i = at + quote.size(); i < limit;) {
    const std::string_view other = text[i] == '"' && quote != "'" ? "\"" : wrong_quote_at(text, i);
    if (other.empty() || (quote == "'") != (other == "'")) {
      i += character_at(text, i).size();
      continue;
    }
    std::string inside(text.substr(at + quote.size(), i - at - quote.size()));
    std::replace_if(
        inside.begin(), inside.end(), [](char c) { return c == '"' || c == '\\' || c == '\t'; },
        ' ');
    fault.mend = std::string(quote.size() - 1, ' ') + '"' + inside + '"' +
                 std::string(other.size() - 1, ' ');
    fault.end = i + other.size();
    break;
  }
  return fault;
}

JsonFault comment(std::string_view text, std::size_t at) {
  std::size_t end = line_end(text, at);
  if (text.substr(at).starts_with("/*")) {
    const std::size_t close = text.find("*/", at + 2);
    if (close == std::string_view::npos) {
      return {Code::DataJsonComment, at, end, {}, {}, 0, ""};
    }
    end = close + 2;
  }
  std::string mend(text.substr(at, end - at));
  std::replace_if(
      mend.begin(), mend.end(), [](char c) { return c != '\n'; }, ' ');
  return {Code::DataJsonComment, at, end, {}, {}, at, std::move(mend)};
}

// Between the last good token and the offending one.
struct Gap {
  std::string separators;  // commas and colons, as met
  std::size_t separator_at = 0;
  std::size_t next = 0;  // the offending token
};

Gap look_past(std::string_view text, std::size_t at) {
  Gap gap;
  for (; at < text.size(); ++at) {
    if (white_space.find(text[at]) != std::string_view::npos) continue;
    if (text[at] != ',' && text[at] != ':') break;
    if (!gap.separators.empty()) break;  // the second one is the fault
    gap.separators += text[at];
    gap.separator_at = at;
  }
  gap.next = at;
  return gap;
}

// A missing sign can be put where a space is.
JsonFault missing_sign(Code code, char sign, std::size_t after, std::size_t next) {
  const bool has_room = next > after;
  return {code, after, after, {}, {}, after, std::string(has_room ? 1 : 0, sign)};
}

}  // namespace

JsonFault find_json_fault(std::string_view text, const JsonState& state) {
  const Gap gap = look_past(text, state.last_end);
  const std::size_t at = gap.next;
  const bool is_inside = !state.open.empty();
  const char bracket = is_inside ? text[state.open.back()] : '\0';
  const bool value_before = state.last == JsonToken::Close || state.last == JsonToken::Text ||
                            state.last == JsonToken::Number || state.last == JsonToken::Word;
  const bool has_separator = !gap.separators.empty();
  if (has_separator && is_inside) {
    const bool is_right = gap.separators == "," ? value_before : state.last == JsonToken::Key;
    const std::size_t sign = gap.separator_at;
    if (!is_right && state.last == JsonToken::Key) {
      return {Code::DataJsonMissingColon, sign, sign + 1, {}, {}, 0, ""};
    }
    if (!is_right) return unexpected(text, sign);
  }

  if (at >= text.size()) {
    if (!is_inside) return {Code::DataJsonEmpty, 0, 0, {}, {}, 0, ""};
    std::string missing;  // the innermost first, as they are to be typed
    for (auto open = state.open.rbegin(); open != state.open.rend(); ++open) {
      if (!missing.empty()) missing += ' ';
      missing += text[*open] == '{' ? '}' : ']';
    }
    return {Code::DataJsonTruncated, text.size(), text.size(), {missing}, state.open.back(), 0, ""};
  }
  const char c = text[at];
  if (c == '/' && (text.substr(at).starts_with("//") || text.substr(at).starts_with("/*"))) {
    return comment(text, at);
  }
  if (c == '#') return comment(text, at);
  if (has_separator && (c == '}' || c == ']') && gap.separators == ",") {
    return {Code::DataJsonTrailingComma,
            gap.separator_at,
            gap.separator_at + 1,
            {std::string(1, c)},
            {},
            gap.separator_at,
            " "};
  }
  if (state.last == JsonToken::Number && at == state.last_end && !has_separator &&
      (is_word_byte(c) || c == '.' || c == '/' || c == '%' || c == '+')) {
    return fault_in_number(text, state.last_begin);
  }
  // "ty_le": 12,5
  if (state.last == JsonToken::Number && bracket == '{' && gap.separators == "," && is_digit(c) &&
      at == state.last_end + 1) {
    return fault_in_number(text, state.last_begin);
  }
  if (!is_inside && state.last != JsonToken::None) {
    return {Code::DataJsonRest, at, line_end(text, at), {}, {}, 0, ""};
  }
  if (state.last == JsonToken::Text && !has_separator && (is_word_byte(c) || c == '.')) {
    return {Code::DataJsonInnerQuote, state.last_end - 1, state.last_end, {}, {}, 0, ""};
  }
  if (state.last == JsonToken::Key && !has_separator) {
    if (c == '=') return {Code::DataJsonMissingColon, at, at + 1, {}, {}, at, ":"};
    if (c != '}' && c != ']') {
      return missing_sign(Code::DataJsonMissingColon, ':', state.last_end, at);
    }
  }
  if (c == '"') {
    if (auto fault = fault_in_text(text, at)) return *fault;
  }
  if (const std::string_view quote = wrong_quote_at(text, at); !quote.empty()) {
    return wrong_quote(text, at, quote);
  }
  const bool starts_value = c == '"' || c == '{' || c == '[' || is_word_byte(c);
  if (value_before && is_inside && !has_separator && starts_value) {
    return missing_sign(Code::DataJsonMissingComma, ',', state.last_end, at);
  }
  const bool wants_key = bracket == '{' && state.last != JsonToken::Key;
  if (!wants_key && (is_digit(c) || c == '-' || c == '+' || c == '.')) {
    return fault_in_number(text, at);
  }
  if (is_word_byte(c)) {
    const std::size_t end = run_end(text, at, is_word_byte);
    std::string mend;
    if (!wants_key) {
      mend.assign(end - at, ' ');
      mend.front() = '0';
    }
    return {Code::DataJsonWord, at, end, {std::string(text.substr(at, end - at))}, {}, at,
            std::move(mend)};
  }
  return unexpected(text, at);
}

}  // namespace vanthu::data
