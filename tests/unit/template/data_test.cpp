// Data against declarations: everything wrong, in one run, with place and remedy.

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

// One field a line, so that a remedy's line names its field. Line 1 is <mau>.
const std::string
    source =
        "<mau id=\"a\" ten=\"A\"><truong-du-lieu>\n"
        "<truong ten=\"ten\" kieu=\"chu\" bat-buoc=\"co\" mau-chu=\"[^0-9]+\" goi-y=\"không có "
        "số\"/>\n"                                                                            // 2
        "<truong ten=\"so\" kieu=\"so-nguyen\" toi-thieu=\"1\" toi-da=\"99\"/>\n"             // 3
        "<truong ten=\"ty_le\" kieu=\"thap-phan\" toi-da=\"100\"/>\n"                         // 4
        "<truong ten=\"ngay\" kieu=\"ngay\" toi-thieu=\"2026-02\" toi-da=\"2026-12-15\"/>\n"  // 5
        "<truong ten=\"huong\" "
        "kieu=\"lua-chon\"><gia-tri>doc</gia-tri><gia-tri>ngang</gia-tri></truong>\n"    // 6
        "<truong ten=\"gap\" kieu=\"co-khong\"/>\n"                                      // 7
        "<truong ten=\"ds\" kieu=\"danh-sach-chu\" toi-da=\"3\" mau-chu=\"[a-z]+\"/>\n"  // 8
        "<truong ten=\"ky\" kieu=\"nhom\">\n"                                            // 9
        "<truong ten=\"ho_ten\" kieu=\"chu\" bat-buoc=\"co\"/></truong>\n"               // 10
        "<truong ten=\"viec\" kieu=\"danh-sach\" khoa=\"ma\" toi-thieu=\"2\">\n"         // 11
        "<truong ten=\"ma\" kieu=\"chu\" bat-buoc=\"co\"/>\n"                            // 12
        "<truong ten=\"han\" kieu=\"ngay\"/></truong>\n"                                 // 13
        "<truong ten=\"bang\" kieu=\"bang-dong\"/>\n"                                    // 14
        "<truong ten=\"than\" kieu=\"noi-dung\"/>\n"                                     // 15
        "</truong-du-lieu><van-ban loai=\"KH\"><dau-van-ban><co-quan-ban-hanh>X</co-quan-ban-hanh>"
        "</dau-van-ban></van-ban></mau>";

Problems problems(const std::string& json) {
  return run(source, json).problems_with_remedies();
}

}  // namespace

TEST_CASE("data that fit") {
  CHECK(problems(R"({"ten": "Phú Vinh"})").empty());
  CHECK(problems(R"({"ten": "Phú Vinh", "so": null, "ty_le": null, "ngay": "", "huong": " ",
                     "gap": null, "ds": [], "ky": null, "viec": [], "bang": {}, "than": null})")
            .empty());
  CHECK(problems(R"({"ten": "x", "so": 99, "ty_le": 100.0, "ngay": "2026", "huong": "ngang",
                     "gap": false, "ds": ["a", null, ""], "ky": {"ho_ten": "An"},
                     "viec": [{"ma": "1"}, {"ma": "2", "han": "2026-06"}],
                     "bang": {"cot": [{"ten": "A"}, {"ten": "", "rong_mm": 12.5, "nhom": "x"}],
                              "hang": [["1", "2"], ["1"], [], [null, "2"], null]},
                     "than": "I. A"})")
            .empty());
  // A group left empty, as a form gives it, lacks nothing.
  CHECK(problems(R"({"ten": "x", "ky": {}})").empty());
  CHECK(problems(R"({"ten": "x", "ky": {"ho_ten": ""}})").empty());
}

