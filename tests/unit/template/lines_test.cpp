#include "template/lines.h"

#include <string>

#include "support/catch.h"
#include "template/origin.h"
#include "xml/tree.h"

using namespace vanthu;
using namespace vanthu::templates;

namespace {

// "a|<b>b|{x:c}": one line a element, runs parted by "|".
std::string shown(const std::vector<model::Text>& lines) {
  std::string out;
  for (const model::Text& line : lines) {
    if (!out.empty()) out += " / ";
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) out += '|';
      if (line[i].bold) out += "<b>";
      out += line[i].field.empty() ? line[i].text : "{" + line[i].field + ":" + line[i].text + "}";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("white space becomes single spaces, also across pieces") {
  LineBuilder builder(LineMode::One);
  builder.add("\n  Tỷ lệ ", {}, "", {});
  builder.add("  nữ  giới ", {}, "ten", {});
  builder.add(" đạt\t\n", {}, "", {});
  builder.add("\xC2\xA0", {}, "", {});
  builder.add("50%", {true, false}, "", {});
  builder.add(" \n", {}, "", {});
  CHECK(shown(builder.take()) == "Tỷ lệ |{ten:nữ giới}| đạt |<b>50%");
}

TEST_CASE("blank values leave no gap and no run") {
  LineBuilder builder(LineMode::One);
  builder.add("a ", {}, "", {});
  builder.add("", {}, "x", {});
  builder.add(" ", {}, "y", {});
  builder.add(" b", {}, "", {});
  CHECK(shown(builder.take()) == "a b");
  LineBuilder nothing(LineMode::One);
  nothing.add(" \n ", {}, "", {});
  CHECK(nothing.take().empty());
}

TEST_CASE("a space between two values is a run of its own") {
  LineBuilder builder(LineMode::One);
  builder.add("a", {}, "x", {});
  builder.add(" ", {}, "", {});
  builder.add("b", {}, "y", {});
  CHECK(shown(builder.take()) == "{x:a}| |{y:b}");
}

TEST_CASE("new lines part lines only where there may be several") {
  CHECK(shown(lines_of("Phụ lục 1.\nPHÂN CÔNG\n\n  THEO DÕI  ", "t", {})) ==
        "{t:Phụ lục 1.} / {t:PHÂN CÔNG} / {t:THEO DÕI}");
  LineBuilder one(LineMode::One);
  one.add("a\nb", {}, "", {});
  one.end_line();
  one.add("c", {}, "", {});
  CHECK(shown(one.take()) == "a b c");
  LineBuilder many(LineMode::Many);
  many.add("a ", {}, "", {});
  many.end_line();
  many.end_line();
  many.add(" b", {}, "", {});
  CHECK(shown(many.take()) == "a / b");
  CHECK(lines_of("", "t", {}).empty());
}

TEST_CASE("runs of data never join, runs of the template do") {
  LineBuilder builder(LineMode::One);
  builder.add("a", {}, "", {});
  builder.add("b", {}, "", {});
  builder.add("c", {}, "x", {});
  builder.add("d", {}, "x", {});
  CHECK(shown(builder.take()) == "ab|{x:c}|{x:d}");
}

TEST_CASE("origin: each letter of a value knows where it was written") {
  // Entities, comments, CDATA and line ends all take more room in the source than in the value.
  const std::string xml =
      "<a k=\"x &lt; &#xE2;y\">\r\n1&amp;2<!-- c --> 3<![CDATA[<4>]]>&#160;5</a>";
  Sources sources;
  const FileId file = sources.add("t", xml);
  Diagnostics diagnostics;
  const auto root = xml::parse(sources, file, diagnostics);
  REQUIRE(root);
  const auto check_all = [&](const std::string& value, Place at) {
    const Origin origin(sources, at, value);
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] < '1' || value[i] > '9') continue;
      CHECK(xml[origin.place(i, i + 1).begin] == value[i]);
    }
  };
  const xml::Text& text = std::get<xml::Text>(root->children.at(0));
  check_all(text.value, text.at);
  const xml::Attribute& k = root->attributes.at(0);
  const Origin origin(sources, k.at, k.value);
  CHECK(xml[origin.place(2, 3).begin] == '&');
  const std::size_t y = k.value.find('y');
  CHECK(xml[origin.place(y, y + 1).begin] == 'y');
}

TEST_CASE("origin falls back to the whole value when source and value disagree") {
  Sources sources;
  const FileId file = sources.add("t", "abc");
  const Place at{file, 0, 3};
  CHECK(Origin(sources, at, "xyz").place(1, 2) == at);
  CHECK(Origin(sources, at, "abcdef").place(1, 2) == at);
  CHECK_FALSE(Origin(sources, {}, "abc").place(0, 1).known());
}
