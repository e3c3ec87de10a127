// Settings of the whole process: for programs (tools/cli, tests/bench), never for the library,
// whose host has its own.

#pragma once

namespace vanthu::app {

// Call first in main. As they come, the C library returns every block above 128 KiB to the system
// and takes memory in steps of 132 KiB, and each page costs a fault when it is first touched (14 µs
// measured inside a virtual machine: a third of a run that makes one document). So freed memory is
// kept for the next document, address space is taken in one large step, and the kernel is asked to
// hand it out in huge pages. Does nothing where the C library or the kernel has no such setting.
void prepare_memory();

}  // namespace vanthu::app
