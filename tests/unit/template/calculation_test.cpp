// Calculations, functions, formulas and cross-checks: what they give, and how they fail.

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"
#include "template/ast.h"
#include "template/functions.h"
#include "template/rational.h"

using namespace vanthu;
using namespace vanthu::test;
using namespace vanthu::templates;

namespace {

const std::string fields =
    "<truong ten=\"a\" kieu=\"so-nguyen\"/><truong ten=\"b\" kieu=\"so-nguyen\"/>"
    "<truong ten=\"d\" kieu=\"thap-phan\"/><truong ten=\"tien\" kieu=\"tien\"/>"
    "<truong ten=\"pt\" kieu=\"phan-tram\"/><truong ten=\"ngay\" kieu=\"ngay\"/>"
    "<truong ten=\"xa\" kieu=\"chu\"/><truong ten=\"trong\" kieu=\"so-nguyen\"/>"
    "<truong ten=\"ky\" kieu=\"nguoi\"/><truong ten=\"noi\" kieu=\"co-quan\"/>"
    "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>"
    "<truong ten=\"mt\" kieu=\"danh-sach\"><truong ten=\"ct\" kieu=\"danh-sach\">"
    "<truong ten=\"so\" kieu=\"so-nguyen\"/><truong ten=\"han\" kieu=\"ngay\"/>"
    "<truong ten=\"xa\" kieu=\"chu\"/></truong></truong>";

const std::string values =
    R"({"a": 7, "b": 3, "d": 2.50, "tien": 1500000, "pt": 12.5, "ngay": "2026-06-15", "xa": "Phú Vinh",
        "ky": {"ho_ten": "Nguyễn Văn An", "chuc_vu": "Chủ tịch"}, "noi": "UBND tỉnh",
        "ds": ["x", "", "y"],
        "mt": [{"ct": [{"so": 4, "han": "2026-03", "xa": "Phú Vinh"}, {"so": null}, {"so": 1}]}, {},
               {"ct": [{"so": 20, "han": "2026-12-01"}]}]})";

std::string printed(const std::string& text, const std::string& json = values) {
  const Result result = run(around(fields, "<doan>" + text + "</doan>"), json);
  REQUIRE(result.document);
  const auto& blocks = result.document->sections.front().blocks;
  if (blocks.size() < 2) return "";
  return model::plain(std::get<model::Paragraph>(blocks.at(1)).text);
}

bool holds(const std::string& condition) {
  return printed("<neu dieu-kien=\"" + condition + "\">có<khac>không</khac></neu>") == "có";
}

Problems problems(const std::string& declared, const std::string& json) {
  return run(around(declared, ""), json).problems_with_remedies();
}

std::string text_of(const std::optional<Rational>& number) {
  return number ? shown(*number) : "quá lớn";
}

}  // namespace

TEST_CASE("rationals are exact") {
  const auto number = [](const char* lexeme) { return *to_rational(*parse_decimal(lexeme)); };
  CHECK(text_of(added(number("0.1"), number("0.2"))) == "0,3");
  CHECK(text_of(subtracted(number("1"), number("1.75"))) == "-0,75");
  CHECK(text_of(multiplied(number("-2.5"), number("4"))) == "-10");
  CHECK(text_of(divided(number("1"), number("3"))) == "≈ 0,333333");
  CHECK(text_of(divided(number("-3"), number("-8"))) == "0,375");
  CHECK_FALSE(divided(number("1"), number("0")));
  CHECK(compared(*divided(number("1"), number("3")), number("0.333333333")) ==
        std::strong_ordering::greater);
  // Three thirds are one.
  const Rational third = *divided(number("1"), number("3"));
  CHECK(lexeme_of(*added(*added(third, third), third)) == "1");

  struct Row {
    const char* in;
    int places;
    const char* out;
  };
  for (const Row& row : std::vector<Row>{{"2.5", 0, "3"},
                                         {"-2.5", 0, "-3"},
                                         {"2.49", 0, "2"},
                                         {"0.045", 2, "0.05"},
                                         {"12.3", 2, "12.3"},
                                         {"1234567", -3, "1235000"},
                                         {"499", -3, "0"},
                                         {"-0.4", 0, "0"}}) {
    INFO(row.in);
    CHECK(lexeme_of(*rounded(number(row.in), row.places)) == row.out);
  }
  const Rational large = number("99999999999999999999999999999999999999");
  CHECK_FALSE(multiplied(large, large));
  CHECK_FALSE(added(large, large));
  CHECK_FALSE(to_rational(*parse_decimal("999999999999999999999999999999999999999")));
  CHECK(lexeme_of(large) == "99999999999999999999999999999999999999");
}

