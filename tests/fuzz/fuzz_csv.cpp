// Any bytes as a CSV file, bound to the fields of a template.

#include "fuzz/fuzz_sheets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  vanthu::fuzz::read_and_bind("muc_tieu.csv", vanthu::fuzz::text_of(bytes, size));
  return 0;
}
