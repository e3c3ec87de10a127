// Work is bounded: steps and output.

#include <string>

#include "data/json.h"
#include "run.h"
#include "support/catch.h"
#include "template/expander.h"

using namespace vanthu;
using namespace vanthu::test;
using templates::Budget;
using templates::Expander;

namespace {

// Expands with a budget of our own.
Result expand_within(const std::string& xml, const std::string& json, const Budget& budget) {
  Result result = read(xml);
  REQUIRE(result.source);
  const FileId file = result.sources.add("du-lieu", json);
  const auto data = data::read_json(result.sources, file, result.diagnostics);
  REQUIRE(data);
  result.document =
      Expander(result.source->internals(), *data, kinds(), budget, result.diagnostics).run();
  CHECK(result.document.has_value() != result.diagnostics.has_errors());
  return result;
}

const std::string list = "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>";

std::string items(int count) {
  std::string json = R"({"ds": ["x")";
  for (int i = 1; i < count; ++i) json += R"(,"x")";
  return json + "]}";
}

}  // namespace

TEST_CASE("steps: the budget is named with the tag where it ended") {
  const std::string xml = around(list,
                                 "<lap qua=\"ds\" la=\"a\">\n<lap qua=\"ds\" la=\"b\">\n<doan>{{ a "
                                 "}}{{ b }}</doan></lap></lap>");
  Budget budget;
  budget.steps = 10'000;
  CHECK(expand_within(xml, items(20), budget).document);
  const Result stopped = expand_within(xml, items(200), budget);
  REQUIRE(stopped.diagnostics.all().size() == 1);
  CHECK(stopped.diagnostics.all()[0].code == Code::LimitSteps);
  CHECK(stopped.diagnostics.all()[0].args == Problems{"10000"});
  CHECK(stopped.problems()[0].substr(0, 4) == "mau ");
}

TEST_CASE("the usual budget stops three loops inside each other") {
  const Result result =
      run(around(list,
                 "<lap qua=\"ds\" la=\"a\"><lap qua=\"ds\" la=\"b\"><lap qua=\"ds\" la=\"c\">"
                 "<neu dieu-kien=\"khong a\"><doan>x</doan></neu></lap></lap></lap>"),
          items(120));
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.diagnostics.all()[0].code == Code::LimitSteps);
}

TEST_CASE("output: words, pasted text, table cells and attributes all count") {
  Budget budget;
  budget.output = 100;
  const std::string text(60, 'x');
  const std::string json = "{\"a\": \"" + text + "\", \"t\": \"" + text +
                           "\", \"b\": {\"cot\": [{\"ten\": \"" + text + "\"}]}}";
  const std::string fields =
      "<truong ten=\"a\" kieu=\"chu\"/><truong ten=\"t\" kieu=\"noi-dung\"/>"
      "<truong ten=\"b\" kieu=\"bang-dong\"/>";
  for (const char* body : {"<doan>{{ a }}</doan>", "<noi-dung tu=\"t\"/>", "<bang-dong tu=\"b\"/>",
                           "<doan id=\"{{ a }}\">x</doan>"}) {
    INFO(body);
    CHECK(expand_within(around(fields, body), json, budget).document);
    const Result stopped =
        expand_within(around(fields, std::string(body) + "\n" + body), json, budget);
    REQUIRE_FALSE(stopped.diagnostics.all().empty());
    const bool repeated = std::string(body).find("id=") != std::string::npos;
    CHECK(stopped.problems().front().substr(0, 6) == "mau 3:");
    CHECK(stopped.diagnostics.all().front().code == Code::LimitOutput);
    CHECK(stopped.diagnostics.all().size() == (repeated ? 2u : 1u));
  }
}

TEST_CASE("filtering, sorting and grouping count as steps, and so does what a block holds") {
  const std::string rows =
      "<truong ten=\"ds\" kieu=\"danh-sach\"><truong ten=\"a\" kieu=\"chu\"/></truong>";
  std::string json = R"({"ds": [{"a": "x"})";
  for (int i = 1; i < 100; ++i) json += R"(,{"a": "x"})";
  json += "]}";
  Budget budget;
  budget.steps = 150;
  for (const std::string body :
       {"\n<lap qua=\"ds\" la=\"d\" loc=\"khong d.a\"/>", "\n<lap qua=\"ds\" la=\"d\" xep=\"a\"/>",
        "\n<nhom-theo qua=\"ds\" theo=\"a\" la=\"n\"/>"}) {
    INFO(body);
    const Result stopped = expand_within(around(rows, body), json, budget);
    CHECK(stopped.problems() == Problems{"mau 3:1 limit-steps"});
  }
  test::Shelf shelf;
  shelf.blocks["k"] =
      "<khoi id=\"k\"><tham-so ten=\"l\" kieu=\"danh-sach\"><truong ten=\"a\" "
      "kieu=\"chu\"/></tham-so>"
      "<lap qua=\"l\" la=\"d\"><lap qua=\"l\" la=\"e\"><doan>{{ e.a }}</doan></lap></lap></khoi>";
  json.insert(1, R"("x": null, )");
  const Result stopped =
      run(around(rows + "<truong ten=\"x\" kieu=\"chu\"/>",
                 "<lap qua=\"ds\" la=\"a\"><goi khoi=\"k\" l=\"{{ ds }}\"/></lap>"),
          json, shelf);
  REQUIRE(stopped.diagnostics.all().size() == 1);
  CHECK(stopped.diagnostics.all()[0].code == Code::LimitSteps);
  // The block's line, and the call.
  CHECK(stopped.problems()[0].substr(0, 7) == "khoi/k ");
  CHECK(stopped.problems_with_remedies()[0].find("> mau 2:22") != std::string::npos);
}
