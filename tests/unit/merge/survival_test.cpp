// Identity after what programs and people do to a whole file: every block is found again, and how
// surely is said.

#include <cstdlib>

#include "../app/temporary_folder.h"
#include "edited_docx.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::tests;

namespace {

const merge::Record& original() {
  static const merge::Record record = record_of(read_docx(sample_docx()));
  return record;
}

// Against the record that the file had when it was made.
std::string differences(const docx::parse::Document& document,
                        merge::Texts texts = merge::Texts::Base) {
  return tests::differences(merge::find_blocks(document, original(), texts), original());
}

}  // namespace

TEST_CASE("LibreOffice saves it once, twice and by way of ODT") {
  if (std::system("command -v soffice > /dev/null") != 0) {
    WARN("not tried: LibreOffice is not here");
    return;
  }
  const TemporaryFolder folder;
  folder.write("a.docx", sample_docx());
  const std::string path = (folder / "").string();
  const std::string office = "soffice '-env:UserInstallation=file://" + path +
                             "profile' --headless > /dev/null 2>&1 --convert-to ";
  const std::string command = "cd '" + path + "' && " + office + "docx --outdir 1 a.docx && " +
                              office + "docx --outdir 2 1/a.docx && " + office +
                              "odt --outdir 3 a.docx && " + office + "docx --outdir 3 3/a.odt";
  REQUIRE(std::system(command.c_str()) == 0);
  for (const char* saved : {"1/a.docx", "2/a.docx", "3/a.docx"}) {
    INFO(saved);
    const docx::parse::Document document = read_docx(read_file(folder / saved, 1 << 24));
    CHECK(differences(document).empty());
    CHECK(differences(document, merge::Texts::Another).empty());
    Diagnostics diagnostics;
    CHECK(merge::read_imprint(document.package, diagnostics).is_ours());
    const auto record = merge::read_record(document.package, diagnostics);
    CHECK(diagnostics.all().empty());
    // The second save drops it.
    CHECK(record.has_value() == (saved[0] == '1'));
    if (record) CHECK(record->data == original().data);
  }
}

TEST_CASE("what Word leaves behind: split runs, rsids, proofing marks, smart tags") {
  EditedDocx edited;
  edited.replace_all("<w:p>", "<w:p w:rsidR=\"00AB12CD\" w:rsidRDefault=\"00AB12CD\">");
  edited.replace_all(
      " bình đẳng",
      "</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r w:rsidR=\"00AB12CD\">"
      "<w:t xml:space=\"preserve\"> bình</w:t></w:r><w:proofErr w:type=\"spellEnd\"/>"
      "<w:smartTag w:uri=\"urn:x\" w:element=\"y\"><w:r><w:t xml:space=\"preserve\"> "
      "đẳng</w:t></w:r></w:smartTag><w:r><w:t xml:space=\"preserve\">");
  edited.replace_all("<w:t>", "<w:t xml:space=\"preserve\">");
  CHECK(differences(edited.read()).empty());
}

TEST_CASE("the document inspector takes the custom XML and the properties") {
  EditedDocx edited;
  for (const char* part : {"customXml/item1.xml", "customXml/item2.xml", "customXml/itemProps1.xml",
                           "customXml/itemProps2.xml", "customXml/_rels/item1.xml.rels",
                           "customXml/_rels/item2.xml.rels", "docProps/custom.xml"}) {
    edited.remove_part(part);
  }
  edited.replace("tránh chồng chéo, hình thức", "tránh trùng lặp");
  // The names of the bookmarks tell what was changed.
  CHECK(differences(edited.read(), merge::Texts::Another) ==
        "muc[1]/khoan[2]/gach[3]: bookmark 1000 changed\n");
}

TEST_CASE("all content controls are taken away") {
  EditedDocx edited;
  edited.remove_all("<w:sdt><w:sdtPr>", "</w:sdtPr>");
  edited.replace_all("<w:sdtContent>", "");
  edited.replace_all("</w:sdtContent></w:sdt>", "");
  CHECK(differences(edited.read()).empty());
}

TEST_CASE("all bookmarks are taken away: text and order tell") {
  EditedDocx edited;
  edited.remove_all("<w:bookmarkStart", "/>");
  edited.remove_all("<w:bookmarkEnd", "/>");
  edited.replace("tránh chồng chéo, hình thức", "tránh trùng lặp");
  const merge::FoundBlocks found = merge::find_blocks(edited.read(), original());
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    const merge::FoundBlock& one = found.blocks[i];
    INFO(original().blocks[i].key);
    REQUIRE(one.unit != merge::none);
    if (original().blocks[i].key == "muc[1]/khoan[2]/gach[3]") {
      CHECK(one.evidence == merge::Evidence::Likeness);
      CHECK(!one.is_unchanged);
    } else {
      CHECK(one.evidence == merge::Evidence::Text);
      CHECK(one.confidence >= 900);
      CHECK(one.is_unchanged);
    }
  }
  CHECK(found.confidence > 800);
  CHECK(found.confidence < 900);
}

TEST_CASE("an annex is copied into another document") {
  EditedDocx from;
  const std::string& body = from.body();
  // The second section, to the end of the paragraph that closes it.
  const std::size_t first = body.find("</w:p>", body.find("<w:sectPr>")) + 6;
  const std::size_t last = body.find("</w:p>", body.find("<w:sectPr>", first)) + 6;
  std::string annex = body.substr(first, last - first);
  const std::size_t section = annex.find("<w:sectPr>");
  annex.erase(section, annex.find("</w:sectPr>") + 11 - section);

  EditedDocx to(sample_docx("cong-van"));
  to.remove_all("<w:bookmarkStart", "/>");
  to.remove_all("<w:bookmarkEnd", "/>");
  to.remove_part("customXml/item2.xml");
  to.insert(to.body().rfind("<w:sectPr>"), annex);
  const merge::FoundBlocks found = merge::find_blocks(to.read(), original());
  std::size_t rows = 0;
  for (std::size_t i = 0; i < found.blocks.size(); ++i) {
    if (original().blocks[i].section != 1) continue;
    INFO(original().blocks[i].key);
    ++rows;
    CHECK(found.blocks[i].evidence == merge::Evidence::Bookmark);
    CHECK(found.blocks[i].is_unchanged);
  }
  CHECK(rows > 25);
}
