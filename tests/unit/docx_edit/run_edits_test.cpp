// Runs cut where words or letters change, and properties changed as tracked changes.

#include "docx/edit/run_edits.h"

#include "docx/parse/read.h"
#include "docx/parse/walk.h"
#include "support/catch.h"
#include "support/docx_package.h"

using namespace vanthu;
using docx::edit::ParagraphFormat;
using docx::edit::RunEdits;
using docx::edit::RunFormat;
using docx::edit::SectionFormat;

namespace {

struct Desk {
  explicit Desk(const std::string& body) : document(read(body)), part(document.parts.front()) {
    docx::parse::for_each_paragraph(document.body().blocks, [&](const docx::parse::Paragraph& one) {
      if (paragraph == nullptr) paragraph = &one;
    });
    REQUIRE(paragraph != nullptr);
  }
  static docx::parse::Document read(const std::string& body) {
    Diagnostics diagnostics;
    auto document = docx::parse::read(tests::Docx{.body = body}.bytes(), "a.docx", diagnostics);
    REQUIRE(document);
    return std::move(*document);
  }
  // The place of a word in the part.
  [[nodiscard]] xml::ByteRange bytes(std::string_view word) const {
    const std::size_t at = part.part->bytes.find(word);
    REQUIRE(at != std::string_view::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
  }
  std::string applied(const RunEdits& edits) const {
    docx::edit::PartPatch patch;
    edits.apply(patch);
    const std::string all = patch.applied(part.part->bytes);
    const std::size_t begin = all.find("<w:p>");
    return all.substr(begin, all.find("</w:p>") + 6 - begin);
  }

  docx::parse::Document document;
  const docx::parse::StoryPart& part;
  const docx::parse::Paragraph* paragraph = nullptr;
  docx::edit::FreeIds ids{document};
  docx::edit::RevisionMarks marks{ids, ""};
};

const std::string ins = "<w:ins w:id=\"1\" w:author=\"vanthu\">";
const std::string del = "<w:del w:id=\"0\" w:author=\"vanthu\">";

}  // namespace

TEST_CASE("a replaced word cuts its run and keeps its letters") {
  const Desk desk("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>một hai ba</w:t></w:r></w:p>");
  RunEdits edits(desk.part, *desk.paragraph, desk.marks);
  edits.strike({0, desk.bytes("hai")});
  edits.put_in(0, desk.bytes("hai").end, "2<3");
  const std::string run = "<w:r><w:rPr><w:b/></w:rPr>";
  CHECK(desk.applied(edits) ==
        "<w:p>" + run + "<w:t xml:space=\"preserve\">một </w:t></w:r>" + del + run +
            "<w:delText xml:space=\"preserve\">hai</w:delText></w:r></w:del>" + ins + run +
            "<w:t xml:space=\"preserve\">2&lt;3</w:t></w:r></w:ins>" + run +
            "<w:t xml:space=\"preserve\"> ba</w:t></w:r></w:p>");
}

TEST_CASE("letters are formatted for the stretch alone, the old format is kept") {
  const Desk desk("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>một hai</w:t><w:tab/></w:r></w:p>");
  RunEdits edits(desk.part, *desk.paragraph, desk.marks);
  edits.format({0, desk.bytes("hai")}, RunFormat{.half_points = 28, .bold = true});
  CHECK(
      desk.applied(edits) ==
      "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">một </w:t></w:r>"
      "<w:r><w:rPr><w:b/><w:bCs/><w:i/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"
      "<w:rPrChange w:id=\"0\" w:author=\"vanthu\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
      "<w:t xml:space=\"preserve\">hai</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:tab/></w:r></w:p>");
}

TEST_CASE("spaces that were not shown do not come to be shown") {
  const Desk desk("<w:p><w:r><w:t> một hai </w:t></w:r></w:p>");
  RunEdits edits(desk.part, *desk.paragraph, desk.marks);
  edits.put_between(0, desk.bytes("hai").begin, "<w:bookmarkEnd w:id=\"9\"/>");
  CHECK(desk.applied(edits) ==
        "<w:p><w:r><w:t xml:space=\"preserve\">một </w:t></w:r><w:bookmarkEnd w:id=\"9\"/>"
        "<w:r><w:t xml:space=\"preserve\">hai</w:t></w:r></w:p>");
}

TEST_CASE("what is not plain characters cannot be cut") {
  const Desk desk("<w:p><w:r><w:t><![CDATA[một]]></w:t><w:t>hai</w:t></w:r></w:p>");
  const RunEdits edits(desk.part, *desk.paragraph, desk.marks);
  CHECK_FALSE(edits.can_cut(0));
  CHECK(edits.can_cut(1));
}

TEST_CASE("properties of a paragraph change in their order, attributes that are not named stay") {
  const Desk desk(
      "<w:p><w:pPr><w:ind w:left=\"10\" w:hanging=\"5\"/><w:rPr><w:b/></w:rPr></w:pPr></w:p>");
  const ParagraphFormat format{.alignment = "both", .first_line = Length::twips(720)};
  CHECK(docx::edit::changed_paragraph(desk.part.tree, desk.paragraph->properties, format,
                                      desk.marks) ==
        "<w:pPr><w:ind w:left=\"10\" w:firstLine=\"720\"/><w:jc w:val=\"both\"/>"
        "<w:rPr><w:b/></w:rPr><w:pPrChange w:id=\"0\" w:author=\"vanthu\"><w:pPr>"
        "<w:ind w:left=\"10\" w:hanging=\"5\"/></w:pPr></w:pPrChange></w:pPr>");
}

TEST_CASE("somebody's own open change of properties keeps its old values") {
  const Desk desk(
      "<w:p><w:pPr><w:jc w:val=\"left\"/><w:pPrChange w:id=\"4\" w:author=\"An\"><w:pPr/>"
      "</w:pPrChange></w:pPr></w:p>");
  const ParagraphFormat format{.alignment = "center"};
  CHECK(docx::edit::changed_paragraph(desk.part.tree, desk.paragraph->properties, format,
                                      desk.marks) ==
        "<w:pPr><w:jc w:val=\"center\"/><w:pPrChange w:id=\"4\" w:author=\"An\"><w:pPr/>"
        "</w:pPrChange></w:pPr>");
}

TEST_CASE("margins of a section change, what it refers to is no part of its old values") {
  const Desk desk(
      "<w:p/><w:sectPr w:rsidR=\"00A\"><w:headerReference w:type=\"default\" r:id=\"x\"/>"
      "<w:pgMar w:top=\"1\" w:left=\"2\"/></w:sectPr>");
  SectionFormat format;
  format.left = Length::twips(1701);
  CHECK(docx::edit::changed_section(desk.part.tree, desk.document.sections.front().properties,
                                    format, desk.marks) ==
        "<w:sectPr w:rsidR=\"00A\"><w:headerReference w:type=\"default\" r:id=\"x\"/>"
        "<w:pgMar w:top=\"1\" w:left=\"1701\"/><w:sectPrChange w:id=\"0\" w:author=\"vanthu\">"
        "<w:sectPr><w:pgMar w:top=\"1\" w:left=\"2\"/></w:sectPr></w:sectPrChange></w:sectPr>");
}
