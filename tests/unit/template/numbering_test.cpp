#include "template/numbering.h"

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;
using model::Level;
using templates::bare_number;
using templates::printed_number;
using templates::spoken_number;

TEST_CASE("numbers of each level, printed and spoken") {
  struct Row {
    Level level;
    int n;
    std::string bare, printed, spoken;
  };
  const std::vector<Row> rows = {
      {Level::Part, 2, "II", "Phần II", "Phần II"},
      {Level::Chapter, 4, "IV", "Chương IV", "Chương IV"},
      {Level::Section, 3, "3", "Mục 3", "Mục 3"},
      {Level::Subsection, 1, "1", "Tiểu mục 1", "Tiểu mục 1"},
      {Level::Article, 12, "12", "Điều 12.", "Điều 12"},
      {Level::RomanSection, 9, "IX", "IX.", "Mục IX"},
      {Level::Clause, 10, "10", "10.", "khoản 10"},
      {Level::Point, 5, "đ", "đ)", "điểm đ"},
      {Level::Point, 8, "h", "h)", "điểm h"},
      {Level::Dash, 3, "", "-", ""},
      {Level::Plus, 3, "", "+", ""},
  };
  for (const Row& row : rows) {
    INFO(row.printed);
    CHECK(bare_number(row.level, row.n) == row.bare);
    CHECK(printed_number(row.level, row.bare) == row.printed);
    CHECK(spoken_number(row.level, row.bare) == row.spoken);
  }
}

TEST_CASE("levels are numbered inside what holds them") {
  CHECK(body_dump("",
                  "<muc><ten>A</ten><khoan>x<diem>p</diem><diem>q</diem></khoan>"
                  "<khoan>y<diem>r</diem></khoan></muc>"
                  "<muc><ten>B</ten><khoan>z<gach>g</gach></khoan></muc>",
                  "{}") ==
        "  roman-section titled: [I.] A\n"
        "  clause: [1.] x\n"
        "  point: [a)] p\n"
        "  point: [b)] q\n"
        "  clause: [2.] y\n"
        "  point: [a)] r\n"
        "  roman-section titled: [II.] B\n"
        "  clause: [1.] z\n"
        "  dash: [-] g\n");
}

TEST_CASE("articles and chapters run on, sections of a chapter start again") {
  CHECK(body_dump("",
                  "<phan><ten>P</ten><chuong><ten>C</ten><muc><ten>M</ten><tieu-muc><ten>T</ten>"
                  "<dieu><ten>D</ten></dieu></tieu-muc></muc></chuong></phan>"
                  "<phan><ten>P</ten><chuong><ten>C</ten><muc><ten>M</ten><dieu><ten>D</ten>"
                  "<khoan>k</khoan></dieu></muc></chuong></phan>",
                  "{}") ==
        "  part titled: [Phần I] P\n"
        "  chapter titled: [Chương I] C\n"
        "  section titled: [Mục 1] M\n"
        "  subsection titled: [Tiểu mục 1] T\n"
        "  article titled: [Điều 1.] D\n"
        "  part titled: [Phần II] P\n"
        "  chapter titled: [Chương II] C\n"
        "  section titled: [Mục 1] M\n"
        "  article titled: [Điều 2.] D\n"
        "  clause: [1.] k\n");
}

TEST_CASE("loops and choices leave no mark in the numbers; blank levels take none") {
  CHECK(body_dump("<truong ten=\"ds\" kieu=\"danh-sach-chu\"/><truong ten=\"a\" kieu=\"chu\"/>",
                  "<khoan>đầu</khoan><lap qua=\"ds\" la=\"x\"><khoan>{{ x }}</khoan></lap>"
                  "<khoan>{{ a }}</khoan><neu dieu-kien=\"khong a\"><khoan>cuối</khoan></neu>",
                  R"({"ds": ["một", "hai"]})") ==
        "  clause: [1.] đầu\n"
        "  clause: [2.] {ds[0]: một}\n"
        "  clause: [3.] {ds[1]: hai}\n"
        "  clause: [4.] cuối\n");
}

