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
      {"{{ ds | liet-ke }}", "a; b."},
      {"{{ xa | hoa-tung-chu }}", "Xã Phú Vinh"},
      {"{{ ky.ho_ten | hoa | thuong | hoa-tung-chu }}", "Nguyễn Văn An"},
      {"{{ 'UBND xã' | hoa-tung-chu }}", "UBND Xã"},
      {"{{ so | bang-chu }}", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"},
      {"{{ 1001 | bang-chu }}", "một nghìn không trăm linh một"},
      {"{{ 1001 | bang-chu('lẻ') }}", "một nghìn không trăm lẻ một"},
      {"{{ 1001 | bang-chu('ngàn, LE') }}", "một ngàn không trăm lẻ một"},
      {"{{ 1001 | bang-chu(\"linh nghìn linh\") }}", "một nghìn không trăm linh một"},
      {"{{ 1001 | bang-chu('') | hoa-dau }}", "Một nghìn không trăm linh một"},
      {"{{ -5 | bang-chu }}", "âm năm"},
      {"{{ ty_le | bang-chu }} phần trăm", "chín mươi lăm phẩy năm không phần trăm"},
      {"{{ viec.so_luong | bang-chu }} ({{ viec.so_luong }})", "hai (2)"},
      {"{{ so | tien-bang-chu }}",
       "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"},
      {"{{ 15000000 | tien-bang-chu('chẵn') }}", "Mười lăm triệu đồng chẵn"},
      {"{{ 1005000.0 | tien-bang-chu('ngan le') }}", "Một triệu không trăm lẻ năm ngàn đồng"},
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
      {"{{ xa | bang-chu }}", {"mau 2:15 filter-unsuited"}},
      {"{{ so | bang-chu('lanh') }}", {"mau 2:25 filter-option-unknown"}},
      {"{{ so | bang-chu('ngàn chẵn') }}", {"mau 2:30 filter-option-unknown"}},
      {"{{ so | bang-chu('linh lẻ') }}", {"mau 2:30 filter-option-clash"}},
      {"{{ so | bang-chu(5) }}", {"mau 2:24 expression-unexpected"}},
      {"{{ ngay | tien-bang-chu('x') }}",
       {"mau 2:32 filter-option-unknown", "mau 2:17 filter-unsuited"}},
      {"{{ so | tien-bang-chu('a nghìn b ngàn') }}",
       {"mau 2:30 filter-option-unknown", "mau 2:38 filter-option-unknown",
        "mau 2:40 filter-option-clash"}},
      {"{{ ds | liet-ke('; ') }}", {"mau 2:15 filter-argument-extra"}},
      {"{{ xa | liet-ke }}", {"mau 2:15 filter-unsuited"}},
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
      {"xa == 'a'", "mau 2:26 expression-misspelt"},
      {"xa > > 'a'", "mau 2:28 expression-unexpected"},
      {"xa => 'a'", "mau 2:26 expression-misspelt"},
      {"xa ≠ 'a'", "mau 2:26 expression-misspelt"},
      {"xa và gap", "mau 2:26 expression-misspelt"},
      {"không xa", "mau 2:23 expression-misspelt"},
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
  CHECK(result.diagnostics.all().front().args == Problems{"la-ma", "4000", "1", "3999"});
}

TEST_CASE("numbers that have no words are reported at the value") {
  struct Row {
    std::string text, json, problem;
    Problems args;
  };
  const std::string least = "-1.000.000.000.000.000.000";
  const std::string greatest = "1.000.000.000.000.000.000";
  const std::vector<Row> rows = {
      {"{{ so | bang-chu }}",
       "{\"so\": 1000000000000000001}",
       "du-lieu 1:8 filter-out-of-range > mau 2:15",
       {"bang-chu", "1000000000000000001", least, greatest}},
      {"{{ ty_le | bang-chu }}",
       "{\"ty_le\": -12345678901234567890.5}",
       "du-lieu 1:11 filter-out-of-range > mau 2:18",
       {"bang-chu", "-12345678901234567890,5", least, greatest}},
      {"{{ ty_le | tien-bang-chu }}",
       "{\"ty_le\": 12345678901234567890}",
       "du-lieu 1:11 filter-out-of-range > mau 2:18",
       {"tien-bang-chu", "12345678901234567890", least, greatest}},
      {"{{ ty_le | tien-bang-chu }}",
       "{\"ty_le\": 1500.5}",
       "du-lieu 1:11 filter-not-whole > mau 2:18",
       {"tien-bang-chu", "1500,5"}},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    const Result result = run(around(fields, "<doan>" + row.text + "</doan>"), row.json);
    REQUIRE(result.problems_with_remedies() == Problems{row.problem});
    CHECK(result.diagnostics.all().front().args == row.args);
  }
}

TEST_CASE("wrong options of a filter are reported with the right ones") {
  const Result result = read(around(
      fields, "<doan>{{ so | bang-chu('lanh') }}{{ so | tien-bang-chu('ngàn Nghìn') }}</doan>"));
  REQUIRE(result.diagnostics.all().size() == 2);
  CHECK_FALSE(result.source);
  CHECK(result.diagnostics.all()[0].args == Problems{"bang-chu", "lanh", "linh, lẻ, nghìn, ngàn"});
  CHECK(result.diagnostics.all()[1].args == Problems{"tien-bang-chu", "nghìn", "ngàn"});
}

TEST_CASE("a list joined as a sentence has each mark once") {
  struct Row {
    std::string json, words;
  };
  const std::vector<Row> rows = {
      {R"(["a"])", "a."},
      {R"(["a", "b", "c"])", "a; b; c."},
      {R"(["- a;", "+ b;", "  c. ", ""])", "a; b; c."},
      {R"(["a,", "b", "…"])", "a; b; …"},
      {R"(["a...", "b..."])", "a...; b..."},
      {R"(["năm 2026.", "v.v."])", "năm 2026; v.v."},
      {R"(["-", ";"])", ""},
      {R"([])", ""},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    CHECK(printed("{{ ds | liet-ke }}", "{\"ds\": " + row.json + "}") == row.words);
  }
}
