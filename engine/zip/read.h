// Reads a ZIP archive with limits.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "zip/write.h"

namespace vanthu::zip {

// Figures and reasons: every one is several times the largest real office file seen.
struct Limits {
  std::uint64_t entries = 2'000;
  std::uint64_t total_bytes = 256ull << 20;
  std::uint64_t part_bytes = 64ull << 20;
  std::uint64_t ratio = 200;               // unpacked : packed, for parts above ratio_from
  std::uint64_t ratio_from = 100u << 10;
};

// All entries, unpacked, in archive order. Refused (one diagnostic each, naming `archive_name`): what
// is not a zip, entries that differ only by case, names that leave the archive or are not UTF-8,
// inconsistent headers, anything beyond the limits (by the sizes in the directory: unpacked bytes that
// do not keep to them are damaged).
[[nodiscard]] std::optional<std::vector<Entry>> read(std::string_view archive,
                                                     std::string_view archive_name,
                                                     const Limits& limits,
                                                     Diagnostics& diagnostics);

}  // namespace vanthu::zip
