#include "check/patterns.h"

#include <algorithm>
#include <array>

#include "text/text.h"

namespace vanthu::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!text::is_space(text::next_code_point(text, next))) break;
    at = next;
  }
  return at;
}

// The word (letters, digits) at `at`.
Span word_at(std::string_view text, std::size_t at) {
  Span span{at, at};
  while (span.end < text.size()) {
    std::size_t next = span.end;
    const char32_t character = text::next_code_point(text, next);
    if (!text::is_letter(character) && (character < U'0' || character > U'9')) break;
    span.end = next;
  }
  return span;
}

std::string_view in(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

// Digits, or what stands for a number still to be written: dots, spaces, underscores.
Span digits_or_blank(std::string_view text, std::size_t at, std::string& digits) {
  at = skip_spaces(text, at);
  Span span{at, at};
  while (span.end < text.size() && is_digit(text[span.end])) ++span.end;
  digits = std::string(in(text, span));
  if (!digits.empty()) return span;
  while (span.end < text.size()) {
    std::size_t next = span.end;
    const char32_t character = text::next_code_point(text, next);
    if (character != U'.' && character != U'…' && character != U'_' && !text::is_space(character)) {
      break;
    }
    span.end = next;
  }
  return span;
}

// Position behind `word` (folded) at `at`, npos when another word stands there.
std::size_t behind_word(std::string_view text, std::size_t at, std::string_view word) {
  at = skip_spaces(text, at);
  const Span span = word_at(text, at);
  return text::folded(in(text, span)) == word ? span.end : std::string_view::npos;
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVXLC") == std::string_view::npos &&
         text::parse_roman(word).has_value();
}

// A keyword with its number: "Điều 5", "Chương II", "Phần thứ nhất".
std::optional<LevelMark> named_level(std::string_view text, const Span& first) {
  static constexpr std::array<std::pair<std::string_view, Component>, 5> names = {{
      {"phần", Component::PartLevel},
      {"chương", Component::Chapter},
      {"mục", Component::SectionLevel},
      {"điều", Component::Article},
      {"tiểu", Component::SectionLevel},
  }};
  const std::string word = text::lower(in(text, first));
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == word; });
  // A level begins with a capital; "điều 5 của Nghị định" inside a sentence does not.
  if (found == names.end() || text::lower(in(text, first)) == in(text, first)) return std::nullopt;
  std::size_t at = first.end;
  if (word == "tiểu") {
    at = behind_word(text, at, "muc");
    if (at == std::string_view::npos) return std::nullopt;
  }
  at = skip_spaces(text, at);
  const Span number = word_at(text, at);
  const std::string_view written = in(text, number);
  const bool arabic = !written.empty() && std::all_of(written.begin(), written.end(),
                                                      [](char c) { return is_digit(c); });
  if (!arabic && !is_roman(written)) return std::nullopt;
  LevelMark mark;
  mark.level = found->second;
  mark.number = std::string(written);
  mark.end = number.end;
  if (mark.end < text.size() && (text[mark.end] == '.' || text[mark.end] == ':')) ++mark.end;
  mark.has_space = mark.end == text.size() || skip_spaces(text, mark.end) > mark.end;
  // "Mục 3 của kế hoạch này" is a sentence: a title, the end, or a mark must follow.
  if (mark.end == number.end && mark.end < text.size()) {
    const Span next = word_at(text, skip_spaces(text, mark.end));
    const std::string_view follower = in(text, next);
    if (!follower.empty() && text::lower(follower) == follower) return std::nullopt;
  }
  return mark;
}

}  // namespace

std::vector<Span> columns_of(std::string_view text) {
  std::vector<Span> columns;
  std::size_t begin = skip_spaces(text, 0);
  std::size_t end = begin;
  std::size_t at = begin;
  while (at < text.size()) {
    std::size_t behind = at;
    int spaces = 0;
    bool tab = false;
    while (behind < text.size()) {
      std::size_t next = behind;
      const char32_t character = text::next_code_point(text, next);
      if (!text::is_space(character)) break;
      tab = tab || character == U'\t';
      ++spaces;
      behind = next;
    }
    if (spaces == 0) {
      static_cast<void>(text::next_code_point(text, at));
      end = at;
      continue;
    }
    if (behind < text.size() && (tab || spaces >= 4)) {
      columns.push_back({begin, end});
      begin = behind;
    }
    at = behind;
  }
  if (end > begin) columns.push_back({begin, end});
  return columns;
}

