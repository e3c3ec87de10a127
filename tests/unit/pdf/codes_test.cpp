#include "pdf/codes.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace vanthu::pdf;

TEST_CASE("codes are numbers moved up over the space's, from 239 on of two bytes") {
  const std::vector<std::uint16_t> glyphs{3, 40, 50, 60, 70, 80};
  const Codes codes(glyphs, {1, 31, 32, 238, 239, 700}, 100, 3);
  CHECK(codes.of(3) == 32);
  CHECK(codes.of(40) == 31);
  CHECK(codes.of(50) == 33);
  CHECK(codes.of(60) == 0xEF);
  CHECK(codes.of(70) == 0xF0EF);
  CHECK(codes.of(80) == 0xF2BC);
}

TEST_CASE("the CMap turns codes into numbers again") {
  CHECK(Codes({3, 40}, {1, 2}, 100, 3)
            .cmap()
            .find("1 begincodespacerange\n<00><EF>\nendcodespacerange\n"
                  "3 begincidrange\n<00><1F>0\n<20><20>1\n<21><EF>32\nendcidrange\n") !=
        std::string::npos);
  // No space in use: nothing for its code.
  CHECK(Codes({40}, {1}, 100, 3).cmap().find("2 begincidrange\n<00><1F>0\n<21><EF>32\n") !=
        std::string::npos);
  // 9.7.6.2: the codes of one range differ in the last byte only.
  CHECK(Codes({3, 40}, {1, 300}, 100, 3)
            .cmap()
            .find("2 begincodespacerange\n<00><EF>\n<F000><FFFF>\nendcodespacerange\n"
                  "5 "
                  "begincidrange\n<00><1F>0\n<20><20>1\n<21><EF>32\n<F000><F0FF>0\n<F100><F1FF>"
                  "256\n") != std::string::npos);
}
