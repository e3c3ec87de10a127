// The JSON Schema; tests/cli validates real data with it.

#include "forms/json_schema.h"

#include <nlohmann/json.hpp>

#include "forms/portable_pattern.h"
#include "forms_test.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;
using Json = nlohmann::ordered_json;

TEST_CASE("a schema says of each field what JSON Schema can say") {
  const Result form = read_form(every_type);
  REQUIRE(form.source);
  const Json schema = Json::parse(forms::json_schema(*form.source));
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["title"] == "Thử");
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["patternProperties"].contains("^//"));
  CHECK(schema["required"] == Json({"ten", "ngay", "noi_nhan", "muc_tieu"}));
  const Json& of = schema["properties"];
  const auto is = [&](const char* field, const char* expected) {
    INFO(field);
    CHECK(of[field] == Json::parse(expected));
  };
  is("ten",
     R"({"title": "Tên xã?", "description": "Phú Thịnh", "type": "string", "pattern": "\\S"})");
  is("nam", R"({"title": "Năm?", "default": 2026, "type": ["integer", "string", "null"],
                "maxLength": 0, "minimum": 2025, "maximum": 2100})");
  is("ty_le", R"({"description": "đơn vị tính: %", "default": 12.5,
                  "type": ["number", "string", "null"], "maxLength": 0, "maximum": 99.5})");
  is("huong", R"({"default": "doc", "enum": ["doc", "ngang", "", null]})");
  is("gap", R"({"title": "Gấp?", "default": false, "type": ["boolean", "string", "null"],
                "maxLength": 0})");
  is("ma", R"({"default": "01", "type": ["string", "null"], "pattern": "^(?:[A-Z0-9]{2})?$"})");
  is("than", R"({"type": ["string", "null"]})");
  is("noi_nhan", R"({"title": "Nơi nhận?", "type": "array", "minItems": 1,
                     "items": {"type": ["string", "null"]}})");
  CHECK(of["ngay"]["description"] == "năm-tháng-ngày, năm-tháng hoặc năm; từ 02/2026 đến 2026");
  CHECK(of["muc_tieu"]["description"] == "ma không được trùng");
  CHECK(of["muc_tieu"]["items"]["required"] == Json({"ten", "ma"}));
  CHECK(of["ky"]["anyOf"][0]["required"] == Json::array({"ho_ten"}));
  CHECK(of["ky"]["anyOf"][1]["$ref"] == "#/$defs/blank");
  CHECK(of["bang"]["anyOf"][0]["properties"]["hang"]["anyOf"][0]["items"]["anyOf"][0]["type"] ==
        "array");
}

TEST_CASE("a schema of persons, money and what depends on other fields") {
  const Result form = read_form(rich_types);
  REQUIRE(form.source);
  const Json schema = Json::parse(forms::json_schema(*form.source));
  CHECK(schema["required"] == Json::array({"ky"}));
  const Json& of = schema["properties"];
  CHECK(of["kinh_phi"] == Json::parse(R"({"title": "Kinh phí?", "default": 15000000,
    "type": ["integer", "string", "null"], "maxLength": 0, "minimum": 1000})"));
  CHECK(of["ty_le"] == Json::parse(R"({"title": "Tỷ lệ?", "type": ["number", "string", "null"],
    "maxLength": 0, "minimum": 0, "maximum": 100})"));
  CHECK(of["mo_dau"]["type"] == Json({"string", "null"}));
  // A name, or an object that has one.
  CHECK(of["ky"]["anyOf"][0] == Json::parse(R"({"type": "string", "pattern": "\\S"})"));
  CHECK(of["ky"]["anyOf"][1]["required"] == Json::array({"ho_ten"}));
  CHECK(of["ky"]["anyOf"][1]["additionalProperties"] == false);
  CHECK(of["noi_gui"]["anyOf"][1]["anyOf"][0]["properties"].contains("viet_tat"));
  CHECK(of["soan"]["default"] == "Trần Bình");
  CHECK(of["ly_do"]["description"] == "bắt buộc khi co_ho_tro; hộ nghèo");
  CHECK(of["tong_tien"]["description"] == "máy tính: tong(viec.tien)");
  CHECK(of["viec"]["anyOf"][0]["items"]["required"] == Json({"ten", "nguoi"}));
}

TEST_CASE("patterns of ICU's own stay in the description") {
  const Result form = read_form(R"(<truong ten="a" kieu="chu" mau-chu="\p{Lu}+"/>)");
  REQUIRE(form.source);
  const Json field = Json::parse(forms::json_schema(*form.source))["properties"]["a"];
  CHECK_FALSE(field.contains("pattern"));
  CHECK(field["description"] == "đúng mẫu (cú pháp ICU) \\p{Lu}+");
}

TEST_CASE("a pattern is portable when ECMA-262 reads it the same way") {
  for (const char* pattern : {"", "abc", "[0-9]{10}", "a|b*", "(ab)+?", "(?:x)?", "[^0-9]+", "\\.",
                              "[a\\-z]", "x{2,}", "[A-ZĐ]{2,4}-UBND", "a&b", "[&-]"}) {
    INFO(pattern);
    CHECK(forms::is_portable_pattern(pattern));
  }
  for (const char* pattern :
       {"\\p{Lu}", "\\w+", "\\d", "\\bx", "[[:alpha:]]", "[a-z&&[^b]]", "[a--b]", "a++", "a*+",
        "a{2}+", "(?i)a", "(?>a)", "(?<n>a)", "(a)\\1", "[\\d]", "\\Qa\\E", "\\h"}) {
    INFO(pattern);
    CHECK_FALSE(forms::is_portable_pattern(pattern));
  }
}
