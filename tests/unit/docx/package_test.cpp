// The package as a whole: parts, properties, text.

#include "docx/parts.h"
#include "docx/write.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::string property(const Unpacked& package, std::string_view name) {
  const auto found = children(package.tree("docProps/core.xml"), name);
  return found.empty() ? "(none)" : inner_text(*found.front());
}

}  // namespace

TEST_CASE("the parts, in their order") {
  const Unpacked package = write_checked(full_document());
  CHECK(package.names ==
        std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
                                 "docProps/app.xml", "word/document.xml",
                                 "word/_rels/document.xml.rels", "word/styles.xml",
                                 "word/settings.xml", "word/fontTable.xml", "word/header1.xml"});
}

TEST_CASE("the text of the package is the text of the document") {
  const rules::StyledDocument document = full_document();
  const Unpacked package = write_checked(document);
  const auto lines = visible_text(only(package.tree("word/document.xml"), "w:body"));
  CHECK(lines == full_document_text());
  std::string reading;
  for (const std::string& line : lines) {
    if (!line.empty()) reading += line + "\n";
  }
  CHECK(reading == rules::reading_text(document));
}

TEST_CASE("core properties") {
  rules::StyledDocument document = document_of({"chữ"});
  SECTION("all") {
    document.properties = {"Kế hoạch <1> & \"2\"", "UBND xã Phú Lâm", "Về việc A & B", "Kế hoạch",
                           "2026-06-15"};
    const Unpacked package = write_checked(document);
    CHECK(property(package, "dc:title") == "Kế hoạch <1> & \"2\"");
    CHECK(property(package, "dc:creator") == "UBND xã Phú Lâm");
    CHECK(property(package, "dc:subject") == "Về việc A & B");
    CHECK(property(package, "cp:keywords") == "Kế hoạch");
    CHECK(property(package, "dc:language") == "vi-VN");
    CHECK(property(package, "dcterms:created") == "2026-06-15T00:00:00Z");
    CHECK(property(package, "dcterms:modified") == "2026-06-15T00:00:00Z");
  }
  SECTION("none: no empty elements") {
    const Unpacked package = write_checked(document);
    CHECK(property(package, "dc:title") == "(none)");
    CHECK(property(package, "dcterms:created") == "(none)");
    CHECK(property(package, "dc:language") == "vi-VN");
  }
  SECTION("a date that is not whole is no date") {
    for (const char* date : {"2026", "2026-06", "2026-6-15", "2026-06-1x", "2026-06-150"}) {
      document.properties.date = date;
      const std::string core = docx::core_properties_part(document.properties);
      CHECK(core.find("dcterms:created") == std::string::npos);
    }
  }
}

TEST_CASE("the decree's input fields are custom properties under their Vietnamese names") {
  rules::StyledDocument document = document_of({"chữ"});
  CHECK(write_checked(document).parts.count("docProps/custom.xml") == 0);
  document.properties.identifier = "05/KH-UBND";
  document.properties.fields = {{"CodeNumber", "Số", "05"}, {"Subject", "Trích yếu", "Về A & <B>"}};
  const Unpacked package = write_checked(document);
  CHECK(property(package, "dc:identifier") == "05/KH-UBND");
  const auto properties = children(package.tree("docProps/custom.xml"), "property");
  REQUIRE(properties.size() == 2);
  CHECK(properties[0]->get("fmtid") == "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
  CHECK(properties[0]->get("pid") == "2");
  CHECK(properties[0]->get("name") == "Số");
  CHECK(inner_text(only(*properties[0], "vt:lpwstr")) == "05");
  CHECK(properties[1]->get("pid") == "3");
  CHECK(inner_text(only(*properties[1], "vt:lpwstr")) == "Về A & <B>");
}

TEST_CASE("the same document gives the same bytes, another text gives others") {
  CHECK(docx::write(full_document()) == docx::write(full_document()));
  CHECK(docx::write(document_of({"a"})) != docx::write(document_of({"b"})));
}

TEST_CASE("what is kept between documents changes no byte") {
  docx::PartCache cache;
  for (int round = 0; round < 2; ++round) {
    for (const rules::StyledDocument& document :
         {document_of({"a"}), full_document(), document_of({"b"}), full_document()}) {
      CHECK(docx::write(document, {.cache = &cache}) == docx::write(document));
    }
  }
}

TEST_CASE("a long document") {
  rules::StyledDocument document = empty_document();
  for (int i = 0; i < 2000; ++i) {
    document.sections[0].blocks.emplace_back(
        paragraph(document, Body, "Đoạn " + std::to_string(i) + " của kế hoạch."));
  }
  const Unpacked package = write_checked(document);
  CHECK(visible_text(only(package.tree("word/document.xml"), "w:body")).size() == 2000);
}
