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

// Notes, comments and pictures, which nobody but their author may take away.
std::vector<std::string> extras_of(const std::string& bytes) {
  const docx::parse::Document document = parsed(bytes);
  std::vector<std::string> result;
  for (const docx::parse::StoryPart& part : document.parts) {
    for (docx::parse::NodeId node = 0; node < part.tree.xml().size(); ++node) {
      const std::string& name = part.tree.xml().names()[part.tree.xml().name(node)].local;
      const bool counts = name == "footnoteReference" || name == "commentReference" ||
                          name == "commentRangeStart" || name == "commentRangeEnd" ||
                          name == "drawing" || name == "footnote" || name == "comment";
      if (counts) result.emplace_back(part.slice(node));
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::string> without_pages(std::vector<std::string> lines) {
  for (std::string& line : lines) line.erase(std::min(line.find('\t'), line.size()));
  return lines;
}

// A line for each heading that nobody has touched, none for those that the data took away.
void check_contents(const Content& base, const Content& next, const Edited& edited,
                    const std::string& result) {
  const std::vector<std::string> lines = without_pages(contents_of(result));
  const auto lists = [&](const std::string& text) {
    return std::find(lines.begin(), lines.end(), text) != lines.end();
  };
  const auto name_of = [](const Line& line) { return line.text.substr(0, line.text.find(' ')); };
  for (const Line& line : next.opening) {
    INFO(line.text);
    if (!edited.touched.contains(name_of(line))) CHECK(lists(line.text) == line.is_heading);
  }
  for (const Line& line : base.opening) {
    const bool stays = std::any_of(next.opening.begin(), next.opening.end(),
                                   [&](const Line& one) { return one.key == line.key; });
    INFO(line.text);
    if (!stays && !edited.touched.contains(name_of(line)) && !edited.has_more.contains(line.key)) {
      CHECK_FALSE(lists(line.text));
    }
  }
}

void check_case(std::uint64_t seed) {
  INFO("if this fails, add this line to tests/unit/merge/seeds.txt:\n" << seed);
  Dice dice(seed);
  Content base = base_content(dice);
  Content next = next_content(dice, base);
  Dice more(seed + 1'000'000'007);
  add_headings(more, base, next);
  const std::string file = made(base);
  const std::string ours = made(next);
  Edited edited = edited_by_hand(dice, base, file);
  edit_more(more, base, edited);

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
  CHECK(extras_of(result.bytes) == extras_of(edited.bytes));
  if (base.contents && !edited.in_contents) check_contents(base, next, edited, result.bytes);
  CHECK((merged(result.bytes, ours).bytes == result.bytes));
  if (edited.typed.empty() && edited.touched.empty() && result.conflicts == 0) {
    std::vector<std::string> wanted = without_pages(text_of(ours));
    std::vector<std::string> got = without_pages(shown);
    std::erase(got, "Ghi chú");
    CHECK(got == wanted);
  }

  const Merged tracked = merged(edited.bytes, ours, {.track = true});
  CHECK(faults_of(tracked.bytes) == std::vector<std::string>{});
  CHECK(text_of(tracked.bytes, Marks::Rejected) == text_of(edited.bytes));
  CHECK(extras_of(tracked.bytes) == extras_of(edited.bytes));
  if (result.conflicts == 0 && !result.has(Code::AnnexMoved)) {
    CHECK(text_of(tracked.bytes, Marks::Accepted) == shown);
  }
  CHECK((merged(tracked.bytes, ours).bytes == tracked.bytes));
}

}  // namespace

TEST_CASE("nothing by hand is lost, new data stand elsewhere, twice is once") {
  for_each_seed(400, check_case);
}
