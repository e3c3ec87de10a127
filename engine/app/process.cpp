#include "app/process.h"

#include <cstdlib>  // defines __GLIBC__

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#endif

namespace vanthu::app {
#if defined(__GLIBC__)
namespace {

constexpr std::uintptr_t huge_page = std::uintptr_t{2} << 20;

std::uintptr_t align(std::uintptr_t address, std::uintptr_t size) {
  return (address + size - 1) & ~(size - 1);
}

// Whoever limits what the process may have is not asked for more than it needs.
bool is_unlimited(__rlimit_resource_t resource) {
  rlimit limit{};
  return ::getrlimit(resource, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY;
}

// Takes `size` of address space behind the heap, and asks for huge pages in it. Wishes all: what is
// refused leaves memory as it was.
void take_heap(int size) {
  mallopt(M_TOP_PAD, size);
  // More than is left of the first step, so that the next is taken. The compiler may not see that
  // the block is never used: it would leave out the call.
  void* volatile block = std::malloc(std::size_t{256} << 10);
  std::free(block);
  mallopt(M_TOP_PAD, 1 << 20);
  const auto begin = align(reinterpret_cast<std::uintptr_t>(block),
                           static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE)));
  const auto huge_begin = align(begin, huge_page);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  // No block, or one that does not stand in the heap.
  if (block == nullptr || begin >= end ||
      end - huge_begin > 2 * static_cast<std::uintptr_t>(size)) {
    return;
  }
#if defined(MADV_POPULATE_WRITE)
  ::madvise(reinterpret_cast<void*>(begin), huge_begin - begin, MADV_POPULATE_WRITE);
#endif
  ::madvise(reinterpret_cast<void*>(huge_begin), end - huge_begin, MADV_HUGEPAGE);
}

}  // namespace
#endif

void prepare_memory() {
#if defined(__GLIBC__)
  // The largest threshold that glibc takes; a larger one it ignores.
  constexpr int largest_block = 32 << 20;
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  if (is_unlimited(RLIMIT_AS) && is_unlimited(RLIMIT_DATA)) take_heap(512 << 20);
#endif
}

}  // namespace vanthu::app
