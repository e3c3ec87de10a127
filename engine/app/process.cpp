#include "app/process.h"

#include <cstdlib>  // defines __GLIBC__

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace vanthu::app {

void keep_freed_memory() {
#if defined(__GLIBC__)
  // The largest threshold that glibc takes; a larger one it ignores.
  constexpr int largest_block = 32 << 20;
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

}  // namespace vanthu::app
