// The checker of package_rules.h finds what it is there for.

#include "package_rules.h"

#include <algorithm>

#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

TEST_CASE("a fault put into a sound package is found") {
  const Unpacked sound = write_checked(full_document());
  REQUIRE(faults_of(sound).empty());
  struct Case {
    const char *part, *from, *to, *fault;
  };
  const Case cases[] = {
      {"word/document.xml", "<w:tc>", "<w:tc><w:tbl/>", "table without grid or rows"},
      {"word/document.xml", "<w:t>Ghi chú: hết.</w:t>", "<w:t> hết</w:t>", "outer space"},
      {"word/document.xml", "Ghi chú", "Ghi&#9;chú", "tab or line end"},
      {"word/document.xml", "Ghi chú: hết.", "", "empty text"},
      {"word/document.xml", "<w:br/>", "<w:p/>", "w:p in w:r"},
      {"word/document.xml", "w:val=\"restart\"", "w:val=\"continue\"", "from nothing"},
      {"word/document.xml", "<w:gridSpan w:val=\"3\"/>", "", "cell width"},
      {"word/document.xml", "<w:gridSpan w:val=\"3\"/>", "<w:gridSpan w:val=\"4\"/>",
       "beyond the grid"},
      {"word/document.xml", "w:w=\"3400\"", "w:w=\"3400.5\"", "integer"},
      {"word/document.xml", "w:w=\"11906\"", "w:w=\"31681\"", "integer"},
      {"word/document.xml", "r:id=\"rId4\"", "r:id=\"rId9\"", "no relationship"},
      {"word/document.xml", "r:id=\"rId4\"", "r:id=\"rId1\"", "type of relationship"},
      {"word/document.xml", "w:pStyle w:val=\"DeMuc1\"", "w:pStyle w:val=\"Khac\"", "no style"},
      {"word/document.xml", "<w:body>", "<w:body mc:Ignorable=\"w14\">", "mc:Ignorable"},
      {"word/document.xml", "<w:titlePg/>", "<w:docGrid w:type=\"lines\"/>", "grid of lines"},
      {"word/header1.xml", "w:fldCharType=\"end\"", "w:fldCharType=\"separate\"", "left open"},
      {"word/header1.xml", "</w:hdr>", "<w:tbl/></w:hdr>", "ends without"},
      {"word/styles.xml", "\"NoiDung\"", "\"DeMuc1\"", "id twice"},
      {"word/styles.xml", "\"Nội dung\"", "\"Nội dung,x\"", "name"},
      {"word/styles.xml", "<w:basedOn w:val=\"Normal\"/>", "<w:basedOn w:val=\"NoList\"/>",
       "based on"},
      {"word/settings.xml", "w:val=\"14\"", "w:val=\"15\"", "compatibility mode"},
      {"word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>", "updateFields"},
      {"docProps/core.xml", "T00:00:00Z", "", "instant"},
      {"docProps/core.xml", "<dc:subject>", "<dc:title>x</dc:title><dc:subject>", "twice"},
      {"[Content_Types].xml", "/word/header1.xml", "/word/header2.xml", "no such part"},
      {"[Content_Types].xml", "PartName=\"/word/styles.xml\"", "PartName=\"/word/settings.xml\"",
       "no content type"},
      {"word/_rels/document.xml.rels", "Id=\"rId1\"", "Id=\"1\"", "id 1"},
      {"word/_rels/document.xml.rels", "styles.xml", "Styles.xml", "no such part"},
      {"word/_rels/document.xml.rels", "Id=\"rId1\"", "Id=\"rId2\"", "id twice"},
  };
  for (const Case& each : cases) {
    INFO(each.part << ": " << each.from << " -> " << each.to);
    const std::vector<std::string> faults =
        faults_of(with_replaced(sound, each.part, each.from, each.to));
    std::string all;
    for (const std::string& fault : faults) all += fault + "\n";
    INFO(all);
    CHECK(all.find(each.fault) != std::string::npos);
  }
}

TEST_CASE("a fault in the archive itself is found") {
  const Unpacked sound = write_checked(document_of({"chữ"}));
  const std::size_t central = sound.bytes.find("PK\x01\x02");
  struct Case {
    std::size_t at;
    char value;
    const char* fault;
  };
  for (const Case& each :
       {Case{central + 6, 45, "version needed"}, Case{central + 8, 8, "data descriptor"},
        Case{central + 10, 9, "method"}, Case{central + 16, 0x55, "disagree"}}) {
    Unpacked broken = sound;
    broken.bytes[each.at] = static_cast<char>(broken.bytes[each.at] ^ each.value);
    const std::vector<std::string> faults = faults_of(broken);
    INFO(each.fault);
    REQUIRE(!faults.empty());
    CHECK(std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) {
      return fault.find(each.fault) != std::string::npos;
    }));
  }
  Unpacked late = sound;
  late.bytes.insert(0, " ");
  CHECK(!faults_of(late).empty());
}
