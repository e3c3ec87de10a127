// <truong-du-lieu>: declarations and what is wrong with them.

#include <algorithm>
#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"
#include "template/ast.h"
#include "template/types.h"

using namespace vanthu;
using namespace vanthu::test;
using namespace vanthu::templates;

TEST_CASE("a declaration carries everything the form needs") {
  const Result result =
      read(around("<truong ten=\"so_luong_nu\" kieu=\"so-nguyen\" hoi=\"Bao nhiêu?\" "
                  "bat-buoc=\"co\" mac-dinh=\"5\" "
                  "goi-y=\"12\" don-vi=\"người\" toi-thieu=\"0\" toi-da=\"100\"/>"
                  "<truong ten=\"viec\" kieu=\"danh-sach\" khoa=\"ma\" toi-thieu=\"1\"><truong "
                  "ten=\"ma\" kieu=\"chu\" "
                  "mau-chu=\"[A-Z]+\"/></truong>",
                  ""));
  REQUIRE(result.source);
  const Field& root = result.source->internals().root;
  REQUIRE(root.fields.size() == 2);
  const Field& number = root.fields[0];
  CHECK(number.name == "so_luong_nu");
  CHECK(number.type == FieldType::Integer);
  CHECK(number.required);
  CHECK(number.question == "Bao nhiêu?");
  CHECK(number.hint == "12");
  CHECK(number.unit == "người");
  REQUIRE(number.fallback);
  CHECK(number.fallback->as<data::Number>()->lexeme == "5");
  CHECK(number.minimum->as<data::Number>()->lexeme == "0");
  CHECK(number.maximum->as<data::Number>()->lexeme == "100");
  const Field& list = root.fields[1];
  CHECK_FALSE(list.required);
  CHECK(list.key == "ma");
  REQUIRE(list.element);
  REQUIRE(list.element->fields.size() == 1);
  REQUIRE(list.element->fields[0].pattern);
  CHECK(list.element->fields[0].pattern->source() == "[A-Z]+");
}

TEST_CASE("types are one table, found by tag and by type") {
  std::vector<std::string_view> tags;
  for (const TypeEntry& one : type_table()) {
    CHECK(find_type(one.tag) == &one);
    CHECK(&entry_of(one.type) == &one);
    CHECK(one.scalar == (one.print != nullptr));
    tags.push_back(one.tag);
  }
  std::sort(tags.begin(), tags.end());
  CHECK(std::adjacent_find(tags.begin(), tags.end()) == tags.end());
  CHECK(tags.size() == 16);
  CHECK(find_type("chuoi") == nullptr);
}

TEST_CASE("values of attributes are read by type") {
  struct Row {
    FieldType type;
    std::string good, bad;
  };
  for (const Row& row : std::vector<Row>{{FieldType::Integer, "-12", "1.5"},
                                         {FieldType::Decimal, "1.5", "1,5"},
                                         {FieldType::Date, "2026-06", "6/2026"},
                                         {FieldType::YesNo, "co", "có"}}) {
    INFO(row.good);
    CHECK(value_of(row.type, row.good, {}));
    CHECK_FALSE(value_of(row.type, row.bad, {}));
  }
  CHECK(*value_of(FieldType::Text, "x", {})->as<std::string>() == "x");
  CHECK_FALSE(value_of(FieldType::List, "x", {}));
}