TEST_CASE("points follow the alphabet of legal texts") {
  std::string body, json = R"({"ds": ["x")";
  for (int i = 1; i < 24; ++i) json += R"(, "x")";
  const std::string dump =
      body_dump("<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>",
                "<lap qua=\"ds\" la=\"x\"><diem>{{ x }}</diem></lap>", json + "]}");
  std::string letters;
  for (std::size_t at = dump.find('['); at != std::string::npos;) {
    const std::size_t end = dump.find(')', at);
    letters += dump.substr(at + 1, end - at - 1) + " ";
    at = dump.find("point: [", end);
    if (at != std::string::npos) at += 7;
  }
  CHECK(letters == "a b c d đ e g h i k l m n o p q r s t u v x y aa ");
}

namespace {

const std::string referring =
    "<phan><ten>P</ten><muc id=\"m\"><ten>M</ten><khoan id=\"k1\">x</khoan>"
    "<khoan id=\"k2\">y<diem id=\"p\">z</diem></khoan></muc></phan>"
    "<dieu id=\"d\"><ten>D</ten><khoan id=\"kd\">k</khoan></dieu>";

}  // namespace

TEST_CASE("references print what was numbered") {
  struct Row {
    std::string dan, words;
  };
  const std::vector<Row> rows = {
      {"den=\"m\"", "Mục I"},
      {"den=\"k2\"", "khoản 2"},
      {"den=\"p\"", "điểm a"},
      {"den=\"d\"", "Điều 1"},
      {"den=\"k2\" kieu=\"so\"", "2"},
      {"den=\"p\" kieu=\"gon\"", "điểm a"},
      {"den=\"p\" kieu=\"day-du\"", "điểm a khoản 2 Mục I Phần I"},
      {"den=\"kd\" kieu=\"day-du\"", "khoản 1 Điều 1"},
      {"den=\"pl\"", "Phụ lục"},
      {"den=\"trong-pl\"", "Mục I"},
      {"den=\"trong-pl\" kieu=\"day-du\"", "Mục I Phụ lục"},
  };
  for (const Row& row : rows) {
    INFO(row.dan);
    // The reference comes before its target: it is resolved at the end.
    const std::string dump =
        body_dump("",
                  "<doan>tại <dan " + row.dan + "/>.</doan>" + referring +
                      "<phu-luc id=\"pl\"><ten>T</ten><muc id=\"trong-pl\"><ten>A</ten></muc>"
                      "<doan><dan den=\"trong-pl\" kieu=\"day-du\"/></doan></phu-luc>",
                  "{}");
    CHECK(dump.substr(0, dump.find('\n')) == "  paragraph: tại " + row.words + ".");
    // From inside the annex, the annex need not be named.
    CHECK(dump.find("  paragraph: Mục I\n") != std::string::npos);
  }
}

TEST_CASE("two annexes have Roman numbers, references name them") {
  const std::string dump = body_dump("",
                                     "<doan><dan den=\"b\"/>, <dan den=\"b\" kieu=\"so\"/></doan>"
                                     "<phu-luc id=\"a\"><ten>A</ten></phu-luc>"
                                     "<phu-luc id=\"b\" huong=\"ngang\"><ten>B</ten></phu-luc>",
                                     "{}");
  CHECK(dump ==
        "  paragraph: Phụ lục II, II\n"
        "annex #a\n  annex-title #a I: A\n"
        "annex landscape #b\n  annex-title #b II: B\n");
}

