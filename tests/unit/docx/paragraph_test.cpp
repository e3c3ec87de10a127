// Paragraphs: direct formatting as differences from the style, the mark, borders.

#include "docx/story.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::string markup(const rules::StyledDocument& document, const rules::StyledParagraph& one) {
  return emitted([&](xml::Emitter& out) { docx::write_paragraph({out, document, "1"}, one); });
}

std::string format_markup(const rules::ParagraphFormat& format,
                          const rules::ParagraphFormat& base = docx::default_paragraph_format()) {
  return emitted([&](xml::Emitter& out) {
    out.open("x");
    docx::write_paragraph_format(out, format, base);
    out.close();
  });
}

// The default format with one thing changed.
template <typename Change>
std::string changed(Change change) {
  rules::ParagraphFormat format = docx::default_paragraph_format();
  change(format);
  return format_markup(format);
}

}  // namespace

TEST_CASE("a paragraph as its style says has no direct formatting") {
  const rules::StyledDocument document = empty_document();
  for (const SampleStyle style : {Body, Heading, RuleLine, CellText}) {
    const std::string id = document.styles[style].id;
    CHECK(markup(document, paragraph(document, style, "chữ")) ==
          "<w:p><w:pPr><w:pStyle w:val=\"" + id + "\"/></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p>");
  }
}

TEST_CASE("a paragraph without runs keeps the height of its mark") {
  const rules::StyledDocument document = empty_document();
  rules::StyledParagraph spacer = paragraph(document, Body, "");
  spacer.mark.size = Length::pt(1);
  CHECK(markup(document, spacer) ==
        "<w:p><w:pPr><w:pStyle w:val=\"NoiDung\"/>"
        "<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p>");
}

TEST_CASE("each paragraph property") {
  using rules::ParagraphFormat;
  CHECK(changed([](ParagraphFormat&) {}) == "<x/>");
  CHECK(changed([](ParagraphFormat& f) { f.keep_next = true; }) == "<x><w:keepNext/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.keep_lines = true; }) == "<x><w:keepLines/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.page_break_before = true; }) ==
        "<x><w:pageBreakBefore/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.outline = 0; }) == "<x><w:outlineLvl w:val=\"0\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.align = rules::Align::Center; }) ==
        "<x><w:jc w:val=\"center\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.align = rules::Align::Right; }) ==
        "<x><w:jc w:val=\"right\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.align = rules::Align::Justify; }) ==
        "<x><w:jc w:val=\"both\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.before = Length::pt(6); }) ==
        "<x><w:spacing w:before=\"120\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.after = Length::pt(6); }) ==
        "<x><w:spacing w:after=\"120\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.line.multiple = 360; }) ==
        "<x><w:spacing w:line=\"360\" w:lineRule=\"auto\"/></x>");
  CHECK(changed([](ParagraphFormat& f) {
          f.line = {rules::LineSpacing::Rule::Exact, 240, Length::pt(18)};
        }) == "<x><w:spacing w:line=\"360\" w:lineRule=\"exact\"/></x>");
  CHECK(changed([](ParagraphFormat& f) {
          f.line = {rules::LineSpacing::Rule::AtLeast, 240, Length::pt(18)};
        }) == "<x><w:spacing w:line=\"360\" w:lineRule=\"atLeast\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.left = Length::twips(300); }) ==
        "<x><w:ind w:left=\"300\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.right = -Length::twips(20); }) ==
        "<x><w:ind w:right=\"-20\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.first_line = Length::twips(567); }) ==
        "<x><w:ind w:firstLine=\"567\"/></x>");
  CHECK(changed([](ParagraphFormat& f) { f.first_line = -Length::twips(567); }) ==
        "<x><w:ind w:hanging=\"567\"/></x>");
}

