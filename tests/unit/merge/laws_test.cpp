// What holds for every edit by hand and every change of data: a generator of both, fixed seeds.
//
// VANTHU_MERGE_CASES says how many cases (tests/README.md); what failed is told with its seed.

#include <algorithm>
#include <cstdlib>
#include <set>

#include "annex_support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

// Numerical Recipes' constants; only the upper bits are used.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % count);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

const std::vector<std::string> vocabulary{"tỷ",    "lệ",  "nữ",   "đạt", "từ",   "trở",
                                          "lên",   "xã",  "thôn", "năm", "tăng", "kế",
                                          "hoạch", "60%", "1,6",  "hộ"};

std::string sentence(Dice& dice, const std::string& mark) {
  std::string text = mark;
  for (std::size_t i = 2 + dice.below(9); i > 0; --i) {
    text += ' ' + vocabulary[dice.below(vocabulary.size())];
  }
  return text;
}

// Every block says its own name first, so that it is known in any text.
Content base_content(Dice& dice) {
  Content content;
  int count = 0;
  const auto mark = [&] { return "k" + std::to_string(++count) + "k"; };
  for (std::size_t i = 2 + dice.below(4); i > 0; --i) {
    const std::string name = mark();
    content.opening.push_back({"doan-" + name, sentence(dice, name)});
  }
  const auto rows = [&](std::vector<Cells>& out, const char* stem) {
    for (std::size_t i = 2 + dice.below(4); i > 0; --i) {
      const std::string name = mark();
      out.push_back({stem + name, {name, sentence(dice, name + "b"), sentence(dice, name + "c")}});
    }
  };
  rows(content.rows, "b:");
  content.closing.push_back({"ket", sentence(dice, mark())});
  rows(content.annex_rows, "p:");
  return content;
}

std::string with_word_changed(Dice& dice, const std::string& text, const std::string& word) {
  std::vector<std::size_t> starts;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    starts.push_back(at + 1);
  }
  if (starts.empty()) return text + ' ' + word;
  const std::size_t begin = starts[dice.below(starts.size())];
  const std::size_t end = std::min(text.find(' ', begin), text.size());
  return text.substr(0, begin) + word + text.substr(end);
}

Content next_content(Dice& dice, const Content& base) {
  Content next = base;
  int count = 0;
  const auto fresh = [&] { return "moi" + std::to_string(++count); };
  for (std::size_t i = 1 + dice.below(4); i > 0; --i) {
    std::vector<Cells>& rows = dice.one_in(2) ? next.rows : next.annex_rows;
    switch (dice.below(7)) {
      case 0: {
        Line& line = next.opening[dice.below(next.opening.size())];
        line.text = with_word_changed(dice, line.text, fresh());
        break;
      }
      case 1: {
        std::string& text = rows[dice.below(rows.size())].texts[1 + dice.below(2)];
        text = with_word_changed(dice, text, fresh());
        break;
      }
      case 2: {
        const std::string name = fresh();
        next.opening.insert(
            next.opening.begin() + static_cast<std::ptrdiff_t>(dice.below(next.opening.size() + 1)),
            {"doan-" + name, sentence(dice, name)});
        break;
      }
      case 3: {
        const std::string name = fresh();
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(dice.below(rows.size() + 1)),
                    {"b:" + name, {name, sentence(dice, name + "b"), ""}});
        break;
      }
      case 4:
        if (next.opening.size() > 1) {
          next.opening.erase(next.opening.begin() +
                             static_cast<std::ptrdiff_t>(dice.below(next.opening.size())));
        }
        break;
      case 5:
        if (rows.size() > 1) {
          rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(dice.below(rows.size())));
        }
        break;
      default:
        std::swap(rows[dice.below(rows.size())], rows[dice.below(rows.size())]);
    }
  }
  return next;
}

struct Edited {
  std::string bytes;
  std::set<std::string> touched;   // names of blocks that the hand has changed
  std::vector<std::string> typed;  // words that must not be lost
};

