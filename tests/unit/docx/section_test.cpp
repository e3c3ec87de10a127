// Sections: pages, numbering, headers and footers and what a section takes over from the last one.

#include "docx/story.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::vector<const xml::Element*> section_properties(const Unpacked& package) {
  std::vector<const xml::Element*> found;
  visit(package.tree("word/document.xml"), [&](const xml::Element& element) {
    if (element.name == "w:sectPr") found.push_back(&element);
  });
  return found;
}

// "header default rId4, titlePg, start 1" and so on.
std::string summary(const xml::Element& section) {
  std::string text;
  const auto add = [&](const std::string& item) { text += (text.empty() ? "" : ", ") + item; };
  for (const xml::Element* child : elements(section)) {
    if (child->name == "w:headerReference" || child->name == "w:footerReference") {
      add(child->name.substr(2, 6) + " " + std::string(child->get("w:type")) + " " +
          std::string(child->get("r:id")));
    }
    if (child->name == "w:titlePg") add("titlePg");
    if (child->name == "w:pgNumType") add("start " + std::string(child->get("w:start")));
  }
  return text;
}

std::vector<std::string> summaries(const Unpacked& package) {
  std::vector<std::string> result;
  for (const xml::Element* section : section_properties(package))
    result.push_back(summary(*section));
  return result;
}

rules::StyledSection section(const rules::StyledDocument& document) {
  rules::StyledSection result;
  result.page = portrait();
  result.blocks.emplace_back(paragraph(document, Body, "chữ"));
  return result;
}

rules::StyledParagraph number_line(const rules::StyledDocument& document) {
  rules::StyledParagraph line = paragraph(document, PageNumberLine, "");
  line.runs.push_back(page_number_run());
  return line;
}

}  // namespace

TEST_CASE("page size, margins and orientation") {
  rules::StyledDocument document = empty_document();
  document.sections = {section(document), section(document)};
  document.sections[1].page = landscape();
  const Unpacked package = write_checked(document);
  const auto sections = section_properties(package);
  REQUIRE(sections.size() == 2);
  const xml::Element& tall = only(*sections[0], "w:pgSz");
  CHECK(tall.get("w:w") == "11906");
  CHECK(tall.get("w:h") == "16838");
  CHECK(tall.find("w:orient") == nullptr);
  const xml::Element& wide = only(*sections[1], "w:pgSz");
  CHECK(wide.get("w:w") == "16838");
  CHECK(wide.get("w:h") == "11906");
  CHECK(wide.get("w:orient") == "landscape");
  const xml::Element& margins = only(*sections[0], "w:pgMar");
  CHECK(margins.get("w:left") == "1701");
  CHECK(margins.get("w:right") == "1134");
  CHECK(margins.get("w:top") == "1134");
  CHECK(margins.get("w:bottom") == "1134");
  CHECK(margins.get("w:header") == "567");
  CHECK(margins.get("w:footer") == "567");
  CHECK(margins.get("w:gutter") == "0");
  CHECK(children(*sections[0], "w:docGrid").empty());
}

TEST_CASE("a section's properties stand in its last paragraph, the last one's end the body") {
  rules::StyledDocument document = empty_document();
  document.sections = {section(document), section(document), section(document)};
  document.sections[0].blocks.emplace_back(paragraph(document, Body, "hai"));
  const Unpacked package = write_checked(document);
  const auto blocks = elements(only(package.tree("word/document.xml"), "w:body"));
  REQUIRE(blocks.size() == 5);
  const auto carries = [](const xml::Element& block) {
    return !children(only(block, "w:pPr"), "w:sectPr").empty();
  };
  CHECK(!carries(*blocks[0]));
  CHECK(carries(*blocks[1]));
  CHECK(carries(*blocks[2]));
  CHECK(!carries(*blocks[3]));
  CHECK(blocks[4]->name == "w:sectPr");
}

TEST_CASE("no headers: no parts and no references") {
  const Unpacked package = write_checked(document_of({"chữ"}));
  CHECK(summaries(package) == std::vector<std::string>{""});
  CHECK(package.names.back() == "word/fontTable.xml");
}

TEST_CASE("a page number from page 2 on") {
  rules::StyledDocument document = document_of({"chữ"});
  document.sections[0].header = {number_line(document)};
  const Unpacked package = write_checked(document);
  CHECK(summaries(package) == std::vector<std::string>{"header default rId4, titlePg"});
  CHECK(package.part("word/header1.xml").find("<w:t>2</w:t>") != std::string::npos);
  CHECK(package.part("word/header1.xml").find(" PAGE ") != std::string::npos);
}

TEST_CASE("the same header on all pages needs no title page") {
  rules::StyledDocument document = document_of({"chữ"});
  document.sections[0].header = document.sections[0].first_header = {number_line(document)};
  CHECK(summaries(write_checked(document)) == std::vector<std::string>{"header default rId4"});
}

TEST_CASE("a footer on the first page only") {
  rules::StyledDocument document = document_of({"chữ"});
  document.sections[0].first_footer = {paragraph(document, Body, "Địa chỉ: …")};
  const Unpacked package = write_checked(document);
  CHECK(summaries(package) == std::vector<std::string>{"footer first rId4, titlePg"});
  CHECK(visible_text(package.tree("word/footer1.xml")) == std::vector<std::string>{"Địa chỉ: …"});
}

TEST_CASE("a section names only what differs from the one before") {
  rules::StyledDocument document = empty_document();
  document.sections = {section(document), section(document), section(document)};
  SECTION("all alike: said once") {
    for (rules::StyledSection& each : document.sections) {
      each.header = {number_line(document)};
      each.first_page_number = 1;
    }
    const Unpacked package = write_checked(document);
    CHECK(summaries(package) == std::vector<std::string>{"header default rId4, start 1, titlePg",
                                                         "start 1, titlePg", "start 1, titlePg"});
    CHECK(package.parts.count("word/header2.xml") == 0);
  }
  SECTION("none after some: an empty one, which does not take over") {
    document.sections[0].header = document.sections[0].first_header = {number_line(document)};
    const Unpacked package = write_checked(document);
    CHECK(summaries(package) ==
          std::vector<std::string>{"header default rId4", "header default rId5", ""});
    CHECK(visible_text(package.tree("word/header2.xml")) == std::vector<std::string>{""});
  }
  SECTION("back to an earlier one: the part is shared") {
    document.sections[0].header = document.sections[0].first_header = {number_line(document)};
    document.sections[1].header =
        document.sections[1].first_header = {paragraph(document, Body, "khác")};
    document.sections[2].header = document.sections[2].first_header = {number_line(document)};
    const Unpacked package = write_checked(document);
    CHECK(summaries(package) == std::vector<std::string>{"header default rId4",
                                                         "header default rId5",
                                                         "header default rId4"});
    CHECK(package.parts.count("word/header3.xml") == 0);
  }
  SECTION("headers and footers of the same text are parts apart") {
    document.sections[1].header = document.sections[1].first_header = document.sections[1].footer =
        document.sections[1].first_footer = {number_line(document)};
    const Unpacked package = write_checked(document);
    CHECK(summaries(package)[1] == "header default rId4, footer default rId5");
    CHECK(package.parts.count("word/footer1.xml") == 1);
  }
}

TEST_CASE("numbering starts again only where the section says so") {
  rules::StyledDocument document = empty_document();
  document.sections = {section(document), section(document), section(document)};
  document.sections[1].first_page_number = 1;
  document.sections[2].first_page_number = 5;
  CHECK(summaries(write_checked(document)) == std::vector<std::string>{"", "start 1", "start 5"});
}
