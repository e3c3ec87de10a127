// Archives that lie, climb, swell or are no archives: refused, each with its own code.

#include <fmt/format.h>

#include "raw_zip.h"
#include "support/catch.h"
#include "zip/read.h"

using namespace vanthu;
using zip::RawArchive;
using zip::RawEntry;

namespace {

// The codes and arguments of what reading says; empty when the archive is accepted.
std::vector<std::string> refusals(const std::string& bytes, const zip::Limits& limits = {}) {
  Diagnostics diagnostics;
  const auto entries = zip::read(bytes, "la.docx", limits, diagnostics);
  CHECK(entries.has_value() == diagnostics.all().empty());
  std::vector<std::string> result;
  for (const Diagnostic& one : diagnostics.all()) {
    REQUIRE(one.args.at(0) == "la.docx");
    std::string line(entry(one.code).id);
    const bool names_a_reason = one.code == Code::ZipDamaged || one.code == Code::ZipEntryDamaged;
    const std::size_t shown = names_a_reason ? one.args.size() - 1 : one.args.size();
    for (std::size_t i = 1; i < shown; ++i) line += " " + one.args[i];
    // Every message can be printed in both languages.
    CHECK_FALSE(message(one, Language::Vietnamese).empty());
    CHECK_FALSE(message(one, Language::English).empty());
    result.push_back(line);
  }
  return result;
}

using Lines = std::vector<std::string>;

RawEntry packed(const std::string& name, const std::string& bytes) {
  RawEntry entry{.name = name, .bytes = zip::deflated(bytes), .method = 8};
  entry.unpacked = static_cast<std::uint32_t>(bytes.size());
  entry.crc = zip::crc32(bytes);
  return entry;
}

}  // namespace

TEST_CASE("hostile zip: what is no zip at all") {
  CHECK(refusals("") == Lines{"zip-empty"});
  CHECK(refusals("Kế hoạch") == Lines{"zip-not-zip"});
  CHECK(refusals("%PDF-1.7\n") == Lines{"zip-not-zip"});
  CHECK(refusals(std::string(10'000, '\0')) == Lines{"zip-not-zip"});
  CHECK(refusals("<html>bảng</html>") == Lines{"zip-not-zip"});
  CHECK(refusals("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0')) ==
        Lines{"zip-old-office"});
  CHECK(refusals("PK\x03\x04") == Lines{"zip-damaged"});
}

TEST_CASE("hostile zip: names that leave the package") {
  const auto name = GENERATE(as<std::string>{}, "../a.xml", "word/../../a.xml", "/word/a.xml", "..",
                             "word/./a.xml", "word//a.xml", "word\\a.xml", "..\\a.xml", "C:a.xml",
                             "C:\\a.xml", "//server/share/a", "a\nb", "a\x7F", "word/.../a", "/");
  INFO(name);
  const Lines lines = refusals(RawArchive{.entries = {{name, "x"}}}.bytes());
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("zip-entry-name "));
}

TEST_CASE("hostile zip: names that only look odd are accepted") {
  const auto name = GENERATE(as<std::string>{}, "..a.xml", "a..xml", "word/.rels", "[trash]/0.dat",
                             "word/Ảnh 1.png");
  INFO(name);
  CHECK(refusals(RawArchive{.entries = {{.name = name, .bytes = "x", .flags = 0x800}}}.bytes())
            .empty());
}

TEST_CASE("hostile zip: a name with NUL is refused") {
  const std::string name("word/document.xml\0.txt", 22);
  CHECK(refusals(RawArchive{.entries = {{name, "x"}}}.bytes()) ==
        Lines{"zip-entry-name word/document.xml\\x00.txt"});
}

TEST_CASE("hostile zip: a comment that looks like an end record is only a comment") {
  const std::string inner = zip::write({});
  CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .comment = "PK\x05\x06 ghi chú"}.bytes())
            .empty());
  // Ends in a whole archive of its own: readers could see either, so none is chosen.
  CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .comment = inner}.bytes()) ==
        Lines{"zip-damaged"});
}

