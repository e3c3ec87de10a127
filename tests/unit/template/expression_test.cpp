// {{ … }}, conditions and filters: what they give, and how a wrong one is reported.

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string fields =
    "<truong ten=\"xa\" kieu=\"chu\"/>"
    "<truong ten=\"so\" kieu=\"so-nguyen\"/>"
    "<truong ten=\"ty_le\" kieu=\"thap-phan\"/>"
    "<truong ten=\"ngay\" kieu=\"ngay\"/>"
    "<truong ten=\"huong\" kieu=\"lua-chon\" mac-dinh=\"doc\"><gia-tri>doc</gia-tri>"
    "<gia-tri>ngang</gia-tri></truong>"
    "<truong ten=\"gap\" kieu=\"co-khong\"/>"
    "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>"
    "<truong ten=\"ky\" kieu=\"nhom\"><truong ten=\"ho_ten\" kieu=\"chu\"/>"
    "<truong ten=\"ghi\" kieu=\"chu\"/></truong>"
    "<truong ten=\"viec\" kieu=\"danh-sach\"><truong ten=\"ten\" kieu=\"chu\"/>"
    "<truong ten=\"con\" kieu=\"danh-sach-chu\"/></truong>"
    "<truong ten=\"than\" kieu=\"noi-dung\"/>";

const std::string values =
    R"({"xa": "xã Phú Vinh", "so": 1234567, "ty_le": 95.50, "ngay": "2026-02-05", "gap": true,
        "ds": ["a", "", "b"], "ky": {"ho_ten": "Nguyễn Văn An"},
        "viec": [{"ten": "một", "con": ["x"]}, {"ten": "hai"}]})";

// The words of a paragraph that holds `text`, without the marks of fields.
std::string printed(const std::string& text, const std::string& json) {
  const Result result = run(around(fields, "<doan>" + text + "</doan>"), json);
  REQUIRE(result.document);
  const auto& blocks = result.document->sections.front().blocks;
  if (blocks.size() < 2) return "";
  return model::plain(std::get<model::Paragraph>(blocks.at(1)).text);
}

// Whether `condition` holds.
bool holds(const std::string& condition, const std::string& json) {
  return printed("<neu dieu-kien=\"" + condition + "\">có<khac>không</khac></neu>", json) == "có";
}

}  // namespace

TEST_CASE("values and filters") {
  struct Row {
    std::string text, words;
  };
  const std::vector<Row> rows = {
      {"{{ xa }}", "xã Phú Vinh"},
      {"{{xa}}", "xã Phú Vinh"},
      {"UBND {{ xa }}.", "UBND xã Phú Vinh."},
      {"{{ xa | hoa }}", "XÃ PHÚ VINH"},
      {"{{ xa | thuong }}", "xã phú vinh"},
      {"{{ xa | hoa-dau }}", "Xã Phú Vinh"},
      {"{{ xa | thuong | hoa-dau }}", "Xã phú vinh"},
      {"{{ so }}", "1234567"},
      {"{{ so | so }}", "1.234.567"},
      {"{{ ty_le }}", "95,50"},
      {"{{ ty_le | so }}%", "95,50%"},
      {"{{ ds.so_luong | la-ma }}", "III"},
      {"{{ viec.so_luong }} việc", "2 việc"},
      {"{{ ngay }}", "05/02/2026"},
      {"{{ ngay | ngay }}", "ngày 05 tháng 02 năm 2026"},
      {"{{ ngay | nam }}", "2026"},
      {"{{ ngay | ngay | hoa }}", "NGÀY 05 THÁNG 02 NĂM 2026"},
      {"{{ huong }}", "doc"},
      {"{{ gap }}", "có"},
      {"{{ ds | noi(\"; \") }}", "a; b"},
      {"{{ ds | noi(', ') | hoa }}", "A, B"},
      {"{{ ds[0] }}{{ ds[2] }}{{ ds[7] }}", "ab"},
      {"{{ ky.ho_ten }}", "Nguyễn Văn An"},
      {"{{ ky.ghi }}", ""},
      {"{{ ky.ghi | mac-dinh(\"chưa rõ\") }}", "chưa rõ"},
      {"{{ ky.ho_ten | mac-dinh(\"chưa rõ\") }}", "Nguyễn Văn An"},
      {"{{ ky.ghi | hoa | mac-dinh(\"x\") }}", "x"},
      {"{{ viec[1].ten }}", "hai"},
      {"{{ viec[1].con[0] }}{{ viec[0].con[0] }}", "x"},
      {"{{ viec[5].con[0] }}", ""},
      {"{{ \"{{\" }} và {{ \"}}\" }}", "{{ và }}"},
      {"{{ 'chữ' | hoa }} {{ 1000 | so }}", "CHỮ 1.000"},
      {"a{{ ky.ghi }}b", "ab"},
      {"a {{ ky.ghi }} b", "a b"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(printed(row.text, values) == row.words);
  }
}

TEST_CASE("data are never read as template") {
  CHECK(printed("{{ xa }}", R"({"xa": "{{ so }} <dam>x</dam> &amp; }}"})") ==
        "{{ so }} <dam>x</dam> &amp; }}");
}

