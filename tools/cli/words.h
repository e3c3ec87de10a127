// What the program says: Vietnamese, or English when it was asked for.

#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace vanthu::cli {

struct Words {
  Language language;
  [[nodiscard]] std::string operator()(std::string_view vi, std::string_view en) const {
    return std::string(language == Language::Vietnamese ? vi : en);
  }
};

}  // namespace vanthu::cli