TEST_CASE("hostile zip: names twice") {
  CHECK(refusals(RawArchive{.entries = {{"a.xml", "1"}, {"b.xml", "2"}, {"a.xml", "3"}}}.bytes())
            .size() == 1);
  CHECK(refusals(RawArchive{.entries = {{"word/Document.xml", "1"}, {"word/document.XML", "2"}}}
                     .bytes()) == Lines{"zip-entry-twice word/Document.xml word/document.XML"});
  // Only ASCII letters have a case in part names.
  CHECK(refusals(RawArchive{.entries = {{.name = "Đ.xml", .bytes = "1", .flags = 0x800},
                                        {.name = "đ.xml", .bytes = "2", .flags = 0x800}}}
                     .bytes())
            .empty());
}

TEST_CASE("hostile zip: all problems of the directory in one run") {
  CHECK(
      refusals(
          RawArchive{.entries = {{"../a", "1"}, {"b", "2"}, {"B", "3"}, {"c\\d", "4"}}}.bytes()) ==
      Lines{"zip-entry-name ../a", "zip-entry-twice b B", "zip-entry-name c\\d"});
}

TEST_CASE("hostile zip: headers that disagree or point elsewhere") {
  SECTION("local name differs") {
    CHECK(refusals(RawArchive{.entries = {{.name = "a.xml", .bytes = "x", .local_name = "b.xml"}}}
                       .bytes()) == Lines{"zip-damaged"});
  }
  SECTION("size lies, stored") {
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "xyz", .unpacked = 2}}}.bytes())
              .size() == 1);
    CHECK(
        refusals(
            RawArchive{.entries = {{.name = "a", .bytes = "xyz", .unpacked = 0xFFFFFFF0}}}.bytes())
            .size() == 1);
  }
  SECTION("size lies, deflated") {
    RawEntry entry = packed("a", std::string(1000, 'x'));
    entry.unpacked = 10;
    CHECK(refusals(RawArchive{.entries = {entry}}.bytes()) == Lines{"zip-entry-damaged a"});
  }
  SECTION("overlapping entries") {
    RawEntry second{"b", "x"};
    second.central_offset = 0;
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}, second}}.bytes()) == Lines{"zip-damaged"});
  }
  SECTION("junk in front") {
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .before = "junk"}.bytes()).size() == 1);
  }
  SECTION("more entries claimed than there are") {
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .count = 7}.bytes()) ==
          Lines{"zip-damaged"});
  }
  SECTION("wrong checksum") {
    CHECK(refusals(RawArchive{.entries = {{.name = "a.xml", .bytes = "xyz", .crc = 1}}}.bytes()) ==
          Lines{"zip-entry-damaged a.xml"});
  }
  SECTION("broken deflate data") {
    RawEntry entry = packed("a.xml", "Kế hoạch bình đẳng giới");
    entry.bytes[0] = '\x07';
    CHECK(refusals(RawArchive{.entries = {entry}}.bytes()) == Lines{"zip-entry-damaged a.xml"});
  }
}

TEST_CASE("hostile zip: sound archives of careless writers are accepted") {
  SECTION("another time in the local header") {
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .local_time = 7}}}.bytes())
              .empty());
  }
  SECTION("a line end behind the archive") {
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .after = "\r\n"}.bytes()).empty());
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .after = std::string(21, '\0')}.bytes())
              .empty());
  }
  SECTION("checksum and sizes behind the bytes") {
    const std::string descriptor("PK\x07\x08\x83\x16\xDC\x8C\x01\0\0\0\x01\0\0\0", 16);
    for (const std::string& behind : {descriptor, descriptor.substr(4)}) {
      CHECK(refusals(RawArchive{.entries = {{.name = "a",
                                             .bytes = "x",
                                             .flags = 8,
                                             .local_crc = 0,
                                             .behind = behind},
                                            {"b", "y"}}}
                         .bytes())
                .empty());
    }
  }
}

