// Tables: widths, indents, borders, spans, rows.

#include "docx/story.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

// The tables in one checked package.
std::vector<xml::Element> written(rules::StyledDocument document,
                                  const std::vector<rules::StyledTable>& tables) {
  for (const rules::StyledTable& each : tables) {
    document.sections.back().blocks.emplace_back(each);
    document.sections.back().blocks.emplace_back(paragraph(document, Body, "sau bảng"));
  }
  const Unpacked package = write_checked(document);
  std::vector<xml::Element> found;
  for (const xml::Element* each :
       children(only(package.tree("word/document.xml"), "w:body"), "w:tbl")) {
    found.push_back(*each);
  }
  REQUIRE(found.size() == tables.size());
  return found;
}

xml::Element written(const rules::StyledDocument& document, const rules::StyledTable& one) {
  return written(document, std::vector<rules::StyledTable>{one}).front();
}

std::string width_of(const xml::Element& parent, std::string_view name) {
  const xml::Element& width = only(parent, name);
  CHECK(width.get("w:type") == "dxa");
  return std::string(width.get("w:w"));
}

// "restart", "continue" or "" for each cell, and its span, row by row: "700 r|4000+1 c".
std::string shape(const xml::Element& table) {
  std::string text;
  for (const xml::Element* row : children(table, "w:tr")) {
    for (const xml::Element* cell : children(*row, "w:tc")) {
      const xml::Element& properties = only(*cell, "w:tcPr");
      text += width_of(properties, "w:tcW");
      for (const xml::Element* span : children(properties, "w:gridSpan")) {
        text += "x" + std::string(span->get("w:val"));
      }
      for (const xml::Element* merge : children(properties, "w:vMerge")) {
        text += " " + std::string(merge->get("w:val"));
      }
      text += "|";
    }
    text += "\n";
  }
  return text;
}

const Length inch = Length::twips(1440);

}  // namespace

TEST_CASE("widths are fixed and agree, and the indent is counted to the text") {
  const rules::StyledDocument document = empty_document();
  rules::StyledTable one = table({Length::twips(700), Length::twips(4000)},
                                 {row({cell(document, "1"), cell(document, "hai")})});
  struct Case {
    int indent, left_margin;
    const char* expected;
  };
  const std::vector<Case> cases{
      {0, 108, "108"}, {-108, 108, "0"}, {0, 0, "0"}, {250, 57, "307"}, {-300, 108, "-192"}};
  std::vector<rules::StyledTable> tables;
  for (const Case& each : cases) {
    one.indent = Length::twips(each.indent);
    one.cell_margins[1] = Length::twips(each.left_margin);
    tables.push_back(one);
  }
  const auto found = written(document, tables);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const xml::Element& properties = only(found[i], "w:tblPr");
    CHECK(width_of(properties, "w:tblW") == "4700");
    CHECK(width_of(properties, "w:tblInd") == cases[i].expected);
    CHECK(only(properties, "w:tblLayout").get("w:type") == "fixed");
    const xml::Element& margins = only(properties, "w:tblCellMar");
    CHECK(width_of(margins, "w:left") == std::to_string(cases[i].left_margin));
    CHECK(width_of(margins, "w:right") == "108");
  }
}

TEST_CASE("the same borders on all cells are said once") {
  const rules::StyledDocument document = empty_document();
  rules::StyledTable one = table({inch, inch}, {row({cell(document, "a"), cell(document, "b")})});
  SECTION("none, as in a layout table") {
    const xml::Element tbl = written(document, one);
    const auto edges = elements(only(only(tbl, "w:tblPr"), "w:tblBorders"));
    REQUIRE(edges.size() == 6);
    for (const xml::Element* edge : edges) CHECK(edge->get("w:val") == "none");
  }
  SECTION("a box") {
    for (rules::StyledCell& each : one.rows[0].cells) each.borders = box();
    const xml::Element tbl = written(document, one);
    const auto edges = elements(only(only(tbl, "w:tblPr"), "w:tblBorders"));
    REQUIRE(edges.size() == 6);
    for (const xml::Element* edge : edges) {
      CHECK(edge->get("w:val") == "single");
      CHECK(edge->get("w:sz") == "4");
    }
    visit(tbl, [](const xml::Element& element) { CHECK(element.name != "w:tcBorders"); });
  }
  SECTION("different ones, cell by cell") {
    one.rows[0].cells[1].borders = box();
    const xml::Element tbl = written(document, one);
    CHECK(children(only(tbl, "w:tblPr"), "w:tblBorders").empty());
    const auto cells = children(only(tbl, "w:tr"), "w:tc");
    for (std::size_t i = 0; i < 2; ++i) {
      const auto edges = elements(only(only(*cells[i], "w:tcPr"), "w:tcBorders"));
      REQUIRE(edges.size() == 4);
      for (const xml::Element* edge : edges) {
        CHECK(edge->get("w:val") == (i == 0 ? "none" : "single"));
      }
    }
  }
  SECTION("equal cells whose own edges differ: a line below each row only") {
    for (rules::StyledCell& each : one.rows[0].cells) each.borders.bottom.width = Length::pt(0.5);
    const xml::Element tbl = written(document, one);
    CHECK(children(only(tbl, "w:tblPr"), "w:tblBorders").empty());
    const auto cells = children(only(tbl, "w:tr"), "w:tc");
    const xml::Element& borders = only(only(*cells[0], "w:tcPr"), "w:tcBorders");
    CHECK(only(borders, "w:bottom").get("w:val") == "single");
    CHECK(only(borders, "w:top").get("w:val") == "none");
  }
}

