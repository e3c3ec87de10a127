// What people changed in a document stays when the new data say nothing new of it.

#include "app/keep_hand.h"

#include "data/json.h"
#include "data/write_json.h"
#include "support/catch.h"

using namespace vanthu;

namespace {

data::Value value(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  auto result = data::read_json(sources, sources.add("a.json", text), diagnostics);
  REQUIRE(result);
  return *std::move(result);
}

}  // namespace

TEST_CASE("new data win where they differ from what the document was made from") {
  const auto [base, edited, given, expected] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {R"({"a":1,"b":2})", R"({"a":9,"b":2})", R"({"a":1,"b":3})", R"({"a":9,"b":3})"},
          {R"({"a":1})", R"({"a":9})", R"({"a":5})", R"({"a":5})"},
          {R"({"a":{"x":"1"}})", R"({"a":{"x":"2"}})", R"({"a":{"x":"1","y":"3"}})",
           R"({"a":{"x":"2","y":"3"}})"},
          // Items go by their key, wherever they stand.
          {R"({"l":[{"ma":"p","t":"1"},{"ma":"q","t":"2"}]})",
           R"({"l":[{"ma":"p","t":"1"},{"ma":"q","t":"9"}]})",
           R"({"l":[{"ma":"n","t":"0"},{"ma":"q","t":"2"}]})",
           R"({"l":[{"ma":"n","t":"0"},{"ma":"q","t":"9"}]})"},
          // Without one by their place, when there are as many.
          {R"({"l":["x","y"]})", R"({"l":["x","z"]})", R"({"l":["w","y"]})", R"({"l":["w","z"]})"},
          // Else by what they said: the data took "x" out, the hand changed "y".
          {R"({"l":["x","y"]})", R"({"l":["x","z"]})", R"({"l":["y"]})", R"({"l":["z"]})"},
          {R"({"l":["x","y"]})", R"({"l":["x","z"]})", R"({"l":["v"]})", R"({"l":["v"]})"},
          {R"({"l":["y","y"]})", R"({"l":["y","z"]})", R"({"l":["y"]})", R"({"l":["y"]})"},
          // What was taken from the text is added.
          {R"({"l":["x"]})", R"({"l":["x","moi"]})", R"({"l":["x"]})", R"({"l":["x","moi"]})"},
      }));
  data::Value result = value(given);
  app::keep_hand(value(base), value(edited), result);
  CHECK(data::json_line(result) == data::json_line(value(expected)));
}