TEST_CASE("hostile zip: places where a second story could hide") {
  SECTION("enough bytes behind the archive for another end record") {
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .after = std::string(22, '\0')}.bytes()) ==
          Lines{"zip-damaged"});
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .after = zip::write({})}.bytes()) ==
          Lines{"zip-damaged"});
    CHECK(refusals(RawArchive{.entries = {{"a", "x"}}, .after = zip::write({{"a", "y"}})}.bytes())
              .size() == 1);
  }
  SECTION("bytes between entries") {
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .behind = "y"}, {"b", "z"}}}
                       .bytes()) == Lines{"zip-damaged"});
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .behind = std::string(16, 'y')}}}
                       .bytes()) == Lines{"zip-damaged"});
    CHECK(refusals(RawArchive{.entries = {{.name = "a",
                                           .bytes = "x",
                                           .flags = 8,
                                           .behind = std::string(17, 'y')}}}
                       .bytes()) == Lines{"zip-damaged"});
  }
  SECTION("headers that disagree on checksum or flags") {
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .local_crc = 5}}}.bytes()) ==
          Lines{"zip-damaged"});
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .local_crc = 0}}}.bytes()) ==
          Lines{"zip-damaged"});
    CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .local_flags = 0x800}}}
                       .bytes()) == Lines{"zip-damaged"});
  }
}

TEST_CASE("hostile zip: every damaged part is named") {
  CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "xyz", .crc = 1},
                                        {.name = "b", .bytes = "xyz"},
                                        {.name = "c", .bytes = "xyz", .crc = 1}}}
                     .bytes()) == Lines{"zip-entry-damaged a", "zip-entry-damaged c"});
}

TEST_CASE("hostile zip: cut anywhere") {
  const std::string whole =
      zip::write({{"[Content_Types].xml", "<Types/>"}, {"a.xml", std::string(300, 'x')}});
  for (std::size_t size = 1; size < whole.size(); ++size) {
    INFO(size);
    CHECK(refusals(whole.substr(0, size)).size() == 1);
  }
}

TEST_CASE("hostile zip: any changed byte is survived") {
  const std::string whole =
      zip::write({{"[Content_Types].xml", "<Types/>"}, {"a.xml", std::string(300, 'x')}});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int change : {0x01, 0x20, 0x80, 0xFF}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ change);
      static_cast<void>(refusals(changed));
    }
  }
}

TEST_CASE("hostile zip: methods and passwords that Word does not read") {
  CHECK(refusals(RawArchive{.entries = {{.name = "a", .bytes = "x", .method = 12}}}.bytes()) ==
        Lines{"zip-method a"});
  CHECK(refusals(RawArchive{
            .entries = {{.name = "a", .bytes = std::string(20, 'x'), .flags = 1, .unpacked = 8}}}
                     .bytes()) == Lines{"zip-encrypted a"});
}

TEST_CASE("hostile zip: bombs are stopped while they swell") {
  const std::string zeros(50u << 20, '\0');
  SECTION("by ratio") {
    CHECK(refusals(RawArchive{.entries = {packed("a.xml", zeros)}}.bytes()) ==
          Lines{"zip-bomb a.xml 200"});
  }
  SECTION("by ratio though the header claims little") {
    RawEntry entry = packed("a.xml", zeros);
    entry.unpacked = 1000;
    CHECK(refusals(RawArchive{.entries = {entry}}.bytes()).size() == 1);
  }
  SECTION("by the size of one part") {
    const zip::Limits limits{.part_bytes = 1000};
    CHECK(refusals(zip::write({{"a", std::string(1000, 'x')}}), limits).empty());
    CHECK(refusals(zip::write({{"a", std::string(1001, 'x')}}), limits) ==
          Lines{"zip-entry-too-large a 1000 byte"});
  }
  SECTION("by the size of all parts") {
    const zip::Limits limits{.total_bytes = 3000};
    const zip::Entry one{"a", std::string(1500, 'x')};
    const zip::Entry two{"b", std::string(1500, 'x')};
    CHECK(refusals(zip::write({one, two}), limits).empty());
    CHECK(refusals(zip::write({one, two, {"c", "x"}}), limits) == Lines{"zip-too-large 2 KiB"});
  }
  SECTION("small parts may shrink as they like") {
    CHECK(refusals(zip::write({{"a", std::string(100'000, 'x')}})).empty());
  }
  SECTION("by the number of parts") {
    std::vector<zip::Entry> many;
    for (int i = 0; i < 2001; ++i) many.push_back({fmt::format("{}", i), ""});
    CHECK(refusals(zip::write(many)) == Lines{"zip-too-many-entries 2001 2000"});
    many.pop_back();
    CHECK(refusals(zip::write(many)).empty());
  }
}
