#include "zip/write.h"

#include <algorithm>
#include <stdexcept>

#include "raw_zip.h"
#include "support/catch.h"

using namespace vanthu;
using zip::Entry;

namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  }
  return value;
}

// Text that deflates well, and bytes that do not.
std::string repeated(std::string_view piece, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += piece;
  return result;
}
std::string noise(std::size_t size) {
  std::string result;
  std::uint32_t state = 12345;
  while (result.size() < size) {
    state = state * 1664525 + 1013904223;
    result += static_cast<char>(state >> 24);
  }
  return result;
}

}  // namespace

TEST_CASE("zip: every field of the headers that Word looks at") {
  const std::vector<Entry> entries = {
      {"[Content_Types].xml", repeated("<Override PartName=\"/word/document.xml\"/>", 50)},
      {"word/media/image1.png", noise(500)},
      {"word/empty.xml", ""},
  };
  const std::string archive = zip::write(entries);

  CHECK(archive.substr(0, 4) == "PK\x03\x04");
  const std::size_t end = archive.size() - 22;
  REQUIRE(archive.substr(end, 4) == "PK\x05\x06");
  CHECK(number(archive, end + 8, 2) == 3);
  CHECK(number(archive, end + 10, 2) == 3);
  std::size_t central = number(archive, end + 16, 4);
  CHECK(central + number(archive, end + 12, 4) == end);
  CHECK(number(archive, end + 20, 2) == 0);

  std::size_t expected_offset = 0;
  for (const Entry& entry : entries) {
    INFO(entry.name);
    REQUIRE(archive.substr(central, 4) == "PK\x01\x02");
    CHECK(number(archive, central + 4, 2) == (3 << 8 | 20));  // made by: Unix
    CHECK(number(archive, central + 6, 2) == 20);             // version needed
    CHECK(number(archive, central + 8, 2) == 0x0800);         // UTF-8 names, bit 3 clear
    CHECK(number(archive, central + 12, 2) == 0);             // 00:00:00
    CHECK(number(archive, central + 14, 2) == 0x21);          // 1980-01-01
    CHECK(number(archive, central + 16, 4) == zip::crc32(entry.bytes));
    CHECK(number(archive, central + 24, 4) == entry.bytes.size());
    CHECK(number(archive, central + 38, 4) == 0100644u << 16);  // external attributes
    CHECK(archive.substr(central + 46, entry.name.size()) == entry.name);
    const std::size_t local = number(archive, central + 42, 4);
    CHECK(local == expected_offset);
    REQUIRE(archive.substr(local, 4) == "PK\x03\x04");
    // Version needed … name length: the same 24 bytes in both headers.
    CHECK(archive.substr(local + 4, 24) == archive.substr(central + 6, 24));
    CHECK(archive.substr(local + 30, entry.name.size()) == entry.name);
    const std::size_t packed = number(archive, central + 20, 4);
    const bool is_text = entry.name.starts_with('[');
    CHECK(number(archive, central + 10, 2) == (is_text ? 8u : 0u));
    CHECK((is_text ? packed < entry.bytes.size() : packed == entry.bytes.size()));
    expected_offset = local + 30 + entry.name.size() + packed;
    central += 46 + entry.name.size();
  }
  CHECK(expected_offset == number(archive, end + 16, 4));
  CHECK(central == end);
}

TEST_CASE("zip: same entries, same bytes; order is kept") {
  const std::vector<Entry> entries = {{"b.xml", repeated("<a>Kế hoạch</a>", 1000)},
                                      {"a.xml", repeated("<b>bình đẳng giới</b>", 3)}};
  const std::string first = zip::write(entries);
  CHECK(first == zip::write(entries));
  CHECK(first.find("b.xml") < first.find("a.xml"));
  CHECK(first != zip::write({entries[1], entries[0]}));
}

TEST_CASE("zip: what a writer keeps between archives changes no byte") {
  const Entry styles{"word/styles.xml", repeated("<w:style/>", 100)};
  const Entry other_styles{"word/styles.xml", repeated("<w:style/>", 99) + "<w:other/>"};
  const Entry core{"docProps/core.xml", "<a/>"};  // not shorter when deflated
  const Entry main{"word/document.xml", repeated("<w:p>Kế hoạch</w:p>", 2000)};
  zip::Writer writer;
  for (const std::vector<Entry>& entries : std::vector<std::vector<Entry>>{
           {styles, core, main},
           {styles, core, main},
           {other_styles, core, main},
           {main, core, other_styles},
           {styles},
           {styles, {"word/styles2.xml", styles.bytes}, {"word/empty.xml", ""}},
           {}}) {
    CHECK(writer.write(entries) == zip::write(entries));
  }
  std::vector<Entry> many;  // more than it keeps
  for (int i = 0; i < 100; ++i) many.push_back({std::to_string(i), repeated("abc", i)});
  CHECK(writer.write(many) == zip::write(many));
  CHECK(writer.write(many) == zip::write(many));
}

TEST_CASE("zip: no entries is the empty archive") {
  CHECK(zip::write({}) == std::string("PK\x05\x06") + std::string(18, '\0'));
}

TEST_CASE("zip: what does not fit the format is refused") {
  std::vector<Entry> many(65'536, Entry{"a", ""});
  CHECK_THROWS_AS(zip::write(many), std::length_error);
  many.pop_back();
  CHECK_NOTHROW(zip::write(many));
  CHECK_THROWS_AS(zip::write({{std::string(65'536, 'a'), ""}}), std::length_error);
}
