// One template extending another: slots, fields, faults.

#include <string>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string base_fields =
    "<truong ten=\"n\" kieu=\"so-nguyen\" toi-thieu=\"1\" toi-da=\"9\" hoi=\"Số?\"/>"
    "<truong ten=\"l\" kieu=\"lua-chon\"><gia-tri>xã</gia-tri><gia-tri>phường</gia-tri></truong>"
    "<truong ten=\"g\" kieu=\"nhom\"><truong ten=\"a\" kieu=\"chu\"/></truong>";

std::string base_template(const std::string& body) {
  return "<mau id=\"goc\" ten=\"Gốc\"><truong-du-lieu>\n" + base_fields +
         "\n</truong-du-lieu><van-ban loai=\"KH\"><dau-van-ban><co-quan-ban-hanh>UBND"
         "</co-quan-ban-hanh></dau-van-ban>\n" +
         body + "</van-ban></mau>";
}

test::Shelf on(const std::string& body) {
  test::Shelf shelf;
  shelf.bases["goc"] = base_template(body);
  return shelf;
}

std::string extension(const std::string& inner) {
  return "<mau id=\"con\" ten=\"Con\" ke-thua=\"goc\">\n" + inner + "</mau>";
}

std::string dump_of(const Result& result) {
  REQUIRE(result.document);
  const std::string all = model::dump(*result.document);
  const std::string head = "    issuer: UBND\n";
  return all.substr(all.find(head) + head.size());
}

}  // namespace

TEST_CASE("slots: replaced, added before and after, left alone") {
  const test::Shelf shelf = on(
      "<muc><ten>A</ten><cho-sua id=\"viec\"><khoan>gốc</khoan></cho-sua><khoan>B <cho-sua "
      "id=\"chu\">cũ</cho-sua>.</khoan></muc><bang><cot>X</cot><cho-sua id=\"hang\"><hang><o>1</o>"
      "</hang></cho-sua></bang>");
  CHECK(dump_of(run(shelf.bases.at("goc"), "{}", shelf)) ==
        "  roman-section titled: [I.] A\n  clause: [1.] gốc\n  clause: [2.] B cũ.\n"
        "  table: 1*\n    header: |[center][bold] X |\n    row: | 1 |\n");
  CHECK(
      dump_of(run(extension("<truong-du-lieu><truong ten=\"moi\" kieu=\"chu\"/></truong-du-lieu>"
                            "<them-truoc cho=\"viec\"><khoan>trước {{ n }}</khoan></them-truoc>"
                            "<them-sau cho=\"viec\"><khoan>sau {{ moi }}</khoan></them-sau>"
                            "<thay cho=\"chu\">mới</thay>"
                            "<thay cho=\"hang\"><hang><o>2</o></hang><hang><o>3</o></hang></thay>"),
                  R"({"n": 3, "moi": "x"})", shelf)) ==
      "  roman-section titled: [I.] A\n  clause: [1.] trước {n: 3}\n  clause: [2.] gốc\n"
      "  clause: [3.] sau {moi: x}\n  clause: [4.] B mới.\n"
      "  table: 1*\n    header: |[center][bold] X |\n    row: | 2 |\n    row: | 3 |\n");
}

TEST_CASE("three generations: the youngest edits what those before it made") {
  test::Shelf shelf = on("<cho-sua id=\"x\"><doan>gốc</doan></cho-sua>");
  shelf.bases["con"] = extension(
      "<thay cho=\"x\"><doan>con</doan><cho-sua id=\"y\"><doan>y</doan></cho-sua></thay>");
  CHECK(dump_of(run("<mau id=\"chau\" ten=\"Cháu\" ke-thua=\"con\"><them-sau cho=\"x\"><doan>cháu"
                    "</doan></them-sau><thay cho=\"y\"/></mau>",
                    "{}", shelf)) == "  paragraph: con\n  paragraph: cháu\n");
}