TEST_CASE("paragraph properties stand in the order of the schema, and can be taken back") {
  rules::ParagraphFormat all;
  all.align = rules::Align::Right;
  all.left = all.right = Length::twips(100);
  all.first_line = -Length::twips(50);
  all.before = all.after = Length::twips(60);
  all.line = {rules::LineSpacing::Rule::Exact, 240, Length::pt(18)};
  all.borders.top = all.borders.left = all.borders.right = {Length::pt(0.5), Length::pt(4), {}};
  all.borders.bottom = {Length::pt(1.5), Length(), {0xC0, 0, 0}};
  all.keep_next = all.keep_lines = all.page_break_before = true;
  all.outline = 3;
  const std::string thin = " w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"000000\"/>";
  CHECK(format_markup(all) ==
        "<x><w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:pBdr><w:top" + thin + "<w:left" +
            thin +
            "<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"C00000\"/><w:right" +
            thin +
            "</w:pBdr><w:spacing w:before=\"60\" w:after=\"60\" w:line=\"360\" "
            "w:lineRule=\"exact\"/><w:ind w:left=\"100\" w:right=\"100\" w:hanging=\"50\"/>"
            "<w:jc w:val=\"right\"/><w:outlineLvl w:val=\"3\"/></x>");
  const std::string none = " w:val=\"none\" w:sz=\"0\" w:space=\"0\" w:color=\"auto\"/>";
  CHECK(format_markup(docx::default_paragraph_format(), all) ==
        "<x><w:keepNext w:val=\"0\"/><w:keepLines w:val=\"0\"/><w:pageBreakBefore w:val=\"0\"/>"
        "<w:pBdr><w:top" +
            none + "<w:left" + none + "<w:bottom" + none + "<w:right" + none +
            "</w:pBdr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" "
            "w:lineRule=\"auto\"/><w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/>"
            "<w:jc w:val=\"left\"/><w:outlineLvl w:val=\"9\"/></x>");
}

TEST_CASE("only the edges that differ from the style are said again") {
  rules::ParagraphFormat base = docx::default_paragraph_format();
  base.borders.bottom = {Length::pt(0.75), Length::pt(1), {}};
  rules::ParagraphFormat format = base;
  format.borders.top = format.borders.bottom;
  CHECK(format_markup(format, base) ==
        "<x><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/>"
        "</w:pBdr></x>");
}

TEST_CASE("runs are compared with the style of their paragraph") {
  const rules::StyledDocument document = empty_document();
  rules::StyledParagraph heading = paragraph(document, Heading, "I. MỤC ĐÍCH");
  heading.runs.push_back(text_run("thường"));
  CHECK(markup(document, heading) ==
        "<w:p><w:pPr><w:pStyle w:val=\"DeMuc1\"/></w:pPr><w:r><w:t>I. MỤC ĐÍCH</w:t></w:r>"
        "<w:r><w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr><w:t>thường</w:t></w:r></w:p>");
}

TEST_CASE("paragraphs of every kind make a valid package") {
  rules::StyledDocument document = document_of({"một", "hai"});
  auto& blocks = document.sections.back().blocks;
  for (const rules::Align align :
       {rules::Align::Left, rules::Align::Center, rules::Align::Right, rules::Align::Justify}) {
    rules::StyledParagraph one = paragraph(document, Heading, "chữ");
    one.format.align = align;
    one.format.keep_next = false;
    one.format.outline = -1;
    one.format.page_break_before = align == rules::Align::Right;
    one.format.borders = box();
    one.format.first_line = -Length::twips(200);
    one.format.left = Length::twips(200);
    one.format.line = {rules::LineSpacing::Rule::AtLeast, 240, Length::pt(17)};
    one.runs[0].format.color = {10, 20, 30};
    one.runs[0].format.letter_spacing = Length::twips(7);
    blocks.emplace_back(one);
  }
  const Unpacked package = write_checked(document);
  CHECK(visible_text(only(package.tree("word/document.xml"), "w:body")) ==
        std::vector<std::string>{"một", "hai", "chữ", "chữ", "chữ", "chữ"});
}
