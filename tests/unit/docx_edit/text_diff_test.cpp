// Words of texts compared.

#include "docx/edit/text_diff.h"
#include "support/catch.h"

using namespace vanthu;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  for (const docx::edit::TextRange& word : docx::edit::split_words(text))
    result.emplace_back(word.of(text));
  return result;
}

// "[old→new]" for what differs.
std::string shown(std::string_view one, std::string_view other) {
  std::string result;
  std::uint32_t done = 0;
  for (const docx::edit::Hunk& hunk : docx::edit::diff(one, other)) {
    result += one.substr(done, hunk.old_text.begin - done);
    result.append("[").append(hunk.old_text.of(one)).append("→");
    result.append(hunk.new_text.of(other)).append("]");
    done = hunk.old_text.end;
  }
  return result += one.substr(done);
}

}  // namespace

TEST_CASE("words are what spaces and marks part") {
  CHECK(words("") == std::vector<std::string>{});
  CHECK(words("đạt 60%, tức 1,6 lần.") == std::vector<std::string>{"đạt", " ", "60", "%", ",", " ",
                                                                   "tức", " ", "1,6", " ", "lần",
                                                                   "."});
  CHECK(words("05/KH-UBND") == std::vector<std::string>{"05", "/", "KH", "-", "UBND"});
  CHECK(words("ngày 15/6/2026") == std::vector<std::string>{"ngày", " ", "15/6/2026"});
  // A tone written apart belongs to its letter.
  CHECK(words("tiê\xCC\x81ng") == std::vector<std::string>{"tiê\xCC\x81ng"});
}

TEST_CASE("what differs is told word by word") {
  const auto [one, other, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"", "", ""},
      {"a b", "a b", "a b"},
      {"đạt 60% trở lên", "đạt 65% trở lên", "đạt [60→65]% trở lên"},
      {"Công an xã", "Trạm Y tế xã", "[Công an→Trạm Y tế] xã"},
      {"a b c", "a c", "a [b →]c"},
      {"a c", "a b c", "a [→b ]c"},
      {"", "mới", "[→mới]"},
      {"cũ", "", "[cũ→]"},
      {"a a a b", "a a b", "a a [a →]b"},
      {"xã Phú Thịnh, tỉnh Hòa An", "phường Phú Thọ, tỉnh Hòa An",
       "[xã→phường] Phú [Thịnh→Thọ], tỉnh Hòa An"},
  }));
  CHECK(shown(one, other) == expected);
}

TEST_CASE("a long text is compared in time that grows with its length") {
  // No word stands in both: nothing to hold on to.
  std::string one, other;
  for (int i = 0; i < 20'000; ++i) {
    one += "a" + std::to_string(i) + ' ';
    other += "b" + std::to_string(i) + ' ';
  }
  const auto hunks = docx::edit::diff(one, other);
  REQUIRE_FALSE(hunks.empty());
  CHECK(hunks.front().old_text.begin == 0);
  CHECK(hunks.back().new_text.end == other.size() - 1);
}

TEST_CASE("likeness is the share of words that stand in both") {
  CHECK(docx::edit::similarity("", "") == 1000);
  CHECK(docx::edit::similarity("a b c d", "a b c d") == 1000);
  CHECK(docx::edit::similarity("a b c d", "a b x d") == 750);
  CHECK(docx::edit::similarity("a b", "c d") == 0);
}
