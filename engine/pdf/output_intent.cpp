#include "pdf/output_intent.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/deflate.h"

namespace vanthu::pdf {
namespace {

struct Xyz {
  std::int32_t x, y, z;  // s15Fixed16: 65536 is 1
};
// The primaries of IEC 61966-2-1 adapted to D50 by Bradford's matrix, and D50 itself.
constexpr Xyz red{0x6FA2, 0x38F5, 0x0390};
constexpr Xyz green{0x6299, 0xB785, 0x18DA};
constexpr Xyz blue{0x24A0, 0x0F84, 0xB6CF};
constexpr Xyz white{0xF6D6, 0x10000, 0xD32D};
// Bradford's matrix from D65, the white of IEC 61966-2-1, to D50; row by row.
constexpr std::array<Xyz, 3> adaptation{
    {{0x10C42, 0x5DE, -0xCDB}, {0x793, 0xFD90, -0x45F}, {-0x25E, 0x3DC, 0xC06E}}};
// Its transfer function, from signal to linear light: (a x + b)^g from d on, below it c x.
constexpr std::int32_t exponent = 0x26666;                     // g: 2.4
constexpr std::int32_t factor = 0xF2A7, summand = 0x0D59;      // a, b: 1 and 0.055 ÷ 1.055
constexpr std::int32_t slope = 0x13D0, linear_below = 0x0A5B;  // c, d: 1 ÷ 12.92, 0.04045

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8U & 0xFFU);
  out += static_cast<char>(value & 0xFFU);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16U);
  put16(out, value & 0xFFFFU);
}

// 10: a type's signature and four zero bytes begin every tag's data.
std::string begin_type(std::string_view signature) {
  std::string out(signature);
  put32(out, 0);
  return out;
}

void put_xyz(std::string& out, const Xyz& value) {
  put32(out, static_cast<std::uint32_t>(value.x));
  put32(out, static_cast<std::uint32_t>(value.y));
  put32(out, static_cast<std::uint32_t>(value.z));
}

std::string xyz(const Xyz& value) {
  std::string out = begin_type("XYZ ");
  put_xyz(out, value);
  return out;
}

// 10.15: one text, in English.
std::string text(std::string_view ascii) {
  constexpr std::uint32_t record_size = 12, begin = 16 + record_size;
  std::string out = begin_type("mluc");
  put32(out, 1);
  put32(out, record_size);
  out += "enUS";
  put32(out, static_cast<std::uint32_t>(2 * ascii.size()));
  put32(out, begin);
  for (const char c : ascii) put16(out, static_cast<unsigned char>(c));
  return out;
}

std::string adaptation_matrix() {
  std::string out = begin_type("sf32");
  for (const Xyz& row : adaptation) put_xyz(out, row);
  return out;
}

// 10.18, function 3.
std::string curve() {
  std::string out = begin_type("para");
  put16(out, 3);
  put16(out, 0);
  for (const std::int32_t part : {exponent, factor, summand, slope, linear_below}) {
    put32(out, static_cast<std::uint32_t>(part));
  }
  return out;
}

std::string make_profile() {
  constexpr std::size_t header_size = 128, entry_size = 12;
  const std::vector<std::pair<std::vector<std::string_view>, std::string>> data = {
      {{"desc"}, text("sRGB IEC61966-2-1")},
      {{"cprt"}, text("No copyright, use freely")},
      {{"wtpt"}, xyz(white)},
      {{"chad"}, adaptation_matrix()},
      {{"rXYZ"}, xyz(red)},
      {{"gXYZ"}, xyz(green)},
      {{"bXYZ"}, xyz(blue)},
      {{"rTRC", "gTRC", "bTRC"}, curve()},
  };
  std::size_t tags = 0;
  for (const auto& [names, bytes] : data) tags += names.size();

  std::string table, body;
  put32(table, static_cast<std::uint32_t>(tags));
  for (const auto& [names, bytes] : data) {
    const std::size_t offset = header_size + 4 + tags * entry_size + body.size();
    for (const std::string_view name : names) {
      table += name;
      put32(table, static_cast<std::uint32_t>(offset));
      put32(table, static_cast<std::uint32_t>(bytes.size()));
    }
    body += bytes;
    body.append((4 - body.size() % 4) % 4, '\0');
  }

  std::string out;
  put32(out, static_cast<std::uint32_t>(header_size + table.size() + body.size()));
  put32(out, 0);           // no preferred module
  put32(out, 0x04200000);  // version 4.2
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) put16(out, part);  // made
  out += "acsp";
  put32(out, 0);         // no platform
  put32(out, 0);         // flags: not embedded elsewhere, may be used alone
  out.append(16, '\0');  // device maker, model, attributes
  put32(out, 0);         // perceptual
  put_xyz(out, white);   // the connection space is D50 always
  out.append(header_size - out.size(), '\0');
  return out + table + body;
}

}  // namespace

const std::string& srgb_profile() {
  static const std::string profile = make_profile();
  return profile;
}

Ref write_output_intent(File& file) {
  Object stream;
  stream.key("N").integer(3);
  // The same in every file.
  static const std::string packed(Deflater().pack(srgb_profile()));
  const Ref profile = file.add_stream(stream, packed, File::Packing::AlreadyDeflated);
  Object object;
  object.open_dict().key("Type").name("OutputIntent").key("S").name("GTS_PDFA1");
  object.key("OutputConditionIdentifier").text("sRGB IEC61966-2-1");
  object.key("Info").text("sRGB IEC61966-2-1");
  object.key("DestOutputProfile").ref(profile).close_dict();
  return file.add(object);
}

}  // namespace vanthu::pdf
