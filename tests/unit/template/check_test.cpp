// Every code of this module's block in diagnostics.def has a test that produces it.

#include <algorithm>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

TEST_CASE("each code of the template module stands in a test") {
  const std::string all = file_text("engine/base/diagnostics.def");
  const std::size_t begin = all.find("// --- template\n");
  REQUIRE(begin != std::string::npos);
  const std::string block = all.substr(begin, all.find("\n// --- ", begin + 1) - begin);
  std::string tests;
  for (const char* file :
       {"blocks", "calculation", "data", "declarations", "expand", "expression", "extension",
        "kinds", "limits", "loops", "numbering", "read", "references", "table"}) {
    tests += file_text("tests/unit/template/" + std::string(file) + "_test.cpp");
  }
  const std::string mark = "VANTHU_DIAGNOSTIC(";
  int count = 0;
  for (std::size_t at = block.find(mark); at != std::string::npos; at = block.find(mark, at + 1)) {
    const std::size_t name = at + mark.size();
    const std::string enumerator = block.substr(name, block.find(',', name) - name);
    const std::size_t open = block.find('"', name) + 1;
    const std::string id = block.substr(open, block.find('"', open) - open);
    INFO(id);
    CHECK((tests.find(" " + id) != std::string::npos ||
           tests.find("Code::" + enumerator) != std::string::npos));
    ++count;
  }
  CHECK(count > 60);
}
