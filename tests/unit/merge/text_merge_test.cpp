// Three versions of one text merged.

#include "merge/text_merge.h"
#include "support/catch.h"

using namespace vanthu;

namespace {

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