TEST_CASE("calculations in running text") {
  struct Row {
    std::string text, words;
  };
  const std::vector<Row> rows = {
      {"{{ a + b }}", "10"},
      {"{{ a - b - 1 }}", "3"},
      {"{{ a - (b - 1) }}", "5"},
      {"{{ a + b * 2 }}", "13"},
      {"{{ (a + b) * 2 }}", "20"},
      {"{{ -a + 1 }}", "-6"},
      {"{{ a / 4 }}", "1,75"},
      {"{{ a * d }}", "17,5"},
      {"{{ a * 1000000 | so }}", "7.000.000"},
      {"{{ tien }}", "1.500.000"},
      {"{{ tien * 2 }}", "3.000.000"},
      {"{{ tien / 1000000 }}", "1,5"},
      {"{{ tien + a }}", "1.500.007"},
      {"{{ pt }}", "12,5%"},
      {"{{ pt + 1.5 }}", "14%"},
      {"{{ pt * 2 }}", "25"},
      {"{{ lam-tron(a / b, 2) }}", "2,33"},
      {"{{ lam-tron(tien, -6) }}", "2.000.000"},
      {"{{ lam-tron(phan-tram(b, a), 1) }}", "42,9%"},
      {"{{ phan-tram(b, a, 0) }}", "43%"},
      {"{{ phan-tram(b, 4, 2) | so }}", "75"},
      {"{{ nam(ngay) }}", "2026"},
      {"{{ nam(ngay) + 1 }}", "2027"},
      {"{{ tong(mt.ct.so) }}", "25"},
      {"{{ tong(mt.ct.so, a, trong) }}", "32"},
      {"{{ dem(mt.ct.so) }}", "3"},
      {"{{ dem(mt.ct) }}", "3"},  // {"so": null} is an empty row
      {"{{ dem(mt) }}", "2"},
      {"{{ dem(ds) }}", "2"},
      {"{{ dem(trong) }}", "0"},
      {"{{ nho-nhat(mt.ct.so) }}", "1"},
      {"{{ lon-nhat(mt.ct.so, a) }}", "20"},
      {"{{ nho-nhat(mt.ct.han) }}", "3/2026"},
      {"{{ lon-nhat(mt.ct.han, ngay) | ngay }}", "ngày 01 tháng 12 năm 2026"},
      {"{{ lam-tron(trung-binh(mt.ct.so), 1) }}", "8,3"},
      {"{{ tong(mt[2].ct.so) }}", "20"},
      // A blank makes the whole blank; a sum passes it over, and nothing to add is no zero.
      {"x{{ a + trong }}y", "xy"},
      {"{{ a + trong | mac-dinh(\"chưa có\") }}", "chưa có"},
      {"x{{ tong(trong) }}y", "xy"},
      {"x{{ tong(mt[1].ct.so) }}y", "xy"},
      // Persons and agencies, whole and in parts.
      {"{{ ky }}, {{ ky.chuc_vu }}", "Nguyễn Văn An, Chủ tịch"},
      {"{{ ky | hoa }}", "NGUYỄN VĂN AN"},
      {"{{ noi }} = {{ noi.ten }}{{ noi.viet_tat }}", "UBND tỉnh = UBND tỉnh"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(printed(row.text) == row.words);
  }
  // The item's own list inside a loop.
  CHECK(printed("<lap qua=\"mt\" la=\"m\">{{ tong(m.ct.so) }};</lap>") == "5;;20;");
  CHECK(printed("{{ ky }}", R"({"ky": "Trần Thị Bình"})") == "Trần Thị Bình");
  CHECK(printed("{{ ky.ho_ten }}{{ ky.don_vi }}", R"({"ky": "Trần Thị Bình"})") == "Trần Thị Bình");
}

TEST_CASE("a column may bear the name that asks for the size of a list") {
  const std::string list =
      "<truong ten=\"l\" kieu=\"danh-sach\"><truong ten=\"so_luong\" kieu=\"so-nguyen\"/></truong>";
  CHECK(body_dump(list, "<doan>{{ tong(l.so_luong) }} {{ l.so_luong }}</doan>",
                  R"({"l": [{"so_luong": 40}, {"so_luong": 2}]})")
            .find("42 {l.so_luong: 2}") != std::string::npos);
}

TEST_CASE("calculations in conditions") {
  for (const char* condition :
       {"a + b = 10", "a - b &gt; 3", "(a + b) * 2 = 20", "(a &gt; 5) va (b &lt; 5)",
        "a / b &gt; 2.333 va a / b &lt; 2.334", "a / b * b = a", "tong(mt.ct.so) = 25",
        "nam(ngay) = 2026", "giong-nhau(xa, mt.ct.xa)", "khong giong-nhau(a, b)",
        "giong-nhau(trong)", "-a &lt; 0", "pt = 12.50", "tien &gt;= 1500000",
        "ky = 'Nguyễn Văn An'", "lon-nhat(mt.ct.han) &gt; ngay", "a + trong != 0",
        "khong (a + trong = 7)"}) {
    INFO(condition);
    CHECK(holds(condition));
  }
  for (const char* condition : {"a + b = 11", "a + trong = 7", "tong(trong) &gt; 0",
                                "giong-nhau(a, b)", "khong giong-nhau(xa, mt.ct.xa)"}) {
    INFO(condition);
    CHECK_FALSE(holds(condition));
  }
}

TEST_CASE("rich text becomes runs") {
  const std::string rich = "<truong ten=\"r\" kieu=\"chu-dinh-dang\"/>";
  const auto runs = [&](const std::string& text) {
    data::Value data;
    const Result result = run(around(rich, "<doan>{{ r }}</doan>"), "{\"r\": \"" + text + "\"}");
    REQUIRE(result.document);
    std::string all;
    for (const model::Run& one :
         std::get<model::Paragraph>(result.document->sections.front().blocks.at(1)).text) {
      CHECK(one.field == "r");
      all += (one.bold ? "B" : "") + std::string(one.italic ? "I" : "") + "[" + one.text + "]";
    }
    return all;
  };
  CHECK(runs("một **hai** ba") == "[một ]B[hai][ ba]");
  CHECK(runs("**một** *hai*.") == "B[một][ ]I[hai][.]");
  CHECK(runs("***cả hai***") == "BI[cả hai]");
  CHECK(runs("**đậm *và nghiêng* thôi**") == "B[đậm ]BI[và nghiêng]B[ thôi]");
  CHECK(runs("2 * 3 = 6") == "[2 * 3 = 6]");
  CHECK(runs("\\\\*không nghiêng\\\\*") == "[*không nghiêng*]");
  CHECK(runs(" **trong**  ngoài ") == "B[trong][ ngoài]");
  CHECK(printed("{{ xa }}", R"({"xa": "**chữ thường**"})") == "**chữ thường**");
  // In capitals, or where a plain word is wanted, only the words remain.
  const Result upper = run(around(rich, "<doan>{{ r | hoa }}</doan>"), R"({"r": "một **hai**"})");
  CHECK(model::plain(
            std::get<model::Paragraph>(upper.document->sections.front().blocks.at(1)).text) ==
        "MỘT HAI");
}

TEST_CASE("formulas fill in what the data leave out") {
  const std::string declared =
      "<truong ten=\"tong_tien\" kieu=\"tien\" tinh=\"tong(thon.tien)\"/>"
      "<truong ten=\"thon\" kieu=\"danh-sach\" khoa=\"ten\"><truong ten=\"ten\" kieu=\"chu\"/>"
      "<truong ten=\"nu\" kieu=\"so-nguyen\"/><truong ten=\"tong\" kieu=\"so-nguyen\"/>"
      "<truong ten=\"ty_le\" kieu=\"phan-tram\" tinh=\"phan-tram(nu, tong, 1)\"/>"
      "<truong ten=\"cao\" kieu=\"co-khong\" tinh=\"ty_le &gt; nguong\"/>"
      "<truong ten=\"tien\" kieu=\"tien\" tinh=\"nu * muc\"/></truong>"
      "<truong ten=\"nguong\" kieu=\"so-nguyen\" mac-dinh=\"40\"/>"
      "<truong ten=\"muc\" kieu=\"tien\"/>"
      "<truong ten=\"th\" kieu=\"nhom\"><truong ten=\"nu\" kieu=\"so-nguyen\" "
      "tinh=\"tong(thon.nu)\"/><truong ten=\"loi\" kieu=\"chu\" tinh=\"nu | la-ma\"/></truong>";
  const std::string body =
      "<doan><lap qua=\"thon\" la=\"t\">{{ t.ten }}: {{ t.ty_le }} {{ t.cao }} {{ t.tien }}; "
      "</lap>{{ tong_tien }} {{ th.nu }} {{ th.loi }}</doan>";
  const Result result = run(around(declared, body),
                            R"({"muc": 50000, "thon": [{"ten": "A", "nu": 9, "tong": 20},
                                {"ten": "B", "nu": 3, "tong": 9, "ty_le": 33.30},
                                {"ten": "C", "tong": 5}]})");
  REQUIRE(result.document);
  CHECK(model::plain(
            std::get<model::Paragraph>(result.document->sections.front().blocks.at(1)).text) ==
        "A: 45% có 450.000; B: 33,30% không 150.000; C: ; 600.000 12 XII");
}

