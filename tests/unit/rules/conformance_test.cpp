#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "base/file.h"
#include "support.h"
#include "support/catch.h"
#include "text/text.h"
#include "xml/tree.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

namespace {

struct Row {
  std::string clause, state;
  std::vector<std::string> tests;  // what stands in backticks
};

std::vector<Row> ledger() {
  std::vector<Row> rows;
  std::istringstream lines(source_file("engine/rules/CONFORMANCE.md"));
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 2) != "| ") continue;
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) {
      cells.emplace_back(text::trimmed(cell));
    }
    if (cells.size() != 4 || cells[0] == "clause") continue;
    Row row{cells[0], cells[2], {}};
    // Only what stands in front of the remarks, and there whole, names a test.
    std::size_t at = 0;
    while ((at = cells[3].find('`', at)) != std::string::npos) {
      const std::size_t end = cells[3].find('`', at + 1);
      if (end == std::string::npos) break;
      row.tests.push_back(cells[3].substr(at + 1, end - at - 1));
      at = end + 1;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// The names of all test cases of the project.
std::set<std::string> test_names() {
  std::set<std::string> names;
  const std::filesystem::path tests = std::string(VANTHU_SOURCE_DIR) + "/tests";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(tests)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = read_file(entry.path(), 8 << 20);
    const std::string start = "TEST_CASE(";
    for (std::size_t at = 0; (at = source.find(start, at)) != std::string::npos; ++at) {
      const std::size_t open = source.find('"', at);
      const std::size_t close = source.find('"', open + 1);
      names.insert(source.substr(open + 1, close - open - 1));
    }
  }
  return names;
}

void clauses(const xml::Element& element, std::set<std::string>& found) {
  if (const xml::Attribute* clause = element.find("clause")) found.insert(clause->value);
  for (const xml::Node& child : element.children) {
    if (const auto* inner = std::get_if<xml::Element>(&child)) clauses(*inner, found);
  }
}

}  // namespace

TEST_CASE("the ledger knows every clause of the rule file") {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("nd30.xml", source_file("templates/rules/nd30.xml"));
  const auto root = xml::parse(sources, file, diagnostics);
  REQUIRE(root);
  std::set<std::string> used;
  clauses(*root, used);
  CHECK(used.size() > 20);
  std::map<std::string, std::size_t> rows;
  for (const Row& row : ledger()) ++rows[row.clause];
  for (const std::string& clause : used) {
    CAPTURE(clause);
    CHECK(rows.contains(clause));
  }
  for (const auto& [clause, count] : rows) {
    CAPTURE(clause);
    if (clause != "–") CHECK(count == 1);
  }
}

TEST_CASE("every row of the ledger has a known state, and the tests it names exist") {
  const std::set<std::string> names = test_names();
  const std::set<std::string> states{"enforced", "checked", "author", "not yet"};
  const std::vector<Row> rows = ledger();
  CHECK(rows.size() > 70);
  for (const Row& row : rows) {
    CAPTURE(row.clause);
    CHECK(states.contains(row.state));
    const bool grouped = row.clause == "nd30.pl1.I.6" || row.clause == "nd30.pl1.IV.1";
    if ((row.state == "enforced" || row.state == "checked") && !grouped) {
      CHECK_FALSE(row.tests.empty());
    }
    for (const std::string& test : row.tests) {
      if (test.find('/') != std::string::npos) continue;  // a path
      CAPTURE(test);
      CHECK(names.contains(test));
    }
  }
}
