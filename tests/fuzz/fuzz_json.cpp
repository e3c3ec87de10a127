// Any bytes as a data file.

#include "data/json.h"
#include "fuzz/fuzz_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  vanthu::Sources sources;
  vanthu::Diagnostics diagnostics;
  const auto file = sources.add("data.json", vanthu::fuzz::text_of(bytes, size));
  const auto value = vanthu::data::read_json(sources, file, diagnostics);
  vanthu::fuzz::check_contract(value.has_value(), diagnostics, sources);
  return 0;
}
