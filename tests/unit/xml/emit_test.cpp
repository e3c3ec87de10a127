#include "xml/emit.h"

#include "support/catch.h"
#include "xml_support.h"

using namespace vanthu;
using xml::Emitter;

namespace {

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace

TEST_CASE("emitter: elements, attributes, texts") {
  Emitter out;
  out.open("w:p").attribute("w:val", "Kế hoạch").attribute("w:w", -12LL);
  out.empty("w:b").open("w:t").text("a").text(" < b").close().raw("<x/>").close();
  CHECK(out.take() ==
        head + "<w:p w:val=\"Kế hoạch\" w:w=\"-12\"><w:b/><w:t>a &lt; b</w:t><x/></w:p>");
}

TEST_CASE("emitter: an element with an empty text is still an element") {
  Emitter out(1000);
  out.open("a").text("").close();
  CHECK(out.take() == head + "<a></a>");
}

TEST_CASE("emitter: what has a meaning in XML is escaped") {
  std::string out = "=";
  xml::escape_into(out, "");
  xml::escape_into(out, "&<>\"'");
  xml::escape_into(out, "Kế & hoạch\t\n");
  CHECK(out == "=&amp;&lt;&gt;\"'Kế &amp; hoạch\t\n");
}

TEST_CASE("emitter: whatever is written is read back the same") {
  const auto value = GENERATE(as<std::string>{}, "", "Kế hoạch", "a<b>&\"c\"'d'", "]]>", "&amp;",
                              "hai\ndòng\tvà tab", " đầu cuối ", "<!-- -->");
  Emitter out;
  out.open("a").attribute("t", value).text(value).close();
  const xml::ParsedXml parsed(out.take());
  REQUIRE(parsed.root);
  CHECK(parsed.root->get("t") == value);
  if (value.empty()) {
    CHECK(parsed.root->children.empty());
  } else {
    CHECK(std::get<xml::Text>(parsed.root->children.at(0)).value == value);
  }
}
