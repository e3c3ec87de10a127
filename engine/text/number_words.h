// Numbers and amounts in words, exact from the digits: 1234 → "một nghìn hai trăm ba mươi tư".
//
// The irregular forms: mười, mốt (21), tư (24; but mười bốn, linh bốn), lăm (15, 25), and "không
// trăm" for the missing hundreds of every group but the first (1.000.005: một triệu không trăm linh
// năm). From 10^12 on the tỷ are counted in their turn: một nghìn tỷ; 10^18 is một tỷ tỷ.
//
// ICU's speller for vi knows one style only and drops that "không trăm" after triệu and tỷ, so it
// serves as the tests' oracle below one million and no further.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::text {

// Both words of each pair are good Vietnamese; an office keeps to one.
struct NumberStyle {
  enum class ZeroTens { Linh, Le };     // 105: một trăm linh năm, một trăm lẻ năm
  enum class Thousand { Nghin, Ngan };  // 1000: một nghìn, một ngàn
  ZeroTens zero_tens = ZeroTens::Linh;
  Thousand thousand = Thousand::Nghin;
};

// "-12.50" → "âm mười hai phẩy năm không": the fraction digit by digit, as written. Empty for what
// is no plain decimal number, and when the whole part is above 10^18.
[[nodiscard]] std::optional<std::string> number_in_words(std::string_view number,
                                                         NumberStyle style = {});
[[nodiscard]] std::optional<std::string> number_in_words(std::int64_t number,
                                                         NumberStyle style = {});

enum class Closing { Dong, DongChan };  // "đồng", "đồng chẵn"

// A whole amount: "1500" → "Một nghìn năm trăm đồng". Empty as above, and for a fraction.
[[nodiscard]] std::optional<std::string> money_in_words(std::string_view amount,
                                                        NumberStyle style = {},
                                                        Closing closing = Closing::Dong);
[[nodiscard]] std::optional<std::string> money_in_words(std::int64_t amount, NumberStyle style = {},
                                                        Closing closing = Closing::Dong);

}  // namespace vanthu::text