TEST_CASE("references work from cells, titles, legal bases and bold words") {
  const std::string dump =
      body_dump("",
                "<can-cu>Căn cứ <dan den=\"m\"/></can-cu>"
                "<muc id=\"m\"><ten>Xem <dam><dan den=\"m\"/></dam></ten></muc>"
                "<bang><cot>A</cot><hang><o><dan den=\"m\"/></o></hang></bang>"
                "<ket-thuc><noi-nhan><noi>Như <dan den=\"d\"/></noi></noi-nhan></ket-thuc>"
                "<phu-luc><ten>T</ten><kem-theo>(theo <dan den=\"m\"/>)</kem-theo>"
                "<dieu id=\"d\"><ten>D</ten></dieu></phu-luc>",
                "{}");
  CHECK(dump ==
        "  legal-basis: Căn cứ Mục I\n"
        "  roman-section #m titled: [I.] Xem <b>Mục I</b>\n"
        "  table: 1*\n"
        "    header: |[center][bold] A |\n"
        "    row: | Mục I |\n"
        "  closing\n"
        "    recipient: Như Điều 1\n"
        "annex\n"
        "  annex-title: T\n"
        "    attached: (theo Mục I)\n"
        "  article #d titled: [Điều 1.] D\n");
}

TEST_CASE("ids may come from data, and so may references") {
  CHECK(body_dump("<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>",
                  "<lap qua=\"ds\" la=\"x\"><khoan id=\"k-{{ x }}\">{{ x }}</khoan></lap>"
                  "<doan><dan den=\"k-{{ ds[1] }}\"/></doan>",
                  R"({"ds": ["a", "b"]})") ==
        "  clause #k-a: [1.] {ds[0]: a}\n"
        "  clause #k-b: [2.] {ds[1]: b}\n"
        "  paragraph: khoản 2\n");
}

TEST_CASE("references that lead nowhere") {
  const std::string list = "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>";
  SECTION("an id that cannot exist is found when the template is read") {
    const Result result = read(
        around("", "<muc id=\"muc-dich\"><ten>A</ten></muc><doan><dan den=\"muc-dch\"/></doan>"));
    CHECK(result.problems() == Problems{"mau 2:54 reference-dangling"});
    CHECK(result.diagnostics.all()[0].args == Problems{"muc-dch", "muc-dich"});
  }
  SECTION("an id that the data did not make") {
    const Result result =
        run(around(list,
                   "<lap qua=\"ds\" la=\"x\"><khoan id=\"k-{{ x }}\">{{ x }}</khoan></lap>"
                   "<doan><dan den=\"k-z\"/></doan>"),
            R"({"ds": ["a"]})");
    CHECK(result.problems() == Problems{"mau 2:71 reference-dangling"});
  }
  SECTION("an id in the branch that was not taken") {
    const Result result = run(around(list,
                                     "<neu dieu-kien=\"ds\"><muc id=\"m\"><ten>A</ten></muc></neu>"
                                     "<doan><dan den=\"m\"/></doan>"),
                              "{}");
    CHECK(result.problems_with_remedies() == Problems{"mau 2:63 reference-omitted > mau 2:21"});
  }
  SECTION("targets without a number") {
    for (const char* target : {"<gach id=\"t\">x</gach>", "<doan id=\"t\">x</doan>",
                               "<bang id=\"t\"><cot>A</cot></bang>"}) {
      const Result result =
          run(around("", std::string(target) + "<doan><dan den=\"t\"/></doan>"), "{}");
      REQUIRE(result.diagnostics.all().size() == 1);
      CHECK(result.diagnostics.all()[0].code == Code::ReferenceUnnumbered);
    }
  }
  SECTION("the number of an only annex") {
    const Result result = run(around("",
                                     "<doan><dan den=\"p\" kieu=\"so\"/></doan>"
                                     "<phu-luc id=\"p\"><ten>A</ten></phu-luc>"),
                              "{}");
    CHECK(result.problems() == Problems{"mau 2:7 reference-unnumbered"});
  }
  SECTION("an id twice") {
    const Result result =
        run(around(list, "<lap qua=\"ds\" la=\"x\"><khoan id=\"k\">{{ x }}</khoan></lap>"),
            R"({"ds": ["a", "b"]})");
    CHECK(result.problems_with_remedies() == Problems{"mau 2:33 id-repeated > mau 2:22"});
  }
}