std::string bare(std::string_view text) {
  std::string result;
  const std::string folded = text::folded(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_code_point(folded, at);
    if (text::is_letter(character) || (character >= U'0' && character <= U'9')) {
      result.append(folded, begin, at - begin);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

bool begins_bare(std::string_view text, std::string_view words) {
  // A letter has three bytes at most; marks and spaces in front are passed over.
  constexpr std::size_t spare = 24;
  std::size_t begin = 0;
  while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  std::size_t end = std::min(text.size(), begin + 3 * words.size() + spare);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return bare(text.substr(begin, end - begin)).starts_with(words);
}

std::optional<WrittenDate> find_date(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    const Span word = word_at(text, at);
    if (word.end == word.begin) {
      static_cast<void>(text::next_code_point(text, at));
      continue;
    }
    at = word.end;
    if (text::lower(in(text, word)) != "ngày") continue;
    WrittenDate date;
    date.at.begin = word.begin;
    date.day_at = digits_or_blank(text, word.end, date.day);
    std::size_t behind = behind_word(text, date.day_at.end, "thang");
    if (behind == std::string_view::npos) continue;
    date.month_at = digits_or_blank(text, behind, date.month);
    behind = behind_word(text, date.month_at.end, "nam");
    if (behind == std::string_view::npos) continue;
    const Span year = digits_or_blank(text, behind, date.year);
    date.at.end = date.year.empty() ? behind : year.end;
    return date;
  }
  return std::nullopt;
}

std::optional<WrittenNumber> find_number(std::string_view text) {
  const std::size_t start = skip_spaces(text, 0);
  const Span word = word_at(text, start);
  if (text::lower(in(text, word)) != "số") return std::nullopt;
  WrittenNumber number;
  number.at.begin = word.begin;
  std::size_t at = skip_spaces(text, word.end);
  if (at < text.size() && text[at] == ':') {
    number.colon = true;
    ++at;
  }
  number.digits_at = digits_or_blank(text, at, number.digits);
  at = skip_spaces(text, number.digits_at.end);
  if (at >= text.size() || (text[at] != '/' && text[at] != '-')) return std::nullopt;
  const bool party = text[at] == '-';  // "12-KH/ĐU"
  ++at;
  Span symbol{at, at};
  bool capital = false;
  // Letters, digits, "-", "/" and single spaces between them.
  while (symbol.end < text.size()) {
    std::size_t next = symbol.end;
    const char32_t character = text::next_code_point(text, next);
    if (text::is_upper_letter(character)) capital = true;
    const bool fits = text::is_letter(character) || (character >= U'0' && character <= U'9') ||
                      character == U'-' || character == U'/' || character == U' ' ||
                      character == U'.' || character == U'…' || character == U'–' ||
                      character == U'\u2011' || character == U'\u00A0';
    if (!fits) break;
    symbol.end = next;
  }
  while (symbol.end > symbol.begin && text[symbol.end - 1] == ' ') --symbol.end;
  if (!capital && !party) return std::nullopt;
  number.symbol_at = symbol;
  number.symbol = std::string(in(text, symbol));
  number.at.end = symbol.end;
  return number;
}

std::optional<LevelMark> find_level(std::string_view text) {
  const std::size_t start = skip_spaces(text, 0);
  if (start == text.size()) return std::nullopt;
  LevelMark mark;
  const auto done = [&](std::size_t end) {
    mark.end = end;
    mark.has_space = end == text.size() || skip_spaces(text, end) > end;
    return mark;
  };
  std::size_t next = start;
  const char32_t first = text::next_code_point(text, next);
  if (first == U'-' || first == U'–' || first == U'+' || first == U'•' || first == U'*' ||
      first == U'\u2011' || first == U'\uF0B7') {
    // "-----" and "- 2 -" are no items.
    std::size_t behind = skip_spaces(text, next);
    if (behind == text.size()) return std::nullopt;
    std::size_t peek = behind;
    const char32_t second = text::next_code_point(text, peek);
    if (second == U'-' || second == U'*' || second == U'+') return std::nullopt;
    mark.level = Component::Dash;
    return done(next);
  }
  const Span word = word_at(text, start);
  if (word.end == word.begin) return std::nullopt;
  if (auto named = named_level(text, word)) return named;
  const std::string_view written = in(text, word);
  if (word.end >= text.size()) return std::nullopt;
  const char sign = text[word.end];
  if (is_digit(written.front())) {
    if (written.size() > 3 ||
        !std::all_of(written.begin(), written.end(), [](char c) { return is_digit(c); })) {
      return std::nullopt;
    }
    // 1. · 1) · 1.2 · 1.2.3. but not "1.234.567" and not "3.5%".
    std::size_t end = word.end;
    int parts = 1;
    while (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
      std::size_t more = end + 1;
      while (more < text.size() && is_digit(text[more])) ++more;
      if (more - end > 3) return std::nullopt;
      end = more;
      ++parts;
    }
    mark.number = std::string(text.substr(start, end - start));
    if (parts == 1) {
      if (sign != '.' && sign != ')' && sign != '/') return std::nullopt;
      mark.level = Component::Clause;
      const LevelMark clause = done(word.end + 1);
      // "12/2024/QĐ-UBND" is no item, "1/ Mục đích" is one.
      return sign == '/' && !clause.has_space ? std::nullopt : std::optional(clause);
    }
    if (end < text.size() && (text[end] == '.' || text[end] == ')')) ++end;
    mark.level = Component::Subclause;
    const LevelMark result = done(end);
    return result.has_space ? std::optional(result) : std::nullopt;
  }
  // "II - Các việc": a capital behind the hyphen.
  const auto parted = [&] {
    for (const std::string_view hyphen : {" - ", " – "}) {
      std::size_t behind = word.end + hyphen.size();
      if (text.substr(word.end).starts_with(hyphen) && behind < text.size() &&
          text::is_upper_letter(text::next_code_point(text, behind))) {
        return hyphen.size();
      }
    }
    return std::size_t{0};
  };
  if (sign == ' ' && is_roman(written) && written != "C" && written != "D" && written != "L" &&
      parted() > 0) {
    mark.level = Component::RomanSection;
    mark.number = std::string(written);
    return done(word.end + parted() - 1);
  }
  if (sign != '.' && sign != ')' && sign != '/' && sign != '-') return std::nullopt;
  // "C.", "D.", "L." are letters: nothing counts to a hundred in Roman numbers. "X-axis" is a word.
  const bool letter = written == "C" || written == "D" || written == "L";
  const auto begins_small = [&] {
    std::size_t behind = word.end + 1;
    return behind < text.size() && text::is_lower_letter(text::next_code_point(text, behind));
  };
  if (is_roman(written) && !letter && sign != '/' && !(sign == '-' && begins_small())) {
    mark.level = Component::RomanSection;
    mark.number = std::string(written);
    return done(word.end + 1);
  }
  // One letter, or two alike: a) đ) aa)
  if (sign == ')' || sign == '.') {
    if (text::parse_point_letter(written)) {
      mark.level = Component::Point;
      mark.number = std::string(written);
      return done(word.end + 1);
    }
  }
  return std::nullopt;
}

std::optional<AnnexMark> find_annex(std::string_view text) {
  std::size_t at = behind_word(text, 0, "phu");
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t word = skip_spaces(text, 0);
  std::size_t probe = word;
  if (!text::is_upper_letter(text::next_code_point(text, probe))) return std::nullopt;
  at = behind_word(text, at, "luc");
  if (at == std::string_view::npos) return std::nullopt;
  AnnexMark mark;
  mark.end = at;
  std::size_t number = skip_spaces(text, at);
  if (const std::size_t behind = behind_word(text, at, "so"); behind != std::string_view::npos) {
    number = skip_spaces(text, behind);
  }
  const Span span = word_at(text, number);
  const std::string_view written = in(text, span);
  const bool arabic = !written.empty() && std::all_of(written.begin(), written.end(),
                                                      [](char c) { return is_digit(c); });
  const bool letter = written.size() == 1 && written >= "A" && written <= "H";
  if (arabic || is_roman(written) || letter) {
    mark.number = std::string(written);
    mark.end = span.end;
  }
  const std::string_view rest = text::trimmed(text.substr(mark.end));
  if (rest.empty() || rest.front() == '.' || rest.front() == ':' || rest.starts_with("-") ||
      rest.starts_with("–")) {
    return mark;
  }
  return std::nullopt;
}

}  // namespace vanthu::check
