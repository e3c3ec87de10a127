#include "model/wrapped_lines.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "base/find_byte.h"
#include "model/line_head.h"
#include "text/text.h"

namespace vanthu::model {
namespace {

// A line of A4 text in size 13 or 14 holds 65 to 95 letters; one that was broken there is not
// shorter.
constexpr std::size_t long_line = 60;
// So many broken lines prove that the whole text is.
constexpr std::size_t enough_evidence = 3;

struct Line {
  std::string_view text;
  std::size_t number = 1;
  std::size_t letters = 0;
  std::optional<Level> level;             // of its head
  FirstLetter first = FirstLetter::None;  // of the text after the head
  bool capitals = false;
};

// Control characters and the lead bytes of the spaces beside U+0020; of U+1680 (E1 9A 80) the second
// byte, because E1 also leads most Vietnamese letters.
constexpr auto is_suspect = [](unsigned char c) -> bool {
  return (c < 0x20) | (c == 0xC2) | (c == 0xE2) | (c == 0xE3) | (c == 0x9A);
};

bool has_two_spaces(std::string_view line) {
  constexpr std::size_t block = 16;
  std::size_t at = 0;
  for (; at + block < line.size(); at += block) {
    const char* bytes = line.data() + at;
    unsigned char any = 0;
    for (std::size_t i = 0; i < block; ++i) {
      any |= static_cast<unsigned char>((bytes[i] == ' ') & (bytes[i + 1] == ' '));
    }
    if (any != 0) return true;
  }
  return line.find("  ", at) != std::string_view::npos;
}

// Single spaces inside, none at the ends: nearly every line, and it needs no copy.
bool is_collapsed(std::string_view line) {
  if (line.starts_with(' ') || line.ends_with(' ')) return false;
  if (has_two_spaces(line)) return false;
  for (std::size_t i = find_byte(line, 0, is_suspect); i < line.size();
       i = find_byte(line, i + 1, is_suspect)) {
    if (static_cast<unsigned char>(line[i]) < 0x20) return false;
    std::size_t start = i;
    while (start > 0 && (static_cast<unsigned char>(line[start]) & 0xC0U) == 0x80U) --start;
    if (text::is_space(text::next_code_point(line, start))) return false;
  }
  return true;
}

struct Split {
  std::vector<Line> lines;
  std::deque<std::string> collapsed;  // texts of the lines that had to be changed
};

Split split(std::string_view text) {
  Split result;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!is_collapsed(line)) line = result.collapsed.emplace_back(text::collapsed(line));
    if (line.empty()) continue;
    const auto head = read_head(line);
    const std::string_view rest = head ? head->text : line;
    result.lines.push_back({.text = line,
                            .number = number,
                            .letters = letter_count(line),
                            .level = head ? std::optional(head->level) : std::nullopt,
                            .first = first_letter(rest),
                            .capitals = is_in_capitals(rest)});
  }
  return result;
}

// The last character that is not a closing quote or bracket.
char32_t last_character(std::string_view line) {
  while (!line.empty()) {
    std::size_t start = line.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(line[start]) & 0xC0U) == 0x80U) --start;
    std::size_t offset = start;
    const char32_t character = text::next_code_point(line, offset);
    const bool closing = character == U')' || character == U']' || character == U'"' ||
                         character == U'”' || character == U'’' || character == U'»';
    if (!closing) return character;
    line.remove_suffix(line.size() - start);
  }
  return 0;
}

bool is_closed(std::string_view line) {
  const char32_t last = last_character(line);
  return last == U'.' || last == U';' || last == U':' || last == U'!' || last == U'?' ||
         last == U'…';
}

bool is_lone_number(std::string_view line) {
  return line.size() <= 3 && line.find_first_not_of("0123456789") == std::string_view::npos;
}

bool opens_basis(std::string_view line) {
  return line.starts_with("Căn cứ ");
}

// Levels whose text may be a title, so that a short one says nothing about going on.
bool may_be_title(const Line& line) {
  return line.level && *line.level <= Level::Subclause;
}

