#include "zip/read.h"

#include "raw_zip.h"
#include "support/catch.h"

using namespace vanthu;
using zip::Entry;

TEST_CASE("zip: what write gives, read takes, in order") {
  std::string all_bytes;
  for (unsigned i = 0; i < 100'000; ++i) all_bytes += static_cast<char>(i * i >> 3);
  const std::vector<Entry> entries = {{"[Content_Types].xml", "<Types/>"},
                                      {"word/document.xml", std::string(90'000, ' ') + "Kế hoạch"},
                                      {"word/media/image1.png", all_bytes},
                                      {"word/empty.xml", ""},
                                      {"a", "x"}};
  Diagnostics diagnostics;
  const auto found = zip::read(zip::write(entries), "ke-hoach.docx", {}, diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(found);
  REQUIRE(found->size() == entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CHECK((*found)[i].name == entries[i].name);
    CHECK((*found)[i].bytes == entries[i].bytes);
  }
}

TEST_CASE("zip: folders in the list are left out") {
  const zip::RawArchive archive{.entries = {{"word/", ""}, {"word/a.xml", "<a/>"}}};
  Diagnostics diagnostics;
  const auto found = zip::read(archive.bytes(), "a.docx", {}, diagnostics);
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().name == "word/a.xml");
}

TEST_CASE("zip: an archive without entries is read as such") {
  Diagnostics diagnostics;
  const auto found = zip::read(zip::write({}), "a.docx", {}, diagnostics);
  REQUIRE(found);
  CHECK(found->empty());
}
