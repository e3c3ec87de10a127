// Parts beside the body: headers by section, notes, comments, properties.

#include "docx/parse/properties.h"
#include "parse_support.h"
#include "support/catch.h"

using namespace vanthu;
using docx::parse::Document;
using docx::parse::ReadBack;
using docx::parse::Story;
using tests::Docx;

namespace {

std::string paragraph(std::string_view text) {
  return fmt::format("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text);
}

std::string section(std::string_view content) {
  return fmt::format("<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>", content);
}

// The lines of the dump that begin so.
std::vector<std::string> lines_with(const Document& document, std::string_view begin) {
  std::vector<std::string> result;
  const std::string all = dump(document);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    if (std::string_view(all).substr(at).starts_with(begin))
      result.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

}  // namespace

TEST_CASE(
    "headers and footers by section: what a section does not name is that of the one before") {
  Docx docx;
  docx.body = section("<w:headerReference w:type=\"default\" r:id=\"h1\"/><w:titlePg/>") +
              paragraph("một") + "<w:sdt><w:sdtContent>" +
              section("<w:headerReference w:type=\"first\" r:id=\"h2\"/>") +
              "</w:sdtContent></w:sdt>"
              "<w:tbl><w:tr><w:tc>" +
              section("") + "</w:tc></w:tr></w:tbl>" +
              "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h2\"/>"
              "<w:footerReference w:type=\"even\" r:id=\"f1\"/></w:sectPr>";
  docx.parts = {
      {"word/header1.xml", docx.root("w:hdr", paragraph("A")), "header", "h1"},
      {"word/header2.xml", docx.root("w:hdr", paragraph("B")), "header", "h2"},
      {"word/footer1.xml", docx.root("w:ftr", paragraph("C")), "footer", "f1"},
      {"word/settings.xml", docx.root("w:settings", "<w:evenAndOddHeaders/>"), "settings", "s"}};
  const ReadBack read(docx);
  CHECK(read.lines().empty());
  REQUIRE(read.document);
  CHECK(lines_with(*read.document, "section") ==
        std::vector<std::string>{
            "section 1 title-page header:default=word/header1.xml",
            "section 2 header:default=word/header1.xml header:first=word/header2.xml",
            "section 3 header:default=word/header2.xml header:first=word/header2.xml "
            "footer:even=word/footer1.xml"});
  CHECK(lines_with(*read.document, "header") ==
        std::vector<std::string>{"header word/header1.xml 1:default 2:default",
                                 "header word/header2.xml 2:first 3:default 3:first"});
  CHECK(lines_with(*read.document, "footer") ==
        std::vector<std::string>{"footer word/footer1.xml 3:even"});
  CHECK(read.document->has_even_headers);
}

TEST_CASE(
    "a header that is named and absent, or is something else, is told once and taken as empty") {
  Docx docx;
  docx.links = "<Relationship Id=\"h1\" Type=\"x/header\" Target=\"mat.xml\"/>";
  docx.body =
      section("<w:headerReference r:id=\"h1\"/><w:headerReference w:type=\"first\" r:id=\"h9\"/>") +
      "<w:sectPr><w:headerReference r:id=\"h1\"/><w:footerReference r:id=\"f1\"/></w:sectPr>";
  docx.parts = {{"word/footer1.xml", docx.root("w:hdr", ""), "footer", "f1"}};
  const ReadBack read(docx);
  CHECK(read.lines() == std::vector<std::string>{
                            "docx-part-missing a.docx word/mat.xml", "docx-part-missing a.docx h9",
                            "docx-part-unread a.docx word/footer1.xml unexpected root element"});
  REQUIRE(read.document);
  CHECK(lines_with(*read.document, "section") ==
        std::vector<std::string>{"section 1", "section 2"});
}

TEST_CASE("footnotes, endnotes, comments and their threads") {
  Docx docx;
  docx.body = paragraph("thân");
  docx.parts = {
      {"word/footnotes.xml",
       docx.root("w:footnotes",
                 "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
                 "<w:footnote w:type=\"normal\" w:id=\"2\">" +
                     paragraph("chú thích") + "</w:footnote>"),
       "footnotes", "n1"},
      {"word/endnotes.xml",
       docx.root("w:endnotes", "<w:endnote w:id=\"4\">" + paragraph("cuối") + "</w:endnote>"),
       "endnotes", "n2"},
      {"word/comments.xml",
       docx.root(
           "w:comments",
           "<w:comment w:id=\"0\" w:author=\"An\" w:initials=\"A\" w:date=\"2026-01-02T03:04:05Z\">"
           "<w:p w14:paraId=\"00000001\"/><w:p "
           "w14:paraId=\"00000002\"><w:r><w:t>sửa</w:t></w:r></w:p>"
           "</w:comment><w:comment w:id=\"1\" w:author=\"Bình\"><w:p w14:paraId=\"00000003\"/>"
           "</w:comment>"),
       "comments", "n3"},
      {"word/commentsExtended.xml",
       docx.root(
           "w15:commentsEx",
           "<w15:commentEx w15:paraId=\"00000002\" w15:done=\"1\"/>"
           "<w15:commentEx w15:paraId=\"00000003\" w15:paraIdParent=\"00000002\" w15:done=\"0\"/>"),
       "commentsExtended", "n4"}};
  const ReadBack read(docx);
  CHECK(read.lines().empty());
  REQUIRE(read.document);
  CHECK(lines_with(*read.document, "foot") ==
        std::vector<std::string>{"footnote word/footnotes.xml -1 separator",
                                 "footnote word/footnotes.xml 2"});
  CHECK(lines_with(*read.document, "endnote") ==
        std::vector<std::string>{"endnote word/endnotes.xml 4"});
  CHECK(lines_with(*read.document, "comment") ==
        std::vector<std::string>{
            "comment word/comments.xml 0 by \"An\" 2026-01-02T03:04:05Z resolved",
            "comment word/comments.xml 1 by \"Bình\" answers 0"});
  const Story& note = read.document->stories.at(2);
  CHECK(reading_text(*read.document, note) == "chú thích\n");
  CHECK(read.document->part_of(note).part->name == "word/footnotes.xml");
}

TEST_CASE("a link has the target of its own part") {
  Docx docx;
  docx.links =
      "<Relationship Id=\"l\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships/hyperlink\" Target=\"https://example.vn/a?b=1&amp;c=2\" "
      "TargetMode=\"External\"/>";
  docx.body = "<w:p><w:hyperlink r:id=\"l\"/><w:hyperlink r:id=\"none\"/></w:p>";
  const ReadBack read(docx);
  REQUIRE(read.document);
  const auto& links = read.document->parts.front().links;
  REQUIRE(links.size() == 2);
  CHECK(links[0].target == "https://example.vn/a?b=1&c=2");
  CHECK(links[1].target.empty());
}

TEST_CASE("bookmarks know where they begin and end") {
  const ReadBack read(
      Docx{.body = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>"
                   "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/></w:p>"
                   "<w:p><w:bookmarkEnd w:id=\"1\"/><w:bookmarkEnd w:id=\"1\"/></w:p>"});
  REQUIRE(read.document);
  const auto& part = read.document->parts.front();
  REQUIRE(part.bookmarks.size() == 2);
  CHECK(part.bookmarks[0].end == docx::parse::no_node);  // its id was taken by the second
  CHECK(part.slice(part.bookmarks[1].start) == "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>");
  CHECK(part.slice(part.bookmarks[1].end) == "<w:bookmarkEnd w:id=\"1\"/>");
}

TEST_CASE("custom properties and custom XML parts") {
  Docx docx;
  docx.body = "<w:p/>";
  const std::string office = docx.relationship_space() + "/";
  docx.package_links = "<Relationship Id=\"c\" Type=\"" + office +
                       "custom-properties\" Target=\"/docProps/custom.xml\"/>";
  const auto item = [&](std::string_view id) {
    return "<ds:datastoreItem ds:itemID=\"{" + std::string(id) +
           "}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"/>";
  };
  docx.parts = {
      {"docProps/custom.xml",
       "<Properties "
       "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
       "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
       "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Mã &amp; số\">"
       "<vt:lpwstr>A &lt; B</vt:lpwstr></property><property pid=\"3\" name=\"n\"><vt:i4>7</vt:i4>"
       "</property><property pid=\"4\" name=\"trống\"/></Properties>"},
      {"customXml/item1.xml", "<d/>", "customXml", "x1"},
      {"customXml/_rels/item1.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"r\" Type=\"" +
           office + "customXmlProps\" Target=\"props.xml\"/></Relationships>"},
      {"customXml/props.xml", item("AA")},
      {"customXml/item2.xml", "<d/>", "customXml", "x2"},
      {"customXml/itemProps2.xml", item("BB")},  // without a relationship
      {"customXml/item3.xml", "<d/>", "customXml", "x3"},
      {"customXml/itemProps3.xml", "<broken"},
      {"customXml/other.xml", "<d/>", "customXml", "x4"}};
  const ReadBack read(docx);
  REQUIRE(read.document);
  Diagnostics diagnostics;
  std::vector<std::string> found;
  for (const auto& one : custom_properties(read.document->package, diagnostics)) {
    found.push_back(one.name + "=" + one.value);
  }
  for (const auto& one : custom_xml(read.document->package, diagnostics)) {
    found.push_back(one.part->name + "=" + one.store_id);
  }
  CHECK(found == std::vector<std::string>{
                     "Mã & số=A < B", "n=7", "trống=", "customXml/item1.xml={AA}",
                     "customXml/item2.xml={BB}", "customXml/item3.xml=", "customXml/other.xml="});
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().code == Code::DocxPartUnread);
}
