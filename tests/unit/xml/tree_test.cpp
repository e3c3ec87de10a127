#include "xml/tree.h"

#include "support/catch.h"
#include "xml_support.h"

using namespace vanthu;
using xml::Element;
using xml::ParsedXml;
using xml::Text;

namespace {

const Element& child(const Element& parent, std::size_t index) {
  return std::get<Element>(parent.children.at(index));
}
const Text& text(const Element& parent, std::size_t index) {
  return std::get<Text>(parent.children.at(index));
}

}  // namespace

TEST_CASE("XML tree: names, attributes, texts and their places") {
  const ParsedXml parsed(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- đầu -->\n"
      "<van-ban loai='KH' xml:lang = \"vi-VN\">\n"
      "  <trich-yeu\n    dam=\"yes\"  id=\"ty\" >Về bình đẳng giới</trich-yeu>\n"
      "  <trong/><trong />\n"
      "</van-ban>\n");
  REQUIRE(parsed.lines().empty());
  REQUIRE(parsed.root);
  const Element& root = *parsed.root;
  CHECK(root.name == "van-ban");
  CHECK(parsed.at(root.at) == "<van-ban loai='KH' xml:lang = \"vi-VN\">");
  REQUIRE(root.attributes.size() == 2);
  CHECK(root.get("loai") == "KH");
  CHECK(root.get("xml:lang") == "vi-VN");
  CHECK(root.get("lang") == "");
  CHECK(root.get("mau", "khác") == "khác");
  CHECK(root.find("mau") == nullptr);
  CHECK(parsed.at(root.find("loai")->at) == "KH");
  CHECK(parsed.at(root.find("xml:lang")->at) == "vi-VN");
  CHECK(parsed.at(root.find("xml:lang")->name_at) == "xml:lang");

  REQUIRE(root.children.size() == 6);
  CHECK(text(root, 0).value == "\n  ");
  CHECK(parsed.at(text(root, 0).at) == "\n  ");
  const Element& subject = child(root, 1);
  CHECK(parsed.at(subject.at) == "<trich-yeu\n    dam=\"yes\"  id=\"ty\" >");
  CHECK(parsed.at(subject.find("dam")->at) == "yes");
  CHECK(parsed.at(subject.find("id")->at) == "ty");
  REQUIRE(subject.children.size() == 1);
  CHECK(text(subject, 0).value == "Về bình đẳng giới");
  CHECK(parsed.at(text(subject, 0).at) == "Về bình đẳng giới");
  CHECK(parsed.at(child(root, 3).at) == "<trong/>");
  CHECK(parsed.at(child(root, 4).at) == "<trong />");
  CHECK(parsed.at(text(root, 5).at) == "\n");
}

TEST_CASE("XML tree: values that imitate other attributes") {
  const ParsedXml parsed(R"(<a mo-ta=" id='x' >" id="y" xid="z" d="1/2">t</a>)");
  REQUIRE(parsed.root);
  CHECK(parsed.root->get("id") == "y");
  CHECK(parsed.at(parsed.root->find("id")->at) == "y");
  CHECK(parsed.at(parsed.root->find("xid")->at) == "z");
  CHECK(parsed.at(parsed.root->find("mo-ta")->at) == " id='x' >");
  CHECK(parsed.at(parsed.root->find("d")->at) == "1/2");
  CHECK(parsed.at(parsed.root->at).ends_with("d=\"1/2\">"));
}

TEST_CASE("XML tree: entities, CDATA and comments inside one text") {
  const ParsedXml parsed(
      "<a>x &amp; y &lt;&#272;&#x111;<![CDATA[<b> & ]]>c<!-- > < -->d<?p i?>e</a>");
  REQUIRE(parsed.root);
  REQUIRE(parsed.root->children.size() == 1);
  CHECK(text(*parsed.root, 0).value == "x & y <Đđ<b> & cde");
  CHECK(parsed.at(text(*parsed.root, 0).at) ==
        "x &amp; y &lt;&#272;&#x111;<![CDATA[<b> & ]]>c<!-- > < -->d<?p i?>e");
}

