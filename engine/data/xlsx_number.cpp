#include "data/xlsx_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

namespace vanthu::data {
namespace {

constexpr std::size_t exact_digits = 15;  // of a double; Excel keeps and shows no more
constexpr int largest_exponent = 308;     // of a double

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// One more in the last place; a carry may add a digit in front.
void increment(std::string& digits, int& exponent) {
  for (std::size_t i = digits.size(); i > 0; --i) {
    if (digits[i - 1] != '9') {
      ++digits[i - 1];
      return;
    }
    digits[i - 1] = '0';
  }
  digits.insert(digits.begin(), '1');
  ++exponent;
}

// `digits` with the point behind the first `whole` of them.
std::string placed(std::string digits, int whole, bool is_negative) {
  if (whole <= 0) {
    digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
    whole = 1;
  }
  const auto at = static_cast<std::size_t>(whole);
  if (digits.size() < at) digits.append(at - digits.size(), '0');
  std::string result = digits.substr(0, at);
  std::string fraction = digits.substr(at);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  result.erase(0, std::min(result.find_first_not_of('0'), result.size() - 1));
  if (!fraction.empty()) result += "." + fraction;
  return is_negative && result != "0" ? "-" + result : result;
}

// The letters of a format code's first section, in runs; what is quoted, escaped or in brackets
// (colours, conditions, locales) is left out, elapsed time "[h]" is not.
struct FormatRuns {
  std::vector<char> letters;  // d m y h s, one for each run
  bool has_percent = false;
  std::string signs;  // all that counts, but letters
};

FormatRuns runs_of(std::string_view code) {
  FormatRuns runs;
  char last = '\0';
  const auto add = [&](char c) {
    if (c != last) runs.letters.push_back(c);
    last = c;
  };
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    const auto lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const auto is_word = [&](std::string_view word) {
      const std::string_view here = code.substr(at, word.size());
      return here.size() == word.size() &&
             std::equal(here.begin(), here.end(), word.begin(),
                        [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    };
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const std::size_t close = std::min(code.find(']', at), code.size());
      const auto inner = static_cast<char>(at + 1 < close ? code[at + 1] | 0x20 : 0);
      if (inner == 'h' || inner == 's' || (inner == 'm' && close <= at + 3)) add(inner);
      at = close;
    } else if (is_word("General")) {
      at += 6;
    } else if (is_word("AM/PM")) {
      at += 4;
    } else if (is_word("A/P")) {
      at += 2;
    } else if (std::string_view("dmyhs").find(lower) != std::string_view::npos) {
      add(lower);
      continue;
    } else if (c == '%') {
      runs.has_percent = true;
    } else {
      runs.signs += c;
    }
    if (c != ' ' && c != ':' && c != '"' && c != '\\') last = '\0';
  }
  return runs;
}

}  // namespace

NumberFormat format_of_code(std::string_view code) {
  const FormatRuns runs = runs_of(code);
  bool has_day = false, has_month = false, has_year = false, has_time = false;
  for (std::size_t i = 0; i < runs.letters.size(); ++i) {
    switch (runs.letters[i]) {
      case 'd':
        has_day = true;
        break;
      case 'y':
        has_year = true;
        break;
      case 'm': {
        // Minutes stand behind hours or before seconds.
        const bool is_minutes = (i > 0 && runs.letters[i - 1] == 'h') ||
                                (i + 1 < runs.letters.size() && runs.letters[i + 1] == 's');
        (is_minutes ? has_time : has_month) = true;
        break;
      }
      default:
        has_time = true;
    }
  }
  if (has_day || (has_month && !has_year)) return {NumberForm::Date};
  if (has_month) return {NumberForm::MonthYear};
  if (has_year) return {NumberForm::Year};
  if (has_time) return {NumberForm::Time};
  if (runs.has_percent) return {NumberForm::Percent};
  const bool is_padded = runs.signs.size() > 1 &&
                         runs.signs.find_first_not_of('0') == std::string::npos &&
                         code.substr(0, code.find(';')) == runs.signs;
  if (is_padded) return {NumberForm::Padded, runs.signs.size()};
  return {};
}

NumberFormat format_of_id(std::uint32_t id) {
  if (id == 9 || id == 10) return {NumberForm::Percent};
  if (id == 17) return {NumberForm::MonthYear};
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return {NumberForm::Time};
  // 27 to 36 and 50 to 58 are dates of East Asian locales, 32 to 35 of them times.
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
      (id >= 50 && id <= 58)) {
    return {NumberForm::Date};
  }
  if (id >= 32 && id <= 35) return {NumberForm::Time};
  return {};
}

