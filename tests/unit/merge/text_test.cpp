// Words of texts compared, and three versions of one merged.

#include "merge/text_diff.h"
#include "merge/text_merge.h"
#include "support/catch.h"

using namespace vanthu;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  for (const merge::TextRange& word : merge::split_words(text)) result.emplace_back(word.of(text));
  return result;
}

// "[old→new]" for what differs.
std::string shown(std::string_view one, std::string_view other) {
  std::string result;
  std::uint32_t done = 0;
  for (const merge::Hunk& hunk : merge::diff(one, other)) {
    result += one.substr(done, hunk.old_text.begin - done);
    result.append("[").append(hunk.old_text.of(one)).append("→");
    result.append(hunk.new_text.of(other)).append("]");
    done = hunk.old_text.end;
  }
  return result += one.substr(done);
}

// Hand's words plain, ours in <>, conflicts in {hand|ours}.
std::string merged(std::string_view base, std::string_view edited, std::string_view ours) {
  std::string result;
  for (const merge::Chunk& chunk : merge::merge_texts(base, edited, ours)) {
    switch (chunk.kind) {
      case merge::Chunk::Kind::Same:
      case merge::Chunk::Kind::Hand:
        result += chunk.edited.of(edited);
        break;
      case merge::Chunk::Kind::Ours:
        result.append("<").append(chunk.ours.of(ours)).append(">");
        break;
      case merge::Chunk::Kind::Conflict:
        result.append("{").append(chunk.edited.of(edited)).append("|");
        result.append(chunk.ours.of(ours)).append("}");
        break;
    }
  }
  return result;
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
  const auto hunks = merge::diff(one, other);
  REQUIRE_FALSE(hunks.empty());
  CHECK(hunks.front().old_text.begin == 0);
  CHECK(hunks.back().new_text.end == other.size() - 1);
}

TEST_CASE("likeness is the share of words that stand in both") {
  CHECK(merge::similarity("", "") == 1000);
  CHECK(merge::similarity("a b c d", "a b c d") == 1000);
  CHECK(merge::similarity("a b c d", "a b x d") == 750);
  CHECK(merge::similarity("a b", "c d") == 0);
}

TEST_CASE("changes of different words are both taken, of the same words are a conflict") {
  const auto [base, edited, ours, expected] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"đạt 60% năm nay", "đạt 60% năm nay", "đạt 65% năm nay", "đạt <65>% năm nay"},
          {"đạt 60% năm nay", "đạt 70% năm nay", "đạt 60% năm nay", "đạt 70% năm nay"},
          {"đạt 60% năm nay", "đạt 60% năm 2027", "đạt 65% năm nay", "đạt <65>% năm 2027"},
          {"đạt 60% năm nay", "đạt 70% năm nay", "đạt 65% năm nay", "đạt {70|65}% năm nay"},
          {"đạt 60% năm nay", "đạt 65% năm nay", "đạt 65% năm nay", "đạt 65% năm nay"},
          {"một hai", "một hai ba", "một hai bốn", "một hai{ ba| bốn}"},
          {"một hai ba", "một ba", "một hai ba bốn", "một ba< bốn>"},
          {"", "tay", "", "tay"},
          {"", "", "ta", "<ta>"},
          {"", "tay", "ta", "{tay|ta}"},
          {"một hai ba", "", "một hai ba", ""},
          {"một hai ba", "một hai ba", "", "<>"},
      }));
  CHECK(merged(base, edited, ours) == expected);
}

TEST_CASE("a merge with one side unchanged is the other side") {
  const std::vector<std::string> texts{
      "", "a", "a b c", "a x c d", "đạt 60% trở lên", "b a c", "đạt ít nhất 65% trở lên."};
  for (const std::string& base : texts) {
    for (const std::string& other : texts) {
      std::string taken;
      for (const auto& chunk : merge::merge_texts(base, base, other)) {
        CHECK(chunk.kind != merge::Chunk::Kind::Conflict);
        taken += chunk.ours.of(other);
      }
      CHECK(taken == other);
      CHECK(merged(base, other, base) == other);
      CHECK(merged(base, other, other) == other);
    }
  }
}
