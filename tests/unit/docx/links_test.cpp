// Links: bookmarks, hyperlinks, page references and the table of contents.

#include <map>

#include "docx/story.h"
#include "package_rules.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;
using rules::StyledRun;

namespace {

StyledRun linked(StyledRun::Kind kind, std::string text, std::string link) {
  StyledRun run = text_run(std::move(text));
  run.kind = kind;
  run.link = std::move(link);
  return run;
}

rules::StyledParagraph entry(const rules::StyledDocument& document, const std::string& words,
                             const std::string& page, const std::string& link) {
  rules::StyledParagraph one = paragraph(document, Body, "");
  one.role = rules::Role::Contents;
  one.format.tab = Length::twips(9071);
  one.runs = {linked(StyledRun::Kind::Text, words, link), linked(StyledRun::Kind::Tab, "", link),
              linked(StyledRun::Kind::PageReference, page, link)};
  return one;
}

// A table of contents over two headings, and a sentence that leads to the second and names its
// page.
rules::StyledDocument with_contents() {
  rules::StyledDocument document = empty_document();
  document.contents_levels = 2;
  auto& blocks = document.sections.back().blocks;
  blocks.emplace_back(entry(document, "I. MỘT", "1", "mot"));
  blocks.emplace_back(entry(document, "II. HAI", "3", "hai"));
  rules::StyledParagraph first = paragraph(document, Heading, "I. MỘT");
  first.anchor = "mot";
  blocks.emplace_back(first);
  rules::StyledParagraph sentence = paragraph(document, Body, "Xem ");
  sentence.runs.push_back(linked(StyledRun::Kind::Text, "Mục", "hai"));
  sentence.runs.push_back(linked(StyledRun::Kind::Text, " II", "hai"));
  sentence.runs.push_back(text_run(" ở trang "));
  sentence.runs.push_back(linked(StyledRun::Kind::PageReference, "3", "hai"));
  blocks.emplace_back(sentence);
  rules::StyledParagraph second = paragraph(document, Heading, "II. HAI");
  second.anchor = "hai";
  blocks.emplace_back(second);
  return document;
}

// The instructions of the fields, in order.
std::vector<std::string> instructions(const Unpacked& package) {
  std::vector<std::string> found;
  visit(package.tree("word/document.xml"), [&](const xml::Element& element) {
    if (element.name == "w:instrText") found.push_back(inner_text(element));
  });
  return found;
}

}  // namespace

TEST_CASE("a table of contents is one field over its entries, whose pages are fields in links") {
  const Unpacked package = write_checked(with_contents());
  const std::string& text = package.part("word/document.xml");
  std::vector<std::string> names;  // of the bookmarks, in order
  std::vector<std::string> anchors;
  visit(package.tree("word/document.xml"), [&](const xml::Element& element) {
    if (element.name == "w:bookmarkStart") names.emplace_back(element.get("w:name"));
    if (element.name == "w:hyperlink") anchors.emplace_back(element.get("w:anchor"));
  });
  REQUIRE(names.size() == 3);
  CHECK(names[0].starts_with("_Toc"));
  CHECK(names[1].starts_with("_Toc"));
  CHECK(names[2].starts_with("_Ref"));
  CHECK(names[1].substr(4) == names[2].substr(4));  // the same thing
  CHECK(anchors == std::vector<std::string>{names[0], names[1], names[2], names[2]});
  CHECK(instructions(package) == std::vector<std::string>{" TOC \\o \"1-2\" \\h \\z \\u ",
                                                          " PAGEREF " + names[0] + " \\h ",
                                                          " PAGEREF " + names[1] + " \\h ",
                                                          " PAGEREF " + names[2] + " \\h "});
  CHECK(text.find("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9071\"/></w:tabs>") !=
        std::string::npos);
  const auto body = children(package.tree("word/document.xml"), "w:body");
  CHECK(visible_text(*body.at(0)) == std::vector<std::string>{"I. MỘT\t1", "II. HAI\t3", "I. MỘT",
                                                              "Xem Mục II ở trang 3", "II. HAI"});
  // The field ends with the last entry, in no paragraph of its own.
  const std::size_t heading = text.find("<w:bookmarkStart");
  CHECK(text.rfind("w:fldCharType=\"end\"", heading) != std::string::npos);
  CHECK(package.part("word/styles.xml").find("w:styleId=\"Hyperlink\"") != std::string::npos);
}

TEST_CASE("a document without a table of contents has no style for links") {
  const Unpacked package = write_checked(document_of({"chữ"}));
  CHECK(package.part("word/styles.xml").find("Hyperlink") == std::string::npos);
  CHECK(package.part("word/document.xml").find("bookmark") == std::string::npos);
}

TEST_CASE("a bookmark is called after what it marks, whatever stands beside it") {
  rules::StyledDocument document = with_contents();
  const auto name_of_last = [](const Unpacked& package) {
    std::string name;
    visit(package.tree("word/document.xml"), [&](const xml::Element& element) {
      if (element.name == "w:bookmarkStart") name = element.get("w:name");
    });
    return name;
  };
  const std::string before = name_of_last(write_checked(document));
  auto& blocks = document.sections.back().blocks;
  blocks.erase(blocks.begin());      // the entry of the first heading
  blocks.erase(blocks.begin() + 1);  // the heading
  CHECK(name_of_last(write_checked(document)) == before);
}

TEST_CASE("a fault in fields and bookmarks is found") {
  const Unpacked sound = write_checked(with_contents());
  struct Case {
    const char *from, *to, *fault;
  };
  for (const Case& each :
       {Case{"w:fldCharType=\"separate\"", "w:fldCharType=\"end\"", "left open"},
        Case{"<w:bookmarkEnd w:id=\"0\"/>", "", "bookmark left open"},
        Case{"w:anchor=\"_Toc", "w:anchor=\"_Tox", "no bookmark"},
        Case{" PAGEREF _Toc", " PAGEREF _Tox", "no bookmark for"},
        Case{"w:bookmarkStart w:id=\"1\"", "w:bookmarkStart w:id=\"0\"", "bookmark id twice"}}) {
    INFO(each.from);
    std::string all;
    for (const std::string& fault :
         faults_of(with_replaced(sound, "word/document.xml", each.from, each.to))) {
      all += fault + "\n";
    }
    INFO(all);
    CHECK(all.find(each.fault) != std::string::npos);
  }
}
