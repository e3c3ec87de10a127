// Runs: what stands in w:r for text, glue, breaks, fields and formatting.

#include "docx/story.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::string markup(const rules::StyledRun& run, const rules::RunFormat& base = plain_run()) {
  const rules::StyledDocument document = empty_document();
  return emitted([&](xml::Emitter& out) { docx::write_run({out, document, "7"}, run, base); });
}

std::string glued(std::string text, std::vector<std::uint32_t> glue) {
  rules::StyledRun run = text_run(std::move(text));
  run.glue = std::move(glue);
  return markup(run);
}

std::string format_markup(const rules::RunFormat& format, const rules::RunFormat& base) {
  return emitted([&](xml::Emitter& out) {
    out.open("x");
    docx::write_run_format(out, format, base);
    out.close();
  });
}

}  // namespace

TEST_CASE("text of a run is escaped, and outer spaces are kept") {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"Kế hoạch", "<w:r><w:t>Kế hoạch</w:t></w:r>"},
      {" đầu", "<w:r><w:t xml:space=\"preserve\"> đầu</w:t></w:r>"},
      {"cuối ", "<w:r><w:t xml:space=\"preserve\">cuối </w:t></w:r>"},
      {" ", "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"},
      {"a < b & \"c\" > d", "<w:r><w:t>a &lt; b &amp; \"c\" &gt; d</w:t></w:r>"},
      {"𝔸 \U0001F600", "<w:r><w:t>𝔸 \U0001F600</w:t></w:r>"},
  };
  for (const Case& each : cases) CHECK(markup(text_run(each.text)) == each.expected);
}

TEST_CASE("a run without text writes nothing") {
  CHECK(emitted([](xml::Emitter& out) {
          const rules::StyledDocument document = empty_document();
          out.open("x");
          docx::write_run({out, document, "1"}, text_run(""), plain_run());
          out.close();
        }) == "<x/>");
}

TEST_CASE("runs of text that look the same are one") {
  const auto together = [](const std::vector<rules::StyledRun>& runs) {
    const rules::StyledDocument document = empty_document();
    return emitted([&](xml::Emitter& out) {
      out.open("x");
      docx::write_plain_runs({out, document, "1"}, runs.data(), runs.data() + runs.size(),
                             plain_run());
      out.close();
    });
  };
  rules::StyledRun bold = text_run("b");
  bold.format.bold = true;
  rules::StyledRun sign = text_run("QĐ-UBND");
  sign.glue = {3};
  rules::StyledRun item = text_run("- ");
  item.glue = {1};
  CHECK(together({}) == "<x/>");
  CHECK(together({text_run(""), text_run("")}) == "<x/>");
  CHECK(together({text_run("- "), text_run("Công an xã"), text_run(";")}) ==
        "<x><w:r><w:t>- Công an xã;</w:t></w:r></x>");
  CHECK(together({text_run("a "), bold, text_run(" c"), text_run("d")}) ==
        "<x><w:r><w:t xml:space=\"preserve\">a </w:t></w:r>"
        "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>b</w:t></w:r>"
        "<w:r><w:t xml:space=\"preserve\"> cd</w:t></w:r></x>");
  CHECK(together({text_run("a"), break_run(), text_run("b")}) ==
        "<x><w:r><w:t>a</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>b</w:t></w:r></x>");
  CHECK(together({item, text_run("số 5/"), sign}) ==
        "<x><w:r><w:t>-\u00A0số 5/QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></x>");
}

TEST_CASE("glue holds a line together by the means of Word") {
  CHECK(glued("Điều 5", {7}) == "<w:r><w:t>Điều\u00A05</w:t></w:r>");
  CHECK(glued("12/2024/QĐ-UBND", {11}) ==
        "<w:r><w:t>12/2024/QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>");
  CHECK(glued("10–12", {2}) == "<w:r><w:t>10–\u206012</w:t></w:r>");
  CHECK(glued("a/b", {1}) == "<w:r><w:t>a/\u2060b</w:t></w:r>");
  CHECK(glued("ngày 03 tháng 02", {5, 8, 15}) ==
        "<w:r><w:t>ngày\u00A003\u00A0tháng\u00A002</w:t></w:r>");
  SECTION("at the ends of the text") {
    CHECK(glued("-a", {0}) == "<w:r><w:noBreakHyphen/><w:t>a</w:t></w:r>");
    CHECK(glued("a-", {1}) == "<w:r><w:t>a</w:t><w:noBreakHyphen/></w:r>");
    CHECK(glued("a ", {1}) == "<w:r><w:t>a\u00A0</w:t></w:r>");
    CHECK(glued("--", {0, 1}) == "<w:r><w:noBreakHyphen/><w:noBreakHyphen/></w:r>");
  }
  SECTION("a piece beside a hyphen keeps its own outer space") {
    CHECK(glued("a -b", {2}) ==
          "<w:r><w:t xml:space=\"preserve\">a </w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>");
  }
  SECTION("characters that hold already are left alone") {
    CHECK(glued("5\u00A0%", {1}) == "<w:r><w:t>5\u00A0%</w:t></w:r>");
    CHECK(glued("5\u202F%", {1}) == "<w:r><w:t>5\u202F%</w:t></w:r>");
    CHECK(glued("a\u2011b", {1}) == "<w:r><w:t>a\u2011b</w:t></w:r>");
    CHECK(glued("a\u2060b", {1}) == "<w:r><w:t>a\u2060b</w:t></w:r>");
  }
}

TEST_CASE("run properties are differences, in the order of the schema") {
  rules::RunFormat all = plain_run();
  all.bold = all.italic = true;
  all.color = {0x1F, 0x38, 0x64};
  all.letter_spacing = Length::twips(480);
  all.size = Length::pt(13.5);
  CHECK(format_markup(plain_run(), plain_run()) == "<x/>");
  CHECK(format_markup(all, plain_run()) ==
        "<x><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val=\"1F3864\"/>"
        "<w:spacing w:val=\"480\"/><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/></w:rPr></x>");
  CHECK(format_markup(plain_run(), all) ==
        "<x><w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>"
        "<w:color w:val=\"000000\"/><w:spacing w:val=\"0\"/><w:sz w:val=\"28\"/>"
        "<w:szCs w:val=\"28\"/></w:rPr></x>");
  rules::RunFormat tight = plain_run();
  tight.letter_spacing = -Length::twips(4);
  CHECK(format_markup(tight, plain_run()) == "<x><w:rPr><w:spacing w:val=\"-4\"/></w:rPr></x>");
}

TEST_CASE("a line break and a page number") {
  CHECK(markup(break_run()) == "<w:r><w:br/></w:r>");
  rules::StyledRun number = page_number_run();
  CHECK(markup(number) ==
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        "<w:r><w:t>7</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
  number.format.bold = true;
  std::size_t bold = 0;
  const std::string text = markup(number);
  for (std::size_t at = 0; (at = text.find("<w:b/>", at)) != std::string::npos; ++at) ++bold;
  CHECK(bold == 5);
}
