// Broken syntax: every slip gets its own message at its own place, several in one run.

#include "json_support.h"
#include "support/catch.h"

using namespace vanthu;
using data::ReadJson;

namespace {

struct Row {
  std::string json;
  std::vector<std::string> lines;
};

void check(const Row& row) {
  INFO(row.json);
  const ReadJson read(row.json);
  CHECK_FALSE(read.value);
  CHECK(read.lines() == row.lines);
}

}  // namespace

TEST_CASE("JSON faults: structure") {
  check(GENERATE(values<Row>({
      {"", {"1:1 data-json-empty"}},
      {" \n ", {"1:1 data-json-empty"}},
      {"\uFEFF", {"1:1 data-json-empty"}},
      {"{", {"1:2 data-json-truncated }"}},
      {"{\"a\": [1, 2", {"1:12 data-json-truncated ] }"}},
      {"{\"a\": [1, 2]\n", {"2:1 data-json-truncated }"}},
      {"{\"a\":", {"1:6 data-json-truncated }"}},
      {"{\"a\"", {"1:5 data-json-truncated }"}},
      {"[1,", {"1:4 data-json-truncated ]"}},
      {"{\"a\": 1,}", {"1:8 data-json-trailing-comma }"}},
      {"[1, 2,\n]", {"1:6 data-json-trailing-comma ]"}},
      {"[1 2]", {"1:3 data-json-missing-comma"}},
      {"{\"a\": 1\n \"b\": 2}", {"1:8 data-json-missing-comma"}},
      {"{\"a\": {}\n \"b\": 2}", {"1:9 data-json-missing-comma"}},
      {"[\"a\"\"b\"]", {"1:5 data-json-missing-comma"}},
      {"[{}{}]", {"1:4 data-json-missing-comma"}},
      {"{\"a\" 1}", {"1:5 data-json-missing-colon"}},
      {"{\"a\" = 1}", {"1:6 data-json-missing-colon"}},
      {"{\"a\", \"b\"}", {"1:5 data-json-missing-colon"}},
      {"{\"a\"}", {"1:5 data-json-unexpected }"}},
      {"{\"a\": }", {"1:7 data-json-unexpected }"}},
      {"{\"a\":: 1}", {"1:6 data-json-unexpected :"}},
      {"{,}", {"1:2 data-json-unexpected ,"}},
      {"[1,,2]", {"1:4 data-json-unexpected ,"}},
      {"[\"a\": 1]", {"1:5 data-json-unexpected :"}},
      {"[1}", {"1:3 data-json-unexpected }"}},
      {"{\"a\": 1]", {"1:8 data-json-unexpected ]"}},
      {"]", {"1:1 data-json-unexpected ]"}},
      {"{[1]: 2}", {"1:2 data-json-unexpected ["}},
      {"{} {}", {"1:4 data-json-rest"}},
      {"{}\n}", {"2:1 data-json-rest"}},
      {"[1] xong", {"1:5 data-json-rest"}},
      {"[\u20ab]", {"1:2 data-json-word ₫"}},
      {"<xml/>", {"1:1 data-json-unexpected <"}},
  })));
}

TEST_CASE("JSON faults: a truncated file names the bracket that was opened") {
  const ReadJson read("{\n  \"hang\": [\n    1,\n    2\n");
  REQUIRE(read.diagnostics.all().size() == 1);
  REQUIRE(read.diagnostics.all()[0].see);
  CHECK(read.at(*read.diagnostics.all()[0].see) == "[");
}

TEST_CASE("JSON faults: texts") {
  check(GENERATE(values<Row>({
      {"[\"abc]", {"1:2 data-json-unclosed-text"}},
      {"{\"a\": \"bình đẳng,\n \"b\": 1}", {"1:7 data-json-unclosed-text"}},
      {"{\"a\": \"x\\", {"1:7 data-json-unclosed-text"}},
      {"[\"a\tb\tc\"]", {"1:4 data-json-tab", "1:6 data-json-tab"}},
      {R"(["C:\Users\du-lieu"])", {"1:5 data-json-escape \\U", "1:11 data-json-escape \\d"}},
      {R"(["\ố"])", {"1:3 data-json-escape \\ố"}},
      {R"(["\u12"])", {"1:3 data-json-escape \\u"}},
      {R"(["\ud83d"])", {"1:3 data-json-escape \\u"}},
      {R"(["\ude00\ud83d"])", {"1:3 data-json-escape \\u", "1:9 data-json-escape \\u"}},
      {R"(["về "bình đẳng" giới"])", {"1:6 data-json-inner-quote"}},
      {R"({"a": "x" y})", {"1:9 data-json-inner-quote"}},
      {"{“so”: 1}", {"1:2 data-json-quote “"}},
      {"{\"a\": “b”, \"c\": ‘d’}", {"1:7 data-json-quote “", "1:17 data-json-quote ‘"}},
      {"{'a': 'b'}", {"1:2 data-json-quote '", "1:7 data-json-quote '"}},
      {"{\"a\": “b\"}", {"1:7 data-json-quote “"}},
      {"[“abc", {"1:2 data-json-quote “"}},
      {"{so: 1}", {"1:2 data-json-word so"}},
      {"{\"a\": True, \"b\": Nguyễn}", {"1:7 data-json-word True", "1:18 data-json-word Nguyễn"}},
      {"[NaN]", {"1:2 data-json-word NaN"}},
  })));
}

