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

TEST_CASE("every type has its Vietnamese name") {
  CHECK(type_name(Value{data::Null{}, {}}) == "rỗng (null)");
  CHECK(type_name(Value{true, {}}) == "đúng/sai");
  CHECK(type_name(Value{data::Number{"1"}, {}}) == "số");
  CHECK(type_name(Value{std::string(), {}}) == "chữ");
  CHECK(type_name(Value{data::Array{}, {}}) == "danh sách");
  CHECK(type_name(Value{data::Object{}, {}}) == "nhóm trường");
}