TEST_CASE("wrong declarations") {
  struct Row {
    std::string fields;
    Problems problems;
  };
  // The fields begin at 1:41.
  const std::vector<Row> rows = {
      {"<truong kieu=\"chu\"/>", {"mau 1:41 template-attribute-missing"}},
      {"<truong ten=\"a\"/>", {"mau 1:41 template-attribute-missing"}},
      {"<truong/>", {"mau 1:41 template-attribute-missing", "mau 1:41 template-attribute-missing"}},
      {"<truong ten=\"Tên\" kieu=\"chu\"/>", {"mau 1:54 name-invalid"}},
      {"<truong ten=\"2a\" kieu=\"chu\"/>", {"mau 1:54 name-invalid"}},
      {"<truong ten=\"va\" kieu=\"chu\"/>", {"mau 1:54 name-invalid"}},
      {"<truong ten=\"a-b\" kieu=\"chu\"/>", {"mau 1:54 name-invalid"}},
      {"<truong ten=\"a\" kieu=\"so\"/>", {"mau 1:63 field-type-unknown"}},
      {"<truong ten=\"a\" kieu=\"chu\" bat-buoc=\"yes\"/>", {"mau 1:78 template-attribute-value"}},
      {"<truong ten=\"a\" kieu=\"chu\" batbuoc=\"co\"/>", {"mau 1:68 template-attribute-unknown"}},
      {"<truong ten=\"a\" kieu=\"chu\"/><truong ten=\"a\" kieu=\"ngay\"/>",
       {"mau 1:69 field-repeated"}},
      {"<truong ten=\"a\" kieu=\"chu\" toi-da=\"5\"/>", {"mau 1:68 field-attribute-unsuited"}},
      {"<truong ten=\"a\" kieu=\"ngay\" mau-chu=\"x\"/>", {"mau 1:69 field-attribute-unsuited"}},
      {"<truong ten=\"a\" kieu=\"danh-sach-chu\" mac-dinh=\"x\"/>",
       {"mau 1:78 field-attribute-unsuited"}},
      {"<truong ten=\"a\" kieu=\"chu\" khoa=\"x\"/>", {"mau 1:68 field-attribute-unsuited"}},
      {"<truong ten=\"a\" kieu=\"so-nguyen\" mac-dinh=\"1.5\"/>", {"mau 1:84 field-value-invalid"}},
      {"<truong ten=\"a\" kieu=\"so-nguyen\" toi-thieu=\"ít\"/>", {"mau 1:85 field-value-invalid"}},
      {"<truong ten=\"a\" kieu=\"ngay\" toi-da=\"2026-13\"/>", {"mau 1:77 field-value-invalid"}},
      {"<truong ten=\"a\" kieu=\"danh-sach-chu\" toi-da=\"1.5\"/>",
       {"mau 1:86 field-value-invalid"}},
      {"<truong ten=\"a\" kieu=\"chu\" mau-chu=\"[a-\"/>", {"mau 1:77 field-pattern-invalid"}},
      {"<truong ten=\"a\" kieu=\"nhom\"/>", {"mau 1:41 field-children-missing"}},
      {"<truong ten=\"a\" kieu=\"danh-sach\"/>", {"mau 1:41 field-children-missing"}},
      {"<truong ten=\"a\" kieu=\"lua-chon\"/>", {"mau 1:41 field-children-missing"}},
      {"<truong ten=\"a\" kieu=\"lua-chon\"><gia-tri/></truong>",
       {"mau 1:73 template-tag-empty", "mau 1:41 field-children-missing"}},
      {"<truong ten=\"a\" kieu=\"lua-chon\"><muc/><gia-tri>x</gia-tri></truong>",
       {"mau 1:73 template-tag-misplaced"}},
      {"<truong ten=\"a\" kieu=\"lua-chon\" mac-dinh=\"y\"><gia-tri>x</gia-tri></truong>",
       {"mau 1:83 field-value-invalid"}},
      {"<truong ten=\"a\" kieu=\"chu\"><truong ten=\"b\" kieu=\"chu\"/></truong>",
       {"mau 1:68 field-child-unsuited"}},
      {"<truong ten=\"a\" kieu=\"nhom\"><doan/></truong>", {"mau 1:69 template-tag-misplaced"}},
      {"<truong ten=\"a\" kieu=\"nhom\">x<truong ten=\"b\" kieu=\"chu\"/></truong>",
       {"mau 1:69 template-text-misplaced"}},
      {"<truong ten=\"a\" kieu=\"danh-sach\" khoa=\"c\"><truong ten=\"b\" kieu=\"chu\"/></truong>",
       {"mau 1:80 field-key-unknown"}},
      {"<truong ten=\"a\" kieu=\"danh-sach\" khoa=\"b\"><truong ten=\"b\" kieu=\"danh-sach-chu\"/>"
       "</truong>",
       {"mau 1:80 field-key-unknown"}},
      {"<truong ten=\"a\" kieu=\"danh-sach\"><truong ten=\"so_thu_tu\" kieu=\"chu\"/></truong>",
       {"mau 1:87 field-name-reserved"}},
      {"<truong ten=\"a\" kieu=\"danh-sach\"><truong ten=\"cuoi_cung\" kieu=\"chu\"/></truong>",
       {"mau 1:87 field-name-reserved"}},
      {"<muc/>", {"mau 1:41 template-tag-misplaced"}},
  };
  for (const Row& row : rows) {
    INFO(row.fields);
    // With wrong declarations the body is not judged: what it says of them would be noise.
    CHECK(read(around(row.fields, "<doan>{{ gi_do }}</doan>")).problems() == row.problems);
  }
}
