#include "rules/spacing.h"

#include <fmt/format.h>

#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;
using model::SizeSet;

namespace {

// The real rule file with the figures of the two distances replaced.
struct Loaded {
  std::optional<RuleSet> rules;
  std::vector<Diagnostic> diagnostics;  // of the check with fonts
};

Loaded load(const std::string& gap, const std::string& lines) {
  std::string text = source_file("templates/rules/nd30.xml");
  const auto replace = [&](const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not in nd30.xml: " + from);
    text.replace(at, from.size(), to);
  };
  replace(R"(min="6pt" use="6pt")", gap);
  replace(R"(min="1" max="1.5" use="1.15")", lines);
  Sources sources;
  Diagnostics diagnostics;
  Loaded loaded;
  loaded.rules = RuleSet::read(sources, sources.add("nd30.xml", text), diagnostics);
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(message(one, Language::English));
  REQUIRE(loaded.rules.has_value());
  check_spacing(*loaded.rules, shaper().fonts(), diagnostics);
  loaded.diagnostics = diagnostics.all();
  return loaded;
}

const std::string usual_gap = R"(min="6pt" use="6pt")";

// "6 115%" or "6 18pt", one a setting.
std::vector<std::string> tighter(const std::string& gap, const std::string& lines,
                                 SizeSet sizes = SizeSet::Body14) {
  const Loaded loaded = load(gap, lines);
  std::vector<std::string> all;
  for (const Spacing& one : tighter_spacings(*loaded.rules, sizes, shaper().fonts())) {
    const bool exact = one.line.rule == LineSpacing::Rule::Exact;
    all.push_back(fmt::format("{:g} {:g}{}", one.paragraph_gap.pt(),
                              exact ? one.line.height.pt() : one.line.multiple / 2.4,
                              exact ? "pt" : "%"));
  }
  return all;
}

using Settings = std::vector<std::string>;

}  // namespace

TEST_CASE("tighter settings: paragraphs first, then lines, each down to the end of its range") {
  CHECK(tighter(usual_gap, R"(min="1" max="1.5" use="1.15")") ==
        Settings{"6 110%", "6 105%", "6 100%"});
  CHECK(tighter(R"(min="6pt" use="8.5pt")", R"(min="1" max="1.5" use="1.12")") ==
        Settings{"7.5 112.083%", "6.5 112.083%", "6 112.083%", "6 110%", "6 105%", "6 100%"});
  CHECK(tighter(usual_gap, R"(min="1.08" max="1.5" use="1.2")") ==
        Settings{"6 115%", "6 110%", "6 108.333%"});
  // No lower end: the regulation gives no range to move in.
  CHECK(tighter(R"(use="12pt")", R"(max="1.5" use="1.15")") == Settings{});
  CHECK(tighter(R"(choices="6pt 12pt 9pt" use="12pt")", R"(choices="1 1.5 1.2" use="1.5")") ==
        Settings{"9 150%", "6 150%", "6 120%", "6 100%"});
  CHECK(tighter(usual_gap, R"(min="1" max="1.5" use="1")") == Settings{});
}

TEST_CASE("tighter settings of exact lines go by half points, never below their letters") {
  CHECK(tighter(usual_gap, R"(min="1" max="1.5" use="18pt")") ==
        Settings{"6 17.5pt", "6 17pt", "6 16.5pt"});  // single lines of 14 pt are 16.1 pt high
  CHECK(tighter(usual_gap, R"(min="17pt" max="22pt" use="18pt")") ==
        Settings{"6 17.5pt", "6 17pt"});
  CHECK(tighter(usual_gap, R"(choices="18pt 20pt 1.15" use="20pt")") ==
        Settings{"6 115%", "6 18pt"});
}

TEST_CASE("exact lines: the text has them, the form and tables do not") {
  const Loaded loaded = load(usual_gap, R"(min="1" max="1.5" use="18pt")");
  CHECK(loaded.diagnostics.empty());
  model::Paragraph body;
  body.text = words("Nội dung.");
  model::Table table;
  table.columns.resize(1);
  table.rows.resize(1);
  table.rows[0].cells.resize(1);
  table.rows[0].cells[0].lines = {words("Ô")};
  model::Closing closing;
  closing.archive = words("VT");
  Diagnostics diagnostics;
  const StyledDocument document =
      apply(test::document({body, table, closing}), *loaded.rules, shaper(), diagnostics);
  CHECK(diagnostics.all().empty());
  const LineSpacing exact{LineSpacing::Rule::Exact, 240, Length::pt(18)};
  const LineSpacing single{LineSpacing::Rule::Multiple, 240, {}};
  CHECK(in_style(document, "NoiDung").format.line == exact);
  CHECK(style_of(document, in_style(document, "NoiDung")).paragraph.line == exact);
  CHECK(in_style(document, "BangNoiDung").format.line == single);
  CHECK(in_style(document, "NoiNhanDanhSach").format.line == single);
}

TEST_CASE("an exact height is judged in the range of multiples, by the size of the body") {
  struct Row {
    std::string lines;
    std::vector<std::string> args;  // none: accepted
  };
  const std::vector<Row> table{
      {R"(min="1" max="1.5" use="16.5pt")", {}},
      {R"(min="1" max="1.5" use="22.4pt")", {}},
      {R"(min="1" max="1.5" use="16pt")", {"cach-dong", "16pt", "1 … 1.5"}},
      {R"(min="1" max="1.5" use="23pt")", {"cach-dong", "23pt", "1 … 1.5"}},  // 13 pt text: 22.4
      {R"(min="1" max="1.5" use-13="16pt" use-14="24pt")", {}},
      {R"(min="18pt" max="22pt" use="1.2")", {"cach-dong", "1.2", "18pt … 22pt"}},
      {R"(min="18pt" max="22pt" use="1.25")", {}},
  };
  for (const Row& row : table) {
    CAPTURE(row.lines);
    const Loaded loaded = load(usual_gap, row.lines);
    if (row.args.empty()) {
      CHECK(loaded.diagnostics.empty());
      continue;
    }
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].code == Code::RulesOutOfRange);
    CHECK(loaded.diagnostics[0].args == row.args);
    CHECK(loaded.diagnostics[0].clause == "nd30.pl1.II.6.e");
  }
}

TEST_CASE("an exact height lower than the letters is refused") {
  const Loaded loaded = load(usual_gap, R"(min="10pt" max="22pt" use="14pt")");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].code == Code::RulesLinesTooLow);
  CHECK(loaded.diagnostics[0].args ==
        std::vector<std::string>{"cach-dong", "14pt", "13pt", "Nội dung", "14.95pt"});
}