TEST_CASE("derived fields are ordered by need, whatever the order they are declared in") {
  const Result result =
      read(around("<truong ten=\"c\" kieu=\"so-nguyen\" tinh=\"b + 1\"/>"
                  "<truong ten=\"b\" kieu=\"so-nguyen\" tinh=\"a + 1\"/>"
                  "<truong ten=\"a\" kieu=\"so-nguyen\"/>",
                  ""));
  REQUIRE(result.source);
  const auto& order = result.source->internals().derived;
  REQUIRE(order.size() == 2);
  CHECK(order[0].back()->name == "b");
  CHECK(order[1].back()->name == "c");
}

TEST_CASE("formulas that cannot be computed are reported with the template") {
  struct Row {
    std::string fields;
    Problems problems;
  };
  // The fields begin at 1:41.
  const std::vector<Row> rows = {
      {"<truong ten=\"a\" kieu=\"tien\" tinh=\"a + 1\"/>", {"mau 1:41 derived-circle"}},
      {"<truong ten=\"a\" kieu=\"tien\" tinh=\"b\"/><truong ten=\"b\" kieu=\"tien\" tinh=\"a\"/>",
       {"mau 1:79 derived-circle"}},
      // Through a list: the sum needs every row, a row the sum.
      {"<truong ten=\"t\" kieu=\"tien\" tinh=\"tong(l.x)\"/><truong ten=\"l\" kieu=\"danh-sach\">"
       "<truong ten=\"x\" kieu=\"tien\" tinh=\"t\"/></truong>",
       {"mau 1:120 derived-circle"}},
      {"<truong ten=\"a\" kieu=\"so-nguyen\" tinh=\"1 / 2\"/>", {"mau 1:80 derived-not-whole"}},
      {"<truong ten=\"a\" kieu=\"ngay\" tinh=\"1\"/>", {"mau 1:75 derived-unsuited"}},
      {"<truong ten=\"a\" kieu=\"nguoi\" tinh=\"1\"/>", {"mau 1:70 field-attribute-unsuited"}},
      {"<truong ten=\"a\" kieu=\"chu\" bat-buoc-khi=\"b\"/>", {"mau 1:82 path-unknown"}},
      {"<truong ten=\"a\" kieu=\"tien\"/><kiem-tra dieu-kien=\"a &gt; 1\"/>",
       {"mau 1:70 template-tag-empty"}},
      {"<truong ten=\"a\" kieu=\"tien\"/><kiem-tra>x</kiem-tra>",
       {"mau 1:70 template-attribute-missing"}},
      {"<truong ten=\"a\" kieu=\"tien\"/><kiem-tra dieu-kien=\"a &gt; 1\" muc=\"vua\">x</kiem-tra>",
       {"mau 1:106 template-attribute-value"}},
      {"<truong ten=\"a\" kieu=\"tien\"/><kiem-tra dieu-kien=\"tong(a)\">x</kiem-tra>",
       {"mau 1:91 condition-not-yes-no"}},
  };
  for (const Row& row : rows) {
    INFO(row.fields);
    CHECK(read(around(row.fields, "")).problems() == row.problems);
  }
}

