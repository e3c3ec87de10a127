// The package: parts, relationships, and what is refused with which message.

#include "docx/parse/package.h"

#include "base/report.h"
#include "parse_support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::docx::parse;
using tests::Docx;

namespace {

using Lines = std::vector<std::string>;

std::string cfb(std::string_view stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1000, '\0');
  for (const char c : stream) bytes += {c, '\0'};
  return bytes;
}

// The package with one part replaced; empty bytes take it away.
std::string with_part(const Docx& docx, std::string_view name, std::string bytes) {
  std::vector<zip::Entry> entries = docx.entries();
  std::erase_if(entries, [&](const zip::Entry& entry) { return entry.name == name; });
  if (!bytes.empty()) entries.push_back({std::string(name), std::move(bytes)});
  return zip::write(entries);
}

const Docx plain{.body = "<w:p/>"};

}  // namespace

TEST_CASE("what is no DOCX is told by its kind") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"", "zip-empty a.docx"},
      {std::string(100, '\0'), "zip-not-zip a.docx"},
      {"chữ", "zip-not-zip a.docx"},
      {cfb("WordDocument"), "docx-old-word a.docx"},
      {cfb("EncryptedPackage"), "docx-password a.docx"},
      {cfb("Workbook"), "zip-old-office a.docx"},
      {"%PDF-1.7\n", "docx-other-kind a.docx PDF"},
      {"\n%PDF-1.4", "docx-other-kind a.docx PDF"},
      {"{\\rtf1 a}", "docx-other-kind a.docx RTF"},
      {"\xEF\xBB\xBF <!DOCTYPE HTML><html>", "docx-other-kind a.docx HTML"},
      {"<HTML><body>", "docx-other-kind a.docx HTML"},
      {"<?xml version=\"1.0\"?>\n<html xmlns='x'>", "docx-other-kind a.docx HTML"},
      {"<?xml version=\"1.0\"?>\n<w:wordDocument>", "docx-other-kind a.docx XML"},
      {"MIME-Version: 1.0\n", "docx-other-kind a.docx MHT"},
      {"\x89PNG\r\n", "docx-other-kind a.docx PNG/JPEG"},
      {"Rar!\x1A", "docx-other-kind a.docx RAR"},
      {"7z\xBC\xAF\x27", "docx-other-kind a.docx 7-Zip"},
  };
  for (const auto& [bytes, expected] : files) {
    const ReadBack read(bytes);
    CAPTURE(expected);
    CHECK_FALSE(read.document);
    CHECK(read.lines() == Lines{expected});
  }
  const std::string broken = plain.bytes().substr(0, 300);
  CHECK(ReadBack(broken).lines().front().starts_with("zip-damaged"));
}

TEST_CASE("packages of other programs are told by their kind") {
  Docx docx = plain;
  docx.main_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  CHECK(ReadBack(docx).lines() == Lines{"docx-other-kind a.docx XLSX"});
  docx.main_type =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
  CHECK(ReadBack(docx).lines() == Lines{"docx-other-kind a.docx PPTX"});
  CHECK(ReadBack(zip::write({{"mimetype", "application/vnd.oasis.opendocument.text"}})).lines() ==
        Lines{"docx-other-kind a.docx ODT/ODS"});
  CHECK(ReadBack(zip::write({{"content.xml", "<a/>"}})).lines() ==
        Lines{"docx-other-kind a.docx ODT/ODS"});
}

TEST_CASE("no main document") {
  CHECK(ReadBack(zip::write({{"a.xml", "<a/>"}})).lines() == Lines{"docx-no-main a.docx"});
  CHECK(ReadBack(with_part(plain, "word/document.xml", "")).lines() ==
        Lines{"docx-no-main a.docx"});
  CHECK(ReadBack(with_part(plain, "word/document.xml", "<document/>")).lines() ==
        Lines{"docx-no-main a.docx"});
  CHECK(ReadBack(with_part(plain, "word/document.xml", plain.root("w:document", ""))).lines() ==
        Lines{"docx-no-main a.docx"});
}

TEST_CASE("what the package leaves out is found by its usual name") {
  for (const char* part : {"_rels/.rels", "[Content_Types].xml", "word/_rels/document.xml.rels"}) {
    CAPTURE(part);
    const ReadBack read(with_part(plain, part, ""));
    CHECK(read.lines().empty());
    CHECK(read.document);
  }
}

TEST_CASE("a DOCTYPE is refused in every part that is read") {
  const std::string hostile = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
  for (const char* part : {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
                           "word/document.xml"}) {
    CAPTURE(part);
    CHECK(ReadBack(with_part(plain, part, hostile)).lines() ==
          Lines{fmt::format("docx-doctype a.docx {}", part)});
  }
  Docx docx = plain;
  docx.parts = {{"word/footnotes.xml", hostile, "footnotes", "f"},
                {"word/comments.xml", "<w:comments", "comments", "c"}};
  const ReadBack read(docx);
  CHECK_FALSE(read.document);
  REQUIRE(read.lines().size() == 2);  // all of them in one run
  CHECK(read.lines()[0] == "docx-doctype a.docx word/footnotes.xml");
  CHECK(read.lines()[1] == "zip-entry-damaged a.docx word/comments.xml tag not closed");
}

