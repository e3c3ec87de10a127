// The digits in groups of three, read from the left: group words, then nghìn or triệu inside a
// block of nine digits, then as many tỷ as blocks follow.

#include "text/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/text.h"

namespace vanthu::text {
namespace {

constexpr std::array<std::string_view, 10> digit_words = {"không", "một", "hai", "ba",  "bốn",
                                                          "năm",   "sáu", "bảy", "tám", "chín"};
constexpr std::string_view highest = "1000000000000000000";  // 10^18

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}
int value_of(char digit) {
  return digit - '0';
}
std::string_view word_of(int digit) {
  return digit_words[static_cast<std::size_t>(digit)];
}

class Words {
 public:
  explicit Words(NumberStyle style) : style_(style) {}

  void add(std::string_view word) {
    if (!text_.empty()) text_ += ' ';
    text_ += word;
  }

  // `whole`: digits without leading zeros.
  void add_whole(std::string_view whole) {
    if (whole.empty()) return add(word_of(0));
    const std::string padded = std::string((3 - whole.size() % 3) % 3, '0') + std::string(whole);
    bool in_block = false;  // this block of nine digits has said something
    for (std::size_t at = 0; at < padded.size(); at += 3) {
      const std::size_t below = padded.size() / 3 - at / 3 - 1;  // groups that follow
      if (const std::string_view group = std::string_view(padded).substr(at, 3); group != "000") {
        add_group(value_of(group[0]), value_of(group[1]), value_of(group[2]), at > 0);
        in_block = true;
        if (below % 3 == 2) add("triệu");
        if (below % 3 == 1) add(thousand());
      }
      if (below % 3 != 0 || !in_block) continue;
      for (std::size_t blocks = below / 3; blocks > 0; --blocks) add("tỷ");
      in_block = false;
    }
  }

  void add_fraction(std::string_view fraction) {
    add("phẩy");
    for (const char digit : fraction) add(word_of(value_of(digit)));
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void add_group(int hundreds, int tens, int units, bool inner) {
    const bool with_hundreds = hundreds > 0 || inner;
    if (with_hundreds) {
      add(word_of(hundreds));
      add("trăm");
    }
    if (tens == 0) {
      if (units == 0) return;
      if (with_hundreds) add(style_.zero_tens == NumberStyle::ZeroTens::Linh ? "linh" : "lẻ");
      return add(word_of(units));
    }
    if (tens == 1) {
      add("mười");
    } else {
      add(word_of(tens));
      add("mươi");
    }
    if (units > 0) add(unit_after(tens, units));
  }

  static std::string_view unit_after(int tens, int units) {
    if (units == 5) return "lăm";
    if (tens > 1 && units == 1) return "mốt";
    if (tens > 1 && units == 4) return "tư";
    return word_of(units);
  }

  [[nodiscard]] std::string_view thousand() const {
    return style_.thousand == NumberStyle::Thousand::Nghin ? "nghìn" : "ngàn";
  }

  NumberStyle style_;
  std::string text_;
};

bool all_zeros(std::string_view digits) {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

std::optional<std::string> number_in_words(std::string_view number, NumberStyle style) {
  const bool negative = number.starts_with('-');
  if (negative) number.remove_prefix(1);
  const std::size_t point = number.find('.');
  std::string_view whole = number.substr(0, point);
  if (!all_digits(whole)) return std::nullopt;
  std::string_view fraction;
  if (point != std::string_view::npos) {
    fraction = number.substr(point + 1);
    if (!all_digits(fraction)) return std::nullopt;
  }
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.size() > highest.size() || (whole.size() == highest.size() && whole > highest)) {
    return std::nullopt;
  }
  Words words(style);
  if (negative && !(whole.empty() && all_zeros(fraction))) words.add("âm");
  words.add_whole(whole);
  if (!fraction.empty()) words.add_fraction(fraction);
  return words.take();
}

std::optional<std::string> number_in_words(std::int64_t number, NumberStyle style) {
  return number_in_words(fmt::format("{}", number), style);
}

std::optional<std::string> money_in_words(std::string_view amount, NumberStyle style,
                                          Closing closing) {
  if (amount.find('.') != std::string_view::npos) return std::nullopt;
  const std::optional<std::string> words = number_in_words(amount, style);
  if (!words) return std::nullopt;
  return capitalised(*words) + (closing == Closing::DongChan ? " đồng chẵn" : " đồng");
}

std::optional<std::string> money_in_words(std::int64_t amount, NumberStyle style, Closing closing) {
  return money_in_words(fmt::format("{}", amount), style, closing);
}

}  // namespace vanthu::text