TEST_CASE("fields are narrowed: limits, choices, required, default, members") {
  const test::Shelf shelf = on("<doan>{{ n }}/{{ l }}/{{ g.a }}/{{ g.b }}</doan>");
  const std::string narrowed = extension(
      "<truong-du-lieu><truong ten=\"n\" toi-da=\"5\" mac-dinh=\"4\"/><truong ten=\"l\" "
      "bat-buoc=\"co\">"
      "<gia-tri>xã</gia-tri></truong><truong ten=\"g\"><truong ten=\"a\" mac-dinh=\"A\"/>"
      "<truong ten=\"b\" kieu=\"chu\"/></truong></truong-du-lieu>");
  CHECK(dump_of(run(narrowed, R"({"l": "xã", "g": {"b": "B"}})", shelf)) ==
        "  paragraph: {n: 4}/{l: xã}/{g.a: A}/{g.b: B}\n");
  CHECK(run(narrowed, R"({"n": 6, "l": "phường"})", shelf).problems_with_remedies() ==
        Problems{"du-lieu 1:7 data-too-large > mau 2:17",
                 "du-lieu 1:15 data-choice-unknown > mau 2:58"});
}

TEST_CASE("faults of an extension name both places") {
  const test::Shelf shelf = on("<cho-sua id=\"viec\"><doan>x</doan></cho-sua>");
  struct Row {
    std::string inner;
    Problems problems;
  };
  const auto fields = [](const std::string& inner) {
    return "<truong-du-lieu>" + inner + "</truong-du-lieu>";
  };
  for (const auto& [inner, problems] : {
           Row{"<thay cho=\"vic\"/>", {"mau 2:12 slot-unknown"}},
           Row{"<thay/>", {"mau 2:1 template-attribute-missing"}},
           Row{"<thay cho=\"viec\"/><thay cho=\"viec\"/>",
               {"mau 2:19 slot-replaced-twice > mau 2:1"}},
           Row{"<thay cho=\"viec\"><o>x</o></thay>", {"mau 2:18 template-tag-misplaced"}},
           Row{"<thay cho=\"viec\"><doan>{{ m }}</doan></thay>", {"mau 2:27 path-unknown"}},
           Row{"<van-ban loai=\"KH\"/>", {"mau 2:1 extension-document"}},
           Row{"<doan>x</doan>", {"mau 2:1 template-tag-misplaced"}},
           Row{fields("<truong ten=\"n\" kieu=\"chu\"/>"),
               {"mau 2:39 field-type-changed > goc/goc 2:1"}},
           Row{fields("<truong ten=\"n\" toi-thieu=\"0\"/>"),
               {"mau 2:44 field-widened > goc/goc 2:45"}},
           Row{fields("<truong ten=\"n\" toi-da=\"10\"/>"),
               {"mau 2:41 field-widened > goc/goc 2:56"}},
           Row{fields("<truong ten=\"n\" don-vi=\"người\"/>"),
               {"mau 2:33 field-kept > goc/goc 2:1"}},
           Row{fields("<truong ten=\"l\"><gia-tri>thôn</gia-tri></truong>"),
               {"mau 2:33 field-choice-added > goc/goc 2:70"}},
       }) {
    INFO(inner);
    CHECK(read(extension(inner), shelf).problems_with_remedies() == problems);
  }
}

TEST_CASE("bases: unknown, in a circle, too many; edits without one; slots of one name") {
  CHECK(read(extension("")).problems() == Problems{"mau 1:34 base-unknown"});
  test::Shelf circle;
  circle.bases["goc"] = "<mau id=\"goc\" ten=\"Gốc\" ke-thua=\"con\"/>";
  const Result round = read(extension(""), circle);
  CHECK(round.problems() == Problems{"goc/goc 1:34 base-cycle"});
  CHECK(round.diagnostics.all()[0].args == Problems{"con → goc → con"});

  test::Shelf deep;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "m" + std::to_string(i);
    deep.bases[id] =
        "<mau id=\"" + id + "\" ten=\"M\" ke-thua=\"m" + std::to_string(i + 1) + "\"/>";
  }
  const Result far = read("<mau id=\"con\" ten=\"Con\" ke-thua=\"m0\"/>", deep);
  REQUIRE(far.diagnostics.all().size() == 1);
  CHECK(far.diagnostics.all()[0].code == Code::BaseTooDeep);

  CHECK(read(base_template("<doan>x</doan></van-ban><thay cho=\"a\"/><van-ban loai=\"KH\">"))
            .problems()[0] == "mau 4:25 edit-without-base");
  CHECK(read(base_template("<cho-sua id=\"a\"/><cho-sua id=\"a\"/>")).problems_with_remedies() ==
        Problems{"mau 4:31 slot-repeated > mau 4:14"});
}
