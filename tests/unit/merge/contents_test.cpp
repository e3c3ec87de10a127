// The table of contents of an edited file follows its headings.

#include "annex_support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

using Lines = std::vector<std::string>;

namespace {

Content headed() {
  Content content = sample_content();
  content.contents = true;
  content.opening = {{"i", "I. Mục tiêu", true},    {"i-1", "Lời của mục một."},
                     {"ii", "II. Giải pháp", true}, {"ii-1", "Lời của mục hai."},
                     {"iii", "III. Tổ chức", true}, {"iii-1", "Lời của mục ba."}};
  return content;
}

// What the table says when each of its lines follows its heading, in either way of running.
void check_contents(const std::string& edited, const std::string& ours, const Lines& expected) {
  const Merged result = merged(edited, ours);
  CHECK(contents_of(result.bytes) == expected);
  check_sound(result, ours);
  const Merged tracked = merged(edited, ours, {.track = true});
  CHECK(faults_of(tracked.bytes) == Lines{});
  CHECK(contents_of(tracked.bytes) == expected);
  CHECK(text_of(tracked.bytes, Marks::Rejected) == text_of(edited));
  CHECK(text_of(tracked.bytes) == text_of(result.bytes));
  CHECK((merged(tracked.bytes, ours, {.track = true}).bytes == tracked.bytes));
  CHECK((merged(tracked.bytes, ours).bytes == tracked.bytes));
}

}  // namespace