TEST_CASE("a cell over several rows goes on in the rows below") {
  const rules::StyledDocument document = empty_document();
  const auto c = [&](int columns, int rows) { return cell(document, "x", columns, rows); };
  const std::vector<Length> three{Length::twips(100), Length::twips(200), Length::twips(400)};
  struct Case {
    const char* name;
    std::vector<rules::StyledRow> rows;
    const char* expected;
  };
  const Case cases[] = {
      {"no spans", {row({c(1, 1), c(1, 1), c(1, 1)})}, "100|200|400|\n"},
      {"over all columns", {row({c(3, 1)})}, "700x3|\n"},
      {"first column",
       {row({c(1, 2), c(1, 1), c(1, 1)}), row({c(1, 1), c(1, 1)})},
       "100 restart|200|400|\n100 continue|200|400|\n"},
      {"last column, three rows",
       {row({c(2, 1), c(1, 3)}), row({c(1, 1), c(1, 1)}), row({c(2, 1)})},
       "300x2|400 restart|\n100|200|400 continue|\n300x2|400 continue|\n"},
      {"a block of two by two",
       {row({c(2, 2), c(1, 1)}), row({c(1, 1)})},
       "300x2 restart|400|\n300x2 continue|400|\n"},
      {"one after another",
       {row({c(1, 2), c(2, 1)}), row({c(2, 2)}), row({c(1, 1)})},
       "100 restart|600x2|\n100 continue|600x2 restart|\n100|600x2 continue|\n"},
      {"two side by side that end apart",
       {row({c(1, 2), c(1, 3), c(1, 1)}), row({c(1, 1)}), row({c(1, 1), c(1, 1)})},
       "100 restart|200 restart|400|\n100 continue|200 continue|400|\n100|200 continue|400|\n"},
      {"a group header over three columns beside tall cells",
       {row({c(1, 2), c(2, 1)}), row({c(1, 1), c(1, 1)})},
       "100 restart|600x2|\n100 continue|200|400|\n"},
      {"a row covered whole",
       {row({c(1, 2), c(1, 2), c(1, 2)}), row({}), row({c(3, 1)})},
       "100 restart|200 restart|400 restart|\n100 continue|200 continue|400 continue|\n700x3|\n"},
  };
  std::vector<rules::StyledTable> tables;
  for (const Case& each : cases) tables.push_back(table(three, each.rows));
  const auto found = written(document, tables);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    INFO(cases[i].name);
    CHECK(shape(found[i]) == cases[i].expected);
  }
}

TEST_CASE("the paragraph of a continued cell is empty and looks like the cell's first") {
  const rules::StyledDocument document = empty_document();
  rules::StyledCell tall = cell(document, "", 1, 2);
  tall.paragraphs = {paragraph(document, Heading, "mục")};
  tall.paragraphs[0].format.borders = box();
  tall.borders = box();
  rules::StyledCell side = cell(document, "x");
  const xml::Element tbl = written(document, table({inch, inch}, {row({tall, side}), row({side})}));
  const auto rows = children(tbl, "w:tr");
  const xml::Element& continued = *children(*rows[1], "w:tc")[0];
  CHECK(children(only(continued, "w:tcPr"), "w:tcBorders").size() == 1);
  const xml::Element& text = only(continued, "w:p");
  CHECK(children(text, "w:r").empty());
  const xml::Element& properties = only(text, "w:pPr");
  CHECK(only(properties, "w:pStyle").get("w:val") == "DeMuc1");
  CHECK(only(properties, "w:outlineLvl").get("w:val") == "9");  // no entry in the outline
  CHECK(children(properties, "w:pBdr").empty());
}

TEST_CASE("rows: header, splitting, height, vertical alignment") {
  const rules::StyledDocument document = empty_document();
  rules::StyledTable one = table({inch}, {});
  for (int i = 0; i < 4; ++i) one.rows.push_back(row({cell(document, "x")}));
  one.rows[0].header = true;
  one.rows[1].splits = true;
  one.rows[2].height_rule = rules::LineSpacing::Rule::AtLeast;
  one.rows[2].height = Length::twips(400);
  one.rows[2].cells[0].vertical = rules::VerticalAlign::Center;
  one.rows[3].height_rule = rules::LineSpacing::Rule::Exact;
  one.rows[3].height = Length::twips(500);
  one.rows[3].cells[0].vertical = rules::VerticalAlign::Bottom;
  const xml::Element tbl = written(document, one);
  const auto rows = children(tbl, "w:tr");
  REQUIRE(rows.size() == 4);
  CHECK(elements(only(*rows[0], "w:trPr")).size() == 2);
  CHECK(children(only(*rows[0], "w:trPr"), "w:cantSplit").size() == 1);
  CHECK(children(only(*rows[0], "w:trPr"), "w:tblHeader").size() == 1);
  CHECK(children(*rows[1], "w:trPr").empty());
  CHECK(only(only(*rows[2], "w:trPr"), "w:trHeight").get("w:val") == "400");
  CHECK(only(only(*rows[2], "w:trPr"), "w:trHeight").get("w:hRule") == "atLeast");
  CHECK(only(only(*rows[3], "w:trPr"), "w:trHeight").get("w:hRule") == "exact");
  const auto alignment = [&](std::size_t i) { return only(only(*rows[i], "w:tc"), "w:tcPr"); };
  CHECK(children(alignment(0), "w:vAlign").empty());
  CHECK(only(alignment(2), "w:vAlign").get("w:val") == "center");
  CHECK(only(alignment(3), "w:vAlign").get("w:val") == "bottom");
}
