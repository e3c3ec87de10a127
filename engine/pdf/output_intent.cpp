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

// The transfer function of IEC 61966-2-1 at 256 even steps, in 65535ths: linear light of a signal.
// Written out, so that the file does not depend on a machine's pow(); the test computes it anew.
constexpr std::array<std::uint16_t, 256> transfer{
    0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313, 340, 367, 396, 427,
    458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898, 947, 997, 1048, 1101, 1156, 1212,
    1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863, 1937, 2013, 2090, 2170, 2250, 2333,
    2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258, 3360, 3464, 3570, 3678, 3788, 3900,
    4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124, 5257, 5392, 5530, 5669, 5810, 5953,
    6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500, 7666, 7834, 8004, 8177, 8352, 8528,
    8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417, 10619, 10822, 11028, 11235,
    11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909, 14146,
    14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456,
    17727, 18001, 18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177,
    21481, 21787, 22096, 22407, 22721, 23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325,
    25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094, 28452, 28813, 29176, 29542, 29911,
    30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143, 34544, 34948,
    35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449,
    40891, 41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423,
    46903, 47385, 47871, 48359, 48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884,
    53401, 53921, 54445, 54971, 55500, 56032, 56567, 57105, 57646, 58190, 58737, 59287, 59840,
    60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535};

struct Xyz {
  std::int32_t x, y, z;  // s15Fixed16: 65536 is 1
};
// The primaries of IEC 61966-2-1 adapted to D50 by Bradford's matrix, and D50 itself.
constexpr Xyz red{0x6FA2, 0x38F5, 0x0390};
constexpr Xyz green{0x6299, 0xB785, 0x18DA};
constexpr Xyz blue{0x24A0, 0x0F84, 0xB6CF};
constexpr Xyz white{0xF6D6, 0x10000, 0xD32D};

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8U & 0xFFU);
  out += static_cast<char>(value & 0xFFU);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16U);
  put16(out, value & 0xFFFFU);
}

// 6.5: a type's signature and four zero bytes begin every tag's data.
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

std::string text(std::string_view ascii) {
  std::string out = begin_type("text");
  out += ascii;
  out += '\0';
  return out;
}

// 6.5.17: the name in ASCII; none in Unicode and none for a Macintosh.
std::string description(std::string_view ascii) {
  constexpr std::size_t script_code_text = 67;
  std::string out = begin_type("desc");
  put32(out, static_cast<std::uint32_t>(ascii.size() + 1));
  out += ascii;
  out += '\0';
  put32(out, 0);                              // language
  put32(out, 0);                              // no characters
  out.append(2 + 1 + script_code_text, '\0');  // no script code text
  return out;
}

std::string curve() {
  std::string out = begin_type("curv");
  put32(out, static_cast<std::uint32_t>(transfer.size()));
  for (const std::uint16_t value : transfer) put16(out, value);
  return out;
}

std::string make_profile() {
  constexpr std::size_t header_size = 128, entry_size = 12;
  const std::vector<std::pair<std::vector<std::string_view>, std::string>> data = {
      {{"desc"}, description("sRGB IEC61966-2-1")},
      {{"cprt"}, text("No copyright, use freely")},
      {{"wtpt"}, xyz(white)},
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
  put32(out, 0x02100000);  // version 2.1
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) put16(out, part);  // made
  out += "acsp";
  put32(out, 0);           // no platform
  put32(out, 0);           // flags: not embedded elsewhere, may be used alone
  out.append(16, '\0');    // device maker, model, attributes
  put32(out, 0);           // perceptual
  put_xyz(out, white);     // the connection space is D50 always
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
