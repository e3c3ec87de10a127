#include "app/merge_data.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "data/json.h"
#include "support/catch.h"

namespace {

using namespace vanthu;

struct Merged {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<data::Value> value;
};

// `place` of a part: the name of the file it came from.
std::string show(const data::Value& value, const Sources& sources) {
  struct Visitor {
    const data::Value& value;
    const Sources& sources;
    std::string operator()(const data::Null&) const { return "null"; }
    std::string operator()(bool b) const { return b ? "true" : "false"; }
    std::string operator()(const data::Number& n) const { return n.lexeme; }
    std::string operator()(const std::string& s) const { return "'" + s + "'"; }
    std::string operator()(const data::Array& array) const {
      std::string out;
      for (const data::Value& item : array) out += (out.empty() ? "" : ",") + show(item, sources);
      return "[" + out + "]";
    }
    std::string operator()(const data::Object& object) const {
      std::string out;
      for (const data::Member& member : object) {
        out += fmt::format("{}{}@{}:{}", out.empty() ? "" : " ", member.key,
                           sources.name(member.key_at.file), show(member.value, sources));
      }
      return "{" + out + "}";
    }
  };
  return std::visit(Visitor{value, sources}, value.content);
}

std::string merged(const std::vector<std::string>& files) {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<data::Value> values;
  std::string name = "a";
  for (const std::string& text : files) {
    const FileId file = sources.add(name, text);
    ++name[0];
    auto value = data::read_json(sources, file, diagnostics);
    REQUIRE(value.has_value());
    values.push_back(*std::move(value));
  }
  const auto value = app::merge_data(std::move(values), diagnostics);
  if (!value) {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
      out += fmt::format("{}@{} ", entry(d.code).id, sources.name(d.at.file));
    }
    return out;
  }
  CHECK(diagnostics.all().empty());
  return show(*value, sources);
}

}  // namespace

TEST_CASE("data files are merged in order and keep their places") {
  struct Row {
    std::vector<std::string> files;
    std::string expected;
  };
  const std::vector<Row> rows{
      {{R"({"x": 1})"}, "{x@a:1}"},
      {{R"([1])"}, "[1]"},  // a single file is judged by the template, not here
      {{R"({"x": 1, "y": 2})", R"({"x": 3})"}, "{x@b:3 y@a:2}"},
      {{R"({"x": 1})", R"({"y": 2})"}, "{x@a:1 y@b:2}"},
      {{R"({"k": {"a": 1, "b": 2}})", R"({"k": {"b": 3, "c": 4}})"}, "{k@a:{a@a:1 b@b:3 c@b:4}}"},
      {{R"({"k": {"a": 1}})", R"({"k": null})"}, "{k@b:null}"},
      {{R"({"k": "t"})", R"({"k": {"a": 1}})"}, "{k@b:{a@b:1}}"},
      {{R"({"l": [1, 2]})", R"({"l": [3]})"}, "{l@b:[3]}"},
      {{R"({"x": 1})", R"({"x": 2})", R"({"x": 3})"}, "{x@c:3}"},
      {{R"({})", R"({"x": true})"}, "{x@b:true}"},
  };
  for (const Row& row : rows) CHECK(merged(row.files) == row.expected);
}

TEST_CASE("only objects can be merged, and every other file is named") {
  static_cast<void>(Code::DataNotMergeable);
  CHECK(merged({R"({"x": 1})", R"([1])", R"("t")"}) ==
        "data-not-mergeable@b data-not-mergeable@c ");
}
