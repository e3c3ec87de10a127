#include "pdf/output_intent.h"

#include <cmath>
#include <cstdint>
#include <string>

#include "support/catch.h"

using namespace vanthu::pdf;

namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// Where the data of a tag begin.
std::size_t tag(const std::string& profile, const std::string& name) {
  const std::uint32_t count = number(profile, 128, 4);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t entry = 132 + i * 12;
    if (profile.substr(entry, 4) == name) return number(profile, entry + 4, 4);
  }
  return 0;
}

}  // namespace

TEST_CASE("the profile is a display profile of sRGB, version 2, of the size it states") {
  const std::string& profile = srgb_profile();
  CHECK(number(profile, 0, 4) == profile.size());
  CHECK(profile[8] == 2);
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
  for (const char* name : {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"}) {
    INFO(name);
    REQUIRE(tag(profile, name) >= 132);
    CHECK(tag(profile, name) % 4 == 0);
  }
}

TEST_CASE("red, green and blue together are the white of the profile") {
  const std::string& profile = srgb_profile();
  for (const std::size_t axis : {8U, 12U, 16U}) {
    const std::uint32_t sum = number(profile, tag(profile, "rXYZ") + axis, 4) +
                              number(profile, tag(profile, "gXYZ") + axis, 4) +
                              number(profile, tag(profile, "bXYZ") + axis, 4);
    const auto white = static_cast<double>(number(profile, tag(profile, "wtpt") + axis, 4));
    CHECK(std::abs(static_cast<double>(sum) - white) <= 16);  // of 65536
  }
}

TEST_CASE("the curve is the transfer function of IEC 61966-2-1") {
  const std::string& profile = srgb_profile();
  const std::size_t curve = tag(profile, "gTRC");
  const std::uint32_t points = number(profile, curve + 8, 4);
  REQUIRE(points == 256);
  for (std::uint32_t i = 0; i < points; ++i) {
    const double signal = i / 255.0;
    const double light =
        signal <= 0.04045 ? signal / 12.92 : std::pow((signal + 0.055) / 1.055, 2.4);
    INFO(i);
    CHECK(std::abs(number(profile, curve + 12 + 2 * i, 2) - light * 65535) <= 0.51);
  }
}