TEST_CASE("template text comes out in NFC") {
  CHECK(printed("Kê\xCC\x81 hoa\xCC\xA3"  // combining marks
                "ch",
                "{}") == "Kế hoạch");
}

TEST_CASE("conditions") {
  struct Row {
    std::string condition;
    bool holds;
  };
  const std::vector<Row> rows = {
      {"xa", true},
      {"ky.ghi", false},
      {"khong ky.ghi", true},
      {"khong khong xa", true},
      {"gap", true},
      {"ds", true},
      {"ky", true},
      {"than", false},
      {"viec[1].con", false},
      {"xa va gap", true},
      {"xa va ky.ghi", false},
      {"ky.ghi hoac gap", true},
      {"ky.ghi va xa hoac gap", true},  // va binds closer
      {"ky.ghi va (xa hoac gap)", false},
      {"khong (xa va gap)", false},
      {"khong ky.ghi va xa", true},  // khong binds closest
      {"so = 1234567", true},
      {"so = 1234567.0", true},
      {"so != 5", true},
      {"so &lt; 1234568", true},
      {"so &lt;= 1234567", true},
      {"so &lt; 1234567", false},
      {"so &gt;= 1234567", true},
      {"so > 99", true},
      {"ty_le > 95", true},
      {"ty_le > -1", true},
      {"so > ty_le", true},
      {"xa = 'xã Phú Vinh'", true},
      {"xa = 'xã phú vinh'", false},
      {"huong = 'doc'", true},  // the default counts
      {"huong = 'ngang'", false},
      {"ngay = '2026-02'", true},
      {"ngay > '2026-01-31'", true},
      {"'2026-03' > ngay", true},
      {"ngay &lt; '2026'", false},
      {"ds.so_luong = 3", true},
      {"ky.ghi = 'x'", false},  // blank: every comparison fails
      {"ky.ghi != 'x'", true},  // but this one
      {"viec[9].ten = 'x'", false},
  };
  for (const Row& row : rows) {
    INFO(row.condition);
    CHECK(holds(row.condition, values) == row.holds);
  }
  CHECK_FALSE(holds("gap", R"({"gap": false})"));
  CHECK_FALSE(holds("gap", "{}"));
  CHECK(holds("so", R"({"so": 0})"));  // zero is a value
  CHECK_FALSE(holds("xa", R"({"xa": " \n"})"));
  CHECK_FALSE(holds("ky", R"({"ky": {"ho_ten": ""}})"));
  CHECK_FALSE(holds("ds", R"({"ds": []})"));
}

TEST_CASE("loop variables know their number and the last of them") {
  CHECK(printed("<lap qua=\"viec\" la=\"v\">{{ v.so_thu_tu }}. {{ v.ten }}"
                "<neu dieu-kien=\"khong v.cuoi_cung\">; </neu></lap>",
                values) == "1. một; 2. hai");
  // Blank texts are passed over, and so not counted.
  CHECK(printed("<lap qua=\"ds\" la=\"x\">{{ x.so_thu_tu }}{{ x }}"
                "<neu dieu-kien=\"x.cuoi_cung\">.</neu></lap>",
                values) == "1a2b.");
  CHECK(printed("<lap qua=\"viec\" la=\"v\"><lap qua=\"v.con\" la=\"c\">{{ v.ten }}{{ c }}"
                "{{ c.so_thu_tu | la-ma }}</lap></lap>",
                values) == "mộtxI");
}