TEST_CASE("data that do not fit") {
  struct Row {
    std::string json;
    Problems problems;
  };
  const std::vector<Row> rows = {
      {"[]", {"du-lieu 1:1 data-not-group > mau 1:21"}},
      {"null", {"du-lieu 1:1 data-not-group > mau 1:21"}},
      {"{}", {"du-lieu 1:1 data-field-missing > mau 2:1"}},
      {R"({"ten": null})", {"du-lieu 1:9 data-field-missing > mau 2:1"}},
      {R"({"ten": " \n"})", {"du-lieu 1:9 data-field-missing > mau 2:1"}},
      {R"({"ten": "a", "tenn": 1})", {"du-lieu 1:14 data-field-unknown > mau 2:1"}},
      {R"({"ten": "a", "qqqqqqqq": 1})", {"du-lieu 1:14 data-field-unknown > mau 1:21"}},
      {R"({"ten": 5})", {"du-lieu 1:9 data-wrong-type > mau 2:1"}},
      {R"({"ten": true})", {"du-lieu 1:9 data-wrong-type > mau 2:1"}},
      {R"({"ten": ["a"]})", {"du-lieu 1:9 data-wrong-type > mau 2:1"}},
      {R"({"ten": "xã 5"})", {"du-lieu 1:9 data-pattern-mismatch > mau 2:1"}},
      {R"({"ten": "a", "so": "5"})", {"du-lieu 1:20 data-wrong-type > mau 3:1"}},
      {R"({"ten": "a", "so": 5.5})", {"du-lieu 1:20 data-wrong-type > mau 3:1"}},
      {R"({"ten": "a", "so": 1e1})", {"du-lieu 1:20 data-number-form > mau 3:1"}},
      {R"({"ten": "a", "so": 123456789012345678901})", {"du-lieu 1:20 data-number-form > mau 3:1"}},
      {R"({"ten": "a", "so": 0})", {"du-lieu 1:20 data-too-small > mau 3:1"}},
      {R"({"ten": "a", "so": 100})", {"du-lieu 1:20 data-too-large > mau 3:1"}},
      {R"({"ten": "a", "ty_le": 1.5e1})", {"du-lieu 1:23 data-number-form > mau 4:1"}},
      {R"({"ten": "a", "ty_le": 100.01})", {"du-lieu 1:23 data-too-large > mau 4:1"}},
      {R"({"ten": "a", "ngay": 2026})", {"du-lieu 1:22 data-wrong-type > mau 5:1"}},
      {R"({"ten": "a", "ngay": "15/6/2026"})", {"du-lieu 1:22 data-date-invalid > mau 5:1"}},
      {R"({"ten": "a", "ngay": "2026-06-31"})", {"du-lieu 1:22 data-date-invalid > mau 5:1"}},
      {R"({"ten": "a", "ngay": "2026-01-31"})", {"du-lieu 1:22 data-too-small > mau 5:1"}},
      {R"({"ten": "a", "ngay": "2026-12-16"})", {"du-lieu 1:22 data-too-large > mau 5:1"}},
      {R"({"ten": "a", "huong": "nang"})", {"du-lieu 1:23 data-choice-unknown > mau 6:1"}},
      {R"({"ten": "a", "gap": "có"})", {"du-lieu 1:21 data-wrong-type > mau 7:1"}},
      {R"({"ten": "a", "gap": 1})", {"du-lieu 1:21 data-wrong-type > mau 7:1"}},
      {R"({"ten": "a", "ds": "b"})", {"du-lieu 1:20 data-wrong-type > mau 8:1"}},
      {R"({"ten": "a", "ds": ["b", 5]})", {"du-lieu 1:26 data-wrong-type > mau 8:1"}},
      {R"({"ten": "a", "ds": ["b", "C"]})", {"du-lieu 1:26 data-pattern-mismatch > mau 8:1"}},
      {R"({"ten": "a", "ds": ["a", "b", "c", "d"]})", {"du-lieu 1:20 data-too-many > mau 8:1"}},
      {R"({"ten": "a", "ky": "An"})", {"du-lieu 1:20 data-wrong-type > mau 9:1"}},
      {R"({"ten": "a", "ky": {"hoten": ""}})", {"du-lieu 1:21 data-field-unknown > mau 10:1"}},
      {R"({"ten": "a", "ky": {"hoten": "An"}})",
       {"du-lieu 1:21 data-field-unknown > mau 10:1",
        "du-lieu 1:20 data-field-missing > mau 10:1"}},
      {R"({"ten": "a", "viec": [{"ma": "1"}]})", {"du-lieu 1:22 data-too-few > mau 11:1"}},
      {R"({"ten": "a", "viec": [{"ma": "1"}, {}]})",
       {"du-lieu 1:36 data-field-missing > mau 12:1"}},
      {R"({"ten": "a", "viec": [{"ma": "1"}, null]})",
       {"du-lieu 1:36 data-field-missing > mau 12:1"}},
      {R"({"ten": "a", "viec": [{"ma": "1"}, "2"]})", {"du-lieu 1:36 data-wrong-type > mau 11:1"}},
      {R"({"ten": "a", "viec": [{"ma": "1"}, {"ma": "1"}]})",
       {"du-lieu 1:43 data-key-repeated > du-lieu 1:30"}},
      {R"({"ten": "a", "viec": [{"ma": "1"}, {"ma": "2", "han": "x"}]})",
       {"du-lieu 1:55 data-date-invalid > mau 13:1"}},
      {R"({"ten": "a", "bang": []})", {}},
      {R"({"ten": "a", "bang": ["a"]})", {"du-lieu 1:22 data-wrong-type > mau 14:1"}},
      {R"({"ten": "a", "bang": {"hang": [["x"]]}})", {"du-lieu 1:22 data-field-missing"}},
      {R"({"ten": "a", "bang": {"cot": [{"ten": "A", "rong": 5}]}})",
       {"du-lieu 1:44 data-field-unknown"}},
      {R"({"ten": "a", "bang": {"cot": [{"ten": "A", "rong_mm": 0}]}})",
       {"du-lieu 1:55 data-too-small"}},
      {R"({"ten": "a", "bang": {"cot": ["A"]}})", {"du-lieu 1:31 data-wrong-type"}},
      {R"({"ten": "a", "bang": {"cot": [{"ten": "A"}], "hang": ["x"]}})",
       {"du-lieu 1:55 data-wrong-type"}},
      {R"({"ten": "a", "bang": {"cot": [{"ten": "A"}], "hang": "x"}})",
       {"du-lieu 1:54 data-wrong-type"}},
      {R"({"ten": "a", "bang": {"cot": [{"ten": "A"}], "hang": [[1]]}})",
       {"du-lieu 1:56 data-wrong-type"}},
      {R"({"ten": "a", "bang": {"cot": [{"ten": "A"}], "hang": [["1"], ["1", "2"]]}})",
       {"du-lieu 1:62 data-row-too-long"}},
      {R"({"ten": "a", "than": ["I. A"]})", {"du-lieu 1:22 data-wrong-type > mau 15:1"}},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    CHECK(problems(row.json) == row.problems);
  }
}

