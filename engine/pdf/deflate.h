// zlib streams by libdeflate, one compressor and one buffer for all streams of a file.

#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace vanthu::pdf {

class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // `data` as a zlib stream; valid until the next call.
  [[nodiscard]] std::string_view pack(std::string_view data);

 private:
  libdeflate_compressor* compressor_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
};

}  // namespace vanthu::pdf