std::optional<std::string> exact_decimal(std::string_view lexeme) {
  std::size_t at = 0;
  const bool is_negative = !lexeme.empty() && lexeme[0] == '-';
  if (!lexeme.empty() && (lexeme[0] == '-' || lexeme[0] == '+')) ++at;
  const std::size_t whole_end = skip_digits(lexeme, at);
  std::string digits(lexeme.substr(at, whole_end - at));
  int whole = static_cast<int>(std::min<std::size_t>(digits.size(), 100'000));
  at = whole_end;
  bool is_plain = true;
  if (at < lexeme.size() && lexeme[at] == '.') {
    const std::size_t end = skip_digits(lexeme, at + 1);
    digits += lexeme.substr(at + 1, end - at - 1);
    at = end;
    is_plain = false;
  }
  if (digits.empty() || digits.size() > 1'000) return std::nullopt;
  if (at < lexeme.size() && (lexeme[at] | 0x20) == 'e') {
    ++at;
    if (at < lexeme.size() && lexeme[at] == '+') ++at;
    int exponent = 0;
    const char* end = lexeme.data() + lexeme.size();
    const auto [stop, error] = std::from_chars(lexeme.data() + at, end, exponent);
    if (error != std::errc{} || exponent > largest_exponent || exponent < -2 * largest_exponent) {
      return std::nullopt;
    }
    at = static_cast<std::size_t>(stop - lexeme.data());
    whole += exponent;
    is_plain = false;
  }
  if (at != lexeme.size()) return std::nullopt;
  const std::size_t zeros = digits.find_first_not_of('0');
  if (zeros == std::string::npos) return "0";
  digits.erase(0, zeros);
  whole -= static_cast<int>(zeros);
  if (!is_plain && digits.size() > exact_digits) {
    const bool is_up = digits[exact_digits] >= '5';
    digits.resize(exact_digits);
    if (is_up) increment(digits, whole);
  }
  return placed(std::move(digits), whole, is_negative);
}

std::string hundredfold(const std::string& decimal) {
  const bool is_negative = decimal.starts_with('-');
  std::string digits = decimal.substr(is_negative ? 1 : 0);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point < digits.size()) digits.erase(point, 1);
  return placed(std::move(digits), static_cast<int>(point) + 2, is_negative);
}

std::optional<std::string> date_of_serial(std::string_view decimal, bool is_1904, NumberForm form) {
  using namespace std::chrono;
  const std::string_view whole = decimal.substr(0, decimal.find('.'));
  int serial = 0;
  const auto [stop, error] = std::from_chars(whole.data(), whole.data() + whole.size(), serial);
  constexpr int last_serial = 2'958'465;  // 9999-12-31 in the 1900 epoch
  if (error != std::errc{} || stop != whole.data() + whole.size() || serial > last_serial) {
    return std::nullopt;
  }
  if (decimal.starts_with('-')) return std::nullopt;
  sys_days day;
  if (is_1904) {
    if (serial > last_serial - 1'462) return std::nullopt;
    day = sys_days(year(1904) / January / 1) + days(serial);
  } else {
    if (serial < 1 || serial == 60) return std::nullopt;
    day = sys_days(year(1899) / December / (serial < 60 ? 31 : 30)) + days(serial);
  }
  const year_month_day date(day);
  std::string text = fmt::format("{:04}", static_cast<int>(date.year()));
  if (form == NumberForm::Year) return text;
  text += fmt::format("-{:02}", static_cast<unsigned>(date.month()));
  if (form == NumberForm::MonthYear) return text;
  return text + fmt::format("-{:02}", static_cast<unsigned>(date.day()));
}

std::optional<std::string> time_of_serial(std::string_view decimal) {
  if (decimal != "0" && !decimal.starts_with("0.")) return std::nullopt;
  std::string fraction(decimal.size() > 2 ? decimal.substr(2) : "");
  constexpr std::int64_t unit = 1'000'000'000;
  fraction.resize(9, '0');
  std::int64_t value = 0;
  for (const char c : fraction) value = value * 10 + (c - '0');
  const std::int64_t minutes = std::min<std::int64_t>((value * 1440 + unit / 2) / unit, 1439);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace vanthu::data