TEST_CASE("calculations that make no sense are reported with the template") {
  struct Row {
    std::string text;  // begins at 2:7
    std::string problem;
  };
  const std::vector<Row> rows = {
      {"{{ tongg(a) }}", "mau 2:10 function-unknown"},
      {"{{ lam-tron(a) }}", "mau 2:10 function-arguments"},
      {"{{ tong(xa) }}", "mau 2:10 function-argument-unsuited"},
      {"{{ lam-tron(d, 99) }}", "mau 2:22 function-places"},
      {"{{ a + xa }}", "mau 2:10 calculation-unsuited"},
      {"{{ tien + pt }}", "mau 2:10 calculation-unsuited"},
      {"{{ a / tien }}", "mau 2:10 calculation-unsuited"},
      {"{{ a &gt; b }}", "mau 2:10 calculation-condition"},
      {"{{ (a &gt; b) + 1 }}", "mau 2:11 calculation-condition"},
      {"{{ a / b }}", "mau 2:10 calculation-unrounded"},
      {"{{ a-b }}", "mau 2:10 minus-unspaced"},
      {"{{ a / 0 }}", "mau 2:14 calculation-by-zero"},
      {"{{ mt.ct.so + 1 }}", "mau 2:13 path-into-list"},
      {"{{ tong(mt.ct.soo) }}", "mau 2:21 path-unknown"},
      {"{{ ky.hoten }}", "mau 2:13 path-unknown"},
      {"{{ tong(a, }}", "mau 2:9 expression-unfinished"},
      {"<neu dieu-kien=\"tien = pt\">x</neu>", "mau 2:23 compare-unsuited"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(around(fields, "<doan>" + row.text + "</doan>")).problems() ==
          Problems{row.problem});
  }
  // Long and deep ones are faults of the text, not of the stack.
  std::string chain = "a";
  for (int i = 0; i < 5000; ++i) chain += " + a";
  CHECK(read(around(fields, "<doan>{{ " + chain + " }}</doan>")).problems().size() == 1);
  const std::string minus(5000, '-');
  CHECK(read(around(fields, "<doan>{{ " + minus + "a }}</doan>")).problems().size() == 1);
}