TEST_CASE("control characters are refused, whatever reader let them through") {
  const Result result = read(source);
  REQUIRE(result.source);
  data::Value value;
  value.content = data::Object{{"ten", {std::string("a\x01"), {}}, {}},
                               {"than", {std::string("b\v"), {}}, {}},
                               {"ds", {data::Array{{std::string("c\x7f"), {}}}, {}}, {}}};
  Diagnostics diagnostics;
  CHECK_FALSE(templates::expand(*result.source, value, kinds(), diagnostics));
  // "c\x7f" is not of the form the list asks for, either.
  REQUIRE(diagnostics.all().size() == 4);
  CHECK(diagnostics.all()[0].code == Code::TextControlCharacter);
  CHECK(diagnostics.all()[0].args == Problems{"U+0001"});
  CHECK(diagnostics.all()[1].args == Problems{"U+007F"});
  CHECK(diagnostics.all()[3].args == Problems{"U+000B"});
}

TEST_CASE("every problem of the data in one run, in the order of the fields") {
  CHECK(problems("{\n \"xyz\": 1,\n \"so\": 0,\n \"ngay\": \"x\",\n \"ds\": [1],\n"
                 " \"viec\": [{}, {\"ma\": \"2\"}]\n}") ==
        Problems{
            "du-lieu 2:2 data-field-unknown > mau 1:21", "du-lieu 1:1 data-field-missing > mau 2:1",
            "du-lieu 3:8 data-too-small > mau 3:1", "du-lieu 4:10 data-date-invalid > mau 5:1",
            "du-lieu 5:9 data-wrong-type > mau 8:1", "du-lieu 6:11 data-field-missing > mau 12:1"});
}

