#include "model/line_head.h"

#include <array>

#include <fmt/format.h>

#include "text/text.h"

namespace vanthu::model {
namespace {

// Roman numbers above this are not heads of sections: "C." and "D." are letters or initials.
constexpr int largest_roman = 39;
constexpr std::size_t most_clause_digits = 3;
constexpr std::size_t most_subclause_digits = 2;

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

std::size_t digits_at(std::string_view line, std::size_t offset) {
  std::size_t end = offset;
  while (end < line.size() && is_digit(line[end])) ++end;
  return end - offset;
}

// Precondition: a few digits.
int value_of(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

bool letter_at(std::string_view line, std::size_t offset) {
  if (offset >= line.size()) return false;
  return text::is_letter(text::next_code_point(line, offset));
}

// Splits the line behind its number at `end`: the gap is the one space there, if any.
LineHead split(Level level, std::string_view line, std::size_t end, std::optional<int> ordinal) {
  const bool spaced = end < line.size() && line[end] == ' ';
  return {.level = level,
          .number = line.substr(0, end),
          .gap = spaced ? line.substr(end, 1) : std::string_view(),
          .text = line.substr(end + (spaced ? 1 : 0)),
          .ordinal = ordinal,
          .prefix = {}};
}

// ---------------------------------------------------------------- Phần … Điều

struct Label {
  std::string_view word;
  Level level;
};
constexpr std::array labels = {
    Label{"Phần", Level::Part},           Label{"PHẦN", Level::Part},
    Label{"Chương", Level::Chapter},      Label{"CHƯƠNG", Level::Chapter},
    Label{"Mục", Level::Section},         Label{"MỤC", Level::Section},
    Label{"Tiểu mục", Level::Subsection}, Label{"Tiểu Mục", Level::Subsection},
    Label{"TIỂU MỤC", Level::Subsection}, Label{"Điều", Level::Article},
    Label{"ĐIỀU", Level::Article},
};

constexpr std::array<std::string_view, 10> ordinal_words = {"nhất", "hai", "ba",  "tư",   "năm",
                                                            "sáu",  "bảy", "tám", "chín", "mười"};

struct Numeral {
  std::size_t end = 0;
  std::optional<int> value;
};

// "I", "12", "5a", "thứ nhất", "THỨ HAI" at `offset`.
std::optional<Numeral> numeral_at(std::string_view line, std::size_t offset) {
  const std::size_t end = std::min(line.find_first_of(" .:", offset), line.size());
  const std::string_view token = line.substr(offset, end - offset);
  if (token.empty()) return std::nullopt;
  if (token == "thứ" || token == "THỨ" || token == "Thứ") {
    if (end == line.size() || line[end] != ' ') return std::nullopt;
    const std::size_t second = end + 1;
    const std::size_t second_end = std::min(line.find_first_of(" .:", second), line.size());
    const std::string word = text::lower(line.substr(second, second_end - second));
    for (std::size_t i = 0; i < ordinal_words.size(); ++i) {
      if (word == ordinal_words[i]) return Numeral{second_end, static_cast<int>(i) + 1};
    }
    return std::nullopt;
  }
  if (const auto roman = text::parse_roman(token)) return Numeral{end, *roman};
  const std::size_t digits = digits_at(token, 0);
  if (digits == 0 || digits > most_clause_digits) return std::nullopt;
  if (digits == token.size()) return Numeral{end, value_of(token)};
  // "Điều 5a": an article put in between; it has no place of its own in the sequence.
  if (token.size() == digits + 1 && token.back() >= 'a' && token.back() <= 'z') {
    return Numeral{end, std::nullopt};
  }
  return std::nullopt;
}

std::optional<LineHead> labelled_head(std::string_view line) {
  // With none of these letters begins a label: nearly every line.
  if (line.empty() || std::string_view("PCMT\xC4").find(line.front()) == std::string_view::npos) {
    return std::nullopt;
  }
  for (const Label& label : labels) {
    if (!line.starts_with(label.word)) continue;
    const std::size_t start = label.word.size() + 1;
    if (start >= line.size() || line[start - 1] != ' ') continue;
    const auto numeral = numeral_at(line, start);
    if (!numeral) continue;
    const std::size_t end = numeral->end;
    if (end == line.size()) return split(label.level, line, end, numeral->value);
    if (line[end] == '.' || line[end] == ':') {
      if (digits_at(line, end + 1) > 0) continue;  // "Mục 1.2" is a reference
      return split(label.level, line, end + 1, numeral->value);
    }
    // "PHẦN I ĐÁNH GIÁ" is a head, "Phần I của Kế hoạch" and "Điều 5 Luật …" are not.
    if (label.level != Level::Article && is_in_capitals(line.substr(end))) {
      return split(label.level, line, end, numeral->value);
    }
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- I.  1.  1.1.  a)  -

std::optional<LineHead> roman_head(std::string_view line) {
  const std::size_t end = line.find_first_not_of("IVX");
  if (end == 0 || end == std::string_view::npos) return std::nullopt;
  const char mark = line[end];
  if (mark != '.' && mark != '-' && mark != '/') return std::nullopt;
  const auto value = text::parse_roman(line.substr(0, end));
  if (!value || *value > largest_roman) return std::nullopt;
  const LineHead head = split(Level::RomanSection, line, end + 1, value);
  if (mark != '.') {
    // "I- MỤC ĐÍCH" is typed here and there; "V/v", "I-ốt" are words.
    if (head.gap.empty() || !is_in_capitals(head.text)) return std::nullopt;
    return head;
  }
  if (head.text.empty()) return head;
  if (head.gap.empty() && !letter_at(head.text, 0)) return std::nullopt;
  // Initials of a name: "V. I. Lê-nin".
  std::size_t offset = 0;
  const char32_t first = text::next_code_point(head.text, offset);
  if (text::is_upper_letter(first) && offset < head.text.size() && head.text[offset] == '.') {
    return std::nullopt;
  }
  return head;
}

std::optional<LineHead> subclause_head(std::string_view line) {
  std::size_t end = 0;
  std::size_t last = 0;  // start of the last component
  int components = 0;
  while (true) {
    const std::size_t digits = digits_at(line, end);
    // "1.000" and "20.11.2026" are a figure and a date.
    if (digits == 0 || digits > most_subclause_digits || line[end] == '0') break;
    last = end;
    end += digits;
    ++components;
    if (end < line.size() && line[end] == '.' && digits_at(line, end + 1) > 0) {
      ++end;
      continue;
    }
    const int value = value_of(line.substr(last, end - last));
    const bool dotted = end < line.size() && line[end] == '.';
    if (components < 2) return std::nullopt;
    LineHead head = split(Level::Subclause, line, end + (dotted ? 1 : 0), value);
    head.prefix = line.substr(0, last - 1);
    if (head.text.empty()) return head;
    if (dotted)
      return !head.gap.empty() || letter_at(head.text, 0) ? std::optional(head) : std::nullopt;
    // "2.1 Công tác tổ chức" is a head, "1.5 lần" a figure.
    if (head.gap.empty() || first_letter(head.text) != FirstLetter::Upper) return std::nullopt;
    return head;
  }
  return std::nullopt;
}

std::optional<LineHead> clause_head(std::string_view line) {
  const std::size_t digits = digits_at(line, 0);
  if (digits == 0 || digits > most_clause_digits) return std::nullopt;
  if (digits >= line.size() || line[digits] != '.') return std::nullopt;
  const LineHead head = split(Level::Clause, line, digits + 1, value_of(line.substr(0, digits)));
  if (head.gap.empty() && !head.text.empty() && !letter_at(head.text, 0)) return std::nullopt;
  return head;
}

std::optional<LineHead> point_head(std::string_view line) {
  const std::size_t end = line.substr(0, 3).find(')');
  if (end == std::string_view::npos || end == 0 || end > 2) return std::nullopt;
  const std::string_view letter = line.substr(0, end);
  std::size_t offset = 0;
  while (offset < letter.size()) {
    const char32_t character = text::next_code_point(letter, offset);
    if (!text::is_lower_letter(character)) return std::nullopt;
  }
  const auto index = text::parse_point_letter(letter);
  // Word's own lists count "f)", "j)": typed text is kept, the sequence has no place for it.
  if (!index && letter.size() != 1) return std::nullopt;
  const LineHead head =
      split(Level::Point, line, end + 1, index ? std::optional(*index + 1) : std::nullopt);
  if (head.gap.empty() && !head.text.empty() && !letter_at(head.text, 0)) return std::nullopt;
  return head;
}

std::optional<LineHead> marked_head(std::string_view line) {
  constexpr std::array<std::string_view, 10> marks = {"-", "+", "–", "—", "•",
                                                      "*", "●", "▪", "◦", "‣"};
  for (const std::string_view mark : marks) {
    if (!line.starts_with(mark)) continue;
    const LineHead head =
        split(mark == "+" ? Level::Plus : Level::Dash, line, mark.size(), std::nullopt);
    if (!head.gap.empty() || head.text.empty()) return head;
    const bool attached = letter_at(head.text, 0) || head.text.starts_with('(') ||
                          head.text.starts_with("“") || head.text.starts_with('"');
    return attached ? std::optional(head) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LineHead> read_head(std::string_view line) {
  if (auto head = labelled_head(line)) return head;
  if (auto head = roman_head(line)) return head;
  if (auto head = subclause_head(line)) return head;
  if (auto head = clause_head(line)) return head;
  if (auto head = point_head(line)) return head;
  return marked_head(line);
}

std::string written_number(Level level, int ordinal, std::string_view prefix) {
  switch (level) {
    case Level::Part:
      return "Phần " + text::roman(ordinal);
    case Level::Chapter:
      return "Chương " + text::roman(ordinal);
    case Level::Section:
      return fmt::format("Mục {}", ordinal);
    case Level::Subsection:
      return fmt::format("Tiểu mục {}", ordinal);
    case Level::Article:
      return fmt::format("Điều {}", ordinal);
    case Level::RomanSection:
      return text::roman(ordinal) + ".";
    case Level::Clause:
      return fmt::format("{}.", ordinal);
    case Level::Subclause:
      return fmt::format("{}.{}.", prefix, ordinal);
    case Level::Point:
      return text::point_letter(ordinal - 1) + ")";
    case Level::Dash:
      return "-";
    case Level::Plus:
      return "+";
  }
  return {};
}

FirstLetter first_letter(std::string_view line) {
  std::size_t offset = 0;
  while (offset < line.size()) {
    const char32_t character = text::next_code_point(line, offset);
    if (character < 0x80 && is_digit(static_cast<char>(character))) return FirstLetter::Digit;
    if (text::is_lower_letter(character)) return FirstLetter::Lower;
    if (text::is_letter(character)) return FirstLetter::Upper;
    const bool opening = character == U'(' || character == U'[' || character == U'"' ||
                         character == U'“' || character == U'‘' || character == U'«';
    if (!opening) return FirstLetter::None;
  }
  return FirstLetter::None;
}

bool is_in_capitals(std::string_view line) {
  std::size_t letters = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    const char32_t character = text::next_code_point(line, offset);
    if (text::is_lower_letter(character)) return false;
    if (text::is_letter(character)) ++letters;
  }
  return letters >= 2;
}

std::size_t letter_count(std::string_view line) {
  const auto begins = [&](std::size_t at) {
    return (static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U;
  };
  constexpr std::size_t block = 32;  // at most what the count of one byte holds
  std::size_t count = 0;
  std::size_t at = 0;
  for (; line.size() - at >= block; at += block) {
    unsigned char in_block = 0;
    for (std::size_t i = 0; i < block; ++i) {
      in_block = static_cast<unsigned char>(in_block + (begins(at + i) ? 1 : 0));
    }
    count += in_block;
  }
  for (; at < line.size(); ++at) count += begins(at) ? 1 : 0;
  return count;
}

}  // namespace vanthu::model
