// Settings of the whole process: for programs (tools/cli, tests/bench), never for the library,
// whose host has its own.

#pragma once

namespace vanthu::app {

// Keeps memory that was freed for the next document. As it comes, the C library returns every block
// above 128 KiB to the system and takes it again page by page, which is a third of the time of a
// DOCX of 50 pages. Does nothing where the C library has no such setting.
void keep_freed_memory();

}  // namespace vanthu::app
