#include "pdf/codes.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace vanthu::pdf;

TEST_CASE("CIDs are numbers moved up over the space's; from 240 on codes have two bytes") {
  const std::vector<std::uint16_t> glyphs{3, 40, 50, 60, 70, 80};
  const Codes codes(glyphs, {1, 31, 32, 238, 239, 700}, 100, 3);
  CHECK(codes.of(3) == 32);
  CHECK(codes.of(40) == 31);
  CHECK(codes.of(50) == 33);
  CHECK(codes.of(60) == 0xEF);
  CHECK(codes.of(70) == 0xF0F0);
  CHECK(codes.of(80) == 0xF2BD);
  std::vector<int> cids;
  for (const Codes::Glyph& glyph : codes.glyphs()) cids.push_back(glyph.cid);
  CHECK(cids == std::vector<int>{31, 32, 33, 239, 240, 701});
}

TEST_CASE("the CMap turns codes into CIDs") {
  CHECK(Codes({3, 40}, {1, 2}, 100, 3)
            .cmap()
            .find("1 begincodespacerange\n<00><EF>\nendcodespacerange\n"
                  "1 begincidrange\n<00><EF>0\nendcidrange\n") != std::string::npos);
  // 9.7.6.2: the codes of one range differ in the last byte only.
  CHECK(Codes({3, 40}, {1, 300}, 100, 3)
            .cmap()
            .find("2 begincodespacerange\n<00><EF>\n<F000><FFFF>\nendcodespacerange\n"
                  "3 begincidrange\n<00><EF>0\n<F000><F0FF>0\n<F100><F1FF>256\n") !=
        std::string::npos);
}

TEST_CASE("the map from CIDs to numbers has a row a CID, as differences") {
  const std::string rows = Codes({3, 40, 50}, {1, 2, 3}, 100, 3).numbers_by_cid();
  REQUIRE(rows.size() == 33 * 3);
  const auto row = [&](std::size_t cid) { return rows.substr(cid * 3, 3); };
  CHECK(row(1) == std::string("\2\0\0", 3));  // the space's number is no CID of another
  CHECK(row(2) == std::string("\2\0\2", 3));
  CHECK(row(3) == std::string("\2\0\1", 3));
  CHECK(row(4) == std::string("\2\0\xFD", 3));
  CHECK(row(32) == std::string("\2\0\1", 3));
}
