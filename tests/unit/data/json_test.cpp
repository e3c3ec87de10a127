#include "data/json.h"

#include "json_support.h"
#include "support/catch.h"

using namespace vanthu;
using data::Array;
using data::Null;
using data::Number;
using data::Object;
using data::ReadJson;
using data::Value;

TEST_CASE("JSON: every kind of value, in order, with its place") {
  const ReadJson read(R"({
  "so": 12,
  "ty_le": -3.50e+2 ,
  "mat": true, "khan":false,
  "ngay": null,
  "trich_yeu": "về bình đẳng giới",
  "can_cu": [ "Luật", [], {} ],
  "ky": {"ho_ten":"Nguyễn Văn A"}
})");
  REQUIRE(read.lines().empty());
  REQUIRE(read.value);
  const Object& object = *read.value->as<Object>();
  REQUIRE(object.size() == 8);
  CHECK(read.at(read.value->at) == read.sources.text(read.file));

  struct Row {
    std::string_view key;
    std::string_view value;
  };
  const std::vector<Row> rows = {{"\"so\"", "12"},
                                 {"\"ty_le\"", "-3.50e+2"},
                                 {"\"mat\"", "true"},
                                 {"\"khan\"", "false"},
                                 {"\"ngay\"", "null"},
                                 {"\"trich_yeu\"", "\"về bình đẳng giới\""},
                                 {"\"can_cu\"", "[ \"Luật\", [], {} ]"},
                                 {"\"ky\"", "{\"ho_ten\":\"Nguyễn Văn A\"}"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(read.at(object[i].key_at) == rows[i].key);
    CHECK(read.at(object[i].value.at) == rows[i].value);
  }
  CHECK(read.value->find("so")->as<Number>()->lexeme == "12");
  CHECK(read.value->find("ty_le")->as<Number>()->lexeme == "-3.50e+2");
  CHECK(*read.value->find("mat")->as<bool>());
  CHECK_FALSE(*read.value->find("khan")->as<bool>());
  CHECK(read.value->find("ngay")->is_null());
  CHECK(*read.value->find("trich_yeu")->as<std::string>() == "về bình đẳng giới");
  const Array& list = *read.value->find("can_cu")->as<Array>();
  REQUIRE(list.size() == 3);
  CHECK(list[1].as<Array>()->empty());
  CHECK(read.at(list[1].at) == "[]");
  CHECK(list[2].as<Object>()->empty());
  CHECK(read.at(list[2].at) == "{}");
  CHECK(*read.value->find("ky")->find("ho_ten")->as<std::string>() == "Nguyễn Văn A");
}

TEST_CASE("JSON: a single value is a document too") {
  CHECK(ReadJson(" 42").value->as<Number>()->lexeme == "42");
  CHECK(ReadJson("\"a\"\n").value->as<std::string>() != nullptr);
  CHECK(ReadJson("null").value->is_null());
  CHECK(ReadJson("[]").value->as<Array>()->empty());
}

TEST_CASE("JSON: numbers keep every digit") {
  const auto number =
      GENERATE(as<std::string>{}, "0", "-0", "1.10", "123456789012345678901234567890", "1e3",
               "1E+05", "0.1000000000000001", "-12.50");
  const ReadJson read("[" + number + "]");
  REQUIRE(read.value);
  CHECK(read.value->as<Array>()->front().as<Number>()->lexeme == number);
  CHECK(read.at(read.value->as<Array>()->front().at) == number);
}

TEST_CASE("JSON: text comes out in NFC with plain line ends") {
  struct Row {
    std::string json;
    std::string_view expected;
  };
  const auto row = GENERATE(values<Row>({
      {"\"Ke\u0302\u0301 hoa\u0323ch\"", "Kế hoạch"},
      {R"("Ke\u0302\u0301")", "Kế"},
      {R"("K\u1ebf")", "Kế"},
      {R"("a\r\nb\rc\nd")", "a\nb\nc\nd"},
      {R"("a\tb \"c\" \\ \/")", "a\tb \"c\" \\ /"},
      {R"("\ud83d\ude00")", "😀"},
      {"\"hòa hoà\"", "hòa hoà"},
      {"\"a\u2028b\u0085c\"", "a\nb\nc"},
      {R"("a\u000bb\fc")", "a\nb\nc"},  // Word's line break in pasted text
      {"\"\"", ""},
  }));
  INFO(row.json);
  const ReadJson read(row.json);
  REQUIRE(read.lines().empty());
  CHECK(*read.value->as<std::string>() == row.expected);
}

