#include "data/write_json.h"

#include "json_support.h"
#include "support/catch.h"

using namespace vanthu;

namespace {

data::Value sample() {
  data::Object leader{{"ho_ten", {std::string("Lê \"Văn\"\nBình"), {}}, {}},
                      {"tuoi", {data::Number{"41.50"}, {}}, {}}};
  data::Array list{{true, {}}, {data::Null{}, {}}, {data::Array{}, {}}, {data::Object{}, {}}};
  return {data::Object{{"ky", {leader, {}}, {}}, {"khac", {list, {}}, {}}}, {}};
}

}  // namespace

TEST_CASE("a value on one line") {
  CHECK(data::json_line(sample()) ==
        R"({"ky": {"ho_ten": "Lê \"Văn\"\nBình", "tuoi": 41.50}, "khac": [true, null, [], {}]})");
}

TEST_CASE("a value without a space too many") {
  CHECK(data::json_compact(sample()) ==
        R"({"ky":{"ho_ten":"Lê \"Văn\"\nBình","tuoi":41.50},"khac":[true,null,[],{}]})");
}

TEST_CASE("characters that JSON escapes") {
  const data::Value value{std::string("a\b\f\n\r\t\x01\x1f\\\"/\x7fđ"), {}};
  CHECK(data::json_line(value) == "\"a\\b\\f\\n\\r\\t\\u0001\\u001f\\\\\\\"/\x7fđ\"");
}

TEST_CASE("a value as a file for people") {
  CHECK(data::json_text(sample()) == R"({
  "ky": {
    "ho_ten": "Lê \"Văn\"\nBình",
    "tuoi": 41.50
  },
  "khac": [
    true,
    null,
    [],
    {}
  ]
}
)");
}

TEST_CASE("what was written reads again as the same value") {
  for (const std::string& text :
       {data::json_line(sample()), data::json_compact(sample()), data::json_text(sample())}) {
    Sources sources;
    Diagnostics diagnostics;
    const auto again = data::read_json(sources, sources.add("x.json", text), diagnostics);
    REQUIRE(again.has_value());
    CHECK(data::json_line(*again) == data::json_line(sample()));
  }
}
