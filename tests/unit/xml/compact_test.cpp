#include "xml/compact.h"

#include <fmt/format.h>

#include "support/catch.h"

using namespace vanthu::xml;

namespace {

struct Read {
  std::string bytes;
  CompactTree tree;
  std::optional<CompactFault> fault;

  explicit Read(std::string text, const CompactLimits& limits = {}) : bytes(std::move(text)) {
    fault = read_compact(bytes, tree, limits);
  }
  [[nodiscard]] std::string_view whole(NodeId node) const { return tree.slice(tree.range(node)); }
  [[nodiscard]] std::string name(NodeId node) const {
    const CompactTree::Name& one = tree.names()[tree.name(node)];
    return one.uri.empty() ? one.local : fmt::format("{{{}}}{}", one.uri, one.local);
  }
  [[nodiscard]] std::string attribute(NodeId node, std::string_view local) const {
    for (const CompactTree::Attribute& one : tree.attributes(node)) {
      if (tree.names()[one.name].local == local) return tree.value(one);
    }
    return "(none)";
  }
};

}  // namespace

TEST_CASE("compact tree: elements in document order with the bytes of each") {
  const Read read(
      "\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- <x> -->\n"
      "<a xmlns='u' xmlns:p=\"v\"><b k = 'a>b' p:k=\"2\" >một<c/>hai</b><p:d></p:d>\n<e\n/></a >");
  REQUIRE_FALSE(read.fault);
  REQUIRE(read.tree.size() == 5);
  CHECK(read.name(0) == "{u}a");
  CHECK(read.name(1) == "{u}b");
  CHECK(read.name(3) == "{v}d");
  CHECK(read.whole(0).starts_with("<a xmlns"));
  CHECK(read.whole(0).ends_with("</a >"));
  CHECK(read.whole(1) == "<b k = 'a>b' p:k=\"2\" >một<c/>hai</b>");
  CHECK(read.tree.slice(read.tree.start_tag(1)) == "<b k = 'a>b' p:k=\"2\" >");
  CHECK(read.tree.slice(read.tree.content(1)) == "một<c/>hai");
  CHECK(read.tree.slice(read.tree.end_tag(1)) == "</b>");
  CHECK(read.whole(2) == "<c/>");
  CHECK(read.tree.content(2).empty());
  CHECK(read.tree.end_tag(2).empty());
  CHECK(read.tree.content(2).begin == read.tree.range(2).end);
  CHECK(read.whole(3) == "<p:d></p:d>");
  CHECK(read.tree.slice(read.tree.end_tag(3)) == "</p:d>");
  CHECK(read.whole(4) == "<e\n/>");
  CHECK(read.tree.text(1) == "mộthai");

  std::vector<NodeId> children;
  for (const NodeId one : read.tree.children(0)) children.push_back(one);
  CHECK(children == std::vector<NodeId>{1, 3, 4});
  CHECK(read.tree.parent(0) == no_node);
  CHECK(read.tree.parent(2) == 1);
  CHECK(read.tree.first_child(2) == no_node);
  CHECK(read.tree.next_sibling(0) == no_node);
  CHECK(read.tree.next_sibling(4) == no_node);
  CHECK(read.tree.behind(1) == 3);

  REQUIRE(read.tree.attributes(0).empty());  // declarations are none
  REQUIRE(read.tree.attributes(1).size() == 2);
  CHECK(read.attribute(1, "k") == "a>b");
  CHECK(read.tree.names()[read.tree.attributes(1)[1].name].uri == "v");
  CHECK(read.tree.slice(read.tree.attributes(1)[1].value) == "2");
}

TEST_CASE("compact tree: values and texts are resolved when asked for") {
  const Read read(
      "<a k=\"&lt;&quot;&amp;&#272;&#x1ED9;\n\t&apos;\">x &amp; y<!-- & --> &#272;<![CDATA[<&]]]>"
      "<?p ?>\r\nz&gt;</a>");
  REQUIRE_FALSE(read.fault);
  CHECK(read.attribute(0, "k") == "<\"&Độ  '");
  CHECK(read.tree.text(0) == "x & y Đ<&]\nz>");
}