TEST_CASE("limits of the parts") {
  std::string deep;
  for (int i = 0; i < 1'000'000; ++i) deep += "<w:tbl>";
  CHECK(ReadBack(zip::write({{"word/document.xml", plain.root("w:document", deep)}})).lines() ==
        Lines{"zip-bomb a.docx word/document.xml 200"});
  deep.resize(7 * 300);
  CHECK(ReadBack(with_part(plain, "word/document.xml", plain.root("w:document", deep))).lines() ==
        Lines{"docx-too-deep a.docx word/document.xml 250"});
  // The number is judged by xml/compact.h at its limit; here, that it is told so.
  Diagnostics diagnostics;
  report_fault({xml::CompactFault::Kind::TooManyElements, ""}, "a.docx", "word/document.xml",
               diagnostics);
  CHECK(diagnostics.all().front().code == Code::DocxTooManyElements);
  CHECK(report_text(diagnostics, {}, Language::Vietnamese)
            .find("phần word/document.xml của tệp a.docx có hơn 2000000 phần tử") !=
        std::string::npos);

  Diagnostics small;
  CHECK_FALSE(read(plain.bytes(), "a.docx", small, {.entries = 3}));
  CHECK(small.all().front().code == Code::ZipTooManyEntries);
}

TEST_CASE("tables and controls nested as deep as the limit allows are read") {
  const auto nested = [](int depth) {
    std::string body;
    for (int i = 0; i < depth; ++i) body += "<w:tbl><w:tr><w:tc>";
    for (int i = 0; i < depth; ++i) body += "</w:tc></w:tr></w:tbl>";
    return Docx{.body = body};
  };
  CHECK(ReadBack(nested(82)).document);
  CHECK(ReadBack(nested(83)).lines() == Lines{"docx-too-deep a.docx word/document.xml 250"});
}

TEST_CASE("part names, targets and types") {
  Docx docx = plain;
  docx.links =
      "<Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships/image\" Target=\"media/../Media/%61nh%201.PNG\"/>"
      "<Relationship Id=\"b\" Type=\"urn:own\" Target=\"/word/./Media/Anh 1.png#x\"/>"
      "<Relationship Id=\"b\" Type=\"urn:second\" Target=\"x\"/>"
      "<Relationship Id=\"c\" "
      "Type=\"http://schemas.microsoft.com/office/2011/relationships/people\" "
      "Target=\"http://a.vn/x\" TargetMode=\"External\"/>"
      "<Relationship Id=\"d\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
      "extendedProperties\" Target=\"../../../up.xml\"/>";
  docx.parts = {{"word/Media/anh 1.png", "x"}};
  Diagnostics diagnostics;
  const auto package = read_package(docx.bytes(), "a.docx", {}, diagnostics);
  REQUIRE(package);
  const auto& links = package->main().relationships;
  REQUIRE(links.size() == 5);
  CHECK(links.find("a")->kind == "image");
  CHECK(package->find(links.find("a")->target)->name == "word/Media/anh 1.png");
  CHECK(links.find("b")->kind == "urn:own");
  CHECK(package->find(links.find("b")->target)->name == "word/Media/anh 1.png");
  CHECK(links.find("c")->kind == "people");
  CHECK(links.find("c")->external);
  CHECK(links.find("c")->target == "http://a.vn/x");
  CHECK(links.find("d")->kind == "extended-properties");
  CHECK(links.find("d")->target == "up.xml");
  CHECK(package->find("WORD/DOCUMENT.XML") == &package->main());
  CHECK(package->find("word/none.xml") == nullptr);
  CHECK(package->main().content_type == docx.main_type);
  CHECK(package->find("word/_rels/document.xml.rels")->content_type ==
        "application/vnd.openxmlformats-package.relationships+xml");
  CHECK(package->parts().size() == package->entries().size());
}

TEST_CASE("macros and signatures are facts, not faults") {
  Docx docx = plain;
  CHECK_FALSE(ReadBack(docx).document->package.has_macros());
  CHECK_FALSE(ReadBack(docx).document->package.is_signed());
  docx.main_type = "application/vnd.ms-word.document.macroEnabled.main+xml";
  CHECK(ReadBack(docx).document->package.has_macros());
  docx = plain;
  docx.links =
      "<Relationship Id=\"v\" Type=\"http://schemas.microsoft.com/office/2006/relationships/"
      "vbaProject\" Target=\"vbaProject.bin\"/>";
  CHECK(ReadBack(docx).document->package.has_macros());
  docx = plain;
  docx.package_links =
      "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
      "digital-signature/origin\" Target=\"_xmlsignatures/origin.sigs\"/>";
  CHECK(ReadBack(docx).document->package.is_signed());
}

TEST_CASE("a prefix is only a name") {
  const std::string space = plain.word_space();
  const ReadBack read(with_part(plain, "word/document.xml",
                                "<document xmlns=\"" + space + "\"><body><p><q:r xmlns:q=\"" +
                                    space + "\"><q:t>chữ</q:t></q:r></p></body></document>"));
  REQUIRE(read.document);
  CHECK(reading_text(*read.document, read.document->body()) == "chữ\n");
}
