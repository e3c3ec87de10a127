// An edited file takes in new data: whole annexes, headers and footers.

#include <algorithm>

#include "annex_support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

TEST_CASE("a whole annex that is new comes with its section") {
  Content more = sample_content();
  more.second_annex = true;
  more.opening[1].text = "- Chỉ tiêu 1: Khác.";
  const std::string ours = made(more);
  const Merged result = merged(made(sample_content()), ours);
  CHECK(result.place(Code::AnnexSectionAdded) == "Phụ lục II");
  CHECK(text_of(result.bytes) == text_of(ours));
  CHECK(section_count(result.bytes) == 3);
  check_sound(result, ours);

  const Merged tracked = merged(made(sample_content()), ours, {.track = true});
  CHECK(text_of(tracked.bytes, Marks::Rejected) == text_of(made(sample_content())));
  CHECK(text_of(tracked.bytes) == text_of(ours));
  CHECK(main_part(tracked.bytes).find("<w:sectPrChange") != std::string::npos);
  check_sound(tracked, ours);
  // What people have typed behind the end stays in front of it.
  const std::string edited =
      Hand(made(sample_content())).insert_paragraph_behind("Hết phụ lục.", "Tay cuối.").bytes();
  const Merged behind = merged(edited, ours);
  const auto lines = text_of(behind.bytes);
  CHECK(std::find(lines.begin(), lines.end(), "Tay cuối.") <
        std::find(lines.begin(), lines.end(), "Phụ lục II"));
  check_sound(behind, ours);
}

TEST_CASE("a new annex between others, and two at the end") {
  Content one = sample_content();
  one.annexes = {"x"};
  Content three = sample_content();
  three.annexes = {"w", "x", "y", "z"};
  const std::string ours = made(three);
  for (const bool track : {false, true}) {
    const Merged result = merged(made(one), ours, {.track = track});
    CHECK(result.count(Code::AnnexSectionAdded) == 3);
    CHECK(text_of(result.bytes) == text_of(ours));
    CHECK(text_of(result.bytes, Marks::Rejected) ==
          (track ? text_of(made(one)) : text_of(ours)));
    CHECK(section_count(result.bytes) == 6);
    check_sound(result, ours);

    const Merged back = merged(ours, made(one), {.track = track});
    CHECK(back.count(Code::AnnexSectionRemoved) == 3);
    CHECK(text_of(back.bytes) == text_of(made(one)));
    CHECK(section_count(back.bytes) == (track ? 6 : 3));
    CHECK(back.has(Code::AnnexSectionBreak) == track);
    check_sound(back, made(one));
  }
}

TEST_CASE("a header follows the new version where nobody has touched it") {
  Content content = sample_content();
  content.annexes = {"w"};
  content.headers_of = {{"w", "Đầu trang w"}};
  const std::string file = made(content);
  content.headers_of = {{"w", "Đầu mỗi trang w"}};
  const std::string ours = made(content);
  const merge::FurnitureTexts base{{"pl-w header", "Đầu trang w"}};
  const Merged result = merged(file, ours, {.furniture = base});
  CHECK(headers_of(result.bytes) == headers_of(ours));
  CHECK(result.place(Code::AnnexChanged) == "đầu trang");
  CHECK((merged(result.bytes, ours, {.furniture = {{"pl-w header", "Đầu mỗi trang w"}}}).bytes ==
         result.bytes));
  const Merged tracked = merged(file, ours, {.track = true, .furniture = base});
  CHECK(headers_of(tracked.bytes) == headers_of(ours));
  CHECK(faults_of(tracked.bytes) == std::vector<std::string>{});

  const std::string edited = Hand(file).part("word/header1.xml", "Đầu trang w", "Của tôi").bytes();
  const Merged kept = merged(edited, ours, {.furniture = base});
  CHECK(kept.place(Code::AnnexFurnitureKept) == "đầu trang");
  CHECK(headers_of(kept.bytes) == headers_of(edited));
}

