// What layout refuses, and what it must never lose.

#include "build.h"

using namespace build;

namespace {

Diagnostics trouble(const StyledDocument& one) {
  Diagnostics diagnostics;
  CHECK_FALSE(layout::paginate(one, shaper(), diagnostics).has_value());
  return diagnostics;
}

Place at(std::uint32_t begin) { return {static_cast<FileId>(0), begin, begin + 10}; }

}  // namespace

TEST_CASE("a character without a glyph is named, once a place, all in one run") {
  StyledParagraph first = paragraph("☑ và ☑ và 漢");
  first.runs[0].at = at(100);
  StyledParagraph second = paragraph("☑");
  second.at = at(200);  // the run has no place of its own
  StyledDocument one = document({first, column_of({"x"}), second});
  StyledParagraph header = paragraph("✓");
  header.at = at(300);
  one.sections[0].first_header = {header};
  one.sections[0].header = {header};

  const Diagnostics diagnostics = trouble(one);
  REQUIRE(diagnostics.all().size() == 4);
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    CHECK(diagnostic.code == Code::LayoutCharacterMissing);
    found.push_back(
        fmt::format("{} {} {}", diagnostic.at.begin, diagnostic.args[0], diagnostic.args[1]));
  }
  CHECK(found ==
        std::vector<std::string>{"300 ✓ U+2713", "100 ☑ U+2611", "100 漢 U+6F22", "200 ☑ U+2611"});
}

TEST_CASE("what no line of ours can show is named by its own character") {
  struct Row {
    std::string text;
    Code code;
    std::vector<std::string> args;
  };
  const std::vector<Row> table{
      {"vòng z\u20DD chữ", Code::LayoutCharacterMissing, {"◌\u20DD", "U+20DD"}},
      {"\U0001F600", Code::LayoutCharacterMissing, {"\U0001F600", "U+1F600"}},
      {"riêng \uE000", Code::LayoutCharacterMissing, {"\uE000", "U+E000"}},
      {"\u05D0", Code::LayoutRightToLeft, {"“\u05D0” (U+05D0)"}},
      {"chữ \u0627", Code::LayoutRightToLeft, {"“\u0627” (U+0627)"}},
      {"x\u202Ey", Code::LayoutRightToLeft, {"U+202E"}},
      {"\u2067", Code::LayoutRightToLeft, {"U+2067"}},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    const Diagnostics diagnostics = trouble(document({paragraph(row.text)}));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == row.code);
    CHECK(diagnostics.all()[0].args == row.args);
  }
  // Marks that letters of the face take, and characters that do not show.
  Diagnostics diagnostics;
  const StyledParagraph sound = paragraph("q\u0301 \u200E \u200B \u2060 \uFE0F x");
  CHECK(layout::paginate(document({sound}), shaper(), diagnostics).has_value());
}

TEST_CASE("a row taller than a page is refused, with its place") {
  StyledTable one = column_of({"x"});
  one.rows.push_back(one.rows[0]);
  one.rows[1].cells[0].paragraphs = {lines("y", 12)};
  one.rows[1].at = at(70);
  SECTION("the row alone") {
    const Diagnostics diagnostics = trouble(document({one}, line14 * 10));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::LayoutRowTooTall);
    CHECK(diagnostics.all()[0].at == at(70));
    CHECK(diagnostics.all()[0].args[0] == "2");
    CHECK_FALSE(hint(diagnostics.all()[0], Language::Vietnamese).empty());
  }
  SECTION("only with the repeated header") {
    one.rows[0].header = true;
    const Length height = Length::twips(12 * 322 + 20 + 100);
    CHECK(trouble(document({one}, height)).all().size() == 1);
    CHECK(show(paginate(document({one}, height + Length::twips(332)))).size() > 10);
  }
  SECTION("two of them: both") {
    one.rows.push_back(one.rows[1]);
    one.rows[2].at = at(90);
    CHECK(trouble(document({one}, line14 * 10)).all().size() == 2);
  }
  SECTION("one that may split is fine") {
    one.rows[1].splits = true;
    Diagnostics diagnostics;
    CHECK(layout::paginate(document({one}, line14 * 10), shaper(), diagnostics).has_value());
  }
}

TEST_CASE("errors of earlier passes do not empty the result") {
  Diagnostics diagnostics;
  diagnostics.add(Code::FontsMissing, Place{}, {"x"});
  CHECK(layout::paginate(document({paragraph("a")}), shaper(), diagnostics).has_value());
}

TEST_CASE("columns too narrow for anything end all the same") {
  StyledParagraph one = paragraph("abc def");
  one.format.left = Length::twips(20000);
  CHECK(show(paginate(document({one}))) == "a|b|c|d|e|f");
}

TEST_CASE("every character is on some page, in order") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += fmt::format("{}từ{} ", i % 7 == 0 ? "-" : "", i);
  StyledParagraph one = paragraph(text);
  one.format.align = rules::Align::Justify;
  const layout::Pages pages = paginate(document({one}));
  CHECK(pages.pages.size() > 3);
  std::string read;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) read += text_of(line) + line.break_text;
  }
  CHECK(read == text);
}

TEST_CASE("the same input gives the same pages") {
  const StyledDocument one = document({lines("x", 100), column_of({"a", "b"}), paragraph("c")});
  CHECK(layout::dump(paginate(one)) == layout::dump(paginate(one)));
}
