// Archives byte by byte, so that each header can be made to lie.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::zip {

struct RawEntry {
  std::string name{};
  std::string bytes{};  // as stored in the archive
  std::uint16_t method = 0;
  std::uint16_t flags = 0;
  std::optional<std::string> local_name{};        // else the same as `name`
  std::optional<std::uint32_t> unpacked{};        // else the size of `bytes`
  std::optional<std::uint32_t> crc{};             // else right for stored bytes
  std::optional<std::uint32_t> central_offset{};  // else where the entry stands
  std::optional<std::uint32_t> local_crc{};       // else the same as in the directory
  std::optional<std::uint16_t> local_flags{};
  std::uint16_t local_time = 0;  // the directory says 0
  std::string behind{};          // after the bytes: a data descriptor, or what hides there
};

struct RawArchive {
  std::vector<RawEntry> entries{};
  std::string before{};  // junk in front
  std::string comment{};
  std::string after{};  // junk behind
  std::optional<std::uint16_t> count{};  // what the end record claims

  [[nodiscard]] std::string bytes() const;
};

// Raw deflate of `bytes`, and the CRC of them.
[[nodiscard]] std::string deflated(const std::string& bytes);
[[nodiscard]] std::uint32_t crc32(const std::string& bytes);

}  // namespace vanthu::zip
