#include "app/process.h"

#include <cstdlib>  // defines __GLIBC__

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#endif

namespace vanthu::app {

void prepare_memory() {
#if defined(__GLIBC__)
  // The largest threshold that glibc takes; a larger one it ignores.
  constexpr int largest_block = 32 << 20;
  constexpr int step = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, step);
  // More than is left of the first step, so that one is taken. The compiler may not see that the
  // block is never used: it would leave out the call.
  void* volatile block = std::malloc(std::size_t{256} << 10);
  std::free(block);
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) & ~(page - 1);
  ::madvise(reinterpret_cast<void*>(end - step), step, MADV_HUGEPAGE);  // a wish: may be refused
#endif
}

}  // namespace vanthu::app
