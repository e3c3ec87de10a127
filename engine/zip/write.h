// A deterministic ZIP archive in memory (APPNOTE 6.3.3; OPC, ISO/IEC 29500-2): entries in the order
// given, deflated by libdeflate, dated 1980-01-01, sizes and CRC in the local header, no zip64.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace vanthu::zip {

struct Entry {
  std::string name;   // ASCII part name without leading slash: "word/document.xml"
  std::string bytes;
};

// For whoever writes archives that are much alike: a small entry that has the bytes it had last
// time is not packed again. What is kept changes the time an archive takes, none of its bytes.
class Writer {
 public:
  Writer();

  // Throws std::length_error beyond 4 GB or 65 535 entries (the limits without zip64).
  [[nodiscard]] std::string write(const std::vector<Entry>& entries);

 private:
  // Deflated, or as they were where that is not shorter.
  struct Packed {
    std::string_view bytes;
    std::uint32_t crc = 0;
    bool deflated = false;
  };
  struct Known {
    std::string name, bytes, deflated;  // `deflated` is empty where it is not shorter
    std::uint32_t crc = 0;
  };

  [[nodiscard]] Packed pack(const Entry& entry, std::size_t index);
  [[nodiscard]] Packed deflate(std::string_view bytes);
  [[nodiscard]] Known* known(std::string_view name, std::size_t index);

  struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor_;
  std::unique_ptr<char[]> room_;
  std::size_t room_size_ = 0;
  std::vector<Known> known_;
};

// One archive by itself.
[[nodiscard]] std::string write(const std::vector<Entry>& entries);

}  // namespace vanthu::zip
