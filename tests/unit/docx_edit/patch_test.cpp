// Bytes of a part replaced, in any order of the calls.

#include "docx/edit/patch.h"
#include "support/catch.h"

using vanthu::docx::edit::PartPatch;

TEST_CASE("an empty patch changes nothing") {
  PartPatch patch;
  CHECK(patch.empty());
  CHECK(patch.applied("abc") == "abc");
}

TEST_CASE("changes stand where they belong, whatever the order of the calls") {
  PartPatch patch;
  patch.remove({4, 5});
  patch.replace({1, 2}, "BB");
  patch.insert(0, "<");
  patch.insert(5, ">");
  CHECK(patch.applied("abcde") == "<aBBcd>");
}

TEST_CASE("what is put at one place stands in the order of the calls, before a stretch that goes") {
  PartPatch patch;
  patch.remove({1, 2});
  patch.insert(1, "1");
  patch.insert(1, "2");
  CHECK(patch.applied("abc") == "a12c");
}

TEST_CASE(
    "what is to be first stands before what was put there earlier, and behind what ends there") {
  PartPatch patch;
  patch.replace({0, 1}, "A");
  patch.insert(1, "1");
  patch.insert_first(1, "0");
  patch.remove({1, 2});
  CHECK(patch.applied("abc") == "A01c");
}

TEST_CASE("a change inside a range that another one replaces is dropped") {
  PartPatch patch;
  patch.replace({0, 3}, "X");
  patch.replace({1, 2}, "Y");
  CHECK(patch.applied("abcd") == "Xd");
}

TEST_CASE("a stretch that is cut changes no more") {
  PartPatch patch;
  patch.replace({1, 2}, "B");
  patch.insert(3, "+");
  CHECK(patch.cut("abcd", {0, 2}) == "aB");
  CHECK(patch.applied("abcd") == "c+d");
}