TEST_CASE("lines of the table of contents follow the data") {
  const std::string file = made(headed());
  REQUIRE(contents_of(file) ==
          Lines{"I. Mục tiêu\t1", "II. Giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
  Content next = headed();
  SECTION("changed words") {
    next.opening[2].text = "II. Giải pháp chủ yếu";
    check_contents(
        file, made(next),
        {"I. Mục tiêu\t1", "II. Giải pháp chủ yếu\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
    const Merged result = merged(file, made(next));
    CHECK(result.place(Code::AnnexContentsRefreshed) == "1");
    CHECK_FALSE(result.has(Code::AnnexContentsStale));
  }
  SECTION("a new heading between others, with the page it has in the new document") {
    next.opening.insert(next.opening.begin() + 4, {"moi", "Mục mới", true});
    check_contents(
        file, made(next),
        {"I. Mục tiêu\t1", "II. Giải pháp\t2", "Mục mới\t3", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("a new one in front of all, where the field begins") {
    next.opening.insert(next.opening.begin(), {"moi", "Mục mới", true});
    check_contents(
        file, made(next),
        {"Mục mới\t1", "I. Mục tiêu\t1", "II. Giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("the first one goes, and the field's beginning stays") {
    next.opening.erase(next.opening.begin());
    check_contents(file, made(next), {"II. Giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("one goes, another comes in its place") {
    next.opening[2] = {"moi", "Mục mới", true};
    check_contents(file, made(next),
                   {"I. Mục tiêu\t1", "Mục mới\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("in another order") {
    std::swap(next.opening[2], next.opening[4]);
    const Merged result = merged(file, made(next));
    CHECK(contents_of(result.bytes) ==
          Lines{"I. Mục tiêu\t1", "III. Tổ chức\t3", "II. Giải pháp\t2", "Phụ lục I\t4"});
    check_sound(result, made(next));
  }
  SECTION("nothing of it changes: its pages may be old") {
    next.opening[1].text = "Lời khác.";
    const Merged result = merged(file, made(next));
    CHECK(contents_of(result.bytes) == contents_of(file));
    CHECK(result.has(Code::AnnexContentsStale));
    check_sound(result, made(next));
  }
}

TEST_CASE("the last line goes or comes, and the field's end stays") {
  Content one = headed();
  one.annex_rows.clear();
  Content two = one;
  two.annexes = {"II"};
  // "Phụ lục II" is no heading of the table; the last heading of the text is.
  Content no_third = headed();
  no_third.opening.erase(no_third.opening.begin() + 4);
  check_contents(made(headed()), made(no_third),
                 {"I. Mục tiêu\t1", "II. Giải pháp\t2", "Phụ lục I\t4"});
  check_contents(made(no_third), made(headed()),
                 {"I. Mục tiêu\t1", "II. Giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t3"});
}

TEST_CASE("a whole table of contents comes and goes") {
  Content without = headed();
  without.contents = false;
  const std::string file = made(headed());
  const std::string plain = made(without);
  check_contents(plain, file, contents_of(file));
  CHECK(text_of(merged(plain, file).bytes) == text_of(file));
  // Its lines lead to their headings, so that they follow from now on.
  Content next = headed();
  next.opening[2].text = "II. Giải pháp chủ yếu";
  check_contents(merged(plain, file).bytes, made(next),
                 {"I. Mục tiêu\t1", "II. Giải pháp chủ yếu\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
  check_contents(file, plain, {});
  CHECK(text_of(merged(file, plain).bytes) == text_of(plain));
  // Words by hand in it stay.
  const std::string edited = Hand(file).replace_in_contents("II. Giải pháp", "Phần hai").bytes();
  const Merged result = merged(edited, plain);
  CHECK(result.place(Code::AnnexConflictEdited) == "mục lục");
  CHECK(holds(contents_of(result.bytes, Marks::Rejected), "Phần hai"));
  check_sound(result, plain);
}

TEST_CASE("headings by hand are listed, words by hand in the table stay") {
  const std::string file = made(headed());
  Content next = headed();
  next.opening[0].text = "I. Mục tiêu chung";
  SECTION("a heading whose words somebody changed, and the table was not made anew") {
    const std::string edited = Hand(file).replace("Giải pháp", "Nhóm giải pháp").bytes();
    check_contents(
        edited, made(next),
        {"I. Mục tiêu chung\t1", "II. Nhóm giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
    // Also when the data are the same.
    check_contents(edited, made(headed()),
                   {"I. Mục tiêu\t1", "II. Nhóm giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("a heading that somebody typed") {
    const std::string edited =
        Hand(file).insert_heading_behind("Lời của mục hai.", "Đề mục gõ thêm").bytes();
    check_contents(edited, made(next),
                   {"I. Mục tiêu chung\t1", "II. Giải pháp\t2", "Đề mục gõ thêm\t2",
                    "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("a heading that somebody deleted") {
    const std::string edited = Hand(file).delete_paragraph("II. Giải pháp").bytes();
    check_contents(edited, made(next), {"I. Mục tiêu chung\t1", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("a line that somebody wrote anew stays, and is told when its heading changes") {
    const std::string edited =
        Hand(file).replace_in_contents("I. Mục tiêu", "Phần một: Mục tiêu").bytes();
    check_contents(
        edited, made(next),
        {"Phần một: Mục tiêu\t1", "II. Giải pháp\t2", "III. Tổ chức\t3", "Phụ lục I\t4"});
    CHECK(merged(edited, made(next)).place(Code::AnnexKept) == "mục lục");
    CHECK_FALSE(merged(edited, made(headed())).has(Code::AnnexKept));
  }
  SECTION("a line that somebody took out stays away") {
    const std::string edited = Hand(file).delete_from_contents("II. Giải pháp").bytes();
    check_contents(edited, made(next), {"I. Mục tiêu chung\t1", "III. Tổ chức\t3", "Phụ lục I\t4"});
  }
  SECTION("somebody's open changes in a line are left alone") {
    Content other = headed();
    other.opening[2].text = "II. Giải pháp khác";
    const std::string edited =
        Hand(file)
            .replace_in_contents("Giải pháp",
                                 "</w:t></w:r><w:ins w:id=\"901\" w:author=\"Bình\"><w:r><w:t>Các"
                                 "</w:t></w:r></w:ins><w:r><w:t>Giải pháp")
            .bytes();
    const Merged result = merged(edited, made(other));
    CHECK(contents_of(result.bytes) == contents_of(edited));
    CHECK(holds(text_of(result.bytes), "II. Giải pháp khác"));
    check_sound(result, made(other));
  }
}

TEST_CASE("what is proposed in a line follows what is proposed in its heading") {
  const std::string file = made(headed());
  Content next = headed();
  next.opening[2].text = "II. Giải pháp chính";
  const std::string tracked = merged(file, made(next), {.track = true}).bytes;
  CHECK(holds(contents_of(tracked), "II. Giải pháp chính\t2"));
  CHECK(contents_of(tracked, Marks::Rejected) == contents_of(file));
  next.opening[2].text = "II. Giải pháp trọng tâm";
  const Merged again = merged(tracked, made(next));
  CHECK(holds(text_of(again.bytes), "II. Giải pháp trọng tâm"));
  CHECK(holds(contents_of(again.bytes), "II. Giải pháp trọng tâm\t2"));
  CHECK(contents_of(again.bytes, Marks::Rejected) == contents_of(file));
  check_sound(again, made(next));
  // What is open stays open in both when the data say again what was there.
  const Merged back = merged(tracked, made(headed()));
  CHECK(contents_of(back.bytes) == contents_of(tracked));
  CHECK(holds(text_of(back.bytes), "II. Giải pháp chính"));
  check_sound(back, made(headed()));
}

TEST_CASE("a table of contents that Word made anew follows as well") {
  // Other bookmarks and styles, and the field ends in a paragraph of its own.
  const std::string file = made(headed());
  const std::string main = main_part(file);
  Hand hand(file);
  const std::size_t anchor = main.find("_Toc");
  const std::string name = main.substr(anchor, main.find('"', anchor) - anchor);
  for (std::string at = name; main_part(hand.bytes()).find(at) != std::string::npos;) {
    hand.part("word/document.xml", at, "_TOC_WORD_1");
  }
  for (int i = 0; i < 3; ++i) hand.part("word/document.xml", "_TOC_WORD_1", "_Toc000000777");
  hand.part("word/document.xml", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            "</w:p><w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
  Content next = headed();
  next.opening[0].text = "I. Mục tiêu chung";
  next.opening.insert(next.opening.begin() + 4, {"moi", "Mục mới", true});
  check_contents(hand.bytes(), made(next),
                 {"I. Mục tiêu chung\t1", "II. Giải pháp\t2", "Mục mới\t3", "III. Tổ chức\t3",
                  "Phụ lục I\t4"});
}