TEST_CASE("messages name the field, the remedy and the row") {
  const auto args = [](const std::string& json) {
    return run(source, json).diagnostics.all().at(0).args;
  };
  CHECK(args("{}") == Problems{"ten", "\"…\" (không có số)"});
  CHECK(args(R"({"ten": "a", "ngya": 1})") == Problems{"ngya", "ngay"});
  CHECK(args(R"({"ten": "a", "huong": "nagng"})") == Problems{"nagng", "ngang", "huong"});
  CHECK(args(R"({"ten": "a", "bang": {"cot": [{"ten": "A"}], "hang": [[], ["1", "2"]]}})") ==
        Problems{"2", "2", "1"});
  CHECK(args(R"({"ten": "a", "ds": ["b", 5]})").at(0) == "ds[1]");
}

TEST_CASE("a required field with a default is never missing") {
  const std::string with_default =
      around("<truong ten=\"a\" kieu=\"chu\" bat-buoc=\"co\" mac-dinh=\"mặc định\"/>",
             "<doan>{{ a }}</doan>");
  CHECK(model::dump(*run(with_default, "{}").document).find("{a: mặc định}") != std::string::npos);
  CHECK(model::dump(*run(with_default, R"({"a": "khác"})").document).find("{a: khác}") !=
        std::string::npos);
}

TEST_CASE("values that attributes take from data are reported in the data") {
  const std::string head =
      "<mau id=\"a\" ten=\"A\"><truong-du-lieu><truong ten=\"l\" kieu=\"chu\"/>"
      "<truong ten=\"c\" kieu=\"so-nguyen\"/><truong ten=\"s\" kieu=\"chu\"/>"
      "<truong ten=\"n\" kieu=\"chu\"/><truong ten=\"h\" kieu=\"chu\"/></truong-du-lieu>\n"
      "<van-ban loai=\"{{ l }}\" co-chu=\"{{ c }}\"><dau-van-ban><co-quan-ban-hanh>X"
      "</co-quan-ban-hanh><so-ky-hieu so=\"{{ s }}\" ky-hieu=\"KH\"/>\n"
      "<dia-danh-ngay dia-danh=\"X\" ngay=\"{{ n }}\"/></dau-van-ban>\n"
      "<phu-luc huong=\"{{ h }}\"><ten>A</ten></phu-luc></van-ban></mau>";
  CHECK(run(head, R"({"l": "kh", "c": 12, "s": "15a", "n": "hôm nay", "h": "nghiêng"})")
            .problems_with_remedies() ==
        Problems{"du-lieu 1:7 kind-unknown", "du-lieu 1:18 template-attribute-value > mau 2:33",
                 "du-lieu 1:27 template-attribute-value > mau 2:109",
                 "du-lieu 1:39 template-attribute-value > mau 3:35",
                 "du-lieu 1:55 template-attribute-value > mau 4:17"});
  CHECK(run(head, R"({"l": "kh"})").diagnostics.all()[0].args == Problems{"kh", "KH"});
  CHECK(run(head, R"({"l": "Kế hoạch"})").diagnostics.all()[0].args.at(1) == "KH");
  CHECK(run(head, "{}").problems() == Problems{"mau 2:16 kind-unknown"});
  CHECK(run(head, R"({"l": "KH", "c": 13, "s": "15", "n": "2026-06", "h": "ngang"})").document);
}