TEST_CASE("a whole annex that is gone goes with its section, unless people have worked in it") {
  Content more = sample_content();
  more.second_annex = true;
  const std::string ours = made(sample_content());
  const Merged less = merged(made(more), ours);
  CHECK(less.place(Code::AnnexSectionRemoved) == "Phụ lục II");
  CHECK(text_of(less.bytes) == text_of(ours));
  CHECK(section_count(less.bytes) == 2);
  check_sound(less, ours);

  const std::string edited =
      Hand(made(more)).insert_paragraph_behind("Hết phụ lục thứ hai.", "Chữ tay.").bytes();
  const Merged kept = merged(edited, ours);
  CHECK(kept.conflicts == 1);
  CHECK(kept.place(Code::AnnexSectionKept) == "Phụ lục II");
  CHECK(text_of(kept.bytes, Marks::Rejected) == text_of(edited));
  CHECK_FALSE(holds(text_of(kept.bytes), "Phụ lục II"));
  check_sound(kept, ours);

  const std::string open = Hand(made(more)).replace_tracked("thứ hai", "thứ 2", "Bình").bytes();
  CHECK(merged(open, ours).has(Code::AnnexOpenChanges));
}

TEST_CASE("an annex brings its header along, and leaves the next one its own") {
  Content plain = sample_content();
  plain.annexes = {"x"};
  Content headed = sample_content();
  headed.annexes = {"w", "x"};
  headed.headers_of = {{"w", "Đầu trang w"}};
  const std::string ours = made(headed);
  const Merged result = merged(made(plain), ours);
  CHECK(text_of(result.bytes) == text_of(ours));
  CHECK(headers_of(result.bytes) == headers_of(ours));
  check_sound(result, ours);
  const Merged back = merged(ours, made(plain));
  CHECK(headers_of(back.bytes) == headers_of(made(plain)));
  check_sound(back, made(plain));
}

TEST_CASE("neighbouring annexes come and go together, each with its header") {
  const std::vector<std::string> keys{"u", "v", "w", "x"};
  // Of each annex no header, one that its neighbours may share, or one of its own.
  for (unsigned form = 0; form < 81; ++form) {
    Content all = sample_content();
    all.annexes = keys;
    for (unsigned i = 0, rest = form; i < keys.size(); ++i, rest /= 3) {
      if (rest % 3 == 1) all.headers_of[keys[i]] = "Đầu trang chung";
      if (rest % 3 == 2) all.headers_of[keys[i]] = "Đầu trang " + keys[i];
    }
    const std::string whole = made(all);
    for (unsigned kept = 0; kept < 16; ++kept) {
      if ((form + kept) % 4 != 0) continue;  // every pair of choices is among the rest
      Content some = all;
      some.annexes.clear();
      for (unsigned i = 0; i < keys.size(); ++i) {
        if ((kept >> i & 1U) != 0) some.annexes.push_back(keys[i]);
      }
      INFO("headers " << form << ", kept " << kept);
      const std::string part = made(some);
      const Merged gone = merged(whole, part);
      CHECK(headers_of(gone.bytes) == headers_of(part));
      CHECK(text_of(gone.bytes) == text_of(part));
      CHECK((merged(gone.bytes, part).bytes == gone.bytes));
      const Merged back = merged(part, whole);
      CHECK(headers_of(back.bytes) == headers_of(whole));
      CHECK(text_of(back.bytes) == text_of(whole));
      CHECK((merged(back.bytes, whole).bytes == back.bytes));
      CHECK(faults_of(back.bytes) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("only the annexes that are named take the new data") {
  Content next = with_target("- Chỉ tiêu 1: Khác.");
  next.annex_rows[0].texts[1] = "Báo cáo tháng";
  const std::string ours = made(next);
  const Merged result = merged(made(sample_content()), ours, {.only = {"i"}});
  CHECK(holds(text_of(result.bytes), "Báo cáo tháng"));
  CHECK_FALSE(holds(text_of(result.bytes), "Khác."));
  // The rest is as it was for the next run.
  CHECK(text_of(merged(result.bytes, ours).bytes) == text_of(ours));
  const Merged refused = merged(made(sample_content()), ours, {.only = {"IV"}});
  CHECK(refused.place(Code::AnnexOnlyUnknown) == "IV");
}
