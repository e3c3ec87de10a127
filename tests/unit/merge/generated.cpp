#include "generated.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "support/catch.h"

namespace vanthu::test {
namespace {

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

}  // namespace

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

Content next_content(Dice& dice, const Content& base, const std::string& stem) {
  Content next = base;
  int count = 0;
  const auto fresh = [&] { return stem + std::to_string(++count); };
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
    std::string words = name + (row ? (dice.one_in(2) ? "b" : "c") : "");
    if (row && !holds(text_of(hand.bytes()), words)) words = name + "b";  // a cell without words
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

void add_headings(Dice& dice, Content& base, Content& next) {
  if (dice.one_in(3)) return;
  base.contents = next.contents = true;
  for (Line& line : base.opening) line.is_heading = !dice.one_in(3);
  for (Line& line : next.opening) {
    const auto known = std::find_if(base.opening.begin(), base.opening.end(),
                                    [&](const Line& one) { return one.key == line.key; });
    line.is_heading = known == base.opening.end() ? dice.one_in(2) : known->is_heading;
  }
}

void edit_more(Dice& dice, const Content& base, Edited& edited) {
  Hand hand(edited.bytes);
  for (std::size_t i = dice.below(3); i > 0; --i) {
    const Line& line = base.opening[dice.below(base.opening.size())];
    const std::string name = line.key.substr(5) + ' ';
    const std::string typed = "them" + std::to_string(i) + "y";
    const auto stands = text_of(hand.bytes());
    const auto is_line = [&](const std::string& one) {
      return one.starts_with(name) && one.find('\t') == std::string::npos;
    };
    if (std::none_of(stands.begin(), stands.end(), is_line)) continue;
    switch (dice.below(6)) {
      case 0:
        hand.add(Hand::Extra::Footnote, name, typed);
        edited.has_more.insert(line.key);
        break;
      case 1:
        hand.add(Hand::Extra::Comment, name, typed);
        edited.has_more.insert(line.key);
        break;
      case 2:
        hand.add(Hand::Extra::Picture, name, typed);
        edited.has_more.insert(line.key);
        break;
      case 3:
        hand.insert_heading_behind(name, typed + " đề mục");
        edited.typed.push_back(typed);
        break;
      case 4:
        if (!base.contents || !line.is_heading) break;
        hand.replace_in_contents(name, name + typed + ' ');
        edited.typed.push_back(typed);
        edited.in_contents = true;
        break;
      default:
        if (!base.contents) break;
        hand.insert_paragraph_behind(name, typed);
        edited.typed.push_back(typed);
        break;
    }
  }
  edited.bytes = hand.bytes();
  const auto lines = text_of(edited.bytes);
  std::erase_if(edited.typed, [&](const std::string& word) { return !holds(lines, word); });
}

void for_each_seed(std::size_t count, const std::function<void(std::uint64_t)>& check) {
  std::ifstream known(VANTHU_SOURCE_DIR "/tests/unit/merge/seeds.txt");
  REQUIRE(known);
  std::uint64_t replayed = 0;
  for (std::string line; std::getline(known, line);) {
    if (line.empty() || line[0] == '#') continue;
    check(std::strtoull(line.c_str(), nullptr, 10));
    ++replayed;
  }
  CHECK(replayed > 0);
  const char* wanted = std::getenv("VANTHU_MERGE_CASES");
  if (wanted != nullptr) count = static_cast<std::size_t>(std::strtoul(wanted, nullptr, 10));
  for (std::uint64_t seed = 1; seed <= count; ++seed) check(seed);
}

void save(const std::string& kind, std::uint64_t seed, const std::string& bytes) {
  const char* folder = std::getenv("VANTHU_MERGE_SAVE");
  if (folder == nullptr) return;
  std::ofstream out(std::string(folder) + '/' + kind + '-' + std::to_string(seed) + ".docx",
                    std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(out.flush());
}

}  // namespace vanthu::test
