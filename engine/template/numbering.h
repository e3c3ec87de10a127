// Numbers of levels as they are printed and as they are referred to.

#pragma once

#include <string>

#include "model/document.h"

namespace vanthu::templates {

// The n-th (from 1) of its level: "II", "3", "đ"; empty for levels without a number.
[[nodiscard]] std::string bare_number(model::Level level, int n);

// At the head of the item: "Điều 5.", "II.", "a)", "-".
[[nodiscard]] std::string printed_number(model::Level level, const std::string& bare);

// In running text: "Điều 5", "Mục II", "khoản 2", "điểm đ" — capitals as PL II, V.3 asks.
[[nodiscard]] std::string spoken_number(model::Level level, const std::string& bare);

}  // namespace vanthu::templates
