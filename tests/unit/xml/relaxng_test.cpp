#include "xml/relaxng.h"

#include <stdexcept>

#include "support/catch.h"
#include "xml_support.h"

using namespace vanthu;

namespace {

constexpr std::string_view schema = R"(<?xml version="1.0"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="mau">
      <oneOrMore>
        <element name="truong">
          <attribute name="ten"><data type="NCName"/></attribute>
          <optional><attribute name="kieu"><choice><value>chu</value><value>so</value></choice></attribute></optional>
          <text/>
        </element>
      </oneOrMore>
    </element>
  </start>
</grammar>)";

struct Validated {
  Sources sources;
  Diagnostics diagnostics;
  bool is_valid;
  explicit Validated(std::string text) {
    const FileId file = sources.add("mau.xml", std::move(text));
    is_valid = xml::Grammar(schema).validate(sources, file, diagnostics);
  }
};

}  // namespace

TEST_CASE("RELAX NG: what follows the grammar passes without a word") {
  const Validated good("<mau>\n<truong ten='so' kieu='so'/>\n<truong ten='a'>Kế</truong></mau>");
  CHECK(good.is_valid);
  CHECK(good.diagnostics.all().empty());
}

TEST_CASE("RELAX NG: a fault is told at its line") {
  struct Row {
    std::string source;
    std::uint32_t line;
  };
  const auto row = GENERATE(values<Row>({
      // A missing attribute is told at the parent: libxml2 knows no better.
      {"<mau>\n<truong ten='a'/>\n  <truong kieu='so'/>\n</mau>", 1},
      {"<mau>\n<truong ten='a' kieu='khac'/>\n</mau>", 2},
      {"<mau>\n<truong ten='a'/>\n\n<la/>\n</mau>", 4},
      {"<mau/>", 1},
      {"\n<khac/>", 2},
  }));
  INFO(row.source);
  const Validated bad(row.source);
  CHECK_FALSE(bad.is_valid);
  REQUIRE_FALSE(bad.diagnostics.all().empty());
  for (const Diagnostic& one : bad.diagnostics.all()) CHECK(one.code == Code::XmlSchema);
  const Place at = bad.diagnostics.all()[0].at;
  CHECK(bad.sources.locate(at.file, at.begin).line == row.line);
}

TEST_CASE("RELAX NG: lines beyond 65535 are still told") {
  const Validated bad("<mau>" + std::string(70'000, '\n') + "<la/></mau>");
  CHECK_FALSE(bad.is_valid);
  REQUIRE_FALSE(bad.diagnostics.all().empty());
  const Place at = bad.diagnostics.all()[0].at;
  CHECK(bad.sources.locate(at.file, at.begin).line == 70'001);
}

TEST_CASE("RELAX NG: broken XML is left to the parser, which has said why") {
  const Validated broken("<mau>");
  CHECK_FALSE(broken.is_valid);
  CHECK(broken.diagnostics.all().empty());
  const Validated doctype("<!DOCTYPE mau><mau><truong ten='a'/></mau>");
  CHECK_FALSE(doctype.is_valid);
}

TEST_CASE("RELAX NG: one grammar serves many documents and can be moved") {
  xml::Grammar grammar(schema);
  xml::Grammar moved = std::move(grammar);
  Sources sources;
  Diagnostics diagnostics;
  for (int i = 0; i < 3; ++i) {
    CHECK(moved.validate(sources, sources.add("a", "<mau><truong ten='a'/></mau>"), diagnostics));
    CHECK_FALSE(moved.validate(sources, sources.add("b", "<mau/>"), diagnostics));
  }
}

TEST_CASE("RELAX NG: a broken grammar is our own mistake") {
  CHECK_THROWS_AS(xml::Grammar("<grammar/>"), std::logic_error);
  CHECK_THROWS_AS(xml::Grammar("<gram"), std::logic_error);
  CHECK_THROWS_AS(xml::Grammar(""), std::logic_error);
}
