#include "template/decimal.h"

#include <algorithm>
#include <charconv>

namespace vanthu::templates {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::strong_ordering compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.whole.size() != b.whole.size()) return a.whole.size() <=> b.whole.size();
  if (const int order = a.whole.compare(b.whole); order != 0) return order <=> 0;
  const std::size_t places = std::max(a.fraction.size(), b.fraction.size());
  std::string left = a.fraction, right = b.fraction;
  left.resize(places, '0');
  right.resize(places, '0');
  return left.compare(right) <=> 0;
}

}  // namespace

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (negative != other.negative)
    return negative ? std::strong_ordering::less : std::strong_ordering::greater;
  return negative ? compare_magnitudes(other, *this) : compare_magnitudes(*this, other);
}

std::optional<Decimal> parse_decimal(std::string_view lexeme) {
  Decimal number;
  if (!lexeme.empty() && lexeme.front() == '-') {
    number.negative = true;
    lexeme.remove_prefix(1);
  }
  const std::size_t point = lexeme.find('.');
  number.whole = lexeme.substr(0, point);
  if (point != std::string_view::npos) {
    number.fraction = lexeme.substr(point + 1);
    if (number.fraction.empty()) return std::nullopt;
  }
  if (number.whole.empty() || !std::all_of(number.whole.begin(), number.whole.end(), is_digit) ||
      !std::all_of(number.fraction.begin(), number.fraction.end(), is_digit)) {
    return std::nullopt;
  }
  const std::size_t first = std::min(number.whole.find_first_not_of('0'), number.whole.size() - 1);
  number.whole.erase(0, first);
  if (number.whole == "0" && number.fraction.find_first_not_of('0') == std::string::npos) {
    number.negative = false;
  }
  return number;
}

std::optional<std::int64_t> to_integer(const Decimal& number) {
  if (number.fraction.find_first_not_of('0') != std::string::npos) return std::nullopt;
  std::int64_t value = 0;
  const char* end = number.whole.data() + number.whole.size();
  const auto [stop, error] = std::from_chars(number.whole.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number.negative ? -value : value;
}

std::string plain_text(const Decimal& number) {
  std::string text = (number.negative ? "-" : "") + number.whole;
  if (!number.fraction.empty()) text += "," + number.fraction;
  return text;
}

std::string grouped_text(const Decimal& number) {
  std::string whole;
  for (std::size_t i = 0; i < number.whole.size(); ++i) {
    if (i > 0 && (number.whole.size() - i) % 3 == 0) whole += '.';
    whole += number.whole[i];
  }
  std::string text = (number.negative ? "-" : "") + whole;
  if (!number.fraction.empty()) text += "," + number.fraction;
  return text;
}

}  // namespace vanthu::templates
