// What holds for every edit by hand and every change of data, over generated ones (generated.h).
//
// VANTHU_MERGE_CASES says how many cases (tests/README.md); what failed is told with its seed, and
// once it is in seeds.txt it is replayed for ever.

#include <algorithm>
#include <set>

#include "generated.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

// What the new data say of the blocks that nobody has touched.
std::vector<std::string> untouched_lines(const Content& next,
                                         const std::set<std::string>& touched) {
  std::vector<std::string> lines;
  const auto name_of = [](const std::string& text) { return text.substr(0, text.find(' ')); };
  for (const Line& line : next.opening) {
    if (!touched.contains(name_of(line.text))) lines.push_back(line.text);
  }
  for (const auto* rows : {&next.rows, &next.annex_rows}) {
    for (const Cells& cells : *rows) {
      if (touched.contains(cells.texts[0])) continue;
      for (const std::string& text : cells.texts) {
        if (!text.empty()) lines.push_back(text);
      }
    }
  }
  return lines;
}

void check_case(std::uint64_t seed) {
  INFO("if this fails, add this line to tests/unit/merge/seeds.txt:\n" << seed);
  Dice dice(seed);
  const Content base = base_content(dice);
  const Content next = next_content(dice, base);
  const std::string file = made(base);
  const std::string ours = made(next);
  const Edited edited = edited_by_hand(dice, base, file);

  const Merged result = merged(edited.bytes, ours);
  REQUIRE_FALSE(result.bytes.empty());
  CHECK(faults_of(result.bytes) == std::vector<std::string>{});
  const auto kept = text_of(result.bytes, Marks::Rejected);
  for (const std::string& word : edited.typed) {
    INFO(word);
    CHECK(holds(kept, word));
  }
  const auto shown = text_of(result.bytes, Marks::Accepted);
  for (const std::string& line : untouched_lines(next, edited.touched)) {
    INFO(line);
    CHECK(std::find(shown.begin(), shown.end(), line) != shown.end());
  }
  CHECK((merged(result.bytes, ours).bytes == result.bytes));
  if (edited.typed.empty() && edited.touched.empty() && result.conflicts == 0) {
    std::vector<std::string> wanted = text_of(ours);
    std::vector<std::string> got = shown;
    std::erase(got, "Ghi chú");
    CHECK(got == wanted);
  }

  const Merged tracked = merged(edited.bytes, ours, {.track = true});
  CHECK(faults_of(tracked.bytes) == std::vector<std::string>{});
  CHECK(text_of(tracked.bytes, Marks::Rejected) == text_of(edited.bytes));
  if (result.conflicts == 0 && !result.has(Code::AnnexMoved)) {
    CHECK(text_of(tracked.bytes, Marks::Accepted) == shown);
  }
  CHECK((merged(tracked.bytes, ours).bytes == tracked.bytes));
}

}  // namespace

TEST_CASE("nothing by hand is lost, new data stand elsewhere, twice is once") {
  for_each_seed(400, check_case);
}