TEST_CASE("faults of computing name the data and the template") {
  const auto run_text = [](const std::string& text, const std::string& json) {
    return run(around(fields, "<doan>" + text + "</doan>"), json);
  };
  const Result zero = run_text("{{ lam-tron(a / b, 1) }}", "{\"a\": 5,\n\"b\": 0}");
  CHECK(zero.problems_with_remedies() == Problems{"du-lieu 2:6 calculation-by-zero > mau 2:23"});
  CHECK(zero.diagnostics.all().at(0).args == Problems{"a / b", "a = 5, b = 0"});
  const Result large = run_text("{{ d * d }}", R"({"d": 99999999999999999999.5})");
  CHECK(large.problems_with_remedies() == Problems{"du-lieu 1:7 calculation-too-large > mau 2:10"});
}

TEST_CASE("failed checks and computed values name both places") {
  const std::string table =
      "<truong ten=\"t\" kieu=\"so-nguyen\"/><truong ten=\"l\" kieu=\"danh-sach\"><truong "
      "ten=\"x\" kieu=\"so-nguyen\"/></truong>"
      "<kiem-tra dieu-kien=\"tong(l.x) = t\">Sai tổng.</kiem-tra>";
  const Result failed = run(around(table, ""), "{\"t\": 9,\n\"l\": [{\"x\": 4}, {\"x\": 6}]}");
  CHECK(failed.problems_with_remedies() ==
        Problems{"du-lieu 2:13 data-check-failed > du-lieu 1:7"});
  CHECK(failed.diagnostics.all().at(0).args ==
        Problems{"Sai tổng", "tong(l.x) = 10, t = 9", "tong(l.x) = t"});
  CHECK(problems(table, R"({"t": 10, "l": [{"x": 4}, {"x": 6}]})").empty());
  // Blanks leave it undecided.
  CHECK(problems(table, R"({"l": [{"x": 4}]})").empty());
  CHECK(problems(table, R"({"t": 9, "l": [{}]})").empty());
  CHECK(problems(table, R"({"t": 9})").empty());

  const std::string warning =
      "<truong ten=\"t\" kieu=\"so-nguyen\"/><kiem-tra dieu-kien=\"t &gt; 5\" "
      "muc=\"canh-bao\">Ít</kiem-tra>";
  CHECK(problems(warning, R"({"t": 1})") == Problems{"du-lieu 1:7 data-check-doubtful > mau 1:75"});

  const std::string formula =
      "<truong ten=\"a\" kieu=\"so-nguyen\"/><truong ten=\"b\" kieu=\"so-nguyen\" "
      "tinh=\"a * 2\"/>";
  const Result differs = run(around(formula, ""), "{\"a\": 4,\n\"b\": 9}");
  CHECK(differs.problems_with_remedies() ==
        Problems{"du-lieu 2:6 data-derived-differs > du-lieu 1:7"});
  CHECK(differs.diagnostics.all().at(0).args == Problems{"b", "9", "8", "a * 2"});
  CHECK(problems(formula, R"({"a": 4, "b": 8})").empty());
  CHECK(problems(formula, R"({"b": 9})").empty());

  const std::string needed =
      "<truong ten=\"a\" kieu=\"co-khong\"/><truong ten=\"b\" kieu=\"chu\" bat-buoc-khi=\"a\"/>";
  CHECK(problems(needed, R"({"a": true})") ==
        Problems{"du-lieu 1:1 data-field-needed > du-lieu 1:7"});
  CHECK(problems(needed, R"({"a": false})").empty());
}