Edited edited_by_hand(Dice& dice, const Content& base, const std::string& file) {
  Edited edited;
  Hand hand(file);
  int count = 0;
  std::set<std::string> gone;
  // A name that still stands: of a paragraph, or of a cell ("k5kb").
  const auto choose = [&](bool row) -> std::string {
    for (int i = 0; i < 20; ++i) {
      std::string name;
      if (row) {
        const auto& rows = dice.one_in(2) ? base.rows : base.annex_rows;
        name = rows[dice.below(rows.size())].texts[0];
      } else {
        name = base.opening[dice.below(base.opening.size())].key.substr(5);
      }
      if (!gone.contains(name)) return name;
    }
    return {};
  };
  for (std::size_t i = dice.below(5); i > 0; --i) {
    const bool row = dice.one_in(2);
    const std::string name = choose(row);
    if (name.empty()) continue;
    const std::string words = name + (row ? (dice.one_in(2) ? "b" : "c") : "");
    const std::string typed = "tay" + std::to_string(++count) + "y";
    switch (dice.below(8)) {
      case 0:
      case 1:
        hand.replace(words, words + ' ' + typed);
        edited.typed.push_back(typed);
        edited.touched.insert(name);
        break;
      case 2:
        if (row) {
          hand.insert_row_behind(words, {typed, "hàng thêm", ""});
        } else {
          hand.insert_paragraph_behind(words, typed + " đoạn thêm");
        }
        edited.typed.push_back(typed);
        break;
      case 3:
        if (row) {
          hand.delete_row(words);
        } else {
          hand.delete_paragraph(words);
        }
        gone.insert(name);
        edited.touched.insert(name);
        break;
      case 4:
        hand.embolden(words);
        break;
      case 5:
      case 6:
        hand.split(words);
        break;
      default: {
        // The last word of the paragraph or cell, whichever it is.
        const auto lines = text_of(hand.bytes());
        for (const std::string& line : lines) {
          const std::size_t at = line.find(words + ' ');
          if (at == std::string::npos) continue;
          hand.replace(words + ' ', words + ' ' + typed + ' ');
          edited.typed.push_back(typed);
          edited.touched.insert(name);
          break;
        }
      }
    }
  }
  if (dice.one_in(6)) hand.add_column("Ghi chú");
  edited.bytes = hand.bytes();
  // What was typed and thrown away again is nobody's loss.
  const auto lines = text_of(edited.bytes);
  std::erase_if(edited.typed, [&](const std::string& word) { return !holds(lines, word); });
  return edited;
}

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

std::size_t case_count() {
  const char* wanted = std::getenv("VANTHU_MERGE_CASES");
  return wanted == nullptr ? 400 : static_cast<std::size_t>(std::strtoul(wanted, nullptr, 10));
}

void check_case(std::uint64_t seed) {
  INFO("seed " << seed);
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

TEST_CASE("show a case", "[.show]") {
  const char* wanted = std::getenv("VANTHU_MERGE_SEED");
  if (wanted == nullptr) return;
  const std::uint64_t seed = std::strtoull(wanted, nullptr, 10);
  Dice dice(seed);
  const Content base = base_content(dice);
  const Content next = next_content(dice, base);
  const std::string file = made(base);
  const std::string ours = made(next);
  const Edited edited = edited_by_hand(dice, base, file);
  const Merged result = merged(edited.bytes, ours);
  const auto print = [](const char* title, const std::vector<std::string>& lines) {
    std::printf("--- %s\n", title);
    for (const std::string& line : lines) std::printf("  %s\n", line.c_str());
  };
  print("base", text_of(file));
  print("edited", text_of(edited.bytes));
  print("ours", text_of(ours));
  print("result", text_of(result.bytes, Marks::Both));
  for (const auto& one : result.said)
    std::printf("%s\n", message(one, Language::Vietnamese).c_str());
  const Merged again = merged(result.bytes, ours);
  print("again", text_of(again.bytes, Marks::Both));
  for (const auto& one : again.said)
    std::printf("%s\n", message(one, Language::Vietnamese).c_str());
  std::FILE* out = std::fopen("/tmp/mg/case.xml", "w");
  std::fputs(main_part(result.bytes).c_str(), out);
  std::fclose(out);
  out = std::fopen("/tmp/mg/case2.xml", "w");
  std::fputs(main_part(again.bytes).c_str(), out);
  std::fclose(out);
}

TEST_CASE("nothing by hand is lost, new data stand elsewhere, twice is once") {
  const std::size_t count = case_count();
  for (std::uint64_t seed = 1; seed <= count; ++seed) check_case(seed);
}
