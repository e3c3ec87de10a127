#include "pdf/deflate.h"

#include <libdeflate.h>

#include <cassert>
#include <new>

namespace vanthu::pdf {
namespace {

// The highest without the lazy search: against 6 the streams of a plan grow by 2.4 % and are packed
// in five sixths of the time.
constexpr int level = 4;

}  // namespace

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

Deflater::~Deflater() {
  libdeflate_free_compressor(compressor_);
}

std::string_view Deflater::pack(std::string_view data) {
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor_, data.size());
  if (bound > capacity_) {
    capacity_ = bound + bound / 2;
    buffer_.reset(new char[capacity_]);
  }
  const std::size_t size =
      libdeflate_zlib_compress(compressor_, data.data(), data.size(), buffer_.get(), capacity_);
  assert(size > 0);
  return {buffer_.get(), size};
}

}  // namespace vanthu::pdf
