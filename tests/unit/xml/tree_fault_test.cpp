#include "support/catch.h"
#include "xml_support.h"

using namespace vanthu;
using xml::ParsedXml;

TEST_CASE("XML faults: code, line and column") {
  struct Row {
    std::string source;
    std::string line;
  };
  using namespace std::string_literals;
  const auto row = GENERATE(values<Row>({
      {"", "1:1 xml-empty"},
      {" \n ", "1:1 xml-empty"},
      {"\uFEFF", "1:1 xml-empty"},
      {"Kế hoạch", "1:1 xml-syntax"},
      {"<a>\n  <b>x</a>", "2:7 xml-tag-mismatch a b"},
      {"<a>\n<b></c >\n</a>", "2:4 xml-tag-mismatch c b"},
      {"<a><b><c>x</b></a>", "1:11 xml-tag-mismatch b c"},
      {"<a>\n  <b>x", "2:3 xml-tag-not-closed b"},
      {"<a>\n  <b>x</b>\n", "1:1 xml-tag-not-closed a"},
      {"<a>\n<b>x</b", "2:1 xml-tag-not-closed b"},
      {"<a>một & hai</a>", "1:8 xml-ampersand"},
      {"<a>một &hai</a>", "1:8 xml-ampersand"},
      {"<a t=\"một & hai\"/>", "1:11 xml-ampersand"},
      {"<a>một&nbsp;hai</a>", "1:7 xml-entity nbsp"},
      {"<a t=\"&copy;\"/>", "1:7 xml-entity copy"},
      {"<a>một&nbsp;&nbsp;hai</a>", "1:7 xml-entity nbsp"},
      {"<a>\n<b id=\"1\" id=\"2\"/></a>", "2:11 xml-attribute-twice id b"},
      {"<a>tỷ lệ < 5%</a>", "1:10 xml-less-than"},
      {"<a t=\"tỷ lệ < 5\"/>", "1:13 xml-less-than"},
      {"<a t=\"x > 1 va y < 5\"/>", "1:18 xml-less-than"},
      {"<a t=\"x > 1 va y<z\"/>", "1:17 xml-less-than"},
      {"<a t=\"một>hai</a>", "1:6 xml-quote-open"},
      {"<a t=\"một><b id=\"2\"/></a>", "1:6 xml-quote-open"},
      {"<a s='1' t=\"một><b/></a>", "1:12 xml-quote-open"},
      {"<a><!-- một -- hai --></a>", "1:4 xml-comment"},
      {"<a><!-- một</a>", "1:4 xml-comment"},
      {"<a id=1/>", "1:7 xml-attribute-quote"},
      {"<a id=“1”/>", "1:7 xml-attribute-quote"},
      {"<a/>\n<b/>", "2:1 xml-rest"},
      {"<a/>\nhết", "2:1 xml-rest"},
      {"<a>Đ\x01</a>", "1:5 text-control-character U+0001"},
      {"<a>Đ&#1;</a>", "1:5 text-control-character U+0001"},
      {"<a>\n\x1B[31m</a>", "2:1 text-control-character U+001B"},
      {"<a>\nK\xEA</a>", "2:2 text-not-utf8 5"},
      {"<a>\0</a>"s, "1:4 text-not-utf8 3"},
      {"<\0a\0/\0>\0"s, "1:2 text-not-utf8 1"},
      {"<a>\xED\xA0\x80</a>", "1:4 text-not-utf8 3"},
      {"<a>\xC0\xAF</a>", "1:4 text-not-utf8 3"},
      {"<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>", "1:31 xml-encoding windows-1258"},
      {"<?xml version='1.0' encoding='UTF-16'?><a/>", "1:31 xml-encoding UTF-16"},
      {"<!DOCTYPE a>\n<a/>", "1:1 xml-doctype"},
      {"<!-- <!DOCTYPE x> -->\n<!DOCTYPE a [<!ENTITY e SYSTEM "
       "\"file:///etc/passwd\">]>\n<a>&e;</a>",
       "2:1 xml-doctype"},
  }));
  INFO(row.source);
  const ParsedXml parsed(row.source);
  CHECK_FALSE(parsed.root);
  CHECK(parsed.lines() == std::vector<std::string>{row.line});
}

TEST_CASE("XML faults: a mismatch names the tag that is open") {
  const ParsedXml parsed("<a>\n <b>\n </a>");
  REQUIRE(parsed.diagnostics.all().size() == 1);
  REQUIRE(parsed.diagnostics.all()[0].see);
  CHECK(parsed.at(*parsed.diagnostics.all()[0].see) == "<b>");
  CHECK(parsed.at(parsed.diagnostics.all()[0].at) == "</a>");
}

TEST_CASE("XML faults: an attribute written twice names both places") {
  const ParsedXml parsed("<a id='1' xid='2' t='id' id = '3'/>");
  REQUIRE(parsed.lines() == std::vector<std::string>{"1:26 xml-attribute-twice id a"});
  REQUIRE(parsed.diagnostics.all()[0].see);
  CHECK(parsed.diagnostics.all()[0].see->begin == 3);
  CHECK(parsed.at(*parsed.diagnostics.all()[0].see) == "id");
}

TEST_CASE("XML: UTF-8 under its usual names is accepted") {
  CHECK(ParsedXml("<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>").root);
  CHECK(ParsedXml("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>").root);
  CHECK(ParsedXml("<?xml version=\"1.0\"?><a/>").root);
}

TEST_CASE("XML faults: an entity bomb is refused at its DOCTYPE") {
  std::string bomb = "<!DOCTYPE a [<!ENTITY x0 \"x\">";
  for (int i = 1; i < 30; ++i) {
    bomb += fmt::format("<!ENTITY x{} \"&x{};&x{};\">", i, i - 1, i - 1);
  }
  bomb += "]><a>&x29;</a>";
  CHECK(ParsedXml(bomb).lines() == std::vector<std::string>{"1:1 xml-doctype"});
}

TEST_CASE("XML faults: any cut of a sound text ends in one message with a place") {
  const std::string whole =
      "<?xml version=\"1.0\"?>\n<!-- c --><a t=\"1 &amp; 2\" u='x'>Đoạn &lt; <b/><![CDATA[x]]></a>";
  REQUIRE(ParsedXml(whole).root);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const ParsedXml parsed(whole.substr(0, size));
    INFO(whole.substr(0, size));
    CHECK_FALSE(parsed.root);
    REQUIRE(parsed.diagnostics.all().size() == 1);
    const Place at = parsed.diagnostics.all()[0].at;
    CHECK(at.begin <= at.end);
    CHECK(at.end <= size);
  }
}

TEST_CASE("XML faults: any changed byte is survived") {
  const std::string whole = "<?xml version=\"1.0\"?><a t=\"1 &amp; 2\">Đ<!-- c --><b/>x&#65;</a>";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char c : std::string("<>&;/\"'=!?-x# \n\x01\xE1")) {
      std::string changed = whole;
      changed[at] = c;
      const ParsedXml parsed(changed);
      INFO(changed);
      CHECK(parsed.root.has_value() == parsed.lines().empty());
      for (const Diagnostic& one : parsed.diagnostics.all()) {
        REQUIRE(one.at.begin <= one.at.end);
        REQUIRE(one.at.end <= changed.size());
      }
    }
  }
}