TEST_CASE("compact tree: a byte of the text is found where it is written") {
  const Read read("<a>x&amp;ộ<!-- - -->&#x1ED9;<![CDATA[<]]>\r\ny<b/>z</a>");
  REQUIRE_FALSE(read.fault);
  const std::string text = read.tree.text(0);
  REQUIRE(text == "x&ộộ<\nyz");
  const auto source = [&](std::size_t offset) {
    return std::string_view(read.bytes).substr(read.tree.text_source(0, offset));
  };
  CHECK(source(0).starts_with("x&amp;"));
  CHECK(source(1).starts_with("&amp;ộ"));
  CHECK(source(2).starts_with("ộ<!--"));
  CHECK(source(5).starts_with("&#x1ED9;"));
  CHECK(source(8).starts_with("<]]>"));
  CHECK(source(9).starts_with("\r\ny"));
  CHECK(source(10).starts_with("y<b/>"));
  CHECK(source(11).starts_with("z</a>"));
  CHECK(source(12) == "</a>");
}

TEST_CASE("compact tree: what is refused") {
  const auto kind = [](std::string text, const CompactLimits& limits = {}) {
    const Read read(std::move(text), limits);
    return read.fault ? static_cast<int>(read.fault->kind) : -1;
  };
  const auto damaged = static_cast<int>(CompactFault::Kind::Damaged);
  for (const char* text : {"", " ", "<a>", "<a></b>", "<a/><b/>", "text", "<a b='1' b='2'/>",
                           "<a b=1/>", "<a>&x;</a>", "<a>\xFF</a>", "<a>\x01</a>", "<a b='<'/>",
                           "<?xml version='1.0' encoding='windows-1258'?><a/>",
                           "<?xml version='1.0' encoding='UTF-16'?><a/>"}) {
    CAPTURE(text);
    CHECK(kind(text) == damaged);
  }
  CHECK(kind(std::string("\xFF\xFE<\0a\0/\0>\0", 10)) == damaged);
  CHECK(kind("<!DOCTYPE a><a/>") == static_cast<int>(CompactFault::Kind::Doctype));
  CHECK(kind("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>") ==
        static_cast<int>(CompactFault::Kind::Doctype));

  SECTION("limits: at the limit, and one beyond") {
    const auto nested = [](std::size_t depth) {
      std::string text;
      for (std::size_t i = 0; i < depth; ++i) text += "<a>";
      for (std::size_t i = 0; i < depth; ++i) text += "</a>";
      return text;
    };
    CHECK(kind(nested(250)) == -1);
    CHECK(kind(nested(251)) == static_cast<int>(CompactFault::Kind::TooDeep));
    CHECK(kind(nested(1'000'000)) == static_cast<int>(CompactFault::Kind::TooDeep));
    CHECK(kind("<a><b/><b/></a>", {.elements = 3}) == -1);
    CHECK(kind("<a><b/><b/></a>", {.elements = 2}) ==
          static_cast<int>(CompactFault::Kind::TooManyElements));
    CHECK(kind("<a b='1' c='2'/>", {.attributes = 2}) == -1);
    CHECK(kind("<a b='1' c='2' d='3'/>", {.attributes = 2}) == damaged);
    CHECK(kind("<a xmlns:b='1'><c xmlns:d='2' xmlns:e='3'/></a>", {.attributes = 3}) == -1);
    CHECK(kind("<a xmlns:b='1'><c xmlns:d='2' xmlns:e='3'/></a>", {.attributes = 2}) == damaged);
    CHECK(kind("<a><c xmlns:d='2'/><c xmlns:d='2'/><c xmlns:d='2'/></a>", {.attributes = 2}) == -1);
    CHECK(kind("<a><!-- '''''''''' --><![CDATA[<''''''''''>]]></a>", {.attributes = 2}) == -1);
  }
}

TEST_CASE("compact tree: a prefix without a declaration has no namespace") {
  const Read read("<a><x:b y:c='1'/></a>");
  REQUIRE_FALSE(read.fault);
  CHECK(read.name(1) == "b");
  CHECK(read.attribute(1, "c") == "1");
}

TEST_CASE("compact tree: ranges hold in a long part") {
  std::string text = "<a>";
  for (int i = 0; i < 20'000; ++i) text += fmt::format("<b i=\"{}\">đoạn {}</b>\r\n", i, i);
  text += "</a>";
  const Read read(text);
  REQUIRE_FALSE(read.fault);
  REQUIRE(read.tree.size() == 20'001);
  bool sound = true;
  for (NodeId node = 1; node < read.tree.size(); ++node) {
    const unsigned number = node - 1;
    sound = sound && read.whole(node) == fmt::format("<b i=\"{}\">đoạn {}</b>", number, number);
  }
  CHECK(sound);
}
