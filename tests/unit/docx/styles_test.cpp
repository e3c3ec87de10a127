// styles.xml, settings.xml, fontTable.xml.

#include "docx/write.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const xml::Element& style(const Unpacked& package, std::string_view id) {
  for (const xml::Element* each : children(package.tree("word/styles.xml"), "w:style")) {
    if (each->get("w:styleId") == id) return *each;
  }
  FAIL("no style " << id);
  return package.tree("word/styles.xml");
}

std::vector<std::string> names(const xml::Element& parent) {
  std::vector<std::string> result;
  for (const xml::Element* each : elements(parent)) result.push_back(each->name);
  return result;
}

}  // namespace

TEST_CASE("document defaults: typeface in all slots, size, language, no spacing") {
  const Unpacked package = write_checked(document_of({"chữ"}));
  const xml::Element& defaults = only(package.tree("word/styles.xml"), "w:docDefaults");
  const xml::Element& run = only(only(defaults, "w:rPrDefault"), "w:rPr");
  for (const char* slot : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) {
    CHECK(only(run, "w:rFonts").get(slot) == "Times New Roman");
  }
  CHECK(only(run, "w:sz").get("w:val") == "28");
  CHECK(only(run, "w:szCs").get("w:val") == "28");
  CHECK(only(run, "w:lang").get("w:val") == "vi-VN");
  const xml::Element& spacing = only(only(only(defaults, "w:pPrDefault"), "w:pPr"), "w:spacing");
  CHECK(spacing.get("w:before") == "0");
  CHECK(spacing.get("w:after") == "0");
  CHECK(spacing.get("w:line") == "240");
  CHECK(spacing.get("w:lineRule") == "auto");
}

TEST_CASE("the default styles of Word, under Word's names") {
  const Unpacked package = write_checked(document_of({"chữ"}));
  struct Case {
    const char *id, *type, *name;
  };
  for (const Case& each :
       {Case{"Normal", "paragraph", "Normal"},
        Case{"DefaultParagraphFont", "character", "Default Paragraph Font"},
        Case{"TableNormal", "table", "Normal Table"}, Case{"NoList", "numbering", "No List"}}) {
    const xml::Element& found = style(package, each.id);
    CHECK(found.get("w:default") == "1");
    CHECK(found.get("w:type") == each.type);
    CHECK(only(found, "w:name").get("w:val") == each.name);
  }
  const xml::Element& margins =
      only(only(style(package, "TableNormal"), "w:tblPr"), "w:tblCellMar");
  CHECK(only(margins, "w:left").get("w:w") == "108");
  CHECK(only(margins, "w:right").get("w:w") == "108");
  CHECK(only(margins, "w:top").get("w:w") == "0");
}

TEST_CASE("a style of the document: Vietnamese name, based on Normal, differences only") {
  const Unpacked package = write_checked(document_of({"chữ"}));
  const xml::Element& heading = style(package, "DeMuc1");
  CHECK(heading.get("w:customStyle") == "1");
  CHECK(names(heading) == std::vector<std::string>{"w:name", "w:basedOn", "w:uiPriority",
                                                   "w:qFormat", "w:pPr", "w:rPr"});
  CHECK(only(heading, "w:name").get("w:val") == "Đề mục I");
  CHECK(only(heading, "w:basedOn").get("w:val") == "Normal");
  CHECK(names(only(heading, "w:pPr")) ==
        std::vector<std::string>{"w:keepNext", "w:ind", "w:jc", "w:outlineLvl"});
  CHECK(names(only(heading, "w:rPr")) == std::vector<std::string>{"w:b", "w:bCs"});
  CHECK(only(only(style(package, "ChuTrongBang"), "w:rPr"), "w:sz").get("w:val") == "26");
  // The gallery sorts by priority: the order of the document.
  CHECK(only(style(package, "NoiDung"), "w:uiPriority").get("w:val") == "1");
  CHECK(only(style(package, "SoTrang"), "w:uiPriority").get("w:val") == "5");
}

TEST_CASE("a style that only repeats the defaults says nothing") {
  rules::StyledDocument document = empty_document();
  rules::Style plain{"Tron", "Trơn", {}, plain_run()};
  plain.paragraph.align = rules::Align::Left;
  document.styles.push_back(plain);
  document.sections[0].blocks.emplace_back(paragraph(document, Body, "chữ"));
  const Unpacked package = write_checked(document);
  CHECK(names(style(package, "Tron")) ==
        std::vector<std::string>{"w:name", "w:basedOn", "w:uiPriority", "w:qFormat"});
}

TEST_CASE("bold defaults stay out of the document defaults, where they could not be undone") {
  rules::StyledDocument document = document_of({"chữ"});
  document.defaults.bold = true;
  const Unpacked package = write_checked(document);
  const xml::Element& defaults = only(package.tree("word/styles.xml"), "w:docDefaults");
  CHECK(children(only(only(defaults, "w:rPrDefault"), "w:rPr"), "w:b").empty());
  CHECK(children(style(package, "NoiDung"), "w:rPr").empty());
  CHECK(children(only(style(package, "DeMuc1"), "w:rPr"), "w:b").size() == 1);
}

TEST_CASE("settings: compatibility mode 14, short lines stay short, nothing that makes Word ask") {
  const Unpacked package = write_checked(document_of({"chữ"}));
  const xml::Element& settings = package.tree("word/settings.xml");
  CHECK(names(settings) == std::vector<std::string>{"w:zoom", "w:defaultTabStop",
                                                    "w:characterSpacingControl", "w:compat"});
  CHECK(only(settings, "w:zoom").get("w:percent") == "100");
  CHECK(names(only(settings, "w:compat")).front() == "w:doNotExpandShiftReturn");
}

TEST_CASE("many styles keep their priorities within what Word's list shows") {
  rules::StyledDocument document = document_of({"chữ"});
  for (int i = 0; i < 120; ++i) {
    rules::Style more{"S" + std::to_string(i), "Kiểu " + std::to_string(i), {}, plain_run()};
    document.styles.push_back(more);
  }
  const Unpacked package = write_checked(document);
  CHECK(only(style(package, "S119"), "w:uiPriority").get("w:val") == "98");
}
