// What holds for every edit by hand and every change of data, over generated ones (generated.h).
//
// VANTHU_MERGE_CASES says how many cases (tests/README.md); what failed is told with its seed, and
// once it is in seeds.txt it is replayed for ever.

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "generated.h"
#include "merge/units.h"
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

// Parts that say nothing of the text, and paragraphs and rows whose data are the same.
void check_bytes(const Content& base, const Content& next, const std::string& edited,
                 const std::string& result) {
  const docx::parse::Document before = parsed(edited);
  const docx::parse::Document after = parsed(result);
  const std::string main = before.package.main().name;
  for (const docx::parse::Part& part : before.package.parts()) {
    if (part.name == main || part.name.starts_with("customXml/item") ||
        part.name == "docProps/custom.xml" || part.name == "word/styles.xml") {
      continue;
    }
    INFO(part.name);
    const docx::parse::Part* now = after.package.find(part.name);
    REQUIRE(now != nullptr);
    CHECK((now->bytes == part.bytes));
  }
  const docx::parse::StoryPart& story = before.part_of(before.body());
  const std::string_view bytes = after.part_of(after.body()).part->bytes;
  const auto stands = [&](const std::string& name, docx::parse::NodeId node) {
    INFO(name);
    CHECK((bytes.find(story.slice(node)) != std::string_view::npos));
  };
  const auto all_equal = [](const auto& one, const auto& other, const auto& same) {
    return std::any_of(other.begin(), other.end(),
                       [&](const auto& now) { return now.key == one.key && same(now, one); });
  };
  docx::parse::for_each_paragraph(before.body().blocks, [&](const docx::parse::Paragraph& one) {
    if (merge::is_contents(story, one)) return;
    const std::string text = docx::parse::shown_text(story, one).text;
    for (const Line& line : base.opening) {
      const std::string name = line.text.substr(0, line.text.find(' '));
      const bool is_same = all_equal(line, next.opening, [](const Line& now, const Line& old) {
        return now.text == old.text && now.is_heading == old.is_heading;
      });
      if (is_same && text.starts_with(name + ' ')) stands(name, one.node);
    }
  });
  for_each_row(before.body().blocks, [&](const docx::parse::Table&, const docx::parse::Row& row) {
    const std::string text =
        docx::parse::shown_text(
            story, std::get<docx::parse::Paragraph>(row.cells.front().blocks.front().content))
            .text;
    for (const auto& [old, now] :
         {std::pair(&base.rows, &next.rows), std::pair(&base.annex_rows, &next.annex_rows)}) {
      for (const Cells& cells : *old) {
        const bool is_same = all_equal(cells, *now, [](const Cells& one, const Cells& other) {
          return one.texts == other.texts;
        });
        if (is_same && text == cells.texts[0]) stands(text, row.node);
      }
    }
  });
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
  save("edited", seed, edited.bytes);
  save("merged", seed, result.bytes);
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
  check_bytes(base, next, edited.bytes, result.bytes);
  if (base.contents && !edited.in_contents) check_contents(base, next, edited, result.bytes);
  CHECK((merged(result.bytes, ours).bytes == result.bytes));
  if (edited.typed.empty() && edited.touched.empty() && result.conflicts == 0) {
    std::vector<std::string> wanted = without_pages(text_of(ours));
    std::vector<std::string> got = without_pages(shown);
    std::erase(got, "Ghi chú");
    CHECK(got == wanted);
  }

  const Merged tracked = merged(edited.bytes, ours, {.track = true});
  save("tracked", seed, tracked.bytes);
  CHECK(faults_of(tracked.bytes) == std::vector<std::string>{});
  CHECK(text_of(tracked.bytes, Marks::Rejected) == text_of(edited.bytes));
  CHECK(extras_of(tracked.bytes) == extras_of(edited.bytes));
  if (result.conflicts == 0 && !result.has(Code::AnnexMoved)) {
    CHECK(text_of(tracked.bytes, Marks::Accepted) == shown);
  }
  CHECK((merged(tracked.bytes, ours).bytes == tracked.bytes));
}

// Edits of blocks whose data, and whose neighbours' data, are the same before and after.
void edit_unrelated(Dice& dice, const Content& base, const std::vector<const Content*>& later,
                    std::vector<std::function<void(Hand&)>>& edits) {
  const auto place = [](const Content& content, const std::string& key) {
    return static_cast<std::size_t>(std::find_if(content.opening.begin(), content.opening.end(),
                                                 [&](const Line& one) { return one.key == key; }) -
                                    content.opening.begin());
  };
  const auto text_at = [](const Content& content, std::size_t at) {
    return at < content.opening.size() ? content.opening[at].text : std::string();
  };
  for (std::size_t i = 0; i < base.opening.size(); ++i) {
    const bool is_unrelated = std::all_of(later.begin(), later.end(), [&](const Content* next) {
      const std::size_t at = place(*next, base.opening[i].key);
      return (at == 0) == (i == 0) && text_at(*next, at) == text_at(base, i) &&
             text_at(*next, at + 1) == text_at(base, i + 1) &&
             (i == 0 || text_at(*next, at - 1) == text_at(base, i - 1));
    });
    if (!is_unrelated) continue;
    const std::string name = base.opening[i].text.substr(0, base.opening[i].text.find(' ') + 1);
    switch (dice.below(5)) {
      case 0:
        edits.emplace_back([name](Hand& hand) { hand.replace(name, name + "tay "); });
        break;
      case 1:
        edits.emplace_back([name](Hand& hand) { hand.insert_paragraph_behind(name, "Thêm tay."); });
        break;
      case 2:
        edits.emplace_back([name](Hand& hand) { hand.embolden(name); });
        break;
      case 3:
        // Deleted, it is no neighbour any more of what the data put beside it.
        if (base.opening.size() > 1) {
          edits.emplace_back([name](Hand& hand) { hand.delete_paragraph(name); });
        }
        break;
      default:
        break;
    }
  }
}

// The hand before the data or behind them, the data in one run or in two.
void check_order(std::uint64_t seed) {
  INFO("if this fails, add this line to tests/unit/merge/seeds.txt:\n" << seed);
  Dice dice(seed + 2'000'000'011);
  const Content base = base_content(dice);
  const Content first = next_content(dice, base);
  const Content both = next_content(dice, first, "sau");
  std::vector<std::function<void(Hand&)>> edits;
  edit_unrelated(dice, base, {&first, &both}, edits);
  const auto by_hand = [&](const std::string& bytes) {
    Hand hand(bytes);
    for (const auto& edit : edits) edit(hand);
    return hand.bytes();
  };
  const std::string file = made(base);
  const Merged hand_first = merged(by_hand(file), made(both));
  const Merged hand_last = merged(file, made(both));
  const Merged step = merged(by_hand(file), made(first));
  const Merged in_two = merged(step.bytes, made(both));
  save("in-two", seed, in_two.bytes);
  const std::string between = by_hand(merged(file, made(first)).bytes);
  REQUIRE_FALSE((hand_first.bytes.empty() || in_two.bytes.empty()));
  CHECK(hand_first.conflicts == 0);
  const auto wanted = text_of(hand_first.bytes);
  CHECK(text_of(by_hand(hand_last.bytes)) == wanted);
  CHECK(text_of(in_two.bytes) == wanted);
  CHECK(text_of(merged(between, made(both)).bytes) == wanted);
}

}  // namespace

TEST_CASE("the order of unrelated edits does not matter") {
  for_each_seed(200, check_order);
}

TEST_CASE("nothing by hand is lost, new data stand elsewhere, twice is once") {
  for_each_seed(400, check_case);
}
