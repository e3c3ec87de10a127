// What the fuzz targets share: bytes as text, and a failed expectation that also stops a release
// build.

#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/report.h"

namespace vanthu::fuzz {

[[nodiscard]] inline std::string text_of(const std::uint8_t* bytes, std::size_t size) {
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

inline void expect(bool truth) {
  if (!truth) std::abort();
}

// The contract of every reader: a result exactly when no error was added, and every message can be
// printed in both languages.
inline void check_contract(bool has_result, const Diagnostics& diagnostics,
                           const Sources& sources) {
  expect(has_result != diagnostics.has_errors());
  expect(report_text(diagnostics, sources, Language::Vietnamese).empty() ==
         diagnostics.all().empty());
  expect(!report_json(diagnostics, sources, Language::English).empty());
}

}  // namespace vanthu::fuzz
