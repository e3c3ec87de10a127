#include "base/length.h"

#include <cstdint>
#include <limits>

#include "support/catch.h"

using vanthu::Length;

TEST_CASE("lengths: the three units are exact in EMU") {
  CHECK(Length().emu() == 0);
  CHECK(Length::twips(1).emu() == 635);
  CHECK(Length::pt(1).emu() == 12'700);
  CHECK(Length::mm(1).emu() == 36'000);
  CHECK(Length::pt(13.5).emu() == 171'450);
  CHECK(Length::pt(72) == Length::mm(25.4));
  CHECK(Length::twips(1440) == Length::pt(72));
  CHECK(Length::mm(210).mm() == 210.0);
  CHECK(Length::pt(14).pt() == 14.0);
  CHECK(Length::mm(-12.7) == -Length::mm(12.7));
  static_assert(Length::pt(0.05) == Length::twips(1));
}

TEST_CASE("lengths: to the nearest twip on both sides of zero") {
  for (std::int64_t twips = -3; twips <= 3; ++twips) {
    for (std::int64_t off = -317; off <= 317; ++off) {
      if (Length::emu(twips * 635 + off).twips() != twips) FAIL(twips << " " << off);
    }
  }
  CHECK(Length::mm(30).twips() == 1701);
  CHECK(Length::mm(-30).twips() == -1701);
  CHECK(Length::mm(30).snapped() == Length::twips(1701));
  CHECK(Length::twips(17).snapped() == Length::twips(17));
  CHECK(Length::mm(30).snapped().snapped() == Length::mm(30).snapped());
}

TEST_CASE("lengths: arithmetic and order") {
  Length sum = Length::mm(30) + Length::mm(20);
  CHECK(sum == Length::mm(50));
  CHECK(sum - Length::mm(60) == -Length::mm(10));
  sum += Length::mm(1);
  sum -= Length::mm(2);
  CHECK(sum == Length::mm(49));
  CHECK(Length::pt(14) * 3 == Length::pt(42));
  CHECK(Length::pt(42) / 4 == Length::pt(10.5));
  CHECK(Length::pt(13) < Length::pt(14));
  CHECK(Length::pt(-1) < Length());
}

TEST_CASE("lengths: sums of many twips never drift") {
  Length total;
  for (int i = 0; i < 100'000; ++i) total += Length::twips(7);
  CHECK(total.twips() == 700'000);
}
