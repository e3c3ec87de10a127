#include "pdf/deflate.h"

#include <libdeflate.h>

#include <cassert>
#include <new>

namespace vanthu::pdf {
namespace {

// The level where size stops paying for time: against 6 a document grows by 0.2 % and is packed in
// nine tenths of the time, below it the lazy search ends and a document grows by 3 %.
constexpr int level = 5;

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