TEST_CASE("XML tree: text beside comments and elements") {
  const ParsedXml parsed("<a><!-- 1 -->một<b/>hai<!-- 2 --><c>&gt;</c>&quot;ba&quot;</a>");
  REQUIRE(parsed.root);
  const Element& root = *parsed.root;
  REQUIRE(root.children.size() == 5);
  CHECK(parsed.at(text(root, 0).at) == "một");
  CHECK(parsed.at(text(root, 2).at) == "hai");
  CHECK(parsed.at(text(child(root, 3), 0).at) == "&gt;");
  CHECK(text(root, 4).value == "\"ba\"");
  CHECK(parsed.at(text(root, 4).at) == "&quot;ba&quot;");
}

TEST_CASE("XML tree: entities in attributes are resolved, the place stays the written one") {
  const ParsedXml parsed("<a t=\"&quot;x&quot; &amp; &#10;y\tz\"/>");
  REQUIRE(parsed.root);
  CHECK(parsed.root->get("t") == "\"x\" & \ny z");
  CHECK(parsed.at(parsed.root->find("t")->at) == "&quot;x&quot; &amp; &#10;y\tz");
}

TEST_CASE("XML tree: prefixes are part of the name, declared or not") {
  const ParsedXml parsed("<w:p xmlns:w=\"urn:w\" w:val=\"1\"><v:q v:x=\"2\"/></w:p>");
  CHECK(parsed.lines().empty());
  REQUIRE(parsed.root);
  CHECK(parsed.root->name == "w:p");
  CHECK(parsed.root->get("w:val") == "1");
  CHECK(parsed.at(parsed.root->find("w:val")->at) == "1");
  CHECK(child(*parsed.root, 0).name == "v:q");
  CHECK(child(*parsed.root, 0).get("v:x") == "2");
}

TEST_CASE("XML tree: a byte order mark does not move places") {
  const ParsedXml parsed("\uFEFF<a t=\"1\">x</a>");
  REQUIRE(parsed.root);
  CHECK(parsed.at(parsed.root->at) == "<a t=\"1\">");
  CHECK(parsed.at(parsed.root->find("t")->at) == "1");
  CHECK(parsed.at(text(*parsed.root, 0).at) == "x");
}

TEST_CASE("XML tree: places stay exact in a long file") {
  // Far beyond the parser's buffer, which it shrinks as it goes.
  std::string source = "<mau>\n";
  const int count = 5000;
  for (int i = 0; i < count; ++i) {
    source += fmt::format("<doan so=\"{}\">Đoạn {} &amp; tiếp</doan><!-- {} -->\n", i, i, i);
  }
  source += "</mau>";
  const ParsedXml parsed(source);
  REQUIRE(parsed.root);
  REQUIRE(parsed.root->children.size() == 2 * count + 1);
  for (int i = 0; i < count; ++i) {
    const Element& element = child(*parsed.root, static_cast<std::size_t>(2 * i + 1));
    if (parsed.at(element.at) != fmt::format("<doan so=\"{}\">", i) ||
        parsed.at(element.attributes[0].at) != fmt::format("{}", i) ||
        parsed.at(text(element, 0).at) != fmt::format("Đoạn {} &amp; tiếp", i)) {
      FAIL(i);
    }
  }
}

TEST_CASE("XML tree: 128 levels are read, one more is refused") {
  const auto nested = [](int depth) {
    std::string source;
    for (int i = 0; i < depth; ++i) source += "<a>";
    for (int i = 0; i < depth; ++i) source += "</a>";
    return source;
  };
  CHECK(ParsedXml(nested(128)).root);
  const ParsedXml deep(nested(129));
  CHECK_FALSE(deep.root);
  CHECK(deep.lines() == std::vector<std::string>{"1:385 xml-too-deep 128"});
  CHECK_FALSE(ParsedXml(nested(100'000)).root);
}