TEST_CASE("stars are reported where they stand, as far as the text runs beside its source") {
  const std::string rich = "<truong ten=\"r\" kieu=\"chu-dinh-dang\"/>";
  CHECK(problems(rich, R"({"r": "một **hai"})") ==
        Problems{"du-lieu 1:12 data-star-stray > mau 1:41"});
  CHECK(problems(rich, R"({"r": "một\n**hai"})") ==
        Problems{"du-lieu 1:7 data-star-stray > mau 1:41"});
  for (const char* good : {"2 * 3", "*a*", "**a**", "***a***", "a\\\\*b", "*a* **b**", "*"}) {
    INFO(good);
    CHECK(problems(rich, "{\"r\": \"" + std::string(good) + "\"}").empty());
  }
  for (const char* bad : {"*a", "a*", "**a*", "*a\\nb*", "****a****", "** a**", "*a *"}) {
    INFO(bad);
    CHECK(problems(rich, "{\"r\": \"" + std::string(bad) + "\"}").size() == 1);
  }
}

TEST_CASE("work over columns is bounded, and a column of the root is walked once") {
  std::string rows;
  for (int i = 0; i < 2000; ++i) rows += (i == 0 ? "{\"x\": 1}" : ", {\"x\": 1}");
  const std::string json = "{\"l\": [" + rows + "]}";
  const auto list = [](const std::string& formula) {
    return "<truong ten=\"l\" kieu=\"danh-sach\"><truong ten=\"x\" kieu=\"so-nguyen\"/>"
           "<truong ten=\"y\" kieu=\"so-nguyen\" tinh=\"" +
           formula + "\"/></truong>";
  };
  CHECK(problems(list("tong(l.x)"), json).empty());
  CHECK(problems(list("tong(l.x, x)"), json) == Problems{"mau 1:108 limit-steps"});
  const std::string loop = "<doan><lap qua=\"l\" la=\"i\">{{ tong(l.x) }}</lap></doan>";
  CHECK(run(around(list("x"), loop), json).document);
}