TEST_CASE("JSON faults: numbers as people write them") {
  check(GENERATE(values<Row>({
      {"{\"so\": 05}", {"1:8 data-json-number 05"}},
      {"[1.500.000]", {"1:2 data-json-number 1.500.000"}},
      {"{\"ty_le\": 12,5}", {"1:11 data-json-number 12,5"}},
      {"{\"ty_le\": 12,5, \"b\": 1.}", {"1:11 data-json-number 12,5", "1:22 data-json-number 1."}},
      {"[12%]", {"1:2 data-json-number 12%"}},
      {"[15/6/2026]", {"1:2 data-json-number 15/6/2026"}},
      {"[2026-06-15]", {"1:2 data-json-number 2026-06-15"}},
      {"[+1]", {"1:2 data-json-number +1"}},
      {"[.5]", {"1:2 data-json-number .5"}},
      {"[-]", {"1:2 data-json-number -"}},
      {"[1e]", {"1:2 data-json-number 1e"}},
      {"[1e999]", {"1:2 data-json-number 1e999"}},
      {"[0x1F]", {"1:2 data-json-number 0x1F"}},
      {"[12 đồng]", {"1:4 data-json-missing-comma", "1:5 data-json-word đồng"}},
  })));
}

TEST_CASE("JSON faults: comments") {
  check(GENERATE(values<Row>({
      {"{ // ghi chú\n \"a\": 1 }", {"1:3 data-json-comment"}},
      {"{ \"a\": 1, /* hai\ndòng */ \"b\": 2 }", {"1:11 data-json-comment"}},
      {"# đầu\n[1] # cuối", {"1:1 data-json-comment", "2:5 data-json-comment"}},
      {"[1 /* hở", {"1:4 data-json-comment"}},
  })));
}

TEST_CASE("JSON faults: many in one run, in the order of the file") {
  check(
      {"{\n"
       "  \"so\": 05,\n"
       "  “ky_hieu”: \"KH-UBND\",\n"
       "  \"ngay\": \"2026\"\n"
       "  \"so\": null,\n"
       "  \"mat\": True,\n"
       "  \"a\\u0001\": 1,\n"
       "}\n",
       {"2:9 data-json-number 05", "3:3 data-json-quote “", "4:17 data-json-missing-comma",
        "5:3 data-key-twice so", "6:10 data-json-word True", "7:5 text-control-character U+0001",
        "7:15 data-json-trailing-comma }"}});
}

TEST_CASE("JSON faults: a wrong format altogether is not told without end") {
  std::string bad = "[";
  for (int i = 0; i < 1000; ++i) bad += "abc, ";
  CHECK(ReadJson(bad).lines().size() == 20);
}

TEST_CASE("JSON faults: any cut of a sound text ends in a message with a place") {
  const std::string whole =
      "\uFEFF{\"số\": [12, -3.5e1, true, null, {\"a\\u00e9\\n\": \"b “c” \\ud83d\\ude00\"}], "
      "\"x\": {}}";
  REQUIRE(ReadJson(whole).value);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const ReadJson read(whole.substr(0, size));
    INFO(whole.substr(0, size));
    CHECK_FALSE(read.value);
    REQUIRE_FALSE(read.lines().empty());
    CHECK(read.diagnostics.all()[0].at.file == read.file);
    CHECK(read.diagnostics.all()[0].at.begin <= size);
  }
}

TEST_CASE("JSON faults: any changed byte is survived") {
  const std::string whole = R"({"so": [12, "a\n", {"b": true}], "ky": "Nguyễn"})";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char c : std::string("{}[]:,\"\\/'#x0-.\n\t\x01\xE1 ")) {
      std::string changed = whole;
      changed[at] = c;
      const ReadJson read(changed);
      INFO(changed);
      CHECK(read.value.has_value() == read.lines().empty());
      for (const Diagnostic& one : read.diagnostics.all()) {
        REQUIRE(one.at.begin <= one.at.end);
        REQUIRE(one.at.end <= changed.size());
      }
    }
  }
}