TEST_CASE("wrong expressions are reported where they are wrong") {
  struct Row {
    std::string text;  // begins at 2:7
    Problems problems;
  };
  const std::vector<Row> rows = {
      {"{{ xa", {"mau 2:7 expression-not-closed"}},
      {"xa }} b", {"mau 2:10 expression-not-opened"}},
      {"{{ }}", {"mau 2:9 expression-empty"}},
      {"{{ xa | }}", {"mau 2:9 expression-unfinished"}},
      {"{{ xa. }}", {"mau 2:9 expression-unfinished"}},
      {"{{ xa xa }}", {"mau 2:13 expression-unexpected"}},
      {"{{ ds[x] }}", {"mau 2:13 expression-unexpected"}},
      {"{{ ds[-1] }}", {"mau 2:13 expression-unexpected"}},
      {"{{ ds[1 }}", {"mau 2:9 expression-unfinished"}},
      {"{{ + }}", {"mau 2:10 expression-unexpected"}},
      {"{{ xa | mac-dinh('x }}", {"mau 2:24 expression-quote-open"}},
      {"{{ xa | hoah }}", {"mau 2:15 filter-unknown"}},
      {"{{ xa | noi }}", {"mau 2:15 filter-argument-missing"}},
      {"{{ xa | hoa('x') }}", {"mau 2:15 filter-argument-extra"}},
      {"{{ xa | mac-dinh(xa) }}", {"mau 2:24 expression-unexpected"}},
      {"{{ xã }}", {"mau 2:10 path-unknown"}},
      {"{{ xa.ten }}", {"mau 2:13 path-too-long"}},
      {"{{ xa[0] }}", {"mau 2:13 path-not-list"}},
      {"{{ viec.ten }}", {"mau 2:15 path-into-list"}},
      {"{{ viec[0].tne }}", {"mau 2:18 path-unknown"}},
      {"{{ ky.hoten }}", {"mau 2:13 path-unknown"}},
      {"{{ viec }}", {"mau 2:10 path-not-printable"}},
      {"{{ ds }}", {"mau 2:10 path-not-printable"}},
      {"{{ ky }}", {"mau 2:10 path-not-printable"}},
      {"{{ than }}", {"mau 2:10 path-not-printable"}},
      {"{{ xa | so }}", {"mau 2:15 filter-unsuited"}},
      {"{{ xa | ngay }}", {"mau 2:15 filter-unsuited"}},
      {"{{ ty_le | la-ma }}", {"mau 2:18 filter-unsuited"}},
      {"{{ ngay | hoa | nam }}", {"mau 2:23 filter-unsuited"}},
      {"{{ xa | noi(', ') }}", {"mau 2:15 filter-unsuited"}},
      {"{{ va }}", {"mau 2:10 expression-unexpected"}},
      // All of them in one run, each once.
      {"{{ a }}{{ xa | b }}\n {{ }}",
       {"mau 2:22 filter-unknown", "mau 3:4 expression-empty", "mau 2:10 path-unknown"}},
      // Entities and comments before it do not shift the place.
      {"&amp;&#226;<!-- x -->{{ sai }}", {"mau 2:31 path-unknown"}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(around(fields, "<doan>" + row.text + "</doan>")).problems() == row.problems);
  }
}

TEST_CASE("the nearest name is offered") {
  const Result result = read(around(fields, "<doan>{{ ky.hoten }} {{ xa | hoadau }}</doan>"));
  REQUIRE(result.diagnostics.all().size() == 2);
  CHECK(result.diagnostics.all()[0].args == Problems{"hoadau", "hoa-dau"});
  CHECK(result.diagnostics.all()[1].args == Problems{"hoten", "ho_ten"});
}

TEST_CASE("wrong conditions are reported where they are wrong") {
  struct Row {
    std::string condition;  // begins at 2:23
    std::string problem;
  };
  const std::vector<Row> rows = {
      {"", "mau 2:23 expression-empty"},
      {"xa va", "mau 2:23 expression-unfinished"},
      {"(xa", "mau 2:23 expression-unfinished"},
      {"xa)", "mau 2:25 expression-unexpected"},
      {"xa =", "mau 2:23 expression-unfinished"},
      {"xa == 'a'", "mau 2:27 expression-unexpected"},
      {"'a'", "mau 2:23 expression-unfinished"},
      {"xa hay gap", "mau 2:26 expression-unexpected"},
      {"xa | hoa", "mau 2:26 expression-unexpected"},
      {"xa = 'a", "mau 2:28 expression-quote-open"},
      {"khong", "mau 2:23 expression-unfinished"},
      {"sai", "mau 2:23 path-unknown"},
      {"khong (xa va sai)", "mau 2:36 path-unknown"},
      {"so = 'a'", "mau 2:23 compare-unsuited"},
      {"xa > 5", "mau 2:23 compare-unsuited"},
      {"gap = 'co'", "mau 2:23 compare-unsuited"},
      {"ngay = 'hôm nay'", "mau 2:23 compare-unsuited"},
      {"ds = 'a'", "mau 2:23 compare-unsuited"},
      {"huong = 'nagng'", "mau 2:31 compare-choice"},
      {"'ngan' = huong", "mau 2:23 compare-choice"},
      {"so &lt; sai", "mau 2:31 path-unknown"},
  };
  for (const Row& row : rows) {
    INFO(row.condition);
    const std::string body = "<doan><neu dieu-kien=\"" + row.condition + "\">x</neu></doan>";
    CHECK(read(around(fields, body)).problems() == Problems{row.problem});
  }
  // Deep brackets are a fault of the text, not of the stack.
  const std::string deep = std::string(5000, '(') + "xa" + std::string(5000, ')');
  CHECK(read(around(fields, "<doan><neu dieu-kien=\"" + deep + "\">x</neu></doan>"))
            .problems()
            .size() == 1);
}

TEST_CASE("a filter out of its range is reported at the value") {
  const Result result = run(around(fields, "<doan>{{ so | la-ma }}</doan>"), "{\n \"so\": 4000}");
  CHECK(result.problems_with_remedies() == Problems{"du-lieu 2:8 filter-out-of-range > mau 2:15"});
}
