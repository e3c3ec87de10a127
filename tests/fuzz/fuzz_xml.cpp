// Any bytes as an XML file (templates, rules, kinds).

#include "fuzz/fuzz_support.h"
#include "xml/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  vanthu::Sources sources;
  vanthu::Diagnostics diagnostics;
  const auto file = sources.add("template.xml", vanthu::fuzz::text_of(bytes, size));
  const auto root = vanthu::xml::parse(sources, file, diagnostics);
  vanthu::fuzz::check_contract(root.has_value(), diagnostics, sources);
  return 0;
}