// The sentence asks for a number or a document's part after its last word: "quy định tại khoản 1",
// "đến năm". A head after it is none.
bool asks_for_number(std::string_view line) {
  constexpr std::array<std::string_view, 26> words = {
      "tại",   "của",  "theo", "và",   "hoặc",  "với",  "từ",  "đến",    "khoản",
      "Khoản", "điểm", "Điểm", "điều", "Điều",  "mục",  "Mục", "chương", "Chương",
      "phần",  "Phần", "số",   "năm",  "tháng", "ngày", "các", "lục"};
  if (line.ends_with(',')) return true;
  const std::size_t space = line.rfind(' ');
  const std::string_view last = space == std::string_view::npos ? line : line.substr(space + 1);
  if (std::find(words.begin(), words.end(), last) != words.end()) return true;
  if (space == std::string_view::npos) return false;
  // "khoản 1", "điểm a"
  const std::string_view before = line.substr(0, space);
  return last.size() <= 3 && (before.ends_with("khoản") || before.ends_with("điểm"));
}

// The length of the broken lines, when the text as a whole is broken at one width.
std::optional<std::size_t> broken_width(const std::vector<Line>& lines) {
  std::vector<std::size_t> broken;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    longest = std::max(longest, lines[i].letters);
    if (i + 1 == lines.size()) continue;
    const Line& next = lines[i + 1];
    if (!next.level && next.first == FirstLetter::Lower && !is_closed(lines[i].text)) {
      broken.push_back(lines[i].letters);
    }
  }
  if (broken.size() < enough_evidence) return std::nullopt;
  const auto middle = broken.begin() + static_cast<std::ptrdiff_t>(broken.size() / 2);
  std::nth_element(broken.begin(), middle, broken.end());
  if (longest * 3 > *middle * 4) return std::nullopt;
  return *middle;
}

// How the paragraph that may go on began.
struct Opening {
  bool one_line = true;
  FirstLetter first = FirstLetter::None;
  bool basis = false;  // "Căn cứ …": goes on up to its mark
};

// Whether `last`, the last line of `paragraph` so far, goes on in `next`.
bool goes_on(const Opening& paragraph, const Line& last, const Line& next,
             std::optional<std::size_t> width) {
  const bool closed = is_closed(last.text);
  const bool long_enough = last.letters >= long_line;
  const bool heading = paragraph.one_line && may_be_title(last);

  if (next.level) {
    if (closed || last.capitals) return false;
    if (*next.level <= Level::Point) return asks_for_number(last.text);
    // "kinh tế" / "- xã hội": the dash inside a sentence came to stand at the head of a line.
    return long_enough && next.text.starts_with("- ") && next.first == FirstLetter::Lower;
  }
  if (last.capitals) return heading && !closed && next.capitals;
  if (heading && !long_enough) return false;
  if (next.first == FirstLetter::Lower) {
    if (!closed) return true;
    // Broken behind a semicolon; but a list of lines that all start in lower case is left alone.
    return last.text.ends_with(';') && long_enough && paragraph.first != FirstLetter::Lower;
  }
  if (closed) return false;
  if (paragraph.basis && long_enough && !opens_basis(next.text)) return true;
  if (last.text.ends_with('-') || last.text.ends_with("–")) return true;
  if (next.first == FirstLetter::Digit) return long_enough;
  if (heading) return false;
  if (last.text.ends_with(',')) return long_enough;
  return width && last.letters * 20 >= *width * 17;
}

}  // namespace

PastedLines join_wrapped(std::string_view text) {
  const Split split_text = split(text);
  const std::vector<Line>& lines = split_text.lines;
  const auto width = broken_width(lines);
  PastedLines result;
  result.lines.reserve(lines.size());
  Opening paragraph;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (is_lone_number(line.text))
      result.lone_numbers.push_back({std::string(line.text), line.number});
    if (i > 0 && goes_on(paragraph, lines[i - 1], line, width)) {
      std::string& joined = result.lines.back().text;
      joined += ' ';
      joined += line.text;
      paragraph.one_line = false;
      ++result.joined;
      continue;
    }
    result.lines.push_back({std::string(line.text), line.number});
    paragraph = {.one_line = true, .first = line.first, .basis = opens_basis(line.text)};
  }
  return result;
}

}  // namespace vanthu::model
