#include <thread>

#include "forms/bind_sheets.h"
#include "support/catch.h"
#include "unit/forms/forms_support.h"

using namespace vanthu;
using tests::Bench;
using tests::shown;
using Lines = std::vector<std::string>;

namespace {

const std::string fields = R"(
  <truong ten="xa" kieu="chu" hoi="Tên xã, phường?"/>
  <truong ten="dan_so" kieu="so-nguyen"/>
  <truong ten="ky" kieu="nhom"><truong ten="ho_ten" kieu="chu"/><truong ten="chuc_vu" kieu="chu"/></truong>
  <truong ten="viec" kieu="danh-sach-chu"/>
  <truong ten="bang" kieu="danh-sach"><truong ten="ten" kieu="chu"/></truong>)";

}  // namespace

TEST_CASE("rows: each is an object, whatever the others hold") {
  Bench bench(fields);
  bench.add("Danh sách", {{"DANH SÁCH CÁC XÃ"},
                          {"Tên xã, phường", "Dân số", "ky.ho_ten", "Viec"},
                          {"Phú Vinh", "1.234", "Nguyễn Văn An", "a\nb"},
                          {"Phú Thịnh", "=99"}});
  const auto binder = forms::RowBinder::open(bench.sheets[0], *bench.form, bench.diagnostics);
  CHECK(bench.problems().empty());
  REQUIRE(binder.has_value());
  REQUIRE(binder->size() == 2);
  CHECK(binder->row(1).number == 4);
  Diagnostics diagnostics;
  CHECK(shown(*binder->bind(1, diagnostics)) == "{xa: 'Phú Thịnh', dan_so: 99}");
  CHECK(shown(*binder->bind(0, diagnostics)) ==
        "{xa: 'Phú Vinh', dan_so: 1234, ky: {ho_ten: 'Nguyễn Văn An'}, viec: ['a', 'b']}");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("rows: the header is judged once, a bad cell only when its row is bound") {
  Bench bench(fields);
  bench.add("Danh sách", {{"xa", "dan_soo", "bang", "XÃ"}, {"a", "1", "x", "y"}});
  CHECK_FALSE(forms::RowBinder::open(bench.sheets[0], *bench.form, bench.diagnostics).has_value());
  CHECK(bench.problems() == Lines{"data-field-unknown Danh sách!B1 | dan_soo | dan_so see mau.xml",
                                  "sheet-list-in-cell Danh sách!C1 | bang see mau.xml",
                                  "data-key-twice Danh sách!D1 | xa see Danh sách!A1"});

  Bench faulty(fields);
  faulty.add(tests::Workbook{
      .sheets = {{"T", R"(<row r="1"><c r="A1" t="inlineStr"><is><t>xa</t></is></c></row>
                          <row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>
                          <row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c></row>)"}}});
  const auto binder = forms::RowBinder::open(faulty.sheets[0], *faulty.form, faulty.diagnostics);
  REQUIRE(binder.has_value());
  CHECK_FALSE(binder->bind(0, faulty.diagnostics).has_value());
  CHECK(faulty.problems() == Lines{"sheet-cell-fault T!A2 | #REF!"});
  Diagnostics own;
  CHECK(shown(*binder->bind(1, own)) == "{xa: 'b'}");
}

TEST_CASE("rows: a list stands in its cell as JSON") {
  Bench bench(fields);
  bench.add("T", {{"xa", "bang", "viec"},
                  {"a", R"([{"ten": "x"}, {"ten": "y"}])", R"(["một\nhai", "ba"])"},
                  {"b", "[]", "[]"},
                  {"c", "", "[1] một\nhai"},
                  {"d", R"([{"ten": "đỏ" "y"}])", R"([1])"}});
  const auto binder = forms::RowBinder::open(bench.sheets[0], *bench.form, bench.diagnostics);
  REQUIRE(binder.has_value());
  Diagnostics diagnostics;
  CHECK(shown(*binder->bind(0, diagnostics)) ==
        "{xa: 'a', bang: [{ten: 'x'}, {ten: 'y'}], viec: ['một\nhai', 'ba']}");
  CHECK(shown(*binder->bind(1, diagnostics)) == "{xa: 'b', bang: [], viec: []}");
  CHECK(shown(*binder->bind(2, diagnostics)) == "{xa: 'c', viec: ['[1] một', 'hai']}");
  CHECK(diagnostics.all().empty());
  CHECK_FALSE(binder->bind(3, bench.diagnostics).has_value());
  CHECK(bench.problems() == Lines{"sheet-cell-no-json T!B5 | bang | 14"});
  // Places inside the JSON are those of the cell.
  const auto value = binder->bind(0, diagnostics);
  const data::Value& inner = *std::get<data::Array>(value->find("bang")->content)[1].find("ten");
  CHECK(bench.place(inner.at) == "T!B2");
}

TEST_CASE("rows: threads share a binder") {
  Bench bench(fields);
  std::vector<std::vector<std::string>> rows{{"xa", "dan_so"}};
  for (int i = 0; i < 200; ++i)
    rows.push_back({"xã " + std::to_string(i), "=" + std::to_string(i)});
  bench.add("T", rows);
  const auto binder = forms::RowBinder::open(bench.sheets[0], *bench.form, bench.diagnostics);
  REQUIRE(binder.has_value());
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      Diagnostics diagnostics;
      for (std::size_t i = 0; i < binder->size(); ++i)
        result += shown(*binder->bind(i, diagnostics));
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(results[0].ends_with("{xa: 'xã 199', dan_so: 199}"));
  for (const std::string& result : results) CHECK(result == results[0]);
}