TEST_CASE("JSON: keys are NFC too, so two spellings of one key are one key") {
  const ReadJson read("{\"số\": 1,\n \"so\u0302\u0301\": 2}");
  CHECK(read.lines() == std::vector<std::string>{"2:2 data-key-twice số"});
  REQUIRE(read.diagnostics.all()[0].see);
  CHECK(read.at(*read.diagnostics.all()[0].see) == "\"số\"");
}

TEST_CASE("JSON: a byte order mark is skipped and places stay right") {
  const ReadJson read("\uFEFF{\"so\": 7}");
  REQUIRE(read.value);
  CHECK(read.at(read.value->at) == "{\"so\": 7}");
  CHECK(read.at(read.value->find("so")->at) == "7");
}

TEST_CASE("JSON: keys twice are all told, per object, in the order of the file") {
  const ReadJson read(R"({
  "a": {"x": 1, "x": 2, "x": 3},
  "b": 1,
  "c": [{"x": 1}, {"x": 1}],
  "b": 2
})");
  CHECK_FALSE(read.value);
  CHECK(read.lines() == std::vector<std::string>{"2:17 data-key-twice x", "2:25 data-key-twice x",
                                                 "5:3 data-key-twice b"});
}

TEST_CASE("JSON: nesting up to 64 is read, beyond is refused at the bracket") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(ReadJson(nested(64)).value);
  const ReadJson deep(nested(65));
  CHECK_FALSE(deep.value);
  CHECK(deep.lines() == std::vector<std::string>{"1:65 data-too-deep 64"});
  // Once a branch, and what follows is still read.
  const ReadJson twice("{\"a\":" + nested(100) + ",\n\"b\":" + nested(70) + ",\n\"a\":1}");
  CHECK(twice.lines() == std::vector<std::string>{"1:69 data-too-deep 64", "2:68 data-too-deep 64",
                                                  "3:1 data-key-twice a"});
}

TEST_CASE("JSON: hostile nesting neither crashes nor takes long") {
  CHECK(ReadJson(std::string(1'000'000, '[')).lines().size() == 2);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(ReadJson(objects).lines().size() == 2);
}

TEST_CASE("JSON: control characters are told with their place") {
  struct Row {
    std::string json;
    std::vector<std::string> lines;
  };
  using namespace std::string_literals;
  const auto row = GENERATE(values<Row>({
      {R"({"a": "x\u0007y"})", {"1:9 text-control-character U+0007"}},
      {R"({"a": "x\u007Fy", "b": "\b"})",
       {"1:9 text-control-character U+007F", "1:25 text-control-character U+0008"}},
      {R"({"\u0000": 1})", {"1:3 text-control-character U+0000"}},
      {R"(["\\u0007 \u0007"])", {"1:11 text-control-character U+0007"}},
      {"[\"Điều\x01\",\n \"\x02\"]",
       {"1:7 text-control-character U+0001", "2:3 text-control-character U+0002"}},
      {"[\"a\0b\"]"s, {"1:4 text-control-character U+0000"}},
      {"[\"a\u009Fb\"]", {"1:4 text-control-character U+009F"}},
      {"[\f1]", {"1:2 text-control-character U+000C"}},
      {"[\"\uFFFE\"]", {"1:3 text-control-character U+FFFE"}},
  }));
  INFO(row.json);
  const ReadJson read(row.json);
  CHECK_FALSE(read.value);
  CHECK(read.lines() == row.lines);
}

TEST_CASE("JSON: bytes that are not UTF-8 are refused at the first one") {
  const ReadJson read("{\n \"a\": \"K\xEA ho\x1F\"}");
  CHECK_FALSE(read.value);
  CHECK(read.lines() == std::vector<std::string>{"2:9 text-not-utf8 10"});
  CHECK(ReadJson("\xFF\xFE{\0}\0").lines() == std::vector<std::string>{"1:1 text-not-utf8 0"});
}

TEST_CASE("JSON: members whose name begins with // are comments") {
  const ReadJson read(R"({"//": "x", "a": 1, "//a": {"b": [1, {"//": 2}]}, "//": "again",
    "c": [{"//d": null, "d": "//e"}], "/f": 2})");
  REQUIRE(read.lines().empty());
  const Object& root = *read.value->as<Object>();
  REQUIRE(root.size() == 3);
  CHECK(root[0].key == "a");
  CHECK(root[1].key == "c");
  CHECK(root[2].key == "/f");
  const Value& item = root[1].value.as<Array>()->front();
  CHECK(item.as<Object>()->size() == 1);
  CHECK(*item.find("d")->as<std::string>() == "//e");
}
