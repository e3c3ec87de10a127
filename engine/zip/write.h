// A deterministic ZIP archive in memory (APPNOTE 6.3.3; OPC, ISO/IEC 29500-2): entries in the order
// given, deflated by libdeflate, dated 1980-01-01, sizes and CRC in the local header, no zip64.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::zip {

struct Entry {
  std::string name;   // ASCII part name without leading slash: "word/document.xml"
  std::string bytes;
};

// Throws std::length_error beyond 4 GB or 65 535 entries (the limits without zip64).
[[nodiscard]] std::string write(const std::vector<Entry>& entries);

}  // namespace vanthu::zip
