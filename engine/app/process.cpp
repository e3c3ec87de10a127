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
  constexpr std::uintptr_t huge_page = std::uintptr_t{2} << 20;
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, step);
  // More than is left of the first step, so that one is taken. The compiler may not see that the
  // block is never used: it would leave out the call.
  void* volatile block = std::malloc(std::size_t{256} << 10);
  std::free(block);
  const auto align = [](std::uintptr_t address, std::uintptr_t size) {
    return (address + size - 1) & ~(size - 1);
  };
  const auto begin = align(reinterpret_cast<std::uintptr_t>(block),
                           static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE)));
  const auto huge_begin = align(begin, huge_page);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  if (begin >= end || end - begin > 2 * step) return;  // a heap of another kind: leave it alone
    // Wishes both: what is refused leaves memory as it was. The first: what lies before huge pages.
#if defined(MADV_POPULATE_WRITE)
  ::madvise(reinterpret_cast<void*>(begin), huge_begin - begin, MADV_POPULATE_WRITE);
#endif
  ::madvise(reinterpret_cast<void*>(huge_begin), end - huge_begin, MADV_HUGEPAGE);
#endif
}

}  // namespace vanthu::app
