#include "data/value.h"

#include "support/catch.h"

using namespace vanthu;
using data::Value;

TEST_CASE("a value finds its members") {
  data::Object object;
  object.push_back({"so", Value{data::Number{"12"}, {}}, {}});
  object.push_back({"ky_hieu", Value{std::string("KH-UBND"), {}}, {}});
  const Value value{object, {}};
  REQUIRE(value.find("ky_hieu") != nullptr);
  CHECK(*value.find("ky_hieu")->as<std::string>() == "KH-UBND");
  CHECK(value.find("ky") == nullptr);
  CHECK(Value{std::string("so"), {}}.find("so") == nullptr);
  CHECK(Value{data::Array{}, {}}.find("") == nullptr);
}

TEST_CASE("messages quote values as JSON writes them") {
  CHECK(quoted(Value{data::Null{}, {}}) == "null");
  CHECK(quoted(Value{true, {}}) == "true");
  CHECK(quoted(Value{data::Number{"95.5"}, {}}) == "95.5");
  CHECK(quoted(Value{std::string("một"), {}}) == "\"một\"");
  CHECK(quoted(Value{data::Array{}, {}}) == "[]");
  CHECK(quoted(Value{data::Array{Value{true, {}}}, {}}) == "[…]");
  CHECK(quoted(Value{data::Object{}, {}}) == "{}");
  // Long texts are cut between characters.
  std::string viet, sixty;
  for (int i = 0; i < 40; ++i) viet += "ệ";
  for (int i = 0; i < 20; ++i) sixty += "ệ";
  CHECK(quoted(Value{"x" + viet, {}}) == "\"x" + sixty.substr(3) + "…\"");
}
