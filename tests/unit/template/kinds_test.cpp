#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;
using templates::Kind;
using templates::Kinds;

TEST_CASE("the 29 kinds of Điều 7, 27 of them with a sign") {
  CHECK(kinds().all().size() == 29);
  int signs = 0, named = 0;
  for (const Kind& one : kinds().all()) {
    signs += one.sign ? 1 : 0;
    named += one.named ? 1 : 0;
    CHECK(kinds().find(one.code) == &one);
  }
  CHECK(signs == 27);
  CHECK(named == 27);
  REQUIRE(kinds().find("QyĐ"));
  CHECK(kinds().find("QyĐ")->name == "Quy định");
  CHECK_FALSE(kinds().find("CV")->named);
  CHECK(kinds().find("ThC")->name == "Thư công");
  CHECK(kinds().find("kh") == nullptr);
  CHECK(kinds().find("") == nullptr);
}

TEST_CASE("the three forms of copy have the signs of the same table") {
  CHECK(kinds().copies().size() == 3);
  REQUIRE(kinds().find_copy("TrS"));
  CHECK(kinds().find_copy("TrS")->name == "Bản trích sao");
  CHECK(kinds().find_copy("TrS")->form == "Trích sao");
  CHECK(kinds().find_copy("SY")->form == "Sao y");
  CHECK(kinds().find_copy("SL")->form == "Sao lục");
  CHECK(kinds().find_copy("KH") == nullptr);
  CHECK(kinds().find("SY") == nullptr);
}

TEST_CASE("a broken list of kinds is refused") {
  struct Row {
    std::string xml;
    std::string problem;
  };
  const std::vector<Row> rows = {
      {"<loai/>", "1:1 template-root-wrong"},
      {"<cac-loai><muc/></cac-loai>", "1:11 template-tag-unknown"},
      {"<cac-loai><loai ma=\"KH\"/></cac-loai>", "1:11 template-attribute-missing"},
      {"<cac-loai><loai ten=\"KH\"/></cac-loai>", "1:11 template-attribute-missing"},
      {"<cac-loai><loai ma=\"KH\" ten=\"K\" x=\"1\"/></cac-loai>",
       "1:33 template-attribute-unknown"},
      {"<cac-loai><loai ma=\"KH\" ten=\"K\" ten-loai=\"no\"/></cac-loai>",
       "1:43 template-attribute-value"},
      {"<cac-loai><loai ma=\"KH\" ten=\"K\"/><loai ma=\"KH\" ten=\"L\"/></cac-loai>",
       "1:34 kind-repeated"},
      {"<cac-loai><ban-sao ma=\"SY\" ten=\"S\"/></cac-loai>", "1:11 template-attribute-missing"},
      {"<cac-loai><ban-sao ma=\"S\" ten=\"S\" hinh-thuc=\"S\"/>"
       "<ban-sao ma=\"S\" ten=\"T\" hinh-thuc=\"T\"/></cac-loai>",
       "1:50 kind-repeated"},
  };
  for (const Row& row : rows) {
    INFO(row.xml);
    Result result;
    const FileId file = result.sources.add("kinds.xml", row.xml);
    CHECK_FALSE(Kinds::read(result.sources, file, result.diagnostics));
    CHECK(result.problems() == Problems{"kinds.xml " + row.problem});
  }
  Result broken;
  const FileId file = broken.sources.add("kinds.xml", "<cac-loai>");
  CHECK_FALSE(Kinds::read(broken.sources, file, broken.diagnostics));
  CHECK(broken.diagnostics.all().size() == 1);
}
